// In: terms of the book model. Out: codes of ONIX's lists (EDItEUR, issue 70).
// Holds: "" when the list has no code.
#pragma once

#include <string>
#include <string_view>

namespace nabor::epub {

std::string_view contributor_role(std::string_view relator);    // list 17, of a MARC relator
std::string onix_language(std::string_view tag);                // list 74 (ISO 639-2/B), of BCP 47
std::string_view exemption_code(std::string_view exemption);    // list 196, of the European Accessibility Act
std::string_view accessibility_code(std::string_view feature);  // list 196, of a schema.org accessibilityFeature

}  // namespace nabor::epub
