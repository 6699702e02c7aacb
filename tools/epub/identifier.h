// In: a name. Out: the UUID derived from it, the same in every build.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace nabor::epub {

std::array<std::uint8_t, 20> sha1(std::string_view bytes);   // FIPS 180-4; digests names, protects nothing

// RFC 9562, 5.5: a UUID of version 5 in Nabor's name space, as "xxxxxxxx-xxxx-5xxx-xxxx-xxxxxxxxxxxx".
std::string name_uuid(std::string_view name);

}  // namespace nabor::epub
