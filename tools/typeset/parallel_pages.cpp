#include "typeset/parallel_pages.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace nabor {

namespace {

constexpr std::uint8_t right_text = 1;

// Marks a page as the right text's, whose paragraphs come after `paragraphs` others.
void mark_right(SetPage& page, std::uint32_t paragraphs) {
    for (PageLine& line : page.lines) line.paragraph += paragraphs;
    for (CountedLine& line : page.counted_lines) line.text = right_text;
    for (LineTarget& target : page.line_targets) target.text = right_text;
    for (PlacedSideItem& side : page.side) side.text = right_text;
    page.right_strings = std::exchange(page.strings, {});
}

template <typename Item>
void move_all(std::vector<Item>& from, std::vector<Item>& to) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

// The number of a note among those of its series on the page goes on from the left column.
void count_on(const std::vector<CountedNote>& left, std::vector<CountedNote>& right) {
    std::map<NoteSeriesId, std::uint32_t> counts;
    for (const CountedNote& note : left) counts[note.series] = std::max(counts[note.series], note.number);
    for (CountedNote& note : right) note.number += counts[note.series];
}

// A rule as wide as the measure is as wide as the column.
void keep_rules_inside(std::vector<PageItem>& items, Length width) {
    for (PageItem& item : items)
        if (auto* rule = std::get_if<RuleLine>(&item)) {
            rule->x = std::max(Length{}, rule->x);
            rule->width = std::min(rule->width, width - rule->x);
        }
}

// Sets the right text's column beside the left one's, `x` from it.
void set_beside(SetPage& page, SetPage right, Length x) {
    const auto items = static_cast<std::uint32_t>(page.items.size()), lines = static_cast<std::uint32_t>(page.lines.size());
    const auto counted = static_cast<std::uint32_t>(page.counted_lines.size());
    for (PageItem& item : right.items) move_by(item, x, {});
    for (PageLine& line : right.lines) {
        line.x += x;
        line.first_item += items;
        line.last_item += items;
    }
    for (PlacedSlot& placed : right.slots) {
        placed.slot.x += x;
        placed.first_item += items;
        placed.last_item += items;
    }
    for (CountedLine& line : right.counted_lines) line.line += lines;
    for (LineTarget& target : right.line_targets) target.line += counted;
    count_on(page.counted, right.counted);
    move_all(right.items, page.items);
    move_all(right.lines, page.lines);
    move_all(right.slots, page.slots);
    move_all(right.destinations, page.destinations);
    move_all(right.counted, page.counted);
    move_all(right.counted_lines, page.counted_lines);
    move_all(right.line_targets, page.line_targets);
    move_all(right.side, page.side);
    move_all(right.relaxations, page.relaxations);
    page.right_strings = std::move(right.right_strings);
    if (page.start.known())
        page.start_beside = right.start;
    else
        page.start = right.start;
}

// The named page that the division which opens a page asks for.
void name_page(const std::vector<OpenedPage>& opened, SetPage& page) {
    for (const PlacedDestination& placed : page.destinations)
        for (const OpenedPage& one : opened)
            if (!page.name && one.division == placed.destination) page.name = one.page;
}

Length column_of(const Layout& layout, const std::string& name) {
    const PageGeometry page = layout.page(name, PageSide::right, false);
    return column_width(page.width - page.margin_left - page.margin_right, layout.parallel.gap);
}

// Whose text each page of a spread has, and what it opens.
void mark_spread(SetSection& left, SetSection& right, std::size_t spread) {
    SetPage &left_page = left.pages[spread], &right_page = right.pages[spread];
    mark_right(right_page, left.paragraphs);
    left_page.opens = right_page.opens = spread == 0 || left_page.opens_with != PageBreak::automatic;
    if (!left_page.opens) return;
    name_page(left.facts.opened_pages, left_page);
    name_page(right.facts.opened_pages, right_page);
}

std::vector<SetPage> pages_in_turn(std::vector<SetPage> left, std::vector<SetPage> right) {
    std::vector<SetPage> pages;
    for (std::size_t i = 0; i < left.size(); ++i) {
        left[i].opens_with = right[i].opens_with = PageBreak::automatic;  // every spread begins on a left page
        pages.push_back(std::move(left[i]));
        pages.push_back(std::move(right[i]));
    }
    return pages;
}

std::vector<SetPage> pages_of_columns(std::vector<SetPage> left, std::vector<SetPage> right, Length column, Length gap) {
    for (std::size_t i = 0; i < left.size(); ++i) {
        keep_rules_inside(left[i].items, column);
        keep_rules_inside(right[i].items, column);
        set_beside(left[i], std::move(right[i]), column + gap);
        left[i].in_columns = true;
    }
    return left;
}

}  // namespace

Length column_width(Length measure, Length gap) { return std::max(Length{}, measure - gap) / 2; }

SetSection make_pages(GlyphedSection made, const Layout& layout) {
    SetSection section = make_pages(std::move(made.facts), std::move(made.galley), made.pages, layout);
    if (made.parallel.empty()) return section;
    GlyphedSection& beside = made.parallel.front();
    SetSection right = make_pages(std::move(beside.facts), std::move(beside.galley), beside.pages, layout);
    for (std::size_t i = 0; i < section.pages.size(); ++i) mark_spread(section, right, i);
    if (section.facts.parallel == ParallelSetting::Kind::columns)
        section.pages = pages_of_columns(std::move(section.pages), std::move(right.pages), column_of(layout, section.facts.page), layout.parallel.gap);
    else
        section.pages = pages_in_turn(std::move(section.pages), std::move(right.pages));
    section.paragraphs += right.paragraphs;
    return section;
}

}  // namespace nabor
