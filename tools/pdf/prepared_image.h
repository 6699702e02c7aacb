// In: an image as it was given, and how large pages show it. Out: what its XObject will hold, deflated already.
// Holds: preparing shares nothing with other images, so it may be done on any thread. JPEG stays as it is unless fewer pixels are wanted.
#pragma once

#include <optional>
#include <string>

#include "base/deflater.h"
#include "image/profile.h"
#include "page/pages.h"

namespace nabor::pdf {

struct ImageRequest {
    const PageImage* image = nullptr;
    Length width, height;       // the largest of its places
    std::uint32_t density = 0;  // pixels to the inch beyond which fewer are wanted; 0: none are
};

struct PreparedImage {
    enum class Kind : std::uint8_t { none, jpeg, samples, drawing };
    Kind kind = Kind::none;
    std::uint32_t width = 0, height = 0;
    ImageColour colour = ImageColour::rgb;
    std::uint8_t bits = 8;
    bool inverted = false;   // CMYK as complements
    bool filtered = false;   // by PNG's row filters
    bool plain_rgb = false;  // a JPEG that must be told so (ISO 32000-1, table 13: ColorTransform)
    std::string bytes;       // deflated samples; a JPEG; a drawing's page as a PDF. Empty for a JPEG that stays as it is
    std::string palette, alpha;
    std::optional<ColourProfile> profile;
    std::string problem;          // why there is nothing
    std::string profile_problem;  // why its profile is left out
};

PreparedImage prepare_image(const ImageRequest& request, Deflater& deflater);

}  // namespace nabor::pdf
