// In: a PDF date (ISO 32000-1, 7.9.4). Out: the moment.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace nabor::pdf {

// Reads "D:20261123081931+03'00'", where everything after the year is optional. Nothing for an invalid date, or one before 1970.
std::optional<Moment> read_pdf_date(std::string_view text);

}  // namespace nabor::pdf
