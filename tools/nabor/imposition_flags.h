// In: what the flags of `impose` say, each a word. Out: their sense, or what is wrong with them.
#pragma once

#include <map>
#include <string>

#include "nabor/flags.h"
#include "nabor/options.h"

namespace nabor {

using ImpositionWords = std::map<Flag, std::string>;  // by flag; "" where it was not given, "yes" for a switch

// "" for a word that has a sense by itself; else what is wrong: `"A44" is no sheet`.
std::string fault_of_word(Flag flag, const std::string& word);

// Each word is sound by itself; "" when they are so together.
std::string read_imposition(const ImpositionWords& words, ImposeOptions& options);

}  // namespace nabor
