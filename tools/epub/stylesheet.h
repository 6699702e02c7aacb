// In: a layout, how deep its book indents, embedded faces. Out: the text of style.css.
#pragma once

#include <cstdint>
#include <string>

#include "epub/embedded_fonts.h"
#include "layout/layout.h"

namespace nabor::epub {

// @font-face rules first, so that a device loads no font in vain; then the indents, and the rules of Layout::epub_stylesheet.
std::string write_stylesheet(const Layout& layout, std::uint8_t deepest_indent, const EmbeddedFaces& faces);

}  // namespace nabor::epub
