#include "typeset/section_pages.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

#include "book/book.h"

namespace nabor {

namespace {

// A point on a page.
struct Place {
    Length x, y;
};

void put_line(PageLine line, Place at, std::uint32_t first_item, SetPage& page) {
    line.x += at.x;
    line.y = at.y;
    line.first_item = first_item;
    line.last_item = static_cast<std::uint32_t>(page.items.size());
    page.lines.push_back(line);
}

void put(GalleyItem&& item, Place at, SetPage& page) {
    const auto first_item = static_cast<std::uint32_t>(page.items.size());
    for (PageItem& content : item.items) {
        move_by(content, at.x, at.y);
        page.items.push_back(std::move(content));
    }
    if (item.is_line) put_line(item.line, at, first_item, page);
    for (PageSlot slot : item.slots) {
        slot.x += at.x;
        slot.y += at.y;
        page.slots.push_back({slot, first_item, static_cast<std::uint32_t>(page.items.size())});
    }
    for (const DestinationId destination : item.destinations) page.destinations.push_back({destination, at.y});
    for (SideItem& side : item.side) {
        const Length top = at.y + side.y;
        page.side.push_back({std::move(side), top});
    }
}

// The runs of a line are in reading order: the first stands at the right of the next.
bool reads_from_the_right(const GalleyItem& line) {
    const GlyphRun* first = nullptr;
    for (const PageItem& item : line.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run == nullptr || run->glyphs.empty()) continue;
        if (first != nullptr) return first->x > run->x;
        first = run;
    }
    return first != nullptr && first->right_to_left;
}

// The rule stands where its first note begins. Columns follow each other as the first note reads.
void put_foot(const PlacedSeries& placed, const NoteSeries& series, std::vector<GalleyNote>& notes, SetPage& page) {
    if (placed.notes.empty()) return;
    const GalleyNote& first = notes[index_of(placed.notes.front().note)];
    const GalleyItem& line = first.items[placed.notes.front().item];
    const bool from_the_right = reads_from_the_right(line);
    const Length step = from_the_right ? -first.column_step : first.column_step;
    const Length left = from_the_right ? first.column_step * (series.columns - 1) : Length{};
    const Length x = from_the_right ? left + line.line.x + line.line.width - series.rule_width : Length{};
    if (series.rule_width.units > 0) page.items.emplace_back(RuleLine{x, placed.rule_y, series.rule_width, series.rule_thickness, 0});
    for (const PlacedNote& note : placed.notes)
        put(std::move(notes[index_of(note.note)].items[note.item]), {left + step * note.column, note.y}, page);
}

// Room for the items and lines of a page, and for its running heads and folio. Books have hundreds of pages in memory at once.
void reserve(const PagePlan& plan, const SetGalley& galley, SetPage& page) {
    constexpr std::size_t of_make_up = 6;
    std::size_t items = page.items.size() + of_make_up, lines = plan.text.size();
    for (const PlacedGalleyItem& placed : plan.text) items += galley.text[placed.item].items.size();
    for (const PlacedSeries& series : plan.foot) {
        lines += series.notes.size();
        for (const PlacedNote& note : series.notes) items += galley.notes[index_of(note.note)].items[note.item].items.size();
    }
    page.items.reserve(items);
    page.lines.reserve(lines);
}

// Numbers the notes called in a line that are counted by page. `counts`: by series, of the notes called above it.
void count_notes(const GalleyItem& item, const std::vector<GalleyNote>& notes, std::vector<std::uint32_t>& counts, SetPage& page) {
    for (const SectionNoteId id : item.notes) {
        const GalleyNote& note = notes[index_of(id)];
        if (note.counted != DestinationId::none) page.counted.push_back({note.counted, note.series, ++counts[index_of(note.series)]});
    }
}

// What stands in the line or beside it, and the notes that it calls.
void target_lines(const GalleyItem& item, const std::vector<GalleyNote>& notes, SetPage& page) {
    const auto line = static_cast<std::uint32_t>(page.counted_lines.size());
    const auto add = [&](const std::vector<DestinationId>& destinations) {
        for (const DestinationId destination : destinations) page.line_targets.push_back({destination, line});
    };
    add(item.destinations);
    for (const SideItem& side : item.side) add(side.destinations);
    for (const SectionNoteId id : item.notes) {
        const GalleyNote& note = notes[index_of(id)];
        if (note.counted != DestinationId::none) add({note.counted});
        for (const GalleyItem& line_of_note : note.items) add(line_of_note.destinations);
    }
}

SetPage make_page(const PagePlan& plan, SetGalley& galley, const Layout& layout) {
    const std::vector<NoteSeries>& series = layout.note_series;
    SetPage page;
    page.opens_with = plan.opens_with;
    page.ends_freely = plan.ends_freely;
    if (plan.repeated_head != no_repeated_head) page.items = galley.heads[plan.repeated_head].items;
    reserve(plan, galley, page);
    std::vector<std::uint32_t> counts(series.size());
    for (const PlacedGalleyItem& placed : plan.text) {
        GalleyItem& item = galley.text[placed.item];
        if (!page.start.known()) page.start = item.origin;
        count_notes(item, galley.notes, counts, page);
        if (layout.counts_lines()) target_lines(item, galley.notes, page);
        if (item.count.is_any()) page.counted_lines.push_back({item.count, placed.y, static_cast<std::uint32_t>(page.lines.size())});
        std::move(item.strings.begin(), item.strings.end(), std::back_inserter(page.strings));
        put(std::move(item), {{}, placed.y}, page);
    }
    for (const PlacedSeries& placed : plan.foot) put_foot(placed, series[index_of(placed.series)], galley.notes, page);
    return page;
}

}  // namespace

SetSection make_pages(SectionFacts facts, SetGalley galley, const SectionPages& plan, const Layout& layout) {
    SetSection section;
    section.facts = std::move(facts);
    for (const PagePlan& page : plan.pages) section.pages.push_back(make_page(page, galley, layout));
    for (const Relaxation& relaxation : plan.relaxations) section.pages[relaxation.page].relaxations.push_back(relaxation);
    for (const SetPage& page : section.pages)
        for (const PageLine& line : page.lines) section.paragraphs = std::max(section.paragraphs, line.paragraph + 1);
    return section;
}

}  // namespace nabor
