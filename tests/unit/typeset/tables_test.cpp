// Tables on finished pages, in both layouts: columns, numerals, notes.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/every_layout.h"
#include "support/spots.h"

namespace nabor {
namespace {

using testing::container;
using testing::find;
using testing::leaf;
using testing::Spot;
using testing::words;

class Tables : public testing::EveryLayout {};

INSTANTIATE_TEST_SUITE_P(Layouts, Tables, testing::layouts, testing::layout_name);

// Rows of cells of one paragraph each; the first is the head.
Block table_of(const std::vector<std::vector<std::string>>& rows) {
    Table made;
    for (const auto& texts : rows) {
        Row row;
        row.header = made.rows.empty();
        for (const std::string& text : texts) {
            Cell cell;
            cell.header = row.header;
            if (!text.empty()) cell.content = {leaf(Role::paragraph, text)};
            row.cells.push_back(std::move(cell));
        }
        made.rows.push_back(std::move(row));
    }
    Block block;
    block.role = Role::table;
    block.content = std::move(made);
    return block;
}

TEST_P(Tables, NumeralsStandWithTheirDecimalMarksUnderEachOther) {
    const Pages pages = set({table_of({{"Year", "Members of it"}, {"one", "7.5"}, {"two", "112"}, {"three", "0.25"}, {"four", "\u2014"}})});
    const Spot head = find(pages, "Members of it"), tenths = find(pages, "7.5"), whole = find(pages, "112"),
               hundredths = find(pages, "0.25");
    EXPECT_NEAR(head.end.in_points(), hundredths.end.in_points(), 0.2) << "the column ends where its head does";
    EXPECT_LT(whole.x, tenths.x);
    EXPECT_LT(tenths.end, hundredths.end);
    EXPECT_NEAR(tenths.x.in_points(), hundredths.x.in_points(), 1) << "one digit before the mark";
    EXPECT_LT(whole.end, tenths.end);
}

TEST_P(Tables, WordsInAColumnKeepItAtItsLeft) {
    const Pages pages = set({table_of({{"Year", "Evenings"}, {"one", "1\u20132"}, {"two", "13\u201318"}, {"three", "4"}})});
    EXPECT_EQ(find(pages, "13\u201318").x, find(pages, "Evenings").x);
}

TEST_P(Tables, LossesFractionsAndRangesStandAmongNumbers) {
    const Pages pages = set({table_of({{"Year", "Sum"}, {"one", "(12.25)"}, {"two", "112.5"}, {"three", "1\u20135"}, {"four", "3\u00BD"}, {"five", "77"}})});
    const Spot loss = find(pages, "(12.25)"), sum = find(pages, "112.5"), range = find(pages, "1\u20135"), whole = find(pages, "77");
    EXPECT_GT(loss.end, sum.end) << "the parenthesis stands beyond the decimals";
    EXPECT_NEAR(range.end.in_points(), whole.end.in_points(), 0.2);
    EXPECT_GT(find(pages, "3\u00BD").end, whole.end);
}

// The words of the inner table stand on one line each and end before the next column.
TEST_P(Tables, ATableInACellHasTheRoomThatItNeeds) {
    Block inner = table_of({{"Alphabetical", "Backgammon", "Chrysanthemum"}, {"a", "b", "c"}});
    Block block = table_of({{"Left", "Middle", "Right"}, {testing::prose(8, 3), "", "Neighbour " + testing::prose(8, 2)}});
    std::get<Table>(block.content).rows[1].cells[1].content = {std::move(inner)};
    const Pages pages = set({std::move(block)});
    EXPECT_LT(find(pages, "Chrysanthemum").end, find(pages, "Neighbour").x);
    EXPECT_LT(find(pages, "Alphabetical").end, find(pages, "Backgammon").x);
}

TEST_P(Tables, ASmallTableInACellTakesNoMore) {
    Block block = table_of({{"Left", "Middle", "Right"}, {"one", "", "three"}});
    std::get<Table>(block.content).rows[1].cells[1].content = {table_of({{"A", "B"}, {"a", "b"}})};
    const Pages pages = set({std::move(block)});
    EXPECT_LT(find(pages, "Right").x - find(pages, "Middle").end, Length::points(60));
}

TEST_P(Tables, AShortColumnIsNotBrokenForALongOne) {
    const Pages pages = set({table_of({{"Word", "Remark"}, {"two words", testing::prose(60, 1)}, {"x", "y"}})});
    EXPECT_NE(find(pages, "two words").run, nullptr);
}

TEST_P(Tables, ACellOverSeveralRowsGoesOnBesideTheirCells) {
    Block block = table_of({{"Town", "Year"}, {testing::prose(12, 3) + " tall.", "first"}, {"second"}, {"third"}, {"Next.", "fourth"}});
    Table& content = std::get<Table>(block.content);
    content.rows[1].cells[0].rows = 3;
    content.rows.back().cells[0].rows = 9;  // more than there are: nothing is lost
    content.rows.back().cells[0].content.push_back(leaf(Role::paragraph, "and more"));
    const Pages pages = set({std::move(block)});
    const Spot first = find(pages, "first"), second = find(pages, "second"), third = find(pages, "third");
    EXPECT_LT(second.y - first.y, Length::points(16)) << "no row waits for the whole of it";
    EXPECT_LT(third.y - second.y, Length::points(16));
    EXPECT_GT(find(pages, "fourth").y, find(pages, "tall.").y);
    EXPECT_NE(find(pages, "and more").run, nullptr);
}

TEST_P(Tables, AGridOfManyColumnsKeepsToTheMeasure) {
    Block block = table_of({{"left hand", "right hand"}, {"one", "two"}});
    for (Row& row : std::get<Table>(block.content).rows)
        for (Cell& cell : row.cells) cell.columns = 30;
    const Pages pages = set({std::move(block)});
    const Spot left = find(pages, "one"), right = find(pages, "two");
    EXPECT_LT(right.x - find(pages, "left hand").end, left.run->size * 2) << "two columns, one gap";
    EXPECT_LT(right.x, pages.pages[right.page].width / 2 + Length::points(40));
}

TEST_P(Tables, GapsGetTheRoomThatThereIs) {
    const std::vector<std::string> row(6, "1 234 567");
    const Pages pages = set({table_of({std::vector<std::string>(6, "N"), row, std::vector<std::string>(6, "567")})});
    Length least = Length::points(100), end;
    for (const PageItem& item : pages.pages.back().items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (!run || run->text != u"1 234 567") continue;
        if (end.units > 0) least = std::min(least, run->x - end);
        end = run->x;
        for (const Glyph& glyph : run->glyphs) end += Length{glyph.advance};
    }
    EXPECT_GT(least, Length::points(4.4)) << "not the narrowest gap";
}

TEST_P(Tables, NumeralsOfARightToLeftTableStandInTheirColumn) {
    maker.book.languages.push_back("he");
    const auto hebrew = static_cast<LanguageId>(maker.book.languages.size() - 1);
    const std::string name = "\u05E9\u05DD", one = "\u05D0\u05D7\u05D3", two = "\u05E9\u05EA\u05D9\u05D9\u05DD", sum = "\u05E1\u05DB\u05D5\u05DD";
    Block block = table_of({{name, sum}, {one, "12 345"}, {two, "7"}});
    block.language = hebrew;
    for (Row& row : std::get<Table>(block.content).rows)
        for (Cell& cell : row.cells) {
            cell.language = hebrew;
            for (Block& paragraph : cell.content) paragraph.language = hebrew;
        }
    const Pages pages = set({std::move(block)});
    const Spot number = find(pages, "12"), digit = find(pages, "7", true);
    EXPECT_EQ(number.run->text.substr(0, 6), u"12 345") << "one run, in which nothing changes places";
    EXPECT_NEAR(number.end.in_points(), digit.end.in_points(), 0.2);
    EXPECT_LT(digit.end, find(pages, two).x) << "the words stand at its right";
}

TEST_P(Tables, WordsOfACellKnowTheirPlaceInTheManuscript) {
    Block block = table_of({{"Year", "Word"}, {"one", "two"}});
    const Span place{SourceId{0}, 10, 20};
    std::get<Table>(block.content).rows[1].cells[1].content = {leaf(Role::paragraph, Inlines{{place, Text{"placed"}}})};
    const Pages pages = set({std::move(block)});
    EXPECT_EQ(find(pages, "placed").run->place, place);
}

TEST_P(Tables, NotesLandAtTheFootWhereverTheyAreCalled) {
    Block heading = leaf(Role::heading, Inlines{words("Head"), maker.note("of a head.")});
    Block verse = leaf(Role::verse_line, Inlines{words("Verse"), maker.note("of verse.")});
    Block tables = table_of({{"Year", "Word"}, {"one", "two"}, {"three", "four"}});
    Table& content = std::get<Table>(tables.content);
    content.rows[0].cells[1].content = {leaf(Role::paragraph, Inlines{words("Column"), maker.note("of a column.")})};
    content.rows[1].cells[1].content = {leaf(Role::paragraph, Inlines{words("Cell"), maker.note("of a cell.")})};
    content.caption = {leaf(Role::table_caption, Inlines{words("Caption"), maker.note("of a caption.")})};
    Block division = container(Role::section, {std::move(heading), container(Role::verse, {std::move(verse)}), std::move(tables)});
    division.anchor = maker.anchor();
    maker.book.body.push_back(std::move(division));
    const Pages pages = press.set(maker.book);
    const Spot last = find(pages, "three");
    for (const char* note : {"of a head.", "of verse.", "of a column.", "of a cell.", "of a caption."}) {
        EXPECT_EQ(find(pages, note).page, last.page) << note;
        EXPECT_GT(find(pages, note).y, last.y) << note;
    }
}

}  // namespace
}  // namespace nabor
