// In: text. Out: the forms PDF gives it.
#pragma once

#include <string>
#include <string_view>

namespace nabor::pdf {

bool is_printable_ascii(std::string_view text);

// UTF-16BE without a mark, as ToUnicode wants it.
std::string big_endian(std::u16string_view text);

// A text string (ISO 32000-1, 7.9.2.2): UTF-16BE after U+FEFF.
std::string text_string(std::string_view utf8);

void append_hexadecimal(std::string& out, std::string_view bytes);

}  // namespace nabor::pdf
