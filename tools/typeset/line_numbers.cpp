#include "typeset/line_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "book/entry_keys.h"
#include "typeset/set_text.h"

namespace nabor {

namespace {

struct Extent {
    Length left, right;
};

Length right_end(const PageItem& item) {
    if (const auto* image = std::get_if<PlacedImage>(&item)) return image->x + image->width;
    if (const auto* rule = std::get_if<RuleLine>(&item)) return rule->x + rule->width;
    return end_of(std::get<GlyphRun>(item));
}

// Of the text block, and of a line that reaches beyond it.
Extent extent_of(const PageLine& line, const Page& page, const PageGeometry& geometry) {
    Extent extent{geometry.margin_left, page.width - geometry.margin_right};
    for (std::uint32_t i = line.first_item; i < line.last_item; ++i) {
        extent.left = std::min(extent.left, std::visit([](const auto& item) { return item.x; }, page.items[i]));
        extent.right = std::max(extent.right, right_end(page.items[i]));
    }
    return extent;
}

}  // namespace

LineNumbers::LineNumbers(const Layout& layout, StyleTable& styles, Shaper& shaper, const NumberColumn& column, Report& report)
    : layout_(layout), styles_(styles), shaper_(shaper), column_(column), report_(report) {
    if (column.width.units == 0) return;
    const std::string& language = shaper.language(PageLanguageId::main);
    line_style_ = number_style(layout, styles, line_number_class, language);
    paragraph_style_ = number_style(layout, styles, paragraph_number_class, language);
}

void LineNumbers::count(SetPage& page, std::uint32_t index) {
    if (!layout_.counts_lines()) return;
    for (const std::size_t text : both) {
        if (layout_.numbering.lines == CounterScope::page) counts_[text].last = 0;
        count_text(page, index, static_cast<std::uint8_t>(text));
    }
}

void LineNumbers::count_text(SetPage& page, std::uint32_t index, std::uint8_t text) {
    Count& count = counts_[text];
    auto target = page.line_targets.begin();
    const auto take_targets = [&](std::uint32_t line, auto&& take) {
        for (; target != page.line_targets.end() && target->line <= line; ++target)
            if (target->text == text) take(target->destination);
    };
    for (std::uint32_t i = 0; i < page.counted_lines.size(); ++i) {
        CountedLine& line = page.counted_lines[i];
        if (line.text != text) continue;
        if (line.count.restarts) count.last = 0;
        if (!line.count.counts) continue;
        line.number = number_of(line.count, count);
        begins_.push_back({line.count.begin, text});
        const LineLocator here{index, line.number, static_cast<std::uint32_t>(begins_.size())};
        for (const DestinationId destination : std::exchange(count.waiting, {})) locate(destination, here);
        take_targets(i, [&](DestinationId destination) { locate(destination, here); });
    }
    take_targets(0xFFFFFFFF, [&](DestinationId destination) { count.waiting.push_back(destination); });
}

std::uint32_t LineNumbers::number_of(const LineCount& line, Count& count) {
    if (line.verse > 0) return line.verse;
    if (!line.goes_on || count.last == 0) ++count.last;
    return count.last;
}

TextOfLine LineNumbers::text_of_line(std::uint32_t line) const {
    const auto [begin, text] = begins_[line - 1];
    const auto next = std::find_if(begins_.begin() + line, begins_.end(), [text](const LineBegin& one) { return one.text == text; });
    const bool goes_on = next != begins_.end() && next->begin.block == begin.block && next->begin.unit > begin.unit;
    return {begin, goes_on ? next->begin.unit : whole_block};
}

void LineNumbers::locate(DestinationId destination, LineLocator place) {
    if (index_of(destination) >= lines_.size()) lines_.resize(index_of(destination) + 1);
    if (lines_[index_of(destination)].page == unplaced_page) lines_[index_of(destination)] = place;
}

LineNumbers::Printed LineNumbers::printed(const CountedLine& line) const {
    if (line.count.paragraph > 0) return {line.count.paragraph, paragraph_style_};
    const bool is_due = layout_.numbering.every > 0 && line.count.counts && !line.count.goes_on && line.number % layout_.numbering.every == 0;
    return {is_due ? line.number : 0, line_style_};
}

// Pages and sections have the same numbers, so each is shaped once.
const SetLine& LineNumbers::digits_of(const Printed& number) {
    const auto [known, is_new] = set_.try_emplace({number.style, number.number});
    if (is_new)
        known->second = set_text(shaper_, styles_, std::to_string(number.number), {number.style, PageLanguageId::main, NodeId::none, PageLinkId::none});
    return known->second;
}

SetSide LineNumbers::beside(const SetPage& set, const Page& page, const PageGeometry& geometry, PageSide side) {
    SetSide set_beside;
    for (const CountedLine& line : set.counted_lines) {
        const bool is_left = set.in_columns ? line.text == 0 : column_.is_left(side);
        const Printed printed = this->printed(line);
        if (printed.number == 0) continue;
        const SetLine& number = digits_of(printed);
        const Extent extent = extent_of(page.lines[line.line], page, geometry);
        const Length x = is_left ? extent.left - number_gap - number.natural_width : extent.right + number_gap;
        const Length room = is_left ? x - number_edge : page.width - number_edge - x - number.natural_width;
        if (room.units < 0) {
            report_narrow(is_left ? geometry.margin_left : geometry.margin_right, number_gap + number_edge + number.natural_width);
            continue;
        }
        const auto first = static_cast<std::uint32_t>(set_beside.items.size());
        for (const PageItem& item : number.items) {
            set_beside.items.push_back(item);
            move_by(set_beside.items.back(), x, geometry.margin_top + line.y + line.count.baseline);
        }
        const Length size = styles_[printed.style].style.size, top = geometry.margin_top + line.y + line.count.baseline - size;
        set_beside.boxes.push_back({top, size, first, static_cast<std::uint32_t>(set_beside.items.size())});
    }
    return set_beside;
}

void LineNumbers::report_narrow(Length room, Length needed) {
    if (std::exchange(told_of_margin_, true)) return;
    report_.warning("layout-narrow-margin", Span{},
                    fmt::format("the margin has {:.0f} mm, numbers of lines and paragraphs need {:.0f} mm: those that have no room are left out",
                                room.in_millimetres(), needed.in_millimetres() + 0.5),
                    "make the margin wider, or choose another with -nabor-number-side");
}

}  // namespace nabor
