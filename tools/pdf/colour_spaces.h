// In: the colours of images. Out: colour spaces of the file (ISO 32000-1, 8.6).
// Holds: a profile is written once, however many images have it; what has no profile of its own and is not of the output's colours is
// taken for sRGB, where it is RGB.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "image/profile.h"
#include "pdf/serialiser.h"

namespace nabor::pdf {

// The device that the file's output intent describes.
struct OutputColours {
    std::optional<ImageColour> colour = ImageColour::rgb;  // nothing: the file says of none
    std::string profile;                                   // bytes; empty when it is the sRGB of colour_profile.h
};

class ColourSpaces {
public:
    ColourSpaces(Serialiser& file, OutputColours output) : file_(file), output_(std::move(output)) {}

    // Adds /ColorSpace. `palette` is of RGB triplets, for indexed colours.
    void add(Dictionary image, ImageColour colour, const ColourProfile* profile, const std::string& palette);

    // The profile of what is RGB without one of its own; Ref::none where the output is sRGB.
    Ref default_rgb();

    // The output's own profile.
    Ref output_profile();

    // Colours that mean nothing for sure: CMYK of no known inks.
    bool is_unmanaged(ImageColour colour, const ColourProfile* profile) const;

private:
    Ref stream_of(const std::string& profile, ImageColour colour);
    std::optional<Ref> base(ImageColour colour, const ColourProfile* profile);  // nothing: the device's

    Serialiser& file_;
    OutputColours output_;
    std::map<std::string, Ref> streams_;
};

// /DefaultRGB among the resources of a page or a form (8.6.5.6); nothing for Ref::none.
void add_default_rgb(Dictionary resources, Ref profile);

}  // namespace nabor::pdf
