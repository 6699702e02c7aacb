// In: a layout and how deep its book indents. Out: the text of style.css.
#pragma once

#include <cstdint>
#include <string>

#include "layout/layout.h"

namespace nabor::epub {

// The writer's own rules first, so that the layout's prevail, but for what a small screen needs.
std::string write_stylesheet(const Layout& layout, std::uint8_t deepest_indent);

}  // namespace nabor::epub
