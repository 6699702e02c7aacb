// In: the bytes of an XML file, or of a text that one includes. Out: the same in UTF-8, without a byte order mark.
// Holds: the byte order mark decides, else the encoding that is declared, else UTF-8 (XML 1.0, appendix F). Bytes that encode nothing
// become U+FFFD, never white space; so does NUL, which no XML text has.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nabor::xml {

struct Decoded {
    std::string text;
    std::string problem;    // "is declared as koi7, an encoding that is not known"; the text is decoded as far as possible
    std::size_t place = 0;  // of the first byte that is wrong, in the text
};

Decoded decode_xml(std::string bytes);

// A text without a declaration of its own (XInclude 1.0, 4.3); `encoding` is "" for UTF-8.
Decoded decode_text(std::string bytes, std::string_view encoding);

}  // namespace nabor::xml
