// In: a character that no font has. Out: others that readers take for it, the nearest first.
#pragma once

#include <string>

namespace nabor {

// Characters of one UTF-16 unit each: brackets for brackets, a hyphen for a hyphen that does not break; then what Unicode calls compatible.
std::u16string equivalents_of(char32_t c);

}  // namespace nabor
