// In: an ISBN as somebody wrote it. Out: its digits, when it is one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nabor {

// Of an ISBN of 13 or 10 whose check digit is right (ISO 2108); hyphens, spaces and a leading "ISBN" are passed over.
std::optional<std::string> isbn_digits(std::string_view isbn);

}  // namespace nabor
