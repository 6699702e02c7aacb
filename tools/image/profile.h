// In: image files, ICC profiles. Out: the colour profile in an image, and the facts in a profile's header (ICC.1:2010, 7.2).
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
    std::string bytes;                      // cut at the profile's end

    int components() const { return colour == ImageColour::grey ? 1 : colour == ImageColour::rgb ? 3 : 4; }
};

struct ProfileResult {
    std::optional<ColourProfile> profile;
    std::string problem;  // "is damaged"; empty also when there is no profile at all
};

// True for a profile that a PDF may embed: version 4 at most, grey, RGB or CMYK.
ProfileResult read_profile(std::string bytes);

// The profile of a PNG (iCCP), JPEG (APP2, parts joined) or WebP (ICCP). A profile for other colours than the image's is a problem.
ProfileResult embedded_profile(std::string_view bytes, const ImageFacts& facts);

}  // namespace nabor
