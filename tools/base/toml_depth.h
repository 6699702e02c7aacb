// In: the text of a TOML file, well-formed or not. Out: where it is nested too deeply.
// Holds: linear in the text; nothing recurses.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace nabor {

// The place of the bracket, or of the dot of a key, that is more than `most` deep; tables, lists and the parts of dotted keys count alike.
std::optional<std::size_t> first_deeper(std::string_view text, std::size_t most);

}  // namespace nabor
