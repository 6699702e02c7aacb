// In: text that a user wrote, bytes of any kind among it. Out: text for a message.
// Holds: no control character reaches a terminal, where it would be a command, and none turns the rest of a message (UAX #9); a message
// quotes at most a line or two.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nabor {

// Control characters (C0, DEL, C1, U+2028 to U+202E, U+2066 to U+2069), line breaks among them, and ill-formed bytes become "?".
std::string printable(std::string_view text);

// The same, but line feeds and tabs stay: for text of several lines.
std::string printable_lines(std::string_view text);

// At most `most` code points: of longer text the begin and the end, with "…" between.
std::string shortened(std::string_view text, std::size_t most);

}  // namespace nabor
