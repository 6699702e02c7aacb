// Notes at the foot of a page: what TeX calls insertions; each series is a class of insertions.
// In: a section's notes and the layout's series. Out: which notes stand at a page's foot, how high that foot is, and where each note stands.
// Holds: series stand one below another, in the layout's order, each below its own rule. Within a series notes stand in the order of their
// calls: first those carried over to the page, then those called on it. Each note begins on the page of its call; the last note of a
// series may be split. A foot that can't take its notes whole splits as few as it can: the first series gets as much as the least that
// the series below it need leaves, then the second, and so on.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "base/length.h"
#include "layout/layout.h"
#include "typeset/hash_with.h"
#include "typeset/note_cursor.h"
#include "typeset/run_in_foot.h"
#include "typeset/section_galley.h"
#include "typeset/stacked_foot.h"

namespace nabor {

// A cursor for each series. The first few are stored in place: with as many series as books have, copies allocate nothing.
class NoteCursors {
public:
    NoteCursors() = default;
    explicit NoteCursors(std::size_t series) : others_(series > few ? series - few : 0) {}

    NoteCursor& operator[](std::size_t series) { return series < few ? first_[series] : others_[series - few]; }
    const NoteCursor& operator[](std::size_t series) const { return series < few ? first_[series] : others_[series - few]; }

    auto operator<=>(const NoteCursors&) const = default;
    std::size_t hash() const {
        std::size_t hash = 0;
        for (const NoteCursor& cursor : first_) hash = hash_with(hash_with(hash, cursor.note), cursor.item);
        for (const NoteCursor& cursor : others_) hash = hash_with(hash_with(hash, cursor.note), cursor.item);
        return hash;
    }

private:
    static constexpr std::size_t few = 4;

    std::array<NoteCursor, few> first_{};
    std::vector<NoteCursor> others_;
};

// What stands at the foot of one page.
struct Foot {
    Length height;     // of all series, their rules and the white around these included; zero: no notes
    NoteCursors next;  // where the next page's notes begin
    std::uint32_t split_notes = 0;
    std::uint32_t split_lines = 0;  // of the split notes: those left for the next page
};

// The notes of one series on one page.
struct PlacedSeries {
    NoteSeriesId series{};
    Length rule_y;  // top of the rule above the notes
    std::vector<PlacedNote> notes;  // y from the text block's top
    std::optional<RunInStretch> run_in{};  // instead, where the series stands in one paragraph
    Length run_in_y{};                     // of its top

    bool is_empty() const { return notes.empty() && !run_in; }
};

// Calls are numbered through the section's text, whatever their series: "`calls` calls" are the first so many.
class NoteFoot {
public:
    // `height`: of the text block. `line`: of one line of text. `series` outlives the object.
    NoteFoot(const SectionGalley& galley, const std::vector<NoteSeries>& series, Length height, Length line);

    std::uint32_t calls() const { return static_cast<std::uint32_t>(calls_); }
    NoteCursors begin() const { return NoteCursors(series_.size()); }
    bool is_finished(const NoteCursors& cursors) const;
    // Notes among the first `calls` that have not begun before `cursors`.
    std::uint32_t not_begun(std::uint32_t calls, const NoteCursors& cursors) const;

    // Begins a page: `carried` continues from the page before, `open_calls` stand on earlier pages. When the carried notes would leave less
    // than the least number of text lines, the page is closed: they take all that notes may take, and the page has no calls of its own.
    void begin_page(const NoteCursors& carried, std::uint32_t open_calls, bool has_text);
    bool is_closed() const { return closed_.has_value(); }
    const Foot& closed_foot() const { return *closed_; }

    // The foot of a page whose text ends at `y` and has all of the first `calls`; none when the notes do not fit below the text.
    std::optional<Foot> below(Length y, std::uint32_t calls) const;
    // As many of the waiting notes as `room` holds, at least one item.
    Foot take(Length room, std::uint32_t calls) const;
    // The height of the foot, were all notes whole; of a closed page, the height that its notes take.
    Length height_of(std::uint32_t calls) const;

    // Where the notes between two cursors stand when the last line of the last series ends at `bottom`.
    std::vector<PlacedSeries> place(const NoteCursors& begin, const NoteCursors& end, Length bottom) const;

private:
    struct Series {
        const NoteSeries* layout = nullptr;
        std::variant<StackedFoot, RunInFoot> notes;
    };

    void add_calls(const Galley& items);
    std::uint32_t called(std::size_t series, std::uint32_t calls) const { return called_[calls * series_.size() + series]; }
    bool may_split(std::size_t series, std::uint32_t calls) const;
    Length whole_height(std::size_t series, std::uint32_t calls) const;
    Length least_height(std::size_t series, std::uint32_t calls) const;
    Foot whole(std::uint32_t calls, Length height) const;
    std::optional<Foot> split(Length room, std::uint32_t calls) const;
    SeriesShare split_share(std::size_t series, Length room, std::uint32_t calls) const;
    SeriesShare share_of(std::size_t series, Length room, std::uint32_t calls, bool takes_one) const;
    Length place_notes(std::size_t series, NoteCursor begin, NoteCursor end, Length top, PlacedSeries& placed) const;
    static void add_share(const SeriesShare& share, std::size_t series, Foot& foot);

    const SectionGalley& galley_;
    Length page_height_, line_;
    std::vector<Series> series_;
    std::size_t calls_ = 0;
    std::vector<std::uint32_t> called_;  // by number of calls and series: how many of these calls are the series'

    NoteCursors carried_;
    std::uint32_t open_calls_ = 0;
    std::optional<Foot> closed_;
};

}  // namespace nabor
