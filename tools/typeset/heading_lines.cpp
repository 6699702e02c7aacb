#include "typeset/heading_lines.h"

#include <algorithm>
#include <limits>

namespace nabor {

namespace {

constexpr std::size_t most_points = 300, most_lines = 8;
constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();
// Costs are squares of a line's white, in thousandths of the measure.
constexpr std::int64_t penalty_factor = 500, hyphen_cost = 200'000;
constexpr std::int64_t after_sentence = -400'000, after_clause = -20'000;

bool is_one_of(char16_t unit, std::u16string_view signs) { return signs.find(unit) != std::u16string_view::npos; }

// Of the break opportunity, but for the last line's.
std::int64_t break_cost(const HeadingText& heading, const LineBreakPoint& point) {
    const std::int64_t own = point.penalty * penalty_factor + (point.hyphen ? hyphen_cost : 0);
    if (point.end == 0 || point.adds_hyphen) return own;
    const char16_t before = heading.text[point.end - 1];
    if (before == u'.' && point.penalty > 0) return own;  // of an ordinal or an abbreviation: "12." and "Oktober"
    if (is_one_of(before, u":.!?—–")) return own + after_sentence;
    return own + (is_one_of(before, u",;") ? after_clause : 0);
}

// The lines of a part of a heading that ends with a forced break: of points [first, last].
class Balancer {
public:
    Balancer(const HeadingText& heading, const std::vector<LineBreakPoint>& points, std::int64_t measure, std::uint32_t begin)
        : heading_(heading), points_(points), measure_(measure), begin_(begin) {}

    // False when there is no way to break it.
    bool add_breaks(std::uint32_t first, std::uint32_t last, std::vector<std::uint32_t>& breaks) {
        const std::size_t count = last - first + 1;
        std::vector<std::int64_t> costs(count, unreached);
        std::vector<std::vector<std::size_t>> from;  // by line and point: the point before, counted from 1; 0: the beginning
        for (std::size_t line = 0; line < most_lines; ++line) {
            costs = with_one_more_line(first, costs, line == 0, from.emplace_back(count, 0));
            if (costs.back() == unreached) continue;
            const std::size_t size = breaks.size();
            for (std::size_t point = count, l = line + 1; l-- > 0; point = from[l][point - 1])
                breaks.push_back(first + static_cast<std::uint32_t>(point) - 1);
            std::reverse(breaks.begin() + static_cast<std::ptrdiff_t>(size), breaks.end());
            return true;
        }
        return false;
    }

private:
    std::vector<std::int64_t> with_one_more_line(std::uint32_t first, const std::vector<std::int64_t>& before, bool is_first,
                                                 std::vector<std::size_t>& from) const {
        std::vector<std::int64_t> after(before.size(), unreached);
        for (std::size_t end = 0; end < before.size(); ++end) {
            const std::int64_t own = end + 1 == before.size() ? 0 : break_cost(heading_, points_[first + end]);
            for (std::size_t begin = is_first ? 0 : 1; begin <= (is_first ? 0 : end); ++begin) {
                const std::int64_t cost_before = begin == 0 ? 0 : before[begin - 1];
                const std::int64_t line = line_cost(begin == 0 ? begin_ : points_[first + begin - 1].next, points_[first + end]);
                if (cost_before == unreached || line == unreached || cost_before + line + own >= after[end]) continue;
                after[end] = cost_before + line + own;
                from[end] = begin;
            }
        }
        return after;
    }

    std::int64_t line_cost(std::uint32_t begin, const LineBreakPoint& point) const {
        const std::uint32_t end = std::max(point.end, begin);
        const std::int64_t width = heading_.measured.width_before[end] - heading_.measured.width_before[begin] + point.extra_width;
        if (width > measure_) return unreached;
        const std::int64_t white = (measure_ - width) * 1000 / measure_;
        return white * white;
    }

    const HeadingText& heading_;
    const std::vector<LineBreakPoint>& points_;
    std::int64_t measure_;
    std::uint32_t begin_;
};

}  // namespace

std::optional<std::vector<std::uint32_t>> balanced_breaks(const HeadingText& heading, const std::vector<LineBreakPoint>& points,
                                                          const LineBreakingRules& rules) {
    const std::int64_t measure = std::min(rules.first_line, rules.other_lines);
    if (points.size() > most_points || measure <= 0) return std::nullopt;
    std::vector<std::uint32_t> breaks;
    std::uint32_t begin = heading.begin, first = 0;
    for (std::uint32_t last = 0; last < points.size(); ++last) {
        if (!points[last].forced && last + 1 < points.size()) continue;
        if (!Balancer(heading, points, measure, begin).add_breaks(first, last, breaks)) return std::nullopt;
        begin = points[last].next;
        first = last + 1;
    }
    return breaks;
}

}  // namespace nabor
