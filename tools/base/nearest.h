// In: a word that is in no list, and the list. Out: the entry that was probably meant.
// Holds: commands, flags, formats, layouts, keys, codes and properties are all suggested by this one rule.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace nabor {

// Letters replaced, added, left out or exchanged with their neighbour, in bytes; capitals count as small letters (ASCII).
std::size_t edit_distance(std::string_view a, std::string_view b);

// The first of the names that need the fewest changes; "" where all differ in more than a third of the word's letters.
std::string_view nearest_of(std::string_view word, std::span<const std::string_view> names);

// `did you mean "pdf"?`, or "" where no name is near.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> names);

}  // namespace nabor
