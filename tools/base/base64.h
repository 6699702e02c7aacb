// In: text in base64 (RFC 4648). Out: its bytes.
#pragma once

#include <string>
#include <string_view>

namespace nabor {

struct Base64 {
    std::string bytes;
    bool has_other = false;  // characters that are neither digits nor white space nor "=", which are passed over
};
Base64 base64_decoded(std::string_view text);

}  // namespace nabor
