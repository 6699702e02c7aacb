#include "book/note_series.h"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "book/structure.h"
#include "book/walk.h"

namespace nabor {

namespace {

// Follows calls into their notes, too. A note is listed once, at its first call.
class CallCollector {
public:
    explicit CallCollector(const Book& book) : book_(book), seen_(book.notes.size(), false) {}

    void collect(const Block& block) {
        visit_inlines_of(block, [&](const Inline& piece) {
            if (const auto* call = std::get_if<NoteCall>(&piece.content)) add(call->note);
        });
    }

    std::vector<NoteId> take() { return std::move(calls_); }

private:
    void add(NoteId note) {
        if (seen_[index_of(note)]) return;
        seen_[index_of(note)] = true;
        calls_.push_back(note);
        for (const Block& block : book_.note(note).content) collect(block);
    }

    const Book& book_;
    std::vector<bool> seen_;
    std::vector<NoteId> calls_;
};

// A type stands beside a kind that does not say the same. Notes without a kind that stand in a margin look as such.
std::string classes_of(std::string_view first, const Note& note) {
    std::string classes(first);
    const bool is_typed = note.kind == NoteKind::unspecified || note.kind == NoteKind::apparatus;
    const bool is_marginal = note.kind == NoteKind::unspecified && note.place == NotePlace::margin && note.type != place_word(note.place);
    const std::string_view type = is_typed && note.type != kind_word(note.kind) ? std::string_view(note.type) : "";
    for (const std::string_view word : {kind_word(note.kind), type, is_marginal ? place_word(note.place) : ""})
        if (!word.empty()) classes.append(" ").append(word);
    return classes;
}

// Whether a series names a word.
bool names(const NoteCounter& series, std::string_view word) {
    return !word.empty() && std::find(series.words.begin(), series.words.end(), word) != series.words.end();
}

std::uint16_t series_of(const Note& note, std::span<const NoteCounter> series) {
    for (const std::string_view word : {std::string_view(note.type), kind_word(note.kind), place_word(note.place)})
        for (std::size_t s = 0; s < series.size(); ++s)
            if (names(series[s], word)) return static_cast<std::uint16_t>(s);
    const auto rest = std::find_if(series.begin(), series.end(), [](const NoteCounter& one) { return one.words.empty(); });
    return static_cast<std::uint16_t>(rest == series.end() ? 0 : rest - series.begin());
}

// Counts the notes of one series.
class SeriesCount {
public:
    void begin_unit(CounterScope scope) {
        if (scope != CounterScope::book) last_ = 0;
        taken_.clear();
    }
    // A number that a note of this unit has from an earlier one.
    void take(std::uint32_t number) { taken_.insert(number); }
    std::uint32_t next() {
        while (taken_.contains(++last_)) {}
        return last_;
    }

private:
    std::uint32_t last_ = 0;
    std::set<std::uint32_t> taken_;
};

// Gives the notes that units call their numbers, by NoteId; 0: without a call.
std::vector<std::uint32_t> count_notes(const Book& book, const std::vector<std::uint16_t>& series, std::span<const CounterScope> scopes,
                                       std::vector<SeriesCount>& counts) {
    std::vector<std::uint32_t> numbers(book.notes.size());
    for (const Unit& unit : units(book)) {
        for (std::size_t s = 0; s < scopes.size(); ++s) counts[s].begin_unit(scopes[s]);
        const std::vector<NoteId> called = notes_called(book, unit.blocks);
        for (const NoteId note : called)
            if (numbers[index_of(note)] > 0) counts[series[index_of(note)]].take(numbers[index_of(note)]);
        for (const NoteId note : called)
            if (numbers[index_of(note)] == 0) numbers[index_of(note)] = counts[series[index_of(note)]].next();
    }
    return numbers;
}

}  // namespace

std::string note_classes(const Note& note) { return classes_of("note", note); }

std::string note_call_classes(const Note& note) { return classes_of("note-call", note); }

std::string_view place_word(NotePlace place) {
    static constexpr std::string_view words[] = {"", "foot", "margin", "end", "chapter-end", "book-end"};
    return words[static_cast<std::size_t>(place)];
}

std::vector<std::uint16_t> series_of_notes(const Book& book, std::span<const NoteCounter> series) {
    std::vector<std::uint16_t> of;
    of.reserve(book.notes.size());
    for (const Note& note : book.notes) of.push_back(series_of(note, series));
    return of;
}

std::vector<std::uint32_t> note_counts(const Book& book, std::span<const NoteCounter> series, const std::vector<std::uint16_t>& of_notes,
                                       CounterScope usual) {
    std::vector<CounterScope> scopes;
    for (const NoteCounter& one : series) scopes.push_back(one.scope.value_or(usual));
    std::vector<SeriesCount> counts(series.size());
    std::vector<std::uint32_t> numbers = count_notes(book, of_notes, scopes, counts);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (numbers[i] == 0) numbers[i] = counts[of_notes[i]].next();
    return numbers;
}

std::vector<std::string> note_numbers(const Book& book, std::span<const NoteCounter> series, const std::vector<std::uint16_t>& of_notes,
                                      CounterScope usual) {
    const std::vector<std::uint32_t> numbers = note_counts(book, series, of_notes, usual);
    std::vector<std::string> texts;
    texts.reserve(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i)
        texts.push_back(counter_text(series[of_notes[i]].style, numbers[i], book.languages.front()));
    return texts;
}

std::vector<bool> notes_keyed_to_lines(std::span<const NoteCounter> series, const std::vector<std::uint16_t>& of_notes) {
    std::vector<bool> keyed;
    keyed.reserve(of_notes.size());
    for (const std::uint16_t own : of_notes) keyed.push_back(is_keyed_to_lines(series[own].style));
    return keyed;
}

std::vector<NoteId> notes_called(const Book& book, const std::vector<const Block*>& blocks) {
    CallCollector collector(book);
    for (const Block* block : blocks) collector.collect(*block);
    return collector.take();
}

}  // namespace nabor
