// In: the hash of some values, and one more value. Out: the hash of all of them.
#pragma once

#include <cstddef>

namespace nabor {

// As boost::hash_combine does.
constexpr std::size_t hash_with(std::size_t hash, std::size_t value) { return hash ^ (value + 0x9E3779B97F4A7C15u + (hash << 6) + (hash >> 2)); }

}  // namespace nabor
