// Imposed sheets are folded, nested, gathered and leafed through here, by the places of their pages alone: what comes out must read
// 1, 2, 3, … with every page upright, its two sides in register, its spine where the binding is.
#include "impose/imposition.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "impose/folding.h"
#include "impose/imposition_marks.h"
#include "impose/imposition_plan.h"
#include "impose/paper.h"

namespace nabor {
namespace {

const Size paperback{Length::millimetres(140), Length::millimetres(210)};

std::vector<Size> book(std::size_t pages, Size size = paperback) { return std::vector<Size>(pages, size); }

Imposition imposed(std::size_t pages, const ImpositionSettings& settings, Size size = paperback) {
    EXPECT_EQ(fault_of(settings), "");
    return impose_pages(book(pages, size), settings).value();
}

// Halves of units are lost where sheets are halved: 1/32768 pt.
constexpr std::int64_t rounding = 4;

// One side of a leaf as the folder sees it, the leaf lying before him: which page, which way up, and how far its page is from the leaf's
// four edges.
struct Face {
    std::uint32_t place = 0;
    unsigned turn = 0;
    std::int64_t left = 0, right = 0, below = 0, above = 0;

    // Seen after the leaf was turned by half in its plane.
    Face upside_down() const { return {place, (turn + 180) % 360, right, left, above, below}; }
};

// A piece of paper: `top` as it lies, `bottom` as it is seen when the piece is turned over like a page of a book.
struct Leaf {
    Face top, bottom;

