// In: a zlib stream. Out: the inflated bytes.
// Holds: nothing for a stream that is truncated, altered, or larger than the limit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nabor::pdf {

// Of a page or a form, inflated, in bytes. A few kilobytes can inflate to more than a machine has.
inline constexpr std::size_t largest_content = 256U << 20;

// `most`: the largest result, in bytes. Ignores bytes after the end: many writers count the line end before `endstream` to the stream.
std::optional<std::string> inflate(std::string_view bytes, std::size_t most);

}  // namespace nabor::pdf
