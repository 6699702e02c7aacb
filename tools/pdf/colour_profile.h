// In: nothing. Out: an ICC profile (ICC.1:2001-04, version 2) of the sRGB colour space (IEC 61966-2-1).
#pragma once

#include <string>

namespace nabor::pdf {

std::string srgb_profile();

}  // namespace nabor::pdf
