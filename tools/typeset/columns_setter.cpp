#include "typeset/columns_setter.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "typeset/band.h"

namespace nabor {

namespace {

// A column holds as many lines from `begin` on as fit, and ends where a page may end; at least one.
std::size_t end_of_column(const Galley& lines, std::size_t begin, Length height) {
    Length y;
    std::size_t end = begin, last = begin;
    while (end < lines.size()) {
        if (end > begin) y += lines[end].space_before;
        y += lines[end].height;
        if (y > height) break;
        ++end;
        if (end == lines.size() || lines[end].may_break_before) last = end;
    }
    if (last > begin) return last;
    return std::min(lines.size(), std::max(end, begin + 1));
}

// Where the columns of one page end that begins with line `begin`.
std::vector<std::size_t> ends_of_columns(const Galley& lines, std::size_t begin, std::size_t columns, Length height) {
    std::vector<std::size_t> ends;
    for (std::size_t c = 0; c < columns && begin < lines.size(); ++c) ends.push_back(begin = end_of_column(lines, begin, height));
    return ends;
}

// The least height at which the columns of the last page hold all that is left.
Length least_height(const Galley& lines, std::size_t begin, std::size_t columns, Length most) {
    Length all, step = most;
    for (std::size_t i = begin; i < lines.size(); ++i) {
        all += lines[i].space_before + lines[i].height;
        step = std::min(step, lines[i].height);
    }
    Length height = std::min(most, all / static_cast<std::int64_t>(columns));
    while (height < most && ends_of_columns(lines, begin, columns, height).back() < lines.size()) height += std::max(step, Length::points(1));
    return std::min(height, most);
}

}  // namespace

Galley set_columns(Galley&& lines, const ColumnsPlace& place) {
    const auto is_lower = [](const GalleyItem& a, const GalleyItem& b) { return a.height < b.height; };
    const Length thinnest = lines.empty() ? Length{} : std::min_element(lines.begin(), lines.end(), is_lower)->height;
    Galley bands;
    for (std::size_t begin = 0; begin < lines.size();) {
        const Length room = bands.empty() ? place.first_room : place.room;
        std::vector<std::size_t> ends = ends_of_columns(lines, begin, place.columns, room);
        if (ends.back() == lines.size()) ends = ends_of_columns(lines, begin, place.columns, least_height(lines, begin, place.columns, room));
        const bool goes_on = ends.back() < lines.size();
        GalleyItem& band = bands.emplace_back();
        for (std::size_t c = 0; c < ends.size(); ++c) {
            Length y;
            const std::size_t first = begin;
            for (; begin < ends[c]; ++begin) {
                if (begin > first) y += lines[begin].space_before;
                const Length height = lines[begin].height;
                std::move(lines[begin].strings.begin(), lines[begin].strings.end(), std::back_inserter(band.strings));
                take_line(std::move(lines[begin]), place.left + place.step * static_cast<std::int64_t>(c), y, band);
                y += height;
            }
        }
        // No line of the columns stands below them on the same page, where a reader would take it for one of the first column.
        if (goes_on) band.height = std::max(band.height, room - thinnest / 2);
    }
    return bands;
}

}  // namespace nabor
