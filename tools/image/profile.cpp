// In: a profile's bytes. Out: the facts in its header, and its description.
#include "image/profile.h"

#include <algorithm>
#include <array>
#include <utility>

#include "image/bytes.h"
#include "image/raw_profile.h"

namespace nabor {

namespace {

constexpr std::size_t header_size = 128, tag_size = 12;
constexpr std::uint32_t newest_version = 4, most_tags = 200;

using Use = ColourProfile::Use;
constexpr std::array<std::pair<std::string_view, Use>, 4> uses{
    {{"scnr", Use::input}, {"mntr", Use::display}, {"prtr", Use::output}, {"spac", Use::conversion}}};
constexpr std::array<std::pair<std::string_view, ImageColour>, 3> colours{
    {{"GRAY", ImageColour::grey}, {"RGB ", ImageColour::rgb}, {"CMYK", ImageColour::cmyk}}};

template <typename Names>
auto named(const ByteView& file, std::size_t at, const Names& names) -> std::optional<decltype(names[0].second)> {
    for (const auto& [name, value] : names) {
        if (file.is(at, name)) return value;
    }
    return std::nullopt;
}

// The first record of a multiLocalizedUnicodeType (10.13) or the ASCII of version 2's textDescriptionType; other letters are left out.
std::string description_at(ByteView file, std::size_t at, std::size_t size) {
    std::string text;
    const auto add = [&](std::uint32_t letter) {
        if (letter >= ' ' && letter < 0x7F) text += static_cast<char>(letter);
    };
    if (file.is(at, "desc")) {
        const std::size_t length = std::min<std::size_t>(file.big(at + 8, 4), size);
        for (std::size_t i = 0; i < length; ++i) add(file.byte(at + 12 + i));
    } else if (file.is(at, "mluc")) {
        const std::size_t length = std::min<std::size_t>(file.big(at + 20, 4), size), offset = file.big(at + 24, 4);
        for (std::size_t i = 0; i + 1 < length; i += 2) add(file.big(at + offset + i, 2));
    }
    return text;
}

// Returns false for a tag outside the profile.
bool read_tags(ByteView file, std::string& description) {
    const std::uint32_t count = file.big(header_size, 4);
    if (count > most_tags || !file.has(header_size + 4, count * tag_size)) return false;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::size_t tag = header_size + 4 + i * tag_size, at = file.big(tag + 4, 4), size = file.big(tag + 8, 4);
        if (!file.has(at, size)) return false;
        if (file.is(tag, "desc")) description = description_at(file, at, size);
    }
    return true;
}

std::string_view name_of(ImageColour colour) { return colour == ImageColour::grey ? "grey" : colour == ImageColour::cmyk ? "CMYK" : "RGB"; }

}  // namespace

ProfileResult read_profile(std::string bytes) {
    const std::size_t size = ByteView(bytes).big(0, 4);
    if (size < header_size + 4 || size > bytes.size() || !ByteView(bytes).is(36, "acsp")) return {std::nullopt, "is damaged"};
    bytes.resize(size);
    const ByteView file(bytes);
    ColourProfile profile;
    const auto use = named(file, 12, uses);
    const auto colour = named(file, 16, colours);
    if (!use || !colour) return {std::nullopt, "is not of a grey, RGB or CMYK device"};
    if (file.byte(8) > newest_version) return {std::nullopt, "is newer than version 4, which a PDF may hold"};
    if (!read_tags(file, profile.description)) return {std::nullopt, "is damaged"};
    profile.use = *use;
    profile.colour = *colour;
    profile.bytes = std::move(bytes);
    return {std::move(profile), {}};
}

ProfileResult embedded_profile(std::string_view bytes, const ImageFacts& facts) {
    RawProfile raw;
    if (facts.kind == ImageKind::png) raw = png_profile(bytes);
    if (facts.kind == ImageKind::jpeg) raw = jpeg_profile(bytes);
    if (facts.kind == ImageKind::webp) raw = webp_profile(bytes);
    if (raw.bytes.empty()) return {std::nullopt, std::move(raw.problem)};
    ProfileResult result = read_profile(std::move(raw.bytes));
    const ImageColour wanted = facts.colour == ImageColour::palette ? ImageColour::rgb : facts.colour;
    if (!result.profile || result.profile->colour == wanted) return result;
    return {std::nullopt, std::string("is of ") + std::string(name_of(result.profile->colour)) + " colours, the image of " +
                              std::string(name_of(wanted))};
}

}  // namespace nabor
