// In: an XML document. Out: whether it is well-formed, and namespace-well-formed.
// Holds: pugixml is not enough: it accepts an attribute that is given twice, a prefix that is not declared, and a control character.
#pragma once

#include <expat.h>

#include <memory>
#include <string>
#include <string_view>

namespace nabor::samples {

// "" for a well-formed document, else line, column and reason.
inline std::string fault_of_xml(std::string_view bytes) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreateNS("UTF-8", '|'), XML_ParserFree);
    if (XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE) == XML_STATUS_OK) return "";
    return std::to_string(XML_GetCurrentLineNumber(parser.get())) + ":" + std::to_string(XML_GetCurrentColumnNumber(parser.get())) + ": " +
           XML_ErrorString(XML_GetErrorCode(parser.get()));
}

}  // namespace nabor::samples
