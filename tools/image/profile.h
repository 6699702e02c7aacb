// In: image files, ICC profiles. Out: the colour profile an image brings, and what a profile says of itself (ICC.1:2010, 7.2).
// Holds: a profile is judged by its header and the places of its tags; its tables are not evaluated.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "image/image.h"

namespace nabor {

struct ColourProfile {
    enum class Use : std::uint8_t { input, display, output, conversion };
    Use use = Use::display;
    ImageColour colour = ImageColour::rgb;  // grey, rgb or cmyk
    std::string description;                // "Coated FOGRA39 (ISO 12647-2:2004)"; empty when there is none in ASCII or Latin
    std::string bytes;                      // without what follows the profile's end

    int components() const { return colour == ImageColour::grey ? 1 : colour == ImageColour::rgb ? 3 : 4; }
};

struct ProfileResult {
    std::optional<ColourProfile> profile;
    std::string problem;  // "is damaged"; empty also when there is no profile at all
};

// What a PDF may hold: version 4 at most, of grey, RGB or CMYK devices.
ProfileResult read_profile(std::string bytes);

// Of PNG (iCCP), JPEG (APP2, its parts joined) and WebP (ICCP). One that does not fit the image's colours is a problem.
ProfileResult embedded_profile(std::string_view bytes, const ImageFacts& facts);

}  // namespace nabor
