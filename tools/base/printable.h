// In: text that a user wrote, bytes of any kind among it. Out: text for a message.
// Holds: no control character reaches a terminal, where it would be a command, and none turns the rest of a message (UAX #9); a message
// quotes at most a line or two.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nabor {

// Control characters (C0, DEL, C1), line breaks among them, separators of lines and paragraphs (U+2028, U+2029), and the controls that turn
// what follows them (UAX #9; U+202A to U+202E, U+2066 to U+2069), the rest of a message included.
constexpr bool is_unprintable(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Control characters and ill-formed bytes become "?".
std::string printable(std::string_view text);

// The same, but line feeds and tabs stay: for text of several lines.
std::string printable_lines(std::string_view text);

// At most `most` code points: of longer text the begin and the end, with "…" between.
std::string shortened(std::string_view text, std::size_t most);

}  // namespace nabor
