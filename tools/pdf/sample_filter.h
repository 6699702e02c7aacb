// In: rows of 8-bit samples. Out: the same rows filtered as PNG does (W3C PNG, clause 9), so that they deflate well.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nabor::pdf {

// `pixel` is the number of bytes of a pixel; each row of `row` bytes gains a first byte that names its filter.
std::string filtered_samples(std::string_view samples, std::size_t row, std::size_t pixel);

}  // namespace nabor::pdf
