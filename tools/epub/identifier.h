// In: what makes a book this book. Out: the identifier its package carries, the same on every build.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nabor::epub {

std::array<std::uint8_t, 20> sha1(std::string_view bytes);   // FIPS 180-4; here a name's digest, not a protection

// RFC 9562, 5.5: a UUID of version 5 in Nabor's own name space, as "xxxxxxxx-xxxx-5xxx-xxxx-xxxxxxxxxxxx".
std::string name_uuid(std::string_view name);

// The digits of an ISBN of 13 or 10 whose check digit is right; hyphens, spaces and a leading "ISBN" are passed over.
std::optional<std::string> isbn_digits(std::string_view isbn);

}  // namespace nabor::epub
