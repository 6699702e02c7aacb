// In: a structure node. Out: the attribute objects of its element (ISO 32000-1, 14.8.5); and whether a type is PDF's own.
#pragma once

#include <string_view>

#include "page/tree.h"
#include "pdf/content.h"

namespace nabor::pdf {

void add_attributes(Dictionary element, const Pages& pages, const StructureTree& tree, std::uint32_t index);

// The layout attributes of a figure: where it stands, as readers that reflow want to know.
void add_figure_attributes(Dictionary element, const Box& box);

// True for the types of ISO 32000-1, 14.8.4.
bool is_standard_type(std::string_view type);

}  // namespace nabor::pdf
