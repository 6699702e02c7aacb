// In: rows of 8-bit samples. Out: the rows with PNG filters (W3C PNG, clause 9), which deflate better.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nabor::pdf {

// `row` and `pixel`: bytes of a row and of a pixel. Each row gets a first byte that names its filter.
std::string filtered_samples(std::string_view samples, std::size_t row, std::size_t pixel);

}  // namespace nabor::pdf
