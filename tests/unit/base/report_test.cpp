#include "base/report.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

TEST(Report, PrintsFileLineAndColumnInCharacters) {
    Sources sources;
    const SourceId id = sources.add("книга/том.xml", "<p>раз</p>\n<p>два &нет;</p>\n");
    const auto at = static_cast<std::uint32_t>(sources.bytes(id).find('&'));
    const Diagnostic d{Severity::warning, "tei-unknown-entity", {id, at, at + 1}, "no entity \"нет\" is declared", "Declare it.", {}};
    EXPECT_EQ(to_text(d, sources), "книга/том.xml:2:8: warning: no entity \"нет\" is declared [tei-unknown-entity]\n    Declare it.");
}

TEST(Report, WithoutAPlaceItNamesTheFileOrNothing) {
    const Sources sources;
    EXPECT_EQ(to_text({Severity::error, "font-missing", {}, "no such family", {}, "fonts"}, sources),
              "fonts: error: no such family [font-missing]");
    EXPECT_EQ(to_text({Severity::note, "page-short", {}, "a loose line", {}, {}}, sources), "note: a loose line [page-short]");
}

TEST(Report, NotesAreNoFindings) {
    Report report;
    report.note("page-short", {}, "m");
    EXPECT_FALSE(report.has_findings());
    report.warning("empty-note", {}, "m");
    EXPECT_TRUE(report.has_findings());
}

TEST(Report, KeepsTenThousandOfACodeAndCountsTheOthers) {
    Report report, more;
    for (int i = 0; i < 10'500; ++i) report.note("page-short", {}, "m");
    for (int i = 0; i < 10'003; ++i) more.note("page-short", {}, "m");
    more.error("tei-no-text", {}, "m");
    EXPECT_EQ(report.all().size(), 10'000U);
    EXPECT_EQ(report.left_out("page-short"), 500U);
    report.append(std::move(more));
    EXPECT_EQ(report.all().size(), 10'001U);
    EXPECT_EQ(report.left_out("page-short"), 10'503U);
    EXPECT_EQ(report.left_out("tei-no-text"), 0U);
    EXPECT_TRUE(report.has_findings());
}

TEST(Report, AppendKeepsOrder) {
    Report first, second;
    first.note("page-short", {}, "");
    second.error("tei-no-text", {}, "");
    second.note("page-short", {}, "");
    first.append(std::move(second));
    std::string codes;
    for (const Diagnostic& d : first.all()) codes += std::string(d.code) + " ";
    EXPECT_EQ(codes, "page-short tei-no-text page-short ");
    EXPECT_EQ(first.count(Severity::note), 2U);
}

TEST(Report, AppendNewLeavesOutWhatIsKnown) {
    Report first, second;
    first.warning("tei-missing-image", {}, "known");
    for (const char* message : {"known", "new", "new"}) second.warning("tei-missing-image", {}, message);
    first.append_new(second);
    EXPECT_EQ(first.all().size(), 2u);
    EXPECT_EQ(first.all().back().message, "new");
}

TEST(Report, ACharacterHasItsPlaceInTheSpan) {
    Sources sources;
    const SourceId id = sources.add("a", "x\n\u2603 &#9731;\n&#x2603; &#x26031; end");
    Report report;
    for (int i = 0; i < 4; ++i) report.add({Severity::error, "font-missing-character", {id, 0, 40}, "m", {}, {}, U'\u2603'});
    report.add({Severity::error, "font-missing-character", {id, 2, 5}, "m", {}, {}, U'z'});
    report.add({Severity::error, "font-missing-character", {}, "m", {}, {}, U'z'});
    report.find_characters(sources);
    std::string places;
    for (const Diagnostic& one : report.all()) {
        const Place place = sources.place(one.span);
        places += std::to_string(place.line) + ":" + std::to_string(place.column) + " ";
    }
    EXPECT_EQ(places, "2:1 2:3 3:1 1:1 2:1 0:0 ") << "in order; a reference counts; where there is none, the span's begin";
}

TEST(Sources, PlaceBeyondTheEndIsTheEnd) {
    Sources sources;
    const SourceId id = sources.add("a", "one\ntwo");
    const Place place = sources.place({id, 100, 100});
    EXPECT_EQ(place.line, 2U);
    EXPECT_EQ(place.column, 4U);
}

}  // namespace
}  // namespace nabor
