// In: nothing. Out: what there is of both of two parallel texts.
#pragma once

#include <array>
#include <cstddef>

namespace nabor {

// Of the left text, then of the right one.
template <typename Value>
using OfBoth = std::array<Value, 2>;

inline constexpr std::size_t both[] = {0, 1};

}  // namespace nabor
