// In: sRGB's primaries and curve. Out: a display profile of three matrix columns and one curve, about 550 bytes.
// Holds: the curve has enough points to stay within a thousandth of the standard's formula.
#include "pdf/colour_profile.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nabor::pdf {

namespace {

void append_big(std::string& out, std::uint32_t value, int bytes) {
    for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

void append_fixed(std::string& out, double value) { append_big(out, static_cast<std::uint32_t>(std::lround(value * 65536)), 4); }

struct Colour {
    double x, y, z;
};

constexpr Colour d50{0.9642, 1.0, 0.8249};  // the profile connection space's white
// sRGB's primaries, adapted from D65 to D50 by Bradford's method.
constexpr Colour red{0.43607, 0.22249, 0.01392}, green{0.38515, 0.71687, 0.09708}, blue{0.14307, 0.06061, 0.71410};

std::string colour_tag(const Colour& colour) {
    std::string out("XYZ \0\0\0\0", 8);
    for (const double value : {colour.x, colour.y, colour.z}) append_fixed(out, value);
    return out;
}

// 6.5.3: sampled evenly, interpolated between.
std::string curve_tag() {
    constexpr std::uint32_t points = 64;
    std::string out("curv\0\0\0\0", 8);
    append_big(out, points, 4);
    for (std::uint32_t i = 0; i < points; ++i) {
        const double encoded = static_cast<double>(i) / (points - 1);
        const double linear = encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
        append_big(out, static_cast<std::uint32_t>(std::lround(linear * 65535)), 2);
    }
    return out;
}

std::string text_tag(std::string_view text) { return std::string("text\0\0\0\0", 8) + std::string(text) + '\0'; }

// 6.5.17: the name in ASCII; its Unicode and Macintosh forms left empty.
std::string description_tag(std::string_view text) {
    std::string out("desc\0\0\0\0", 8);
    append_big(out, static_cast<std::uint32_t>(text.size() + 1), 4);
    out += text;
    out.append(1 + 4 + 4 + 2 + 1 + 67, '\0');
    return out;
}

// 6.1, with fixed date and without a maker, so that it never differs.
std::string header(std::uint32_t size) {
    std::string out;
    append_big(out, size, 4);
    append_big(out, 0, 4);
    append_big(out, 0x02100000, 4);
    out += "mntrRGB XYZ ";
    for (const std::uint32_t part : {2026U, 1U, 1U, 0U, 0U, 0U}) append_big(out, part, 2);
    out += "acsp";
    out.append(28, '\0');
    for (const double value : {d50.x, d50.y, d50.z}) append_fixed(out, value);
    out.append(48, '\0');
    return out;
}

}  // namespace

std::string srgb_profile() {
    struct Tag {
        std::string_view name;
        std::string body;
    };
    const std::vector<Tag> tags{{"desc", description_tag("sRGB")},
                                {"cprt", text_tag("No copyright, use freely")},
                                {"wtpt", colour_tag(d50)},
                                {"rXYZ", colour_tag(red)},
                                {"gXYZ", colour_tag(green)},
                                {"bXYZ", colour_tag(blue)},
                                {"rTRC", curve_tag()}};
    constexpr std::array<std::string_view, 2> sharing{"gTRC", "bTRC"};  // the last tag's curve
    std::string table, bodies;
    const auto count = static_cast<std::uint32_t>(tags.size() + sharing.size());
    const std::uint32_t start = 128 + 4 + 12 * count;
    append_big(table, count, 4);
    const auto entry = [&](std::string_view name, std::size_t offset, std::size_t size) {
        table += name;
        append_big(table, static_cast<std::uint32_t>(start + offset), 4);
        append_big(table, static_cast<std::uint32_t>(size), 4);
    };
    std::size_t last = 0;
    for (const Tag& tag : tags) {
        bodies.append((4 - bodies.size() % 4) % 4, '\0');
        last = bodies.size();
        entry(tag.name, last, tag.body.size());
        bodies += tag.body;
    }
    for (const std::string_view name : sharing) entry(name, last, tags.back().body.size());
    bodies.append((4 - bodies.size() % 4) % 4, '\0');
    return header(static_cast<std::uint32_t>(start + bodies.size())) + table + bodies;
}

}  // namespace nabor::pdf
