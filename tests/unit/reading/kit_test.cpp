// The parts of the kit: flow, ids, names, classes, looks.
#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "book/dump.h"
#include "book/structure.h"
#include "reading/builder.h"
#include "reading/classification.h"
#include "reading/css_looks.h"

namespace nabor::reading {
namespace {

Block paragraph() { return leaf_header(Role::paragraph, LanguageId::main, {}); }
Inline phrase(AnchorId anchor = AnchorId::none) { return {{}, Phrase{Role::emphasis, LanguageId::main, {}, anchor, {}}}; }

std::string texts(const Blocks& blocks) {
    std::string text;
    for (const Block& block : blocks) text += block.is_leaf() ? "[" + plain_text(block.inlines()) + "]" : "{" + texts(block.blocks()) + "}";
    return text;
}

TEST(Flow, WhiteSpaceCollapsesAndNeverStandsAtAnEdge) {
    Marks marks;
    Flow flow(marks, paragraph());
    flow.text(" \n one  two\n", {});
    flow.begin_phrase(phrase());
    flow.text(" three ", {});
    flow.end_phrase();
    flow.text(" , four ", {});
    const Blocks blocks = flow.finish();
    ASSERT_EQ(blocks.size(), 1u);
    const Inlines& inlines = blocks[0].inlines();
    EXPECT_EQ(std::get<Text>(inlines[0].content).text, "one two ");
    EXPECT_EQ(std::get<Text>(std::get<Phrase>(inlines[1].content).content[0].content).text, "three");
    EXPECT_EQ(std::get<Text>(inlines[2].content).text, ", four");
}

TEST(Flow, ABlockInterruptsALeafThatGoesOnAfterIt) {
    Marks marks;
    Flow flow(marks, paragraph());
    flow.begin_leaf(paragraph());
    flow.begin_phrase(phrase());
    flow.text("before", {});
    flow.add(text_leaf(Role::formula, "x", LanguageId::main, {}));
    flow.text("after", {});
    flow.end_phrase();
    flow.end_leaf();
    const Blocks blocks = flow.finish();
    EXPECT_EQ(texts(blocks), "[before][x][after]");
    EXPECT_TRUE(blocks[2].rendition.has(Look::no_indent)) << "the sentence runs through the formula";
    EXPECT_TRUE(std::holds_alternative<Phrase>(blocks[2].inlines()[0].content));
}

TEST(Flow, BreaksOfTheSourceJoinWords) {
    const auto joined = [](std::string_view first, bool inside_word, std::string_view second) {
        Marks marks;
        Flow flow(marks, paragraph());
        flow.text(first, {});
        flow.soft_break(inside_word);
        flow.text(second, {});
        return texts(flow.finish());
    };
    EXPECT_EQ(joined("Gu-", false, "bernie"), "[Gubernie]");
    EXPECT_EQ(joined("Saint-", false, "Petersburg"), "[Saint-Petersburg]");
    EXPECT_EQ(joined("one", false, "two"), "[one two]");
    EXPECT_EQ(joined("on", true, "e"), "[one]");
}

TEST(Flow, MarksWaitForTheNextLeafWhereverItOpens) {
    Marks marks;
    Flow outer(marks, paragraph());
    outer.mark({{}, PageMark{"7", AnchorId::none}});
    Flow inner(marks, paragraph());
    inner.text("text", {});
    const Blocks blocks = inner.finish();
    EXPECT_TRUE(std::holds_alternative<PageMark>(blocks[0].inlines()[0].content));
    EXPECT_TRUE(marks.waiting.empty());
}

TEST(Flow, LooseVerseLinesBecomeAPoem) {
    Marks marks;
    Flow flow(marks, paragraph());
    for (const char* line : {"one", "two"}) flow.add(text_leaf(Role::verse_line, line, LanguageId::main, {}));
    flow.add(text_leaf(Role::paragraph, "prose", LanguageId::main, {}));
    const Blocks blocks = flow.finish();
    EXPECT_EQ(texts(blocks), "{[one][two]}[prose]");
    EXPECT_EQ(blocks[0].role, Role::verse);
}

TEST(Ids, ReferencesGoToTheirOwnFileFirst) {
    IdTable ids({{"a.xml", ItemIndex{0}}, {"b.xml", ItemIndex{10}}});
    ids.add("x", ItemIndex{1}, 0, {});
    ids.add("x", ItemIndex{11}, 1, {});
    ids.add("y", ItemIndex{12}, 1, {});
    EXPECT_EQ(ids.resolve("#x", 0), ItemIndex{1});
    EXPECT_EQ(ids.resolve("#x", 1), ItemIndex{11});
    EXPECT_EQ(ids.resolve("#y", 0), ItemIndex{12});
    EXPECT_EQ(ids.resolve("dir/b.xml#x", 0), ItemIndex{11});
    EXPECT_EQ(ids.resolve("b.xml#z", 0), ItemIndex::none);
    EXPECT_EQ(ids.resolve("gone.xml#y", 0), ItemIndex{12}) << "a file that is not part of the book";
    EXPECT_EQ(ids.resolve("b.xml", 0), ItemIndex{10});
    EXPECT_EQ(ids.resolve("#range(x, y)", 0), ItemIndex{1});
    EXPECT_EQ(ids.resolve("", 0), ItemIndex::none);
}

TEST(Ids, RepeatedOnesAreReported) {
    IdTable ids({{"a.xml", ItemIndex{0}}, {"b.xml", ItemIndex{10}}});
    for (std::uint32_t i = 1; i <= 30; ++i) ids.add("x", ItemIndex{i}, 0, {});
    ids.add("x", ItemIndex{11}, 1, {});
    Report report;
    ids.report_repeated(report);
    EXPECT_EQ(report.count(Severity::warning), 21u) << "twenty, and how many more";
    EXPECT_EQ(report.count(Severity::note), 1u);
}

TEST(Ids, NamesAreAsciiAndUnique) {
    UniqueNames names;
    EXPECT_EQ(names.make("a b"), "a_b");
    EXPECT_EQ(names.make("a b"), "a_b-2");
    EXPECT_EQ(names.make("a_b-2"), "a_b-2-2");
    EXPECT_EQ(names.make("a_b"), "a_b-3");
    EXPECT_EQ(names.make("9"), "x9");
    EXPECT_EQ(names.make("б"), "x_");
    EXPECT_EQ(names.make(""), "x");
}

TEST(Ids, TargetsOfReferences) {
    EXPECT_EQ(first_target("  #a #b"), "#a");
    EXPECT_EQ(first_target("#range(a, b) #c"), "#range(a, b)");
    EXPECT_TRUE(is_web_address("https://example.org"));
    EXPECT_FALSE(is_web_address("chapter.xml#a"));
}

TEST(Ids, SeveralTargetsOfAReference) {
    using Targets = std::vector<std::string_view>;
    EXPECT_EQ(all_targets(" #a  b.xml#c\n"), (Targets{"#a", "b.xml#c"}));
    EXPECT_EQ(all_targets("#a #range(b, c) #d"), (Targets{"#a", "#range(b, c)", "#d"}));
    EXPECT_EQ(all_targets("#a( #b #c("), (Targets{"#a(", "#b", "#c("})) << "a bracket that nothing closes";
    EXPECT_EQ(all_targets(""), Targets{});
}

TEST(Classification, PlacesOfNotes) {
    EXPECT_EQ(note_place("margin-left"), NotePlace::margin);
    EXPECT_EQ(note_place("#x Foot"), NotePlace::foot) << "the first word that is a place";
    EXPECT_EQ(note_place("chapter-end"), NotePlace::chapter_end);
    EXPECT_EQ(note_place("end"), NotePlace::end);
    EXPECT_EQ(note_place("verso"), NotePlace::unspecified);
    EXPECT_EQ(class_word(" Source \n Notes"), "source-notes");
}

TEST(Classification, WordsOfManyLanguages) {
    EXPECT_EQ(division_role("vorwort"), Role::preface);
    EXPECT_EQ(division_role("anything"), Role::section);
    EXPECT_EQ(note_kind("trans"), NoteKind::translator);
    EXPECT_EQ(note_kind("anything"), NoteKind::unspecified);
    EXPECT_EQ(index_name("names"), index_name("person"));
    EXPECT_EQ(index_name("ships"), "ships");
}

TEST(Classification, Signs) {
    for (const char* ornament : {"***", "* * *", "⁂", "———"}) EXPECT_TRUE(is_ornament(ornament) && may_begin_ornament(ornament)) << ornament;
    for (const char* words : {"", " ", "—", "*a*"}) EXPECT_FALSE(is_ornament(words)) << words;
    EXPECT_FALSE(may_begin_ornament("Words"));
    for (const char* mark : {"1", "12)", "*", "a", "†"}) EXPECT_TRUE(is_note_mark(mark)) << mark;
    for (const char* head : {"", "On it", "Note"}) EXPECT_FALSE(is_note_mark(head)) << head;
    EXPECT_EQ(asker_name("Вопрос:"), AskerName::certain);
    EXPECT_EQ(asker_name("[Interviewer 2]"), AskerName::certain);
    EXPECT_EQ(asker_name("Journalist (radio):"), AskerName::likely);
    for (const char* name : {"Вопрошающий", "Quentin", "", "()"}) EXPECT_EQ(asker_name(name), AskerName::none) << name;
    for (const char* item : {"1. a", "23) a", "— a", "• a", "(a) b"}) EXPECT_TRUE(has_own_marker(item)) << item;
    EXPECT_FALSE(has_own_marker("1905 was a year."));
}

TEST(CssLooks, DeclarationsBecomeLooks) {
    const auto rendition = [](std::string_view css) {
        Rendition result;
        apply_css(css, result);
        return result;
    };
    EXPECT_TRUE(rendition("font-style: italic; color: red").has(Look::italic));
    EXPECT_TRUE(rendition("FONT-WEIGHT:700").has(Look::bold));
    EXPECT_EQ(rendition("text-align:center").alignment, Alignment::centre);
    EXPECT_EQ(rendition("margin-left: 2em").indent, 2);
    EXPECT_EQ(rendition("margin-left: -2em").indent, 0);
    EXPECT_EQ(rendition("letter-spacing: 0"), Rendition{});
    EXPECT_EQ(rendition("nonsense; : ;;"), Rendition{});
}

}  // namespace
}  // namespace nabor::reading
