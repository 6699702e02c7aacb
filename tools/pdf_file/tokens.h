// In: numbers, names and text. Out: the tokens of PDF syntax (ISO 32000-1, 7.2 and 7.3), without streams or locales.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/length.h"

namespace nabor::pdf {

inline std::int64_t thousandths(Length length) { return scaled(length.units, 1000, Length::per_point); }
inline double in_points(std::int64_t thousandths_of_a_point) { return static_cast<double>(thousandths_of_a_point) / 1000; }

void append_integer(std::string& out, std::int64_t value);
// The number of `value` thousandths: at most three decimal places, no trailing zeros.
void append_thousandths(std::string& out, std::int64_t value);
// The shortest decimal that reads back as the same double. PDF has no infinity, no NaN and no exponents: values beyond 1e15 become 0.
void append_real(std::string& out, double value);

void append_name(std::string& out, std::string_view letters);
// A string of these bytes: literal where they are printable ASCII, else hexadecimal.
void append_byte_string(std::string& out, std::string_view bytes);
void append_hexadecimal(std::string& out, std::string_view bytes);

bool is_printable_ascii(std::string_view text);

// UTF-16BE without a byte order mark, as ToUnicode requires.
std::string big_endian(std::u16string_view text);

// A text string (7.9.2.2): UTF-16BE after U+FEFF.
std::string text_string(std::string_view utf8);

}  // namespace nabor::pdf