    Leaf turned_sideways() const { return {bottom, top}; }
    Leaf turned_over_head() const { return {bottom.upside_down(), top.upside_down()}; }
};

using Pile = std::vector<Leaf>;                // from above
using Paper = std::vector<std::vector<Pile>>;  // rows from the top, columns from the left

Rectangle turned_right(const Rectangle& r, Size sheet) { return {r.y, sheet.width - r.x - r.width, r.height, r.width}; }
Rectangle turned_over(const Rectangle& r, Size sheet) {
    return {sheet.width - r.x - r.width, sheet.height - r.y - r.height, r.width, r.height};
}

// A sheet in the folder's hands: its pages stand, whichever way the press was fed.
struct Standing {
    Rectangle cell;
    Face face;
};

Standing stood_up(Placement placement, const Imposition& imposition, bool is_seen_on_its_head) {
    Size sheet = imposition.sheet;
    auto turn = static_cast<unsigned>(placement.turn);
    if (is_seen_on_its_head) {
        placement.cell = turned_over(placement.cell, sheet);
        placement.area = turned_over(placement.area, sheet);
        turn = (turn + 180) % 360;
    }
    if (imposition.pages_lie) {
        placement.cell = turned_right(placement.cell, sheet);
        placement.area = turned_right(placement.area, sheet);
        turn = (turn + 270) % 360;
    }
    const Rectangle &cell = placement.cell, &area = placement.area;
    return {cell,
            {placement.place, turn, (area.x - cell.x).units, (cell.x + cell.width - area.x - area.width).units, (area.y - cell.y).units,
             (cell.y + cell.height - area.y - area.height).units}};
}

// The paper with its back (the inside) up. Turned over round an edge that is not upright, the back is printed on its head.
Paper paper_of(const Imposition& imposition, const SheetSide& front, const SheetSide& back) {
    Size standing = imposition.pages_lie ? imposition.sheet.turned() : imposition.sheet;
    const bool upright_edge_is_long = standing.height >= standing.width;
    const bool on_its_head = (imposition.turn_over == TurnOver::long_edge) != upright_edge_is_long;
    std::map<std::pair<std::int64_t, std::int64_t>, Leaf> cells;  // by -y and x, so in reading order
    std::set<std::int64_t> columns;
    for (const Placement& placement : back.placements) {
        const Standing one = stood_up(placement, imposition, on_its_head);
        cells[{-one.cell.y.units, one.cell.x.units}].top = one.face;
        columns.insert(one.cell.x.units);
    }
    for (const Placement& placement : front.placements) {
        const Standing one = stood_up(placement, imposition, false);
        const std::int64_t behind = (standing.width - one.cell.x - one.cell.width).units;
        const auto found = std::find_if(cells.begin(), cells.end(), [&](const auto& cell) {
            return std::abs(cell.first.first + one.cell.y.units) <= rounding && std::abs(cell.first.second - behind) <= rounding;
        });
        if (found == cells.end()) {
            ADD_FAILURE() << "page " << one.face.place << " is not in register with the other side";
            return Paper(1, std::vector<Pile>(1));
        }
        found->second.bottom = one.face;
    }
    Paper paper;
    for (const auto& [place, leaf] : cells) {
        if (paper.empty() || paper.back().size() == columns.size()) paper.emplace_back();
        paper.back().push_back({leaf});
    }
    return paper;
}

// `upper` is turned over and comes to lie on `lower`.
Pile folded(const Pile& upper, const Pile& lower, Leaf (Leaf::*turn)() const) {
    Pile result;
    for (auto leaf = upper.rbegin(); leaf != upper.rend(); ++leaf) result.push_back(((*leaf).*turn)());
    result.insert(result.end(), lower.begin(), lower.end());
    return result;
}

Paper folded_sideways(const Paper& paper, bool left_over_right) {
    Paper result;
    for (const std::vector<Pile>& row : paper) {
        const std::size_t half = row.size() / 2;
        result.emplace_back();
        for (std::size_t i = 0; i < half; ++i) {
            const std::size_t lower = left_over_right ? half + i : i, upper = row.size() - 1 - lower;
            result.back().push_back(folded(row[upper], row[lower], &Leaf::turned_sideways));
        }
    }
    return result;
}

Paper folded_down(const Paper& paper) {
    const std::size_t half = paper.size() / 2;
    Paper result(half);
    for (std::size_t row = 0; row < half; ++row) {
        for (std::size_t column = 0; column < paper[row].size(); ++column) {
            result[row].push_back(folded(paper[half - 1 - row][column], paper[half + row][column], &Leaf::turned_over_head));
        }
    }
    return result;
}

// As docs/imposition.md tells a folder to: by turns, the spine last. A book bound at the right is folded the other way about.
Pile fold(Paper paper, bool bound_at_right) {
    std::size_t pieces = 0;
    for (const auto& row : paper) pieces += row.size();
    unsigned folds = 0;
    for (std::size_t n = pieces; n > 1; n /= 2) ++folds;
    for (; folds > 0; --folds) {
        const bool is_spine = folds == 1;
        paper = folds % 2 == 1 ? folded_sideways(paper, is_spine != bound_at_right) : folded_down(paper);
    }
    return paper.at(0).at(0);
}

// The bound book, leaf by leaf.
Pile bound(const Imposition& imposition) {
    Pile book;
    for (std::uint32_t signature = 0; signature < imposition.signatures.size(); ++signature) {
        Pile nested;
        for (std::size_t i = 0; i + 1 < imposition.sides.size(); i += 2) {
            const SheetSide &front = imposition.sides[i], &back = imposition.sides[i + 1];
            EXPECT_TRUE(!front.is_back && back.is_back && front.sheet == back.sheet);
            if (front.signature != signature) continue;
            const Pile sheet = fold(paper_of(imposition, front, back), imposition.bound_at_right);
            const auto middle = static_cast<std::ptrdiff_t>(nested.size() / 2);  // the next sheet is put into the one before
            nested.insert(nested.begin() + middle, sheet.begin(), sheet.end());
        }
        book.insert(book.end(), nested.begin(), nested.end());
    }
    return book;
}

void expect_reads_in_order(const Imposition& imposition, std::size_t pages, const ImpositionSettings& settings) {
    const Pile book = bound(imposition);
    ASSERT_GE(book.size() * 2, pages);
    for (std::uint32_t i = 0; i < book.size(); ++i) {
        const Face &recto = book[i].top, &verso = book[i].bottom;
        ASSERT_EQ(recto.place, 2 * i) << "leaf " << i + 1;
        ASSERT_EQ(verso.place, 2 * i + 1) << "leaf " << i + 1;
        ASSERT_EQ(recto.turn, 0U) << "page " << recto.place + 1;
        ASSERT_EQ(verso.turn, 0U) << "page " << verso.place + 1;
        // The two pages of a leaf lie on each other, as far from the spine and from the head.
        const bool at_right = imposition.bound_at_right;
        const std::int64_t recto_spine = at_right ? recto.right : recto.left, verso_spine = at_right ? verso.left : verso.right;
        ASSERT_NEAR(static_cast<double>(recto_spine), static_cast<double>(verso_spine), rounding);
        ASSERT_NEAR(static_cast<double>(recto.above), static_cast<double>(verso.above), rounding);
        const std::uint32_t signature = [&] {
            for (std::uint32_t s = 0;; ++s)
                if (2 * i < imposition.signatures[s].first + imposition.signatures[s].pages) return s;
        }();
        const std::uint32_t leaf = i - imposition.signatures[signature].first / 2, leaves = imposition.signatures[signature].pages / 2;
        const Length creep = settings.creep * std::min(leaf, leaves - 1 - leaf);
        ASSERT_NEAR(static_cast<double>(recto_spine), static_cast<double>((settings.spine - creep).units), rounding) << "leaf " << i + 1;
    }
}

void expect_every_page_once(const Imposition& imposition, std::size_t pages) {
    std::vector<int> seen(pages);
    for (const SheetSide& side : imposition.sides) {
        for (const Placement& placement : side.placements) {
            if (placement.page == blank_page) continue;
            ASSERT_LT(placement.page, pages);
            EXPECT_EQ(placement.page, placement.place);
            ++seen[placement.page];
        }
    }
    EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), static_cast<std::ptrdiff_t>(pages));
}

