// In: the bytes of an XML file. Out: the same in UTF-8, without a byte order mark.
// Holds: a byte order mark decides, else the XML declaration's encoding, else UTF-8 (XML 1.0, appendix F).
#pragma once

#include <string>

namespace nabor::xml {

struct Decoded {
    std::string text;
    std::string problem;  // "is declared as koi7, which is not known"; the text is then what could be read
};

Decoded decode_xml(std::string bytes);

}  // namespace nabor::xml
