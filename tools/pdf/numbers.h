// In: exact lengths. Out: the decimal numbers of content streams: at most three places, no zeros that say nothing.
#pragma once

#include <cstdint>
#include <string>

#include "base/length.h"

namespace nabor::pdf {

inline std::int64_t thousandths(Length length) { return scaled(length.units, 1000, Length::per_point); }

void append_integer(std::string& out, std::int64_t value);
void append_thousandths(std::string& out, std::int64_t value);
void append_millionths(std::string& out, double value);  // at most six places

inline double in_points(std::int64_t thousandths_of_a_point) { return static_cast<double>(thousandths_of_a_point) / 1000; }

}  // namespace nabor::pdf
