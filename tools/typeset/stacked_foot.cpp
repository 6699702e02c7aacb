#include "typeset/stacked_foot.h"

#include <algorithm>

namespace nabor {

namespace {

constexpr std::size_t most_known = 4096;  // a few pages' worth

// The last position up to which all fit; `first` if none after it does.
template <typename Fits>
std::uint32_t last_fitting(std::uint32_t first, std::uint32_t last, const Fits& fits) {
    while (first < last) {
        const std::uint32_t middle = first + (last - first + 1) / 2;
        if (fits(middle))
            first = middle;
        else
            last = middle - 1;
    }
    return first;
}

}  // namespace

void StackedFoot::add(SectionNoteId note, const Galley& items) {
    notes_.push_back(note);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool is_first = i == 0;
        const Length white = is_first ? Length{} : items[i].space_before;
        items_.push_back({is_first, is_first || (items[i].may_break_before && !items[i - 1].ends_with_hyphen), white});
        bottoms_.push_back(bottoms_.back() + white + items[i].height);
        heights_before_.push_back(heights_before_.back() + items[i].height);
    }
    begins_.push_back(static_cast<Position>(items_.size()));
}

NoteCursor StackedFoot::cursor_at(Position position, std::uint32_t end) const {
    if (position >= begins_[end]) return {end, 0};
    const auto note = static_cast<std::uint32_t>(std::upper_bound(begins_.begin(), begins_.end(), position) - begins_.begin()) - 1;
    return {note, position - begins_[note]};
}

StackedFoot::Position StackedFoot::next_cut(Position after) const {
    do ++after;
    while (!may_cut(after));
    return after;
}

// The last place at or before `position` where what begins at `first` may be cut; `first` if there is none.
StackedFoot::Position StackedFoot::cut_at_or_before(Position first, Position position) const {
    while (position > first && !may_cut(position)) --position;
    return position;
}

Length StackedFoot::column_height(Position begin, Position end) const {
    return begin == end ? Length{} : bottoms_[end] - bottoms_[begin] - items_[begin].white;
}

Length StackedFoot::height(Position begin, Position end) const {
    if (columns_ == 1 || begin == end) return column_height(begin, end);
    if (known_.size() > most_known) known_.clear();
    const auto [known, is_new] = known_.try_emplace({begin, end});
    if (is_new) known->second = balanced_height(begin, end);
    return known->second;
}

// Filled columns hold the most for their height. A height that holds too little grows to the least at which one of them holds more.
Length StackedFoot::balanced_height(Position begin, Position end) const {
    Length height = (heights_before_[end] - heights_before_[begin]) / static_cast<std::int64_t>(columns_);
    for (;;) {
        const std::vector<Position> ends = column_ends(begin, end, height);
        if (ends.back() == end) {
            Position top = begin;
            height = {};
            for (const Position bottom : ends) height = std::max(height, column_height(std::exchange(top, bottom), bottom));
            return height;
        }
        Position top = begin;
        Length higher = column_height(begin, end);
        for (const Position bottom : ends) higher = std::min(higher, column_height(std::exchange(top, bottom), std::min(next_cut(bottom), end)));
        height = higher;
    }
}

// The end counts as a place to cut, though it may stand within a note.
std::vector<StackedFoot::Position> StackedFoot::column_ends(Position begin, Position end, Length height) const {
    std::vector<Position> ends;
    for (std::size_t column = 0; column < columns_; ++column) {
        const Position top = ends.empty() ? begin : ends.back();
        const Position bottom = last_fitting(top, end, [&](Position position) { return column_height(top, position) <= height; });
        ends.push_back(bottom == end ? end : cut_at_or_before(top, bottom));
    }
    return ends;
}

Length StackedFoot::least_height(NoteCursor from, std::uint32_t end) const {
    const Position last = begins_[end - 1];
    return height(position_of(from), last == begins_[end] ? last : next_cut(last));
}

SeriesShare StackedFoot::share(NoteCursor from, std::uint32_t end, Length room, bool takes_one) const {
    const Position first = position_of(from), last = begins_[end];
    Position cut = cut_at_or_before(first, last_fitting(first, last, [&](Position end_of_share) { return height(first, end_of_share) <= room; }));
    if (cut == first && first < last) {
        if (!takes_one) return {{}, from, 0};
        ++cut;
    }
    SeriesShare share{height(first, cut), cursor_at(cut, end), 0};
    if (share.next.item > 0) share.split_lines = begins_[share.next.note + 1] - cut;
    return share;
}

std::vector<PlacedNote> StackedFoot::place(NoteCursor begin, NoteCursor end) const {
    const Position first = position_of(begin), last = position_of(end);
    std::vector<PlacedNote> placed;
    Position top = first;
    const std::vector<Position> ends = columns_ == 1 ? std::vector{last} : column_ends(first, last, height(first, last));
    for (std::uint32_t column = 0; column < ends.size(); ++column) {
        for (Position at = top; at < ends[column]; ++at) {
            const NoteCursor item = cursor_at(at, end.item > 0 ? end.note + 1 : end.note);
            placed.push_back({notes_[item.note], item.item, column_height(top, at + 1) - (heights_before_[at + 1] - heights_before_[at]), column});
        }
        top = ends[column];
    }
    return placed;
}

}  // namespace nabor
