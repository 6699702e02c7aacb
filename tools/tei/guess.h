// In: a text without a language tag. Out: the language it is most likely in.
#pragma once

#include <string>
#include <string_view>

#include "tei/tree.h"

namespace nabor::tei {

// ru, uk, sr, en, de, fr or pl, by script, letters and short words; "und" for a text without letters.
std::string guess_language(const TeiTree& tree);
std::string guess_language_of(std::string_view text);

}  // namespace nabor::tei
