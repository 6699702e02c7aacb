// In: colours and profiles. Out: device colour spaces, or ICCBased ones and their streams (8.6.5.5).
#include "pdf/colour_spaces.h"

#include "pdf/colour_profile.h"

namespace nabor::pdf {

namespace {

std::string_view device_of(ImageColour colour) {
    if (colour == ImageColour::grey) return "DeviceGray";
    return colour == ImageColour::cmyk ? "DeviceCMYK" : "DeviceRGB";
}

int components_of(ImageColour colour) { return colour == ImageColour::grey ? 1 : colour == ImageColour::cmyk ? 4 : 3; }

}  // namespace

Ref ColourSpaces::stream_of(const std::string& profile, ImageColour colour) {
    const auto [known, is_new] = streams_.try_emplace(profile, Ref::none);
    if (!is_new) return known->second;
    known->second = file_.reserve();
    Object stream;
    stream.dictionary().integer("N", components_of(colour)).name("Alternate", device_of(colour));
    file_.put_stream(known->second, stream, profile, Coding::deflate);
    return known->second;
}

// Colours in the inks of the output are not converted; PDF/X-4 forbids a profile for them.
std::optional<Ref> ColourSpaces::base(ImageColour colour, const ColourProfile* profile) {
    if (profile != nullptr && profile->colour == ImageColour::cmyk && profile->bytes == output_.profile) return std::nullopt;
    if (profile != nullptr) return stream_of(profile->bytes, colour);
    const bool is_rgb = colour == ImageColour::rgb || colour == ImageColour::palette;
    const Ref rgb = is_rgb ? default_rgb() : Ref::none;
    return rgb == Ref::none ? std::nullopt : std::optional(rgb);
}

void ColourSpaces::add(Dictionary image, ImageColour colour, const ColourProfile* profile, const std::string& palette) {
    const std::optional<Ref> stream = base(colour, profile);
    const auto add_based = [&](Array array) { array.name("ICCBased").reference(*stream); };
    if (colour != ImageColour::palette) {
        if (stream)
            add_based(image.array("ColorSpace"));
        else
            image.name("ColorSpace", device_of(colour));
        return;
    }
    Array indexed = image.array("ColorSpace").name("Indexed");
    if (stream)
        add_based(indexed.array());
    else
        indexed.name(device_of(colour));
    indexed.integer(static_cast<std::int64_t>(palette.size() / 3) - 1).bytes(palette);
}

Ref ColourSpaces::default_rgb() {
    const bool is_srgb = output_.colour == ImageColour::rgb && output_.profile.empty();
    return is_srgb ? Ref::none : stream_of(srgb_profile(), ImageColour::rgb);
}

Ref ColourSpaces::output_profile() {
    const ImageColour colour = output_.colour.value_or(ImageColour::rgb);
    return stream_of(output_.profile.empty() ? srgb_profile() : output_.profile, colour);
}

bool ColourSpaces::is_unmanaged(ImageColour colour, const ColourProfile* profile) const {
    return colour == ImageColour::cmyk && profile == nullptr && output_.colour != ImageColour::cmyk;
}

void add_default_rgb(Dictionary resources, Ref profile) {
    if (profile == Ref::none) return;
    resources.dictionary("ColorSpace").array("DefaultRGB").name("ICCBased").reference(profile);
}

}  // namespace nabor::pdf
