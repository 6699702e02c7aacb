// In: the bytes of an XML file. Out: the same in UTF-8, without a byte order mark.
// Holds: the byte order mark decides, else the encoding of the XML declaration, else UTF-8 (XML 1.0, appendix F).
#pragma once

#include <string>

namespace nabor::xml {

struct Decoded {
    std::string text;
    std::string problem;  // "is declared as koi7, an encoding that is not known"; the text is decoded as far as possible
};

Decoded decode_xml(std::string bytes);

}  // namespace nabor::xml