std::vector<ImpositionSettings> folded_settings() {
    std::vector<ImpositionSettings> all;
    for (const Scheme scheme : {Scheme::saddle, Scheme::perfect}) {
        for (const std::uint32_t per_side : {2U, 4U, 8U, 16U}) {
            for (const std::uint32_t signature : {0U, 4U, 8U, 12U, 16U, 20U, 24U, 28U, 32U}) {
                ImpositionSettings settings;
                settings.scheme = scheme;
                settings.per_side = per_side;
                settings.signature = signature;
                if (fault_of(settings).empty()) all.push_back(settings);
            }
        }
    }
    return all;
}

std::string told(const ImpositionSettings& settings, std::size_t pages) {
    return std::to_string(pages) + " pages, signature " + std::to_string(settings.signature) + ", per side " +
           std::to_string(settings.per_side);
}

TEST(Folding, OfEveryScheme_ReadsInOrder) {
    const auto all = folded_settings();
    ASSERT_EQ(all.size(), 2 * (9U + 5U + 3U + 2U));
    for (const ImpositionSettings& settings : all) {
        for (const std::size_t pages : {1U, 2U, 3U, 4U, 5U, 7U, 8U, 9U, 15U, 16U, 17U, 31U, 32U, 33U, 48U, 63U, 64U, 65U, 100U, 131U}) {
            SCOPED_TRACE(told(settings, pages));
            const Imposition imposition = imposed(pages, settings);
            expect_reads_in_order(imposition, pages, settings);
            expect_every_page_once(imposition, pages);
            EXPECT_EQ(imposition.scale, full_scale);
            if (HasFatalFailure()) return;
        }
    }
}

// On every kind of sheet, turned over either way, bound at either side, with everything that may be cut off.
TEST(Folding, OfEveryBindingAndSheet_ReadsInOrder) {
    const std::optional<Sheet> sheets[] = {std::nullopt, read_sheet("SRA2"), read_sheet("320x450mm"), read_sheet("450x320mm"),
                                           read_sheet("400x400mm")};
    for (ImpositionSettings settings : folded_settings()) {
        for (const auto& sheet : sheets) {
            for (const auto turn_over :
                 {std::optional<TurnOver>(), std::optional(TurnOver::short_edge), std::optional(TurnOver::long_edge)}) {
                for (const bool at_right : {false, true}) {
                    settings.sheet = sheet;
                    settings.turn_over = turn_over;
                    settings.bound_at_right = at_right;
                    settings.trim = Length::millimetres(3);
                    settings.spine = Length::millimetres(4);
                    settings.creep = Length::millimetres(0.1);
                    SCOPED_TRACE(told(settings, 37));
                    expect_reads_in_order(imposed(37, settings), 37, settings);
                    if (HasFatalFailure()) return;
                }
            }
        }
    }
}

