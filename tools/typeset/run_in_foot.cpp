#include "typeset/run_in_foot.h"

#include <algorithm>

namespace nabor {

namespace {

constexpr std::size_t most_known = 4096;  // a few pages' worth

}  // namespace

const RunInFoot::Lines& RunInFoot::lines_of(std::uint32_t begin, std::uint32_t last_note) const {
    if (known_.size() > most_known) known_.clear();
    const auto [known, is_new] = known_.try_emplace({begin, last_note});
    if (!is_new) return known->second;
    for (const std::uint32_t point : lines_.breaks(begin, last_note)) known->second.push_back(notes_->points[point].next);
    known->second.push_back(notes_->ends[last_note]);
    return known->second;
}

Length RunInFoot::whole_height(NoteCursor from, std::uint32_t end) const {
    if (end <= from.note) return {};
    return notes_->line_height * static_cast<std::int64_t>(lines_of(position_of(from), end - 1).size());
}

// How many lines lead to the line in which a note begins, that line included.
std::uint32_t RunInFoot::lines_to(NoteCursor from, std::uint32_t note) const {
    const Lines& lines = lines_of(position_of(from), note);
    const auto line = std::upper_bound(lines.begin(), lines.end(), notes_->begins[note]);
    return static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(line - lines.begin() + 1, static_cast<std::ptrdiff_t>(lines.size())));
}

Length RunInFoot::least_height(NoteCursor from, std::uint32_t end) const {
    return end <= from.note ? Length{} : notes_->line_height * static_cast<std::int64_t>(lines_to(from, end - 1));
}

SeriesShare RunInFoot::share(NoteCursor from, std::uint32_t end, Length room, bool takes_one) const {
    if (end <= from.note) return {{}, from, 0};
    const auto fitting = static_cast<std::uint32_t>(std::max<std::int64_t>(takes_one ? 1 : 0, room.units / notes_->line_height.units));
    for (std::uint32_t last = end - 1;; --last) {
        const Lines& lines = lines_of(position_of(from), last);
        const std::uint32_t taken = std::min(static_cast<std::uint32_t>(lines.size()), fitting);
        const Length height = notes_->line_height * static_cast<std::int64_t>(taken);
        if (taken == lines.size()) return {height, {last + 1, 0}, 0};
        // Cut in the last note, or else in an earlier one, whose lines are then those of a text that ends with it.
        const std::uint32_t cut = taken == 0 ? position_of(from) : lines[taken - 1];
        if (taken == 0) return {{}, from, 0};
        if (cut > notes_->begins[last] || last == from.note)
            return {height, {last, cut - notes_->begins[last]}, static_cast<std::uint32_t>(lines.size()) - taken};
    }
}

RunInStretch RunInFoot::stretch(NoteCursor begin, NoteCursor end) const {
    RunInStretch shown;
    shown.begin = position_of(begin);
    shown.last_note = end.item > 0 ? end.note : end.note - 1;
    const Lines& lines = lines_of(shown.begin, shown.last_note);
    const auto stop = end.item > 0 ? std::upper_bound(lines.begin(), lines.end(), position_of(end)) : lines.end();
    shown.lines = static_cast<std::uint32_t>(stop - lines.begin());
    return shown;
}

}  // namespace nabor
