#include "typeset/parallel_galleys.h"

#include <map>

namespace nabor {

namespace {

// The block that begins with a destination.
std::map<DestinationId, std::uint32_t> blocks_by_destination(const SectionGalley& galley) {
    std::map<DestinationId, std::uint32_t> blocks;
    for (std::uint32_t block = 0; block < galley.text.size(); ++block)
        for (const DestinationId destination : galley.text[block].settings.front().items.front().destinations) blocks.try_emplace(destination, block);
    return blocks;
}

}  // namespace

std::vector<LevelPoint> level_points(const SectionGalley& left, const SectionGalley& right, const std::vector<OfBoth<DestinationId>>& level) {
    const OfBoth<std::map<DestinationId, std::uint32_t>> blocks{blocks_by_destination(left), blocks_by_destination(right)};
    std::vector<LevelPoint> points{{0, 0}};
    for (const auto& [left_id, right_id] : level) {
        const auto in_left = blocks[0].find(left_id), in_right = blocks[1].find(right_id);
        if (in_left == blocks[0].end() || in_right == blocks[1].end()) continue;
        const LevelPoint point{in_left->second, in_right->second};
        if (point[0] >= points.back()[0] && point[1] >= points.back()[1] && point != points.back()) points.push_back(point);
    }
    const LevelPoint end{static_cast<std::uint32_t>(left.text.size()), static_cast<std::uint32_t>(right.text.size())};
    if (points.back() != end) points.push_back(end);
    return points;
}

}  // namespace nabor
