#include "typeset/note_foot.h"

#include <algorithm>

#include "book/book.h"

namespace nabor {

namespace {

// What a page with carried notes keeps for its text, in lines.
constexpr std::int64_t least_text_lines = 4;

}  // namespace

NoteFoot::NoteFoot(const SectionGalley& galley, const std::vector<NoteSeries>& series, Length height, Length line)
    : galley_(galley), page_height_(height), line_(line) {
    for (const NoteSeries& one : series) series_.push_back({&one, {}, {Length{}}, std::nullopt});
    called_.assign(series_.size(), 0);
    for (const GalleyNote& note : galley.notes) {
        std::vector<Length>& bottoms = note_bottoms_.emplace_back(1);
        for (const GalleyItem& item : note.items) bottoms.push_back(bottoms.back() + item.space_before + item.height);
    }
    // A paragraph's settings call the same notes in the same order, so the first setting stands for all.
    for (const GalleyBlock& block : galley.text) add_calls(block.settings.front().items);
    for (const auto& [series_id, joined] : galley.run_in) series_[index_of(series_id)].run_in.emplace(joined);
    carried_ = begin();
}

void NoteFoot::add_calls(const Galley& items) {
    for (const GalleyItem& item : items)
        for (const SectionNoteId note : item.notes) {
            const std::size_t index = index_of(galley_.notes[index_of(note)].series);
            Series& series = series_[index];
            series.notes.push_back(note);
            const auto last = static_cast<std::uint32_t>(series.notes.size() - 1);
            series.heights_before.push_back(series.heights_before.back() + note_height(index, last, 0, size_of(index, last)));
            ++calls_;
            for (std::size_t s = 0; s < series_.size(); ++s) called_.push_back(called_[called_.size() - series_.size()] + (s == index ? 1 : 0));
        }
}

const Galley& NoteFoot::items_of(std::size_t series, std::uint32_t note) const {
    return galley_.notes[index_of(series_[series].notes[note])].items;
}

bool NoteFoot::is_finished(const NoteCursors& cursors) const {
    for (std::size_t s = 0; s < series_.size(); ++s)
        if (cursors[s].note < series_[s].notes.size()) return false;
    return true;
}

std::uint32_t NoteFoot::not_begun(std::uint32_t calls, const NoteCursors& cursors) const {
    std::uint32_t count = 0;
    for (std::size_t s = 0; s < series_.size(); ++s) {
        const std::uint32_t begun = cursors[s].note + (cursors[s].item > 0 ? 1 : 0);
        count += called(s, calls) - std::min(called(s, calls), begun);
    }
    return count;
}

void NoteFoot::begin_page(const NoteCursors& carried, std::uint32_t open_calls, bool has_text) {
    carried_ = carried;
    open_calls_ = open_calls;
    closed_.reset();
    if (!has_text) return;
    const Length room = std::max(page_height_ - line_ * least_text_lines, page_height_ / 2);
    if (height_of(open_calls) > room) closed_ = take(room, open_calls);
}

// The white above the first item is dropped.
Length NoteFoot::note_height(std::size_t series, std::uint32_t note, std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return {};
    const std::size_t id = index_of(series_[series].notes[note]);
    return note_bottoms_[id][end] - note_bottoms_[id][begin] - galley_.notes[id].items[begin].space_before;
}

bool NoteFoot::may_cut(const Galley& note, std::uint32_t end) const {
    return end == note.size() || (note[end].may_break_before && !note[end - 1].ends_with_hyphen);
}

// The furthest place where the rest of a note may be cut to fit `room`: its end if it fits whole, its beginning if nothing of it fits.
std::uint32_t NoteFoot::cut_within(std::size_t series, NoteCursor note, Length room) const {
    const Galley& items = items_of(series, note.note);
    std::uint32_t end = size_of(series, note.note);
    while (end > note.item && (note_height(series, note.note, note.item, end) > room || !may_cut(items, end))) --end;
    return end;
}

std::uint32_t NoteFoot::first_cut(std::size_t series, std::uint32_t note) const {
    const Galley& items = items_of(series, note);
    const std::uint32_t size = size_of(series, note);
    std::uint32_t end = std::min<std::uint32_t>(1, size);
    while (end < size && !may_cut(items, end)) ++end;
    return end;
}

// A series' last note may be split on the page of its call. What was carried over whole is not split again.
bool NoteFoot::may_split(std::size_t series, std::uint32_t calls) const { return called(series, calls) > called(series, open_calls_); }

Length NoteFoot::whole_height(std::size_t series, std::uint32_t calls) const {
    const Series& one = series_[series];
    const NoteCursor from = carried_[series];
    const std::uint32_t end = called(series, calls);
    if (end == from.note) return {};
    if (one.run_in) return one.layout->overhead() + one.run_in->whole_height(from, end);
    return one.layout->overhead() + note_height(series, from.note, from.item, size_of(series, from.note)) + one.heights_before[end] -
           one.heights_before[from.note + 1];
}

Length NoteFoot::height_of(std::uint32_t calls) const {
    if (closed_) return closed_->height;
    Length height;
    for (std::size_t s = 0; s < series_.size(); ++s) height += whole_height(s, calls);
    return height;
}

Length NoteFoot::least_height(std::size_t series, std::uint32_t calls) const {
    const Length whole = whole_height(series, calls);
    if (!may_split(series, calls)) return whole;
    const Series& one = series_[series];
    if (one.run_in) return one.layout->overhead() + one.run_in->least_height(carried_[series], called(series, calls));
    const std::uint32_t last = called(series, calls) - 1;
    return whole - note_height(series, last, 0, size_of(series, last)) + note_height(series, last, 0, first_cut(series, last));
}

std::optional<Foot> NoteFoot::below(Length y, std::uint32_t calls) const {
    if (y > page_height_) return std::nullopt;
    if (closed_) return calls == open_calls_ && y + closed_->height <= page_height_ ? closed_ : std::nullopt;
    const Length height = height_of(calls);
    if (y + height <= page_height_) return whole(calls, height);
    return calls == open_calls_ ? std::nullopt : split(page_height_ - y, calls);
}

Foot NoteFoot::whole(std::uint32_t calls, Length height) const {
    Foot foot{height, begin(), 0, 0};
    for (std::size_t s = 0; s < series_.size(); ++s) foot.next[s].note = called(s, calls);
    return foot;
}

std::optional<Foot> NoteFoot::split(Length room, std::uint32_t calls) const {
    Length left = room;
    for (std::size_t s = 0; s < series_.size(); ++s) left -= least_height(s, calls);
    if (left < Length{}) return std::nullopt;
    Foot foot{{}, begin(), 0, 0};
    for (std::size_t s = 0; s < series_.size(); ++s) {
        const Length offered = left + least_height(s, calls);
        const Share share = split_share(s, offered, calls);
        left = offered - share.height;
        add_share(share, s, foot);
    }
    return foot;
}

NoteFoot::Share NoteFoot::split_share(std::size_t series, Length room, std::uint32_t calls) const {
    const Length whole = whole_height(series, calls);
    const std::uint32_t end = called(series, calls);
    if (whole <= room || !may_split(series, calls)) return {whole, {end, 0}, 0};
    if (const auto& notes = series_[series].run_in) return run_in_share(series, room, calls, notes->lines_to(carried_[series], end - 1));
    const std::uint32_t last = end - 1, size = size_of(series, last);
    const Length others = whole - note_height(series, last, 0, size);
    const std::uint32_t cut = cut_within(series, {last, 0}, room - others);
    return {others + note_height(series, last, 0, cut), {last, cut}, size - cut};
}

Foot NoteFoot::take(Length room, std::uint32_t calls) const {
    Foot foot{{}, carried_, 0, 0};
    for (std::size_t s = 0; s < series_.size(); ++s) {
        const bool takes_one_item = foot.height.units == 0;  // else a note that no page holds would be carried over for ever
        add_share(taken_share(s, room - foot.height, calls, takes_one_item), s, foot);
    }
    return foot;
}

// As many lines as `room` holds below the series' rule, at least `least`.
NoteFoot::Share NoteFoot::run_in_share(std::size_t series, Length room, std::uint32_t calls, std::uint32_t least) const {
    const Length overhead = series_[series].layout->overhead();
    Share share = series_[series].run_in->share(carried_[series], called(series, calls), room - overhead, least);
    if (share.height.units > 0) share.height += overhead;
    return share;
}

NoteFoot::Share NoteFoot::taken_share(std::size_t series, Length room, std::uint32_t calls, bool takes_one_item) const {
    if (series_[series].run_in) return run_in_share(series, room, calls, takes_one_item ? 1 : 0);
    Share share{series_[series].layout->overhead(), carried_[series], 0};
    while (share.next.note < called(series, calls)) {
        const NoteCursor from = share.next;
        const std::uint32_t size = size_of(series, from.note);
        std::uint32_t end = cut_within(series, from, room - share.height);
        if (end == from.item && end < size && from == carried_[series]) {
            if (!takes_one_item) return {{}, from, 0};
            ++end;
        }
        share.height += note_height(series, from.note, from.item, end);
        if (end < size) {
            share.next.item = end;
            share.split_lines = end > from.item ? size - end : 0;
            return share;
        }
        share.next = {from.note + 1, 0};
    }
    if (share.next == carried_[series]) share.height = {};
    return share;
}

void NoteFoot::add_share(const Share& share, std::size_t series, Foot& foot) {
    foot.height += share.height;
    foot.next[series] = share.next;
    foot.split_lines += share.split_lines;
    foot.split_notes += share.split_lines > 0 ? 1 : 0;
}

// Returns the bottom of the last one; `top` where there are none.
Length NoteFoot::place_notes(std::size_t series, NoteCursor begin, NoteCursor end, Length top, PlacedSeries& placed) const {
    const Series& one = series_[series];
    if (one.run_in) {
        if (begin == end) return top;
        placed.run_in = one.run_in->stretch(begin, end);
        placed.run_in_y = top;
        return top + one.run_in->line_height() * static_cast<std::int64_t>(placed.run_in->lines);
    }
    for (std::uint32_t note = begin.note; note <= end.note && note < one.notes.size(); ++note) {
        const Galley& items = items_of(series, note);
        const std::uint32_t first = note == begin.note ? begin.item : 0;
        const std::uint32_t last = note == end.note ? end.item : size_of(series, note);
        for (std::uint32_t i = first; i < last; ++i) {
            if (i > first) top += items[i].space_before;
            placed.notes.push_back({one.notes[note], i, top});
            top += items[i].height;
        }
    }
    return top;
}

std::vector<PlacedSeries> NoteFoot::place(const NoteCursors& begin, const NoteCursors& end, Length bottom) const {
    std::vector<PlacedSeries> foot;
    Length y;
    for (std::size_t s = 0; s < series_.size(); ++s) {
        PlacedSeries placed;
        placed.series = static_cast<NoteSeriesId>(s);
        placed.rule_y = foot.empty() ? y : y + series_[s].layout->gap_above;
        const Length top = placed.rule_y + series_[s].layout->rule_thickness + series_[s].layout->gap_below_rule;
        const Length ends = place_notes(s, begin[s], end[s], top, placed);
        if (placed.is_empty()) continue;
        y = ends;
        foot.push_back(std::move(placed));
    }
    for (PlacedSeries& placed : foot) {
        placed.rule_y += bottom - y;
        placed.run_in_y += bottom - y;
        for (PlacedNote& note : placed.notes) note.y += bottom - y;
    }
    return foot;
}

}  // namespace nabor
