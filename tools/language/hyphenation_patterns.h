// In: the bytes of a hyph_*.dic file. Out: the same, made complete for libhyphen.
// libhyphen looks only at the longest pattern that ends at a letter; patterns inside it must have been merged into it before
// (its own substrings.pl does that). Dictionaries made for libhyphen are merged and say so by its keywords; Debian's Russian,
// Ukrainian and Polish ones are TeX's patterns as they are, and lose half of their hyphens that way.
// Holds: private to this folder. Completing what is complete changes no hyphen.
#pragma once

#include <string>
#include <string_view>

namespace nabor {

std::string complete_patterns(std::string_view dictionary);

}  // namespace nabor
