// In: notes that are keyed to lines, and the lines of finished pages. Out: the words of their slots: the numbers of their lines, and which of
// several equal words in its line a lemma is.
// Holds: notes of one series on one page that are about the same lines have their numbers once.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "book/entry_keys.h"
#include "layout/layout.h"
#include "typeset/line_numbers.h"
#include "typeset/page_slots.h"

namespace nabor {

struct KeyedNote {
    EntryKey key;
    DestinationId begin{}, end{};
    NoteSeriesId series{};
};

using KeyedNotes = std::map<DestinationId, KeyedNote>;  // by the note's own destination

class LineKeys {
public:
    // What outlives the object.
    struct Lines {
        const Layout& layout;
        const LineNumbers& numbers;
        std::function<std::string(std::uint32_t page)> folio;
        std::function<std::string(DestinationId)> page_of;  // the folio
        std::function<std::string(PageLanguageId)> language;  // BCP 47
    };

    LineKeys(const KeyedNotes& notes, Lines lines) : notes_(notes), lines_(std::move(lines)) {}

    // The lines of the note of every slot that waits for them, by the note's destination. `slots`: page by page.
    std::map<DestinationId, std::string> texts(const std::vector<WaitingSlot>& slots, std::string_view language) const;
    std::string ordinal(DestinationId note) const;

private:
    std::vector<WaitingSlot> in_reading_order(std::vector<WaitingSlot> slots) const;
    std::string text_of(const KeyedNote& note, std::uint32_t page, std::string_view language) const;

    const KeyedNotes& notes_;
    Lines lines_;
};

}  // namespace nabor
