// In: structure nodes. Out: the attribute objects of their elements (ISO 32000-1, 14.8.5); which types are standard.
#pragma once

#include <string_view>

#include "page/tree.h"
#include "pdf/content.h"

namespace nabor::pdf {

void add_attributes(Dictionary element, const Pages& pages, const StructureTree& tree, std::uint32_t index);

// The layout attributes of a figure: its bounding box, which readers that reflow need.
void add_figure_attributes(Dictionary element, const Box& box);

// True for the standard structure types (ISO 32000-1, 14.8.4).
bool is_standard_type(std::string_view type);

}  // namespace nabor::pdf
