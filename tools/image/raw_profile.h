// In: the bytes of an image file of one kind. Out: the profile in it, unchecked.
#pragma once

#include <string>
#include <string_view>

namespace nabor {

struct RawProfile {
    std::string bytes;    // empty: there is none
    std::string problem;  // "has a part missing"
};

RawProfile png_profile(std::string_view bytes);
RawProfile jpeg_profile(std::string_view bytes);
RawProfile webp_profile(std::string_view bytes);

}  // namespace nabor
