// The layouts that come with Nabor: without findings, complete, and as documented. (A test may see book/; layout/ itself does not.)
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "book/role.h"
#include "layout/selector.h"
#include "layout/syntax.h"
#include "sheet.h"
#include "support/layouts.h"

namespace nabor::test {
namespace {

// Roles that look like the text around them: what they mean is not for the eye.
const std::set<Role> plain_roles{
    Role::answer,
    Role::plate,
    Role::item_label,
    Role::inline_label,
    Role::math,
    Role::lemma,
    Role::counterpart,
    Role::highlighted,
    Role::quotation,
    Role::title_of_article,
    Role::foreign_phrase,
    Role::gloss,
    Role::name,
    Role::person_name,
    Role::place_name,
    Role::organisation_name,
    Role::date,
    Role::reference,
    Role::link,
    Role::unclear,
    Role::gap,
    Role::correction,
    Role::original,
    Role::regularised,
    Role::abbreviation,
    Role::expansion,
    Role::inline_quotation_mark,
    Role::unknown_phrase,
};

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// Every "element.class" that some selector asks of an element, contexts included; "element" or ".class" where it names one of them.
void gather_names(const std::vector<WrittenRule>& rules, std::set<std::string>& names) {
    Report report;
    for (const WrittenRule& rule : rules) {
        gather_names(rule.rules, names);
        if (!rule.at_rule.empty()) continue;
        const std::vector<Selector> selectors = read_selectors(rule.prelude, rule.span, report).value_or(std::vector<Selector>{});
        for (const Selector& selector : selectors) {
            for (const Compound& compound : selector.compounds) {
                if (compound.simple.classes.empty()) names.insert(compound.simple.element);
                for (const std::string& name : compound.simple.classes) names.insert(compound.simple.element + "." + name);
            }
        }
    }
}

std::set<std::string> names_in(const std::string& css) {
    Report report;
    std::set<std::string> names;
    gather_names(read_rules(tokenize(css, static_cast<SourceId>(0), report), report), names);
    return names;
}

std::string words_of(const RoleRow& row) {
    const std::string element = row.role == Role::heading ? "h1" : std::string(row.element);
    return row.css_class.empty() ? element : element + "." + std::string(row.css_class);
}

class ShippedLayout : public ::testing::TestWithParam<std::string> {
protected:
    std::string css() const { return testing::css_of_layout(GetParam()); }
};

INSTANTIATE_TEST_SUITE_P(Layouts, ShippedLayout, ::testing::Values("paperback", "a5-plain", "study", "parallel"), [](const auto& test) {
    std::string name = test.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST_P(ShippedLayout, IsReadWithoutAFinding) {
    const Sheet sheet(css());
    EXPECT_EQ(sheet.messages(), "");
    EXPECT_EQ(sheet.layout().name, GetParam());
    EXPECT_NE(sheet.layout().description, "");
}

TEST_P(ShippedLayout, DeclaresAndUsesTheVariablesOfThePaperbackAndDocumentsOthers) {
    const Sheet sheet(css()), paperback(testing::css_of_layout("paperback"));
    const std::string documentation = text_of(NABOR_SOURCE_FOLDER "/docs/layouts.md");
    for (const auto& [name, value] : paperback.layout().variables) EXPECT_TRUE(sheet.layout().variables.count(name)) << name;
    for (const auto& [name, value] : sheet.layout().variables) {
        EXPECT_NE(css().find("var(--" + name + ")"), std::string::npos) << name << " is declared and not used";
        EXPECT_NE(documentation.find("`" + name + "`"), std::string::npos) << name << " is not documented";
    }
}

TEST_P(ShippedLayout, DressesEveryRole) {
    const std::set<std::string> names = names_in(css());
    std::size_t dressed = 0;
    for (const RoleRow& row : role_table()) {
        if (plain_roles.count(row.role)) continue;
        EXPECT_TRUE(names.count(words_of(row))) << row.name;
        ++dressed;
    }
    EXPECT_GT(dressed, 80u);
}

TEST_P(ShippedLayout, NamesNothingThatNoBookHas) {
    std::set<std::string> known{"", "html", "body", "h1", "h2", "h3", "h4", "h5", "h6", "section", "div",
                                "p.opening", "section.contents", "section.end-notes", "p.contents-entry", "p.depth-1", "p.depth-2",
                                "p.depth-3", "span.contents-author", "aside.margin"};
    for (const RoleRow& row : role_table()) known.insert(words_of(row));
    for (const NoteKind kind : {NoteKind::author, NoteKind::editor, NoteKind::translator, NoteKind::source, NoteKind::gloss, NoteKind::apparatus})
        known.insert("aside." + std::string(kind_word(kind)));
    for (const std::string& name : names_in(css())) EXPECT_TRUE(known.count(name)) << name;
}

TEST_P(ShippedLayout, HeadsNeverHyphenateNorStandAlone) {
    const Sheet sheet(css());
    for (const std::string_view division : {"section.part", "section.document", "section.chapter", "section.section"}) {
        for (const std::string_view heading : {"h1", "h2", "h3", "h4"}) {
            const Style style = sheet.style({division, heading}, "ru");
            EXPECT_FALSE(style.hyphenate) << division << heading;
            EXPECT_EQ(style.break_after, PageBreak::avoid) << division << heading;
            EXPECT_EQ(style.first_indent, Length{}) << division << heading;
            EXPECT_NE(style.align, TextAlign::justify) << division << heading;
        }
    }
}

TEST_P(ShippedLayout, TextAndNotesKeepTheirGrid) {
    const Sheet sheet(css());
    const Style text = sheet.style({"section.chapter", "p"}), note = sheet.style({"aside.note", "p"});
    EXPECT_EQ(text.leading, sheet.layout().grid);
    EXPECT_DOUBLE_EQ(points(text.size), 10.5);
    EXPECT_DOUBLE_EQ(points(note.size), 8.5);
    EXPECT_DOUBLE_EQ(points(note.leading), 10.5);
    EXPECT_EQ(sheet.style({"section.chapter", "p", "em"}).leading, text.leading);
    EXPECT_EQ(sheet.style({"section.chapter", "p", "a.note-call"}).leading, text.leading);
    EXPECT_GT(sheet.style({"section.chapter", "p", "a.note-call"}).rise, 0);
}

TEST_P(ShippedLayout, TitlePagesHaveNoFolioAndOthersDo) {
    const Sheet sheet(css());
    const std::string bare = sheet.style({"section.title-page"}).page;
    for (const PageSide side : {PageSide::left, PageSide::right}) {
        EXPECT_TRUE(sheet.layout().page(bare, side, true).boxes.empty());
        for (const bool opening : {false, true}) EXPECT_FALSE(sheet.layout().page("", side, opening).boxes.empty());
    }
}

TEST_P(ShippedLayout, LargePrintIsAMatterOfSettings) {
    const Sheet sheet(css(), {{"size", "16pt"}, {"leading", "20pt"}, {"align", "left"}, {"hyphens", "none"}, {"margin-inner", "15mm"}});
    EXPECT_EQ(sheet.messages(), "");
    const Style text = sheet.style({"section.chapter", "p"});
    EXPECT_DOUBLE_EQ(points(text.size), 16);
    EXPECT_EQ(text.leading, sheet.layout().grid);
    EXPECT_EQ(text.align, TextAlign::left);
    EXPECT_EQ(sheet.layout().page("", PageSide::right, false).margin_left, Length::millimetres(15));
    EXPECT_EQ(sheet.layout().page("", PageSide::left, false).margin_right, Length::millimetres(15));
}

TEST_P(ShippedLayout, TheEbookGetsNothingThatIsOnlyForPaper) {
    const std::string ebook = Sheet(css()).layout().epub_stylesheet();
    EXPECT_GT(ebook.size(), 1000u);
    for (const char* forbidden : {"-nabor-", "@page", "@media", "@font-face", "var(", "string-set", "string(", "columns", "--", "url(",
                                  "line-height", "position", "#"})
        EXPECT_EQ(ebook.find(forbidden), std::string::npos) << forbidden;
    Report report;
    for (const Token& token : tokenize(ebook, static_cast<SourceId>(0), report))
        EXPECT_TRUE(token.kind != TokenKind::dimension || token.text == "em") << token.text;
    Sources sources;
    read_layout({sources.add("ebook.css", ebook)}, sources, report);
    for (const Diagnostic& finding : report.all()) EXPECT_NE(finding.severity, Severity::error) << to_text(finding, sources);
}

// --- the default style of ebooks, which all layouts share

struct EbookDefaults {
    EbookDefaults() {
        const SourceId defaults = sources.add("ebook.css", text);
        layout = read_layout({sources.add("test.css", ""), {}, {}, defaults}, sources, report);
    }

    const std::string text = text_of(NABOR_SOURCE_FOLDER "/layouts/ebook.css");
    Sources sources;
    Report report;
    std::optional<Layout> layout;
};

TEST(DefaultStyle, IsReadWithoutAFindingAndWrittenWhole) {
    const EbookDefaults defaults;
    for (const Diagnostic& finding : defaults.report.all()) ADD_FAILURE() << to_text(finding, defaults.sources);
    const std::string css = defaults.layout->epub_stylesheet();
    Report report;
    std::size_t declarations = 0;
    const auto expect_written = [&](const std::vector<WrittenRule>& rules, const std::string& indent, const auto& self) -> void {
        for (const WrittenRule& rule : rules) {
            for (const WrittenDeclaration& each : rule.declarations) {
                const std::string line = indent + "    " + each.property + ": " + to_css(each.value) + ";\n";
                EXPECT_NE(css.find(line), std::string::npos) << line;
                ++declarations;
            }
            self(rule.rules, indent + "    ", self);
        }
    };
    expect_written(read_rules(tokenize(defaults.text, static_cast<SourceId>(0), report), report), "", expect_written);
    EXPECT_GT(declarations, 150u);
}

TEST(DefaultStyle, HasNoEffectOnPaper) {
    const EbookDefaults defaults;
    const Sheet nothing("");
    for (const char* element : {"body", "p", "h1", "blockquote", "em", "th", "table"}) {
        const ElementKey key{element, "", "en", true, ""};
        EXPECT_EQ(defaults.layout->style(Style{}, {&key, 1}), nothing.layout().style(Style{}, {&key, 1})) << element;
    }
}

// HTML, 15.3: what browsers make of these elements by themselves. Fonts are embedded by the stylesheet alone, so it says the same.
TEST(DefaultStyle, SaysOfFacesWhatBrowsersDoByThemselves) {
    const EbookDefaults defaults;
    const auto is_any = [](std::string_view element, std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), element) != names.end();
    };
    for (const RoleRow& row : role_table()) {
        const ElementKey chain[] = {{"body", "", "en", true, ""}, {row.element, row.css_class, "en", true, ""}};
        const Style style = defaults.layout->ebook_look(defaults.layout->ebook_root_style(), chain).style;
        EXPECT_TRUE(style.italic || !is_any(row.element, {"i", "cite", "em", "dfn", "var", "address"})) << row.name;
        EXPECT_TRUE(style.weight == 700 || !is_any(row.element, {"b", "strong", "th"})) << row.name;
        EXPECT_TRUE(style.families.front() == "monospace" || !is_any(row.element, {"pre", "code", "kbd", "samp", "tt"})) << row.name;
    }
}

TEST(DefaultStyle, NamesNothingThatNoBookHas) {
    std::set<std::string> known{"",   "body", "body.cover", "h1", "h2", "h3", "h4", "h5", "h6", "section", "div", "p", "hr", "li", "dt", "dd", "th", "td",
                                "thead", "aside", "blockquote", "ul", "ol", "img", "sup", "sub", "nav", "a", "caption", "figcaption", "ins",
                                "hr.ornament", "p.heading", "div.note", "div.table", "section.notes", "p.title-imprint", "span.stage-direction",
                                "p.part-middle", "p.part-final", "p.centre", "p.right", "p.no-indent", "div.image", "div.note-block"};
    for (const RoleRow& row : role_table()) known.insert(words_of(row));
    for (const std::string& name : names_in(EbookDefaults().text))
        EXPECT_TRUE(known.count(name) || name.front() == '.') << name;
}

// A container of width queries has no width of its own, which a table in a cell gives to its column.
TEST(DefaultStyle, ATableInACellIsNoContainer) {
    const std::string text = EbookDefaults().text;
    EXPECT_NE(text.find("td div.table, th div.table { container-type: normal; overflow-x: visible; }"), std::string::npos);
    EXPECT_NE(text.find("text-align: left; hyphens: manual; }"), std::string::npos) << "or the soft hyphens of cells are not used";
}

TEST(Paperback, RunningHeadsNameThePartOrTheBookAndTheDocument) {
    const Sheet sheet(text_of(NABOR_SOURCE_FOLDER "/layouts/paperback/paperback.css"));
    const auto head = [&](std::string_view page, PageSide side) {
        for (const MarginBox& box : sheet.layout().page(page, side, false).boxes)
            if (box.place == MarginBoxPlace::top_centre) return box.content.at(0).text;
        return std::string();
    };
    EXPECT_EQ(head("", PageSide::left), "book");
    EXPECT_EQ(head("", PageSide::right), "document");
    const std::string inside = sheet.style({"section.part", "section.document"}).page;
    EXPECT_EQ(head(inside, PageSide::left), "part");
    EXPECT_EQ(sheet.style({"section.part", "h1"}).string_set, "part");
    EXPECT_EQ(sheet.style({"section.part", "section.document", "h2"}).string_set, "document");
    EXPECT_EQ(sheet.style({"section.chapter", "section.section", "h3"}).string_set, "") << "a subhead is in no running head";
    for (const std::string_view page : {std::string_view(""), std::string_view(inside)}) {
        const std::vector<MarginBox> opening = sheet.layout().page(page, PageSide::left, true).boxes;
        ASSERT_EQ(opening.size(), 1u);
        EXPECT_EQ(opening.front().place, MarginBoxPlace::bottom_centre) << "the folio drops to the foot";
    }
}

TEST(Paperback, IndentsByLanguageAndNotAfterAHead) {
    const Sheet sheet(text_of(NABOR_SOURCE_FOLDER "/layouts/paperback/paperback.css"));
    EXPECT_DOUBLE_EQ(points(sheet.style({"section.chapter", "p"}, "en").first_indent), 10.5);
    EXPECT_DOUBLE_EQ(points(sheet.style({"section.chapter", "p"}, "ru").first_indent), 15.75);
    std::vector<ElementKey> chain{{"body", "", "ru", false, ""}, {"section", "chapter", "ru", false, ""}, {"p", "", "ru", false, "h2"}};
    const Style section = sheet.style({"section.chapter"}, "ru");
    EXPECT_EQ(sheet.layout().style(section, chain).first_indent, Length{});
    chain.back().after = "p";
    EXPECT_DOUBLE_EQ(points(sheet.layout().style(section, chain).first_indent), 15.75);
}

TEST(A5Plain, IsTheBenchmarksPage) {
    const Sheet sheet(text_of(NABOR_SOURCE_FOLDER "/layouts/a5-plain/a5-plain.css"));
    const PageGeometry page = sheet.layout().page("", PageSide::left, false);
    EXPECT_EQ(page.margin_top, Length::millimetres(20));
    EXPECT_EQ(page.margin_bottom, Length::millimetres(22));
    EXPECT_EQ(page.margin_left, Length::millimetres(18));
    EXPECT_EQ(page.margin_right, Length::millimetres(18));
    const Style text = sheet.style({"section.chapter", "p"}, "ru");
    EXPECT_EQ(text.families, std::vector<std::string>{"PT Serif"});
    EXPECT_DOUBLE_EQ(points(text.leading), 13);
    EXPECT_NEAR(points(text.first_indent), 12.6, 0.001);
    EXPECT_EQ(sheet.style({"section.part", "h2"}).break_before, PageBreak::page);
    EXPECT_EQ(sheet.style({"section.chapter", "h3"}).break_before, PageBreak::automatic);
}

}  // namespace
}  // namespace nabor::test