TEST(Folding, IsThatOfPrinters) {
    const auto sides = [](std::uint32_t per_side) {
        ImpositionSettings settings;
        settings.scheme = Scheme::perfect;
        settings.per_side = per_side;
        settings.signature = per_side * 2;
        const std::string plan = plan_text(imposed(per_side * 2, settings));
        return plan.substr(plan.find("signature 1,"));
    };
    EXPECT_EQ(sides(2), "signature 1, sheet 1, front: 4 1\nsignature 1, sheet 1, back:  2 3\n");
    EXPECT_EQ(sides(4), "signature 1, sheet 1, front: 5↓ 4↓ /  8  1\nsignature 1, sheet 1, back:  3↓ 6↓ /  2  7\n");
    EXPECT_EQ(sides(8),
              "signature 1, sheet 1, front:  5↓ 12↓  9↓  8↓ /   4  13  16   1\n"
              "signature 1, sheet 1, back:   7↓ 10↓ 11↓  6↓ /   2  15  14   3\n");
}

TEST(Imposition, FillsWithBlanksAtTheEnd) {
    const Imposition imposition = imposed(5, {});
    EXPECT_EQ(imposition.blank_count(), 3U);
    EXPECT_EQ(imposition.sides.size(), 4U);
    for (const SheetSide& side : imposition.sides) {
        for (const Placement& placement : side.placements) EXPECT_EQ(placement.page == blank_page, placement.place >= 5);
    }
}

TEST(Imposition, MakesTheLastSignatureNoLargerThanNeeded) {
    ImpositionSettings settings;
    settings.scheme = Scheme::perfect;
    const Imposition imposition = imposed(37, settings);
    ASSERT_EQ(imposition.signatures.size(), 3U);
    EXPECT_EQ(imposition.signatures[2].first, 32U);
    EXPECT_EQ(imposition.signatures[2].pages, 8U);
    EXPECT_EQ(imposition.blank_count(), 3U);
}

TEST(Imposition, ChoosesTheSmallestSheetThatHoldsTwoPages) {
    const auto sheet_for = [](const char* size) {
        const Imposition imposition = imposed(4, {}, read_sheet(size)->size);
        EXPECT_TRUE(imposition.sheet.is_landscape());
        return std::string(sheet_name(imposition.sheet));
    };
    EXPECT_EQ(sheet_for("A5"), "A4");
    EXPECT_EQ(sheet_for("A4"), "A3");
    EXPECT_EQ(sheet_for("140x210mm"), "A4");
    EXPECT_EQ(sheet_for("130x200mm"), "A4");
    EXPECT_EQ(sheet_for("5.5x8.5in"), "Letter") << "one that two pages fill";
    EXPECT_EQ(sheet_for("Letter"), "Tabloid");
    EXPECT_EQ(imposed(4, {}, read_sheet("2000x2000mm")->size).sheet.width, Length::millimetres(4000)) << "none is that large";
}

TEST(Imposition, TurnsPagesOnASheetThatIsFedUpright) {
    ImpositionSettings settings;
    settings.sheet = read_sheet("210x297mm");
    const Imposition imposition = imposed(4, settings, read_sheet("A5")->size);
    EXPECT_EQ(imposition.sheet, settings.sheet->size);
    EXPECT_TRUE(imposition.pages_lie);
    EXPECT_EQ(imposition.scale, full_scale);
    for (const SheetSide& side : imposition.sides) {
        for (const Placement& placement : side.placements) EXPECT_EQ(placement.turn, Turn::left);
    }
}

