// Notes of a series in columns at a page's foot.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "setting_tools.h"
#include "typeset/stacked_foot.h"

namespace nabor {
namespace {

using testing::SettingTools;

Galley lines_of(std::size_t count) {
    Galley lines(count);
    for (GalleyItem& line : lines) line.height = Length::points(10);
    return lines;
}

// A foot of notes of so many lines.
StackedFoot foot_of(std::size_t columns, const std::vector<Galley>& notes) {
    StackedFoot foot(columns);
    for (std::size_t i = 0; i < notes.size(); ++i) foot.add(static_cast<SectionNoteId>(i), notes[i]);
    return foot;
}

std::vector<std::uint32_t> lines_by_column(const std::vector<PlacedNote>& placed) {
    std::vector<std::uint32_t> lines;
    for (const PlacedNote& note : placed) {
        if (note.column >= lines.size()) lines.resize(note.column + 1);
        ++lines[note.column];
    }
    return lines;
}

TEST(NoteColumns, AreAsNearlyEqualAsTheirLinesAllow) {
    const std::vector<Galley> notes{lines_of(1), lines_of(5), lines_of(1), lines_of(1)};
    EXPECT_EQ(foot_of(1, notes).whole_height({}, 4), Length::points(80));
    EXPECT_EQ(foot_of(2, notes).whole_height({}, 4), Length::points(40));
    EXPECT_EQ(foot_of(3, notes).whole_height({}, 4), Length::points(30));
    EXPECT_EQ(lines_by_column(foot_of(3, notes).place({}, {4, 0})), (std::vector<std::uint32_t>{3, 3, 2}));
    EXPECT_EQ(foot_of(3, notes).place({}, {4, 0})[3].y, Length{}) << "the second column begins at the top";
}

TEST(NoteColumns, LinesThatBelongTogetherStayInOneColumn) {
    Galley kept = lines_of(4);
    for (GalleyItem& line : kept) line.may_break_before = false;
    Galley hyphenated = lines_of(4);
    for (GalleyItem& line : hyphenated) line.ends_with_hyphen = true;
    for (const Galley& note : {kept, hyphenated}) {
        const StackedFoot foot = foot_of(2, {lines_of(1), note});
        EXPECT_EQ(foot.whole_height({}, 2), Length::points(40));
        EXPECT_EQ(lines_by_column(foot.place({}, {2, 0})), (std::vector<std::uint32_t>{1, 4}));
    }
}

TEST(NoteColumns, WhiteAboveTheFirstLineOfAColumnIsDropped) {
    Galley note = lines_of(2);
    note[1].space_before = Length::points(6);
    EXPECT_EQ(foot_of(1, {note}).whole_height({}, 1), Length::points(26));
    EXPECT_EQ(foot_of(2, {note}).whole_height({}, 1), Length::points(10));
}

TEST(NoteColumns, AShareTakesWhatItsRoomHoldsAndGoesOnThere) {
    const StackedFoot foot = foot_of(2, {lines_of(3), lines_of(6), Galley(), lines_of(1)});
    const SeriesShare part = foot.share({}, 4, Length::points(39), false);
    EXPECT_EQ(part.next, (NoteCursor{1, 3}));
    EXPECT_EQ(part.height, Length::points(30));
    EXPECT_EQ(part.split_lines, 3u);
    EXPECT_EQ(foot.share(part.next, 4, Length::points(20), false).next, (NoteCursor{4, 0}));
    EXPECT_EQ(foot.share({}, 4, Length::points(9), false).next, NoteCursor{});
    EXPECT_EQ(foot.share({}, 4, Length::points(9), true).next, (NoteCursor{0, 1}));
    EXPECT_EQ(foot.least_height({}, 4), Length::points(50));
    EXPECT_EQ(foot.least_height({}, 2), Length::points(20));
    EXPECT_EQ(foot.least_height({2, 0}, 3), Length{}) << "a note without lines";
}

// The left edges of the notes' lines, by the layout's arrangement and the notes' direction.
std::vector<std::int64_t> edges_of(const std::string& arrangement, const std::string& text, bool right_to_left) {
    SettingTools tools(":root { -nabor-note-arrangement: " + arrangement + " }");
    FlowSection flow;
    for (std::uint32_t i = 0; i < 3; ++i) {
        FlowParagraph paragraph = tools.paragraph("A line with a call.", tools.style(TextAlign::left));
        paragraph.notes.push_back({4, static_cast<SectionNoteId>(i)});
        flow.blocks.push_back(tools.block(std::move(paragraph)));
        FlowParagraph note = tools.paragraph(text, tools.style(TextAlign::left));
        note.right_to_left = note.mirrors = right_to_left;
        flow.notes.push_back({NoteSeriesId{}, {tools.block(std::move(note))}});
    }
    KnownHyphens known;
    SectionLines lines = set_lines(std::move(flow), tools.workshop, known);
    SectionPages pages = plan_pages(lines, {}).pages;
    GlyphedSection glyphed = set_glyphs(std::move(lines), {pages, {}}, tools.workshop);
    std::vector<std::int64_t> edges;
    for (const PageLine& line : make_pages(glyphed.facts, std::move(glyphed.galley), glyphed.pages, tools.layout).pages.front().lines)
        if (line.is_note) edges.push_back(line.x.units);
    return edges;
}

TEST(NoteColumns, FollowEachOtherAsTheNotesRead) {
    EXPECT_EQ(edges_of("blocks", "word", false), std::vector<std::int64_t>(3, 0));
    const std::vector<std::int64_t> left = edges_of("columns-3 4mm", "word", false), right = edges_of("columns-3 4mm", "מילה", true);
    ASSERT_EQ(left.size(), 3u);
    EXPECT_TRUE(left[0] == 0 && left[0] < left[1] && left[1] < left[2]);
    EXPECT_EQ(right, std::vector<std::int64_t>(left.rbegin(), left.rend()));
    EXPECT_LT(left[1], edges_of("columns-3 9mm", "word", false)[1]) << "by what is between them";
    EXPECT_EQ(edges_of("columns-2", "word", false)[1], 0) << "two lines in the first of two columns";
}

}  // namespace
}  // namespace nabor
