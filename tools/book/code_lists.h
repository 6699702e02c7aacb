// In: a code of an ONIX record. Out: whether its list has it.
#pragma once

#include <string_view>

namespace nabor {

// ISO 4217, as ONIX code list 96 has it: currencies in use.
bool is_currency_code(std::string_view code);
// ISO 3166-1, as ONIX code list 91 has it.
bool is_country_code(std::string_view code);
// By the form of the scheme, whose lists are longer: "NHTB", and qualifiers such as "1DTA-RU".
bool is_thema_code(std::string_view code);
// "HIS032000": a section's letters and six digits.
bool is_bisac_code(std::string_view code);

}  // namespace nabor
