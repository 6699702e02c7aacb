// In: XML, and a place in it. Out: the markup there in which no element and no reference is markup: a comment, a CDATA section, an
// instruction (XML 1.0, 2.5 to 2.7).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace nabor::xml {

struct OpaqueMarkup {
    std::string_view open, close;
    std::size_t end = 0;  // after its closing mark; npos where it has none
};

// Nothing where none begins at `at`.
std::optional<OpaqueMarkup> opaque_markup(std::string_view text, std::size_t at);

}  // namespace nabor::xml
