// In: a part of an address, as "%D0%BA.png". Out: what it encodes, "к.png".
#pragma once

#include <string>
#include <string_view>

namespace nabor {

// RFC 3986, 2.1. A % that encodes nothing stays; so does %00, which no file name has.
std::string percent_decoded(std::string_view text);

}  // namespace nabor
