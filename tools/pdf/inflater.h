// In: a zlib stream of foreign bytes. Out: what was deflated.
// Holds: a stream that is cut short or altered gives nothing, nor does one that would grow beyond the limit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nabor::pdf {

// Bytes after the stream's end are overlooked: many writers count the line's end before `endstream` to a stream.
std::optional<std::string> inflate(std::string_view bytes, std::size_t most);

}  // namespace nabor::pdf
