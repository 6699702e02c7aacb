#include "typeset/line_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "book/book.h"
#include "language/language.h"
#include "typeset/collect_scope.h"

namespace nabor {

namespace {

// The note of a slot whose words come last.
struct KeyBefore {
    const KeyedNote* note = nullptr;
    std::size_t page = 0;
};

}  // namespace

std::map<DestinationId, std::string> LineKeys::texts(const std::vector<WaitingSlot>& slots, std::string_view language) const {
    std::map<DestinationId, std::string> texts;
    std::map<NoteSeriesId, KeyBefore> before;
    for (const WaitingSlot& waiting : in_reading_order(slots)) {
        const auto note = waiting.slot.kind == SlotKind::lines_of_note ? notes_.find(waiting.slot.target) : notes_.end();
        if (note == notes_.end()) continue;
        const auto line_of = [&](DestinationId destination) { return lines_.numbers.locator(destination).line; };
        const KeyBefore last = std::exchange(before[note->second.series], {&note->second, waiting.page});
        const bool is_shared = last.note != nullptr && last.page == waiting.page && may_share_number(last.note->key, note->second.key) && line_of(last.note->begin) == line_of(note->second.begin) &&
                               line_of(last.note->end) == line_of(note->second.end);
        if (is_shared) continue;
        const std::string place = text_of(note->second, static_cast<std::uint32_t>(waiting.page), language), white(after_line_number);
        const std::string lines = with_note_word(place, note->second.key, language);
        const bool runs_from_right = is_right_to_left(lines_.language(waiting.slot.language));
        texts.emplace(note->first, runs_from_right ? white + lines : lines + white);
    }
    return texts;
}

// Slots of a line come from left to right.
std::vector<WaitingSlot> LineKeys::in_reading_order(std::vector<WaitingSlot> slots) const {
    const auto is_same_line = [](const WaitingSlot& one, const WaitingSlot& other) { return one.page == other.page && one.first_item == other.first_item; };
    for (auto begin = slots.begin(), end = begin; begin != slots.end(); begin = end) {
        end = std::find_if_not(begin, slots.end(), [&](const WaitingSlot& slot) { return is_same_line(*begin, slot); });
        if (is_right_to_left(lines_.language(begin->slot.language))) std::reverse(begin, end);
    }
    return slots;
}

// Where lines are counted by page, a line of another page than the note's, and every line in notes at an end, has the number of its page before it:
// "12.3". What stands in no line that counts is named by its page alone.
std::string LineKeys::text_of(const KeyedNote& note, std::uint32_t page, std::string_view language) const {
    const LineLocator first = lines_.numbers.locator(note.begin), last = lines_.numbers.locator(note.end);
    if (first.number == 0 || !note.key.is_counted) return fmt::format("{}\u00A0{}", label(Label::page_abbreviated, language), lines_.page_of(note.begin));
    const NoteSeries& series = lines_.layout.note_series[index_of(note.series)];
    const bool at_end = series.area == NoteSeries::Area::chapter_end || series.area == NoteSeries::Area::book_end;
    const bool by_page = lines_.layout.numbering.lines == CounterScope::page;
    const auto place = [&](const LineLocator& line, bool is_elsewhere) {
        return is_elsewhere ? fmt::format("{}.{}", lines_.folio(line.page), line.number) : std::to_string(line.number);
    };
    const bool by_line = !by_page || (!at_end && first.page == page && last.page == page);
    if (note.key.begins_in_verse != note.key.ends_in_verse)
        return mixed_range_text(note.key, place(first, !by_line), place(last, !by_line && last.page != first.page), language);
    if (by_line) return line_range_text({first.number, last.number}, series.counter.style, language);
    if (first.line == last.line) return place(first, true);
    return fmt::format("{}–{}", place(first, true), place(last, last.page != first.page));
}

std::string LineKeys::ordinal(DestinationId id) const {
    const auto note = notes_.find(id);
    const std::uint32_t line = note == notes_.end() ? 0 : lines_.numbers.locator(note->second.begin).line;
    if (line == 0) return {};
    const auto [begin, end] = lines_.numbers.text_of_line(line);
    return BlockId{begin.block} == note->second.key.block ? ordinal_of(note->second.key, begin.unit, end) : std::string();
}

}  // namespace nabor
