// In: a character that no font has. Out: how to call it, and where a font with it comes from.
#pragma once

#include <string>

namespace nabor {

// "U+4E00 (CJK UNIFIED IDEOGRAPH-4E00)"; a code point without a name is called by what it is: "U+F00F (private use)".
std::string called(char32_t c);

// What to do: the Debian package that has the character, where one is known, and where to put its font.
std::string font_advice(char32_t c);

}  // namespace nabor
