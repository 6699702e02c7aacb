#include "typeset/parallel_pages.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <utility>
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
    if (!page.start.known()) page.start = right.start;
}

// The named page that the division which opens a page asks for.
void name_page(const std::vector<OpenedPage>& opened, SetPage& page) {
    for (const PlacedDestination& placed : page.destinations)
        for (const OpenedPage& one : opened)
            if (!page.name && one.division == placed.destination) page.name = one.page;
}

Length right_column(const Layout& layout, const std::string& name) {
    const PageGeometry page = layout.page(name, PageSide::right, false);
    return column_width(page.width - page.margin_left - page.margin_right, layout.parallel.gap) + layout.parallel.gap;
}

}  // namespace

Length column_width(Length measure, Length gap) { return std::max(Length{}, measure - gap) / 2; }

SetSection make_pages(GlyphedSection made, const Layout& layout) {
    SetSection section = make_pages(std::move(made.facts), std::move(made.galley), made.pages, layout);
    if (made.parallel.empty()) return section;
    GlyphedSection& beside = made.parallel.front();
    SetSection right = make_pages(std::move(beside.facts), std::move(beside.galley), beside.pages, layout);
    const bool in_columns = section.facts.parallel == ParallelSetting::Kind::columns;
    std::vector<SetPage> pages;
    for (std::size_t i = 0; i < section.pages.size(); ++i) {
        SetPage& left_page = section.pages[i];
        mark_right(right.pages[i], section.paragraphs);
        left_page.opens = right.pages[i].opens = i == 0 || left_page.opens_with != PageBreak::automatic;
        if (left_page.opens) {
            name_page(section.facts.opened_pages, left_page);
            name_page(right.facts.opened_pages, right.pages[i]);
        }
        if (!in_columns) left_page.opens_with = right.pages[i].opens_with = PageBreak::automatic;
        left_page.in_columns = in_columns;
        if (in_columns) set_beside(left_page, std::move(right.pages[i]), right_column(layout, section.facts.page));
        pages.push_back(std::move(left_page));
        if (!in_columns) pages.push_back(std::move(right.pages[i]));
    }
    section.pages = std::move(pages);
    section.paragraphs += right.paragraphs;
    return section;
}

}  // namespace nabor
