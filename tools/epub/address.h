// In: an address as a manuscript gives it. Out: a URL that an EPUB may link to (WHATWG URL, without validation errors).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nabor::epub {

// Nothing for an address that cannot be linked: a relative reference, a file or data URL, an unknown scheme, an invalid host.
std::optional<std::string> outside_address(std::string_view address);

}  // namespace nabor::epub
