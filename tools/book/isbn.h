// In: an ISBN as written. Out: its digits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nabor {

// Nothing unless it has 13 or 10 digits and the right check digit (ISO 2108). Hyphens, spaces and a leading "ISBN" are ignored.
std::optional<std::string> isbn_digits(std::string_view isbn);

}  // namespace nabor
