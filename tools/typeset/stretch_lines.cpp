#include "typeset/stretch_lines.h"

#include <algorithm>
#include <compare>
#include <map>
#include <optional>
#include <utility>

#include "typeset/line_breaker.h"

namespace nabor {

// Searches from different places of the text. One whose paths share their first line goes on as the search from that line's end, or leaves what
// follows to the search that another one has become there.
class StretchLines::Searches {
public:
    Searches(const MeasuredText& text, std::span<const LineBreakPoint> points, const LineBreakingRules& rules, std::span<const std::uint32_t> ends)
        : text_(text), points_(points), rules_(rules), ends_(ends), widest_(widest_protrusion(points)) {}

    std::vector<std::uint32_t> breaks(std::uint32_t begin, std::size_t end) {
        if (searches_.size() > most_searches) searches_.clear();
        std::vector<std::uint32_t> all;
        for (Search* search = &search_from(begin);; search = search->after) {
            go_on(*search, end);
            if (search->has(end)) {
                const std::vector<std::uint32_t>& rest = search->breaks[end - search->first_end];
                all.insert(all.end(), rest.begin(), rest.end());
                return all;
            }
            all.push_back(search->first_line);
        }
    }

private:
    // A position of the text, or an opportunity with the history of the line that ends there.
    struct Place {
        bool is_point = false;
        std::uint32_t at = 0;
        LineHistory history;

        auto operator<=>(const Place&) const = default;
    };

    struct Search {
        std::size_t first_end = 0;                         // those before it are known to the searches that came here
        std::vector<std::vector<std::uint32_t>> breaks{};  // by end, from first_end on
        std::optional<LineBreaker> breaker{};              // nothing once another search goes on for it
        Search* after = nullptr;                           // that search, which begins where the first line ends
        std::uint32_t first_line = 0;                      // its break

        std::size_t next_end() const { return first_end + breaks.size(); }
        bool has(std::size_t end) const { return end < next_end(); }
    };

    Search& search_from(std::uint32_t position) {
        const auto [known, is_new] = searches_.try_emplace(Place{false, position, {}});
        if (!is_new) return known->second;
        const auto is_before = [&](const LineBreakPoint& point) { return point.end < position || point.next <= position; };
        const auto first = std::partition_point(points_.begin(), points_.end(), is_before);
        known->second.first_end = static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), position) - ends_.begin());
        known->second.breaker.emplace(text_, points_, rules_, SearchStart{position, static_cast<std::uint32_t>(first - points_.begin())}, widest_);
        return known->second;
    }

    // Until the end is found, or another search goes on.
    void go_on(Search& search, std::size_t end) {
        while (search.breaker && !search.has(end)) {
            const std::uint32_t next = ends_[search.next_end()];
            while (search.breaker && search.breaker->advance(next)) leave_first_line(search);
            if (search.breaker) search.breaks.push_back(search.breaker->breaks_to(next));
        }
    }

    // A search that goes on already may have begun too late to know the next end.
    void leave_first_line(Search& search) {
        const std::uint32_t first = search.breaker->common_first_line();
        if (first == no_line_node) return;
        const LineNode& line = search.breaker->node(first);
        const auto [after, is_new] = searches_.try_emplace(Place{true, line.point, line.history});
        if (!is_new && after->second.first_end > search.next_end()) return;
        search.first_line = line.point;
        search.after = &after->second;
        if (is_new) {
            after->second.first_end = search.next_end();
            search.breaker->leave_first_line();
            after->second.breaker.emplace(std::move(*search.breaker));
        }
        search.breaker.reset();
    }

    static constexpr std::size_t most_searches = 2048;

    MeasuredText text_;
    std::span<const LineBreakPoint> points_;
    const LineBreakingRules& rules_;
    std::span<const std::uint32_t> ends_;
    std::int64_t widest_;
    std::map<Place, Search> searches_;  // whose elements never move
};

StretchLines::StretchLines(const MeasuredText& text, std::span<const LineBreakPoint> points, const LineBreakingRules& rules,
                           std::span<const std::uint32_t> ends)
    : searches_(std::make_unique<Searches>(text, points, rules, ends)) {}
StretchLines::StretchLines(StretchLines&&) noexcept = default;
StretchLines& StretchLines::operator=(StretchLines&&) noexcept = default;
StretchLines::~StretchLines() = default;

std::vector<std::uint32_t> StretchLines::breaks(std::uint32_t begin, std::size_t end) { return searches_->breaks(begin, end); }

}  // namespace nabor
