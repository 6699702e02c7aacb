#include "typeset/line_breaking.h"

#include "typeset/line_breaker.h"

namespace nabor {

std::vector<ParagraphSetting> break_lines(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                          const LineBreakingRules& rules) {
    if (points.empty()) return {};
    return LineBreaker(text, points, rules, {begin, 0}, widest_protrusion(points)).run();
}

}  // namespace nabor
