// Notes that begin with something else than a paragraph, and the calls of notes beside raised figures.
#include <gtest/gtest.h>

#include <string>

#include "support/every_layout.h"
#include "support/spots.h"

namespace nabor {
namespace {

using testing::container;
using testing::find;
using testing::leaf;
using testing::Spot;
using testing::words;

class NoteShapes : public testing::EveryLayout {
protected:
    // A page with a note of this content; its number is the only "1" of a paragraph's size at the foot.
    Pages with_note(Blocks content) { return set({leaf(Role::paragraph, Inlines{words("Word"), maker.note(std::move(content)), words(" more.")})}); }

    Spot number(const Pages& pages) const {
        Spot found;
        for (const PageItem& item : pages.pages.back().items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (run && run->node != NodeId::none && run->text.starts_with(u'1') && run->link == PageLinkId::none) found = {0, run->x, run->x, run->y, run};
        }
        EXPECT_NE(found.run, nullptr);
        return found;
    }
};

INSTANTIATE_TEST_SUITE_P(Layouts, NoteShapes, testing::layouts, testing::layout_name);

TEST_P(NoteShapes, VerseKeepsOneEdgeBesideTheNumber) {
    const Pages pages = with_note({container(Role::verse, {leaf(Role::verse_line, "First line"), leaf(Role::verse_line, "Second line")})});
    const Spot first = find(pages, "First line"), second = find(pages, "Second line");
    EXPECT_EQ(first.x, second.x);
    EXPECT_EQ(number(pages).y, first.y);
    EXPECT_LT(number(pages).x, first.x);
}

TEST_P(NoteShapes, AListingKeepsItsIndents) {
    const Pages pages = with_note({leaf(Role::code_block, "one {\n  two\n}")});
    const Spot one = find(pages, "one {"), end = find(pages, "}", true);
    EXPECT_EQ(one.x, end.x);
    EXPECT_EQ(number(pages).y, one.y);
}

TEST_P(NoteShapes, LinesOfCodeInAParagraphKeepTheirEdge) {
    Phrase code;
    code.role = Role::code;
    code.content = {words("one {"), {Span{}, LineBreak{}}, words("}")};
    const Pages pages = with_note({leaf(Role::paragraph, Inlines{{Span{}, std::move(code)}})});
    EXPECT_EQ(find(pages, "one {").x, find(pages, "}", true).x);
}

TEST_P(NoteShapes, TheNumberStandsBesideAList) {
    const Pages pages = with_note({container(Role::list_bulleted, {container(Role::list_item, {leaf(Role::paragraph, "Item.")})})});
    EXPECT_EQ(number(pages).y, find(pages, "Item.").y);
    EXPECT_LT(number(pages).x, find(pages, "\u2013").x);
}

TEST_P(NoteShapes, TheNumberStandsAtTheNotesEdgeBesideAQuotation) {
    const Pages pages = with_note({container(Role::block_quotation, {leaf(Role::paragraph, "Quoted words")})});
    const Length edge = number(pages).x;
    maker.book.body.clear();
    EXPECT_EQ(number(with_note({leaf(Role::paragraph, "Words")})).run->x, edge);
}

TEST_P(NoteShapes, TheNumberStandsBesideATable) {
    Table table;
    Cell cell;
    cell.content = {leaf(Role::paragraph, "Cell")};
    table.rows.emplace_back().cells.push_back(std::move(cell));
    Block block;
    block.role = Role::table;
    block.content = std::move(table);
    const Pages pages = with_note({std::move(block)});
    EXPECT_EQ(number(pages).y, find(pages, "Cell").y);
}

TEST_P(NoteShapes, TheNumberRunsIntoAParagraph) {
    const Pages pages = with_note({leaf(Role::paragraph, testing::prose(60, 1))});
    EXPECT_EQ(number(pages).run->text, u"1\u2002");
}

TEST_P(NoteShapes, TheRuleOfRightToLeftNotesStandsAtTheRight) {
    maker.book.languages.push_back("he");
    const auto hebrew = static_cast<LanguageId>(maker.book.languages.size() - 1);
    const auto rule_of = [](const Pages& pages) {
        Length right;
        for (const PageItem& item : pages.pages.back().items)
            if (const auto* rule = std::get_if<RuleLine>(&item)) right = rule->x + rule->width;
        return right;
    };
    const Length left = rule_of(with_note({leaf(Role::paragraph, "\u05E9\u05DC\u05D5\u05DD words of a note")}));
    maker.book.body.clear();
    Block paragraph = leaf(Role::paragraph, "\u05E9\u05DC\u05D5\u05DD word");
    paragraph.language = hebrew;
    const Pages pages = with_note({std::move(paragraph)});
    const PageGeometry page = press.layout->page("", PageSide::left, false);
    EXPECT_LT(left, page.width / 2);
    EXPECT_GT(rule_of(pages), page.width / 2);
}

std::string said(const Pages& pages) {
    std::string text;
    for (const PageItem& item : pages.pages.back().items)
        if (const auto* run = std::get_if<GlyphRun>(&item); run && run->node != NodeId::none) text += testing::utf8(run->text);
    return text;
}

Inline raised(const std::string& text) {
    Phrase phrase;
    phrase.role = Role::highlighted;
    phrase.rendition.set(Look::superscript);
    phrase.content = {words(text)};
    return {Span{}, std::move(phrase)};
}

TEST_P(NoteShapes, ACallAfterARaisedFigureIsSetApart) {
    const Pages pages = set({leaf(Role::paragraph, Inlines{words("m"), raised("2"), maker.note("One."), words(" and m\u00B2"), maker.note("Two."), words(" and m"),
                                                           maker.note("Three."), raised("2"), words(" and m"), maker.note("Four."), words(".")})});
    const std::string text = said(pages);
    for (const char* expected : {"m2\u202F1 and", "m\u00B2\u202F2 and", "m3\u202F2 and", "m4."}) EXPECT_NE(text.find(expected), std::string::npos) << text;
}

}  // namespace
}  // namespace nabor
