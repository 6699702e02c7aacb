// In: a text without a language tag. Out: its most likely language.
#pragma once

#include <string>
#include <string_view>

namespace nabor {

// By script, frequent words and letters: ru, uk, sr, en, de, fr, pl, sr-Latn; the one language of a script such as Greek; "und" for a
// text without letters. 60,000 bytes are more than enough.
std::string guess_language(std::string_view text);

}  // namespace nabor
