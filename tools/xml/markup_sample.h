// In: a source and where an element begins in it. Out: what stands between its start tag and its end tag, as it is written: with prefixes,
// comments, processing instructions, references and CDATA sections.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace nabor::xml {

// `source` must be well-formed. Nothing when no element of that name begins there; "" of an element without content.
std::optional<std::string_view> markup_inside(std::string_view source, std::size_t begin, std::string_view name);

}  // namespace nabor::xml
