// In: the colours of images. Out: colour spaces of the file (ISO 32000-1, 8.6).
// Holds: each profile is written once. RGB without a profile is treated as sRGB, unless the output is RGB too.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "image/profile.h"
#include "pdf_file/serialiser.h"

namespace nabor::pdf {

// The device that the output intent of the file describes.
struct OutputColours {
    std::optional<ImageColour> colour = ImageColour::rgb;  // nothing: no output intent
    std::string profile;                                   // bytes; empty: the sRGB profile of colour_profile.h
};

class ColourSpaces {
public:
    ColourSpaces(Serialiser& file, OutputColours output) : file_(file), output_(std::move(output)) {}

    // Adds /ColorSpace. `palette`: RGB triplets, for indexed colours.
    void add(Dictionary image, ImageColour colour, const ColourProfile* profile, const std::string& palette);

    // The profile for RGB without one; Ref::none when the output is sRGB.
    Ref default_rgb();

    // The profile of the output.
    Ref output_profile();

    // True for CMYK of unknown inks: without a profile, and not of the output.
    bool is_unmanaged(ImageColour colour, const ColourProfile* profile) const;

private:
    Ref stream_of(const std::string& profile, ImageColour colour);
    std::optional<Ref> base(ImageColour colour, const ColourProfile* profile);  // nothing: the device space

    Serialiser& file_;
    OutputColours output_;
    std::map<std::string, Ref> streams_;
};

// Adds /DefaultRGB to the resources of a page or form (8.6.5.6); does nothing for Ref::none.
void add_default_rgb(Dictionary resources, Ref profile);

}  // namespace nabor::pdf
