// In: a Book, and the series of notes that a layout has. Out: what the source says of notes without effect.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "book/note_series.h"
#include "check/check.h"

namespace nabor {

namespace {

bool is_named(std::string_view word, std::span<const NoteCounter> series) {
    return std::any_of(series.begin(), series.end(),
                       [&](const NoteCounter& one) { return std::find(one.words.begin(), one.words.end(), word) != one.words.end(); });
}

}  // namespace

void check_note_series(const Book& book, std::span<const NoteCounter> series, Report& report) {
    std::set<std::string, std::less<>> told;
    for (const Note& note : book.notes) {
        const bool is_chosen = is_named(note.type, series) || is_named(kind_word(note.kind), series);
        if (note.kind == NoteKind::unspecified && !note.type.empty() && !is_chosen && told.insert(note.type).second)
            report.note("tei-note-type", note.span, fmt::format("\"{}\" is no kind of note, and the layout has no series for it", note.type),
                        fmt::format("kinds are author, editor, translator, source, gloss and apparatus; a layout makes a series of a type: @-nabor-notes {}",
                                    note.type));
        const std::string_view place = place_word(note.place);
        const bool is_usual = note.place == NotePlace::unspecified || note.place == NotePlace::foot;
        if (!is_usual && !is_chosen && !is_named(place, series) && told.emplace(fmt::format("place {}", place)).second)
            report.note("tei-note-place", note.span, fmt::format("the layout has no series of notes for the place \"{}\"", place),
                        fmt::format("a layout makes one: @-nabor-notes {}; book.toml has a placement for all notes: [notes] placement", place));
    }
}

}  // namespace nabor
