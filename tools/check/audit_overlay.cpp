// In: Pages and their audit. Out: the same pages with the findings marked.
// Holds: marks are painted first, under the text. They are rules without a structure element, so they are artifacts in the PDF.
#include <algorithm>
#include <iterator>
#include <utility>

#include "check/audit.h"

namespace nabor {

namespace {

constexpr Length line_below = {Length::per_point / 2};
constexpr Length bar_width = {Length::per_point * 2}, bar_pitch = {Length::per_point * 3};
constexpr Length bar_distance = {Length::per_point * 6};  // from the measure to the left edge of the nearest bar

// A fifth of the colour on white, as a highlighter.
std::uint32_t pale(std::uint32_t colour) {
    std::uint32_t mixed = 0;
    for (const unsigned shift : {16U, 8U, 0U}) mixed |= (255 - (255 - ((colour >> shift) & 0xFF)) / 5) << shift;
    return mixed;
}

struct PageMarks {
    std::vector<PageItem> bands, lines, bars;
    std::vector<std::pair<Length, Length>> barred;  // top and bottom of each bar
};

// Bars of several findings on one line are placed side by side.
void add_bar(const AuditMark& mark, std::uint32_t colour, Length left, PageMarks& marks) {
    const Length bottom = mark.y + mark.height;
    const auto beside =
        std::count_if(marks.barred.begin(), marks.barred.end(), [&](const auto& bar) { return bar.first < bottom && mark.y < bar.second; });
    marks.barred.emplace_back(mark.y, bottom);
    marks.bars.emplace_back(RuleLine{left - bar_distance - bar_pitch * beside, mark.y, bar_width, mark.height, colour});
}

// The left edge of the page's lines; of the mark where the page has no lines.
Length left_of(const Page& page, const AuditMark& mark) {
    Length left = mark.x;
    for (const PageLine& line : page.lines) left = std::min(left, line.x);
    return left;
}

void add(const AuditMark& mark, std::uint32_t colour, const Page& page, PageMarks& marks) {
    marks.bands.emplace_back(RuleLine{mark.x, mark.y, mark.width, mark.height, pale(colour)});
    marks.lines.emplace_back(RuleLine{mark.x, mark.y + mark.height - line_below, mark.width, line_below, colour});
    add_bar(mark, colour, left_of(page, mark), marks);
}

void paint(Page& page, PageMarks&& marks) {
    std::vector<PageItem> items;
    for (std::vector<PageItem>* layer : {&marks.bands, &marks.lines, &marks.bars})
        std::move(layer->begin(), layer->end(), std::back_inserter(items));
    const auto added = static_cast<std::uint32_t>(items.size());
    std::move(page.items.begin(), page.items.end(), std::back_inserter(items));
    page.items = std::move(items);
    for (PageLine& line : page.lines) {
        line.first_item += added;
        line.last_item += added;
    }
    for (SideBox& box : page.side) {
        box.first_item += added;
        box.last_item += added;
    }
}

}  // namespace

Pages with_marks(Pages pages, const Audit& audit) {
    std::vector<PageMarks> marks(pages.pages.size());
    for (const AuditFinding& finding : audit.findings) {
        for (const AuditMark& mark : finding.marks) add(mark, row_of(finding.kind).colour, pages.pages.at(mark.page), marks[mark.page]);
    }
    for (std::size_t i = 0; i < marks.size(); ++i) paint(pages.pages[i], std::move(marks[i]));
    return pages;
}

}  // namespace nabor
