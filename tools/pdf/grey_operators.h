// In: a content stream. Out: the same, with greys that were said in red, green and blue said as grey (ISO 32000-1, 8.6.8).
// Holds: what cannot be read as content is left as it is from there on.
#pragma once

#include <string>
#include <string_view>

namespace nabor::pdf {

// "0 0 0 rg" → "0 g": black is then black ink alone on a press.
std::string with_grey_operators(std::string_view content);

}  // namespace nabor::pdf
