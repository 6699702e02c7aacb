// In: a content stream. Out: the same with DeviceGray operators for RGB colours of equal components (ISO 32000-1, 8.6.8).
// Holds: from the first token that is not valid content, the stream stays as it is.
#pragma once

#include <string>
#include <string_view>

namespace nabor::pdf {

// "0 0 0 rg" → "0 g": prints with black ink alone.
std::string with_grey_operators(std::string_view content);

}  // namespace nabor::pdf