TEST(Imposition, MakesPagesSmallerButNeverLarger) {
    ImpositionSettings settings;
    settings.sheet = read_sheet("A4");
    EXPECT_EQ(imposed(4, settings, read_sheet("A4")->size).scale, 707'071) << "210 of 297 mm: across there would be room for more";
    settings.sheet = read_sheet("A2");
    EXPECT_EQ(imposed(4, settings).scale, full_scale);
}

TEST(Imposition, FitsPagesOfOtherSizesIntoThePlaceOfMost) {
    std::vector<Size> pages = book(6);
    pages[1] = {Length::millimetres(280), Length::millimetres(210)};
    pages[2] = {Length::millimetres(70), Length::millimetres(105)};
    const Imposition imposition = impose_pages(pages, {}).value();
    EXPECT_EQ(imposition.page, paperback);
    for (const SheetSide& side : imposition.sides) {
        for (const Placement& placement : side.placements) {
            const Rectangle &leaf = placement.leaf, &area = placement.area;
            EXPECT_EQ(placement.scale, placement.page == 1 ? full_scale / 2 : full_scale);
            EXPECT_LE(std::abs((area.x - leaf.x - (leaf.x + leaf.width - area.x - area.width)).units), 2) << "centred";
            EXPECT_LE(std::abs((area.y - leaf.y - (leaf.y + leaf.height - area.y - area.height)).units), 2);
            EXPECT_GE(area.x, leaf.x);
            EXPECT_GE(area.y, leaf.y);
        }
    }
}

TEST(Imposition, OfSeveralPagesASide_StandsInReadingOrder) {
    for (const std::uint32_t per_side : {1U, 2U, 3U, 4U, 5U, 6U, 9U, 16U, 64U}) {
        for (const bool at_right : {false, true}) {
            ImpositionSettings settings;
            settings.scheme = Scheme::n_up;
            settings.per_side = per_side;
            settings.sheet = read_sheet("A4");
            settings.bound_at_right = at_right;
            const Imposition imposition = imposed(50, settings);
            expect_every_page_once(imposition, 50);
            EXPECT_EQ(imposition.sides.size(), (50 + per_side - 1) / per_side);
            std::uint32_t next = 0;
            for (const SheetSide& side : imposition.sides) {
                std::vector<Placement> order = side.placements;
                // The rows from the top, and each in the direction of reading: what a reader does, not what the program did.
                std::stable_sort(order.begin(), order.end(), [&](const Placement& a, const Placement& b) {
                    const bool lies = imposition.pages_lie;
                    const std::int64_t row_a = lies ? a.cell.x.units : -a.cell.y.units, row_b = lies ? b.cell.x.units : -b.cell.y.units;
                    const std::int64_t column_a = lies ? a.cell.y.units : a.cell.x.units, column_b = lies ? b.cell.y.units : b.cell.x.units;
                    return row_a != row_b ? row_a < row_b : at_right ? column_a > column_b : column_a < column_b;
                });
                for (const Placement& placement : order) EXPECT_EQ(placement.place, next++) << per_side;
            }
        }
    }
}

TEST(Imposition, ChoosesTheGridThatLeavesPagesLargest) {
    const auto grid = [](std::uint32_t per_side) {
        ImpositionSettings settings;
        settings.scheme = Scheme::n_up;
        settings.per_side = per_side;
        settings.sheet = read_sheet("A4");
        const Imposition imposition = imposed(64, settings, read_sheet("A4")->size);
        return std::pair(imposition.columns, imposition.rows);
    };
    EXPECT_EQ(grid(2), std::pair(2U, 1U));
    EXPECT_EQ(grid(4), std::pair(2U, 2U));
    EXPECT_EQ(grid(8), std::pair(4U, 2U));
    EXPECT_EQ(grid(9), std::pair(3U, 3U));
}

TEST(Imposition, RefusesWhatCannotBeFolded) {
    const auto fault = [](auto change) {
        ImpositionSettings settings;
        change(settings);
        return fault_of(settings);
    };
    EXPECT_EQ(fault([](auto&) {}), "");
    EXPECT_NE(fault([](auto& s) { s.per_side = 3; }), "");
    EXPECT_NE(fault([](auto& s) { s.signature = 10; }), "");
    EXPECT_NE(fault([](auto& s) { s.signature = 36; }), "");
    EXPECT_NE(fault([](auto& s) { s.signature = 12, s.per_side = 4; }), "");
    EXPECT_NE(fault([](auto& s) { s.scheme = Scheme::n_up, s.signature = 16; }), "");
    EXPECT_NE(fault([](auto& s) { s.scheme = Scheme::n_up, s.per_side = 65; }), "");
    EXPECT_NE(fault([](auto& s) { s.scheme = Scheme::n_up, s.per_side = 0; }), "");
    EXPECT_NE(fault([](auto& s) { s.trim = Length::millimetres(101); }), "");
}

TEST(Imposition, GivesNothingWhereTheSheetLeavesNoRoom) {
    ImpositionSettings settings;
    settings.sheet = read_sheet("A6");
    settings.trim = Length::millimetres(90);
    EXPECT_FALSE(impose_pages(book(4), settings));
}

TEST(Marks, StandOutsideTheTrimmedPages) {
    ImpositionSettings settings;
    settings.scheme = Scheme::perfect;
    settings.per_side = 8;
    settings.sheet = read_sheet("640x900mm");
    settings.trim = Length::millimetres(5);
    const Imposition imposition = imposed(32, settings);
    ImpositionMarks wanted;
    wanted.cut = wanted.fold = true;
    for (const SheetSide& side : imposition.sides) {
        const SideMarks marks = marks_of(imposition, side, wanted);
        EXPECT_EQ(marks.lines.size(), 2U * (3 + 1) + 2U * (4 + 4))
            << "three folds down, one across; four fore-edges, two heads and two feet";
        for (const MarkLine& line : marks.lines) {
            for (const Placement& placement : side.placements) {
                const Rectangle& leaf = placement.leaf;
                for (const Point point : {line.from, line.to}) {
                    const bool inside =
                        point.x > leaf.x && point.x < leaf.x + leaf.width && point.y > leaf.y && point.y < leaf.y + leaf.height;
                    EXPECT_FALSE(inside);
                    EXPECT_TRUE(point.x >= Length{} && point.x <= imposition.sheet.width && point.y >= Length{} &&
                                point.y <= imposition.sheet.height);
                }
            }
        }
    }
}

TEST(Marks, AreLeftOutWhereThereIsNoRoom) {
    const Imposition imposition = imposed(4, {}, read_sheet("A5")->size);
    ImpositionMarks wanted;
    wanted.cut = wanted.fold = true;
    EXPECT_TRUE(marks_of(imposition, imposition.sides.front(), wanted).lines.empty()) << "two A5 pages fill an A4 sheet";
}

TEST(Marks, NumberTheSignatures) {
    ImpositionSettings settings;
    settings.scheme = Scheme::perfect;
    const Imposition imposition = imposed(40, settings);
    ImpositionMarks wanted;
    wanted.signature = wanted.collation = true;
    wanted.norm = "Norm";
    std::vector<std::string> labels;
    std::vector<Length> bars;
    for (const SheetSide& side : imposition.sides) {
        const SideMarks marks = marks_of(imposition, side, wanted);
        for (const MarkLabel& label : marks.labels) labels.push_back(label.text);
        for (const Rectangle& bar : marks.bars) bars.push_back(bar.y);
    }
    EXPECT_EQ(labels, (std::vector<std::string>{"1*", "2   Norm", "2*", "3   Norm", "3*"})) << "the title page stays clean";
    ASSERT_EQ(bars.size(), 3U) << "one a signature";
    EXPECT_GT(bars[0], bars[1]);
    EXPECT_GT(bars[1], bars[2]);
}

TEST(Paper, IsReadAsPrintersWriteIt) {
    EXPECT_EQ(read_sheet("a4")->size, (Size{Length::millimetres(210), Length::millimetres(297)}));
    EXPECT_TRUE(read_sheet("SRA3")->may_turn);
    EXPECT_FALSE(read_sheet("450x320mm")->may_turn);
    EXPECT_EQ(read_sheet("12x18in")->size, (Size{Length::points(864), Length::points(1296)}));
    EXPECT_EQ(read_sheet("320mmX45cm")->size, (Size{Length::millimetres(320), Length::millimetres(450)}));
    for (const char* wrong : {"", "A", "A7", "x", "10x", "0x10mm", "10x10", "10mmx10mmx10mm"}) EXPECT_FALSE(read_sheet(wrong)) << wrong;
}

}  // namespace
}  // namespace nabor
