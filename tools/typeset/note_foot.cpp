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
    for (const NoteSeries& one : series) series_.push_back({&one, StackedFoot(one.columns)});
    for (const auto& [id, joined] : galley.run_in) series_[index_of(id)].notes = RunInFoot(joined);
    called_.assign(series_.size(), 0);
    // A paragraph's settings call the same notes in the same order, so the first setting stands for all.
    for (const GalleyBlock& block : galley.text) add_calls(block.settings.front().items);
    carried_ = begin();
}

void NoteFoot::add_calls(const Galley& items) {
    for (const GalleyItem& item : items)
        for (const SectionNoteId id : item.notes) {
            const GalleyNote& note = galley_.notes[index_of(id)];
            const std::size_t index = index_of(note.series);
            if (auto* stacked = std::get_if<StackedFoot>(&series_[index].notes)) stacked->add(id, note.items);
            ++calls_;
            for (std::size_t s = 0; s < series_.size(); ++s) called_.push_back(called_[called_.size() - series_.size()] + (s == index ? 1 : 0));
        }
}

bool NoteFoot::is_finished(const NoteCursors& cursors) const {
    for (std::size_t s = 0; s < series_.size(); ++s)
        if (cursors[s].note < called(s, calls())) return false;
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

// A series' last note may be split on the page of its call. What was carried over whole is not split again.
bool NoteFoot::may_split(std::size_t series, std::uint32_t calls) const { return called(series, calls) > called(series, open_calls_); }

Length NoteFoot::whole_height(std::size_t series, std::uint32_t calls) const {
    const NoteCursor from = carried_[series];
    const std::uint32_t end = called(series, calls);
    if (end == from.note) return {};
    const auto height = [&](const auto& notes) { return notes.whole_height(from, end); };
    return series_[series].layout->overhead() + std::visit(height, series_[series].notes);
}

Length NoteFoot::height_of(std::uint32_t calls) const {
    if (closed_) return closed_->height;
    Length height;
    for (std::size_t s = 0; s < series_.size(); ++s) height += whole_height(s, calls);
    return height;
}

Length NoteFoot::least_height(std::size_t series, std::uint32_t calls) const {
    if (!may_split(series, calls)) return whole_height(series, calls);
    const auto height = [&](const auto& notes) { return notes.least_height(carried_[series], called(series, calls)); };
    return series_[series].layout->overhead() + std::visit(height, series_[series].notes);
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
        const SeriesShare share = split_share(s, offered, calls);
        left = offered - share.height;
        add_share(share, s, foot);
    }
    return foot;
}

SeriesShare NoteFoot::split_share(std::size_t series, Length room, std::uint32_t calls) const {
    const Length whole = whole_height(series, calls);
    if (whole <= room || !may_split(series, calls)) return {whole, {called(series, calls), 0}, 0};
    return share_of(series, room, calls, false);
}

Foot NoteFoot::take(Length room, std::uint32_t calls) const {
    Foot foot{{}, carried_, 0, 0};
    for (std::size_t s = 0; s < series_.size(); ++s) {
        const bool takes_one = foot.height.units == 0;  // else a note that no page holds would be carried over for ever
        add_share(share_of(s, room - foot.height, calls, takes_one), s, foot);
    }
    return foot;
}

// As much as `room` holds with the series' rule.
SeriesShare NoteFoot::share_of(std::size_t series, Length room, std::uint32_t calls, bool takes_one) const {
    const Length overhead = series_[series].layout->overhead();
    const auto part = [&](const auto& notes) { return notes.share(carried_[series], called(series, calls), room - overhead, takes_one); };
    SeriesShare share = std::visit(part, series_[series].notes);
    share.height = share.next == carried_[series] ? Length{} : share.height + overhead;
    return share;
}

void NoteFoot::add_share(const SeriesShare& share, std::size_t series, Foot& foot) {
    foot.height += share.height;
    foot.next[series] = share.next;
    foot.split_lines += share.split_lines;
    foot.split_notes += share.split_lines > 0 ? 1 : 0;
}

// Returns the bottom of the last one; `top` where there are none.
Length NoteFoot::place_notes(std::size_t series, NoteCursor begin, NoteCursor end, Length top, PlacedSeries& placed) const {
    if (begin == end) return top;
    if (const auto* run_in = std::get_if<RunInFoot>(&series_[series].notes)) {
        placed.run_in = run_in->stretch(begin, end);
        placed.run_in_y = top;
        return top + run_in->line_height() * static_cast<std::int64_t>(placed.run_in->lines);
    }
    placed.notes = std::get<StackedFoot>(series_[series].notes).place(begin, end);
    Length bottom = top;
    for (PlacedNote& note : placed.notes) {
        note.y += top;
        bottom = std::max(bottom, note.y + galley_.notes[index_of(note.note)].items[note.item].height);
    }
    return bottom;
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
