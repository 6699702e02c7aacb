// In: notes that are keyed to lines, and the printed book that was made in the same run. Out: the lines that each names, and which of several equal
// words its lemma is.
// Holds: lines of verse have the numbers of their poem; those of prose are the lines of the printed book, and without one have no numbers.
#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "book/entry_keys.h"
#include "book/note_series.h"
#include "epub/plan.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

class EntryPlanner {
public:
    EntryPlanner(const Book& book, const Layout& layout, const PageMap& pages) : book_(book), layout_(layout), pages_(pages) {}

    PlannedEntry entry(const EntryKey& key, CounterStyle style) const {
        PlannedEntry planned;
        const std::string& language = book_.language(LanguageId::main);
        if (key.in_heading) {
            planned.lines = with_note_word(std::string(label(Label::heading_abbreviated, language)), key, language);
        } else if (key.verse.first > 0) {
            planned.lines = verse_key_text(key, style, language);
            planned.ordinal = ordinal_of(key, 0, whole_block);
        } else if (const std::string place = key.is_counted ? printed_lines(key, style) : printed_page(key); !place.empty()) {
            planned.lines = with_note_word(place, key, language);
        }
        return planned;
    }

private:
    std::uint32_t line_of(AnchorId anchor) const { return index_of(anchor) < pages_.line_of_anchor.size() ? pages_.line_of_anchor[index_of(anchor)] : 0; }

    // Of what stands in no line that counts: "p. 12".
    std::string printed_page(const EntryKey& key) const {
        const std::uint32_t page = index_of(key.begin) < pages_.of_anchor.size() ? pages_.of_anchor[index_of(key.begin)] : no_page;
        if (page == no_page) return {};
        return fmt::format("{}\u00A0{}", label(Label::page_abbreviated, book_.language(LanguageId::main)), pages_.pages[page].label);
    }

    // "12.3": the third line of page 12, where the layout counts by page.
    std::string printed_lines(const EntryKey& key, CounterStyle style) const {
        const LineRange lines{line_of(key.begin), line_of(key.end)};
        if (lines.first == 0 || lines.last == 0) return {};
        const std::string& language = book_.language(LanguageId::main);
        const bool is_mixed = key.begins_in_verse != key.ends_in_verse;
        const std::string range = is_mixed ? mixed_range_text(key, std::to_string(lines.first), std::to_string(lines.last), language)
                                           : line_range_text(lines, style, language);
        if (layout_.numbering.lines != CounterScope::page) return range;
        const std::uint32_t first = pages_.of_anchor[index_of(key.begin)], last = pages_.of_anchor[index_of(key.end)];
        if (first == no_page || last == no_page) return {};
        return first == last ? fmt::format("{}.{}", page(first), range) : fmt::format("{}.{}–{}.{}", page(first), lines.first, page(last), lines.last);
    }

    std::string page(std::uint32_t at) const { return pages_.pages[at].label + pages_.pages[at].side; }

    const Book& book_;
    const Layout& layout_;
    const PageMap& pages_;
};

}  // namespace

void plan_entries(const EntrySources& sources, std::span<const VerseNumber> verse, Plan& plan) {
    const auto& [book, layout, pages] = sources;
    const std::vector<NoteCounter> counters = layout.note_counters();
    const std::vector<std::optional<EntryKey>> keys = entry_keys(book, notes_keyed_to_lines(counters, plan.note_series), verse);
    const EntryPlanner planner(book, layout, pages);
    plan.entries.assign(book.notes.size(), std::nullopt);
    for (std::size_t note = 0; note < keys.size(); ++note)
        if (keys[note]) plan.entries[note] = planner.entry(*keys[note], counters[plan.note_series[note]].style);
}

}  // namespace nabor::epub
