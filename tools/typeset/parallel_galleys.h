// In: the galleys of two parallel texts, and what begins level in them. Out: the same as indices of blocks.
// Holds: points ascend. The first is the beginning of both texts, the last their end; between two of them stands a band: the blocks of a
// piece in both texts, of which one may have none.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "page/pages.h"
#include "typeset/of_both.h"
#include "typeset/section_galley.h"

namespace nabor {

// The block of each text that begins level with the other; the number of blocks where a text has ended.
using LevelPoint = OfBoth<std::uint32_t>;

struct ParallelGalleys {
    OfBoth<const SectionGalley*> texts;
    std::vector<LevelPoint> points;
};

// `level`: pairs of destinations, ascending in both texts. Those that begin no block are left out.
std::vector<LevelPoint> level_points(const SectionGalley& left, const SectionGalley& right, const std::vector<OfBoth<DestinationId>>& level);

}  // namespace nabor
