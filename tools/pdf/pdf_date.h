// In: a date as PDF writes it (ISO 32000-1, 7.9.4). Out: the moment.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace nabor::pdf {

// "D:20261123081931+03'00'"; what follows the year may be missing. Nothing when it is no date, or one before 1970.
std::optional<Moment> read_pdf_date(std::string_view text);

}  // namespace nabor::pdf
