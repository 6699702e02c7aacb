// In: an image file, and the size of its largest place. Out: the content of its XObject, deflated.
// Holds: independent of other images, so threads may prepare different ones. JPEG stays as it is unless fewer pixels are wanted.
#pragma once

#include <optional>
#include <string>

#include "base/deflater.h"
#include "image/profile.h"
#include "page/pages.h"

namespace nabor::pdf {

struct ImageRequest {
    const PageImage* image = nullptr;
    Length width, height;       // of its largest place
    std::uint32_t density = 0;  // pixels per inch above which it is scaled down; 0: never
};

struct PreparedImage {
    enum class Kind : std::uint8_t { none, jpeg, samples, drawing };
    Kind kind = Kind::none;
    std::uint32_t width = 0, height = 0;
    ImageColour colour = ImageColour::rgb;
    std::uint8_t bits = 8;
    bool inverted = false;   // CMYK stored as complements
    bool filtered = false;   // with the row filters of PNG
    bool plain_rgb = false;  // an RGB JPEG that needs ColorTransform 0 (ISO 32000-1, table 13)
    std::string bytes;       // deflated samples, a JPEG, or a drawing as a PDF; empty for an unchanged JPEG
    std::string palette, alpha;
    std::optional<ColourProfile> profile;
    std::string problem;          // why it cannot be shown
    std::string profile_problem;  // why its profile is not used
};

PreparedImage prepare_image(const ImageRequest& request, Deflater& deflater);

}  // namespace nabor::pdf
