// In: lengths as text. Out: Lengths, and back.
// Holds: nothing here depends on a locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/length.h"

namespace nabor {

// "3mm", "0.1mm", "1cm", "8.5in", "12pt". Nothing for other text, negative lengths, and lengths above 20 metres.
std::optional<Length> read_length(std::string_view text);

// "297", "215.9": at most two decimal places.
std::string in_millimetres(Length length);

}  // namespace nabor
