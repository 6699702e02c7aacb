// In: the words of a cover, fonts, a colour. Out: a typographic cover: names above, the title in the middle, series and publisher below,
// between two rules.
// Holds: light on dark or dark on light, whichever is legible on the colour; nothing stands on the rules.
#include "epub/cover_design.h"

#include <array>

#include "base/digest.h"
#include "epub/display_text.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

// Dark, so that light letters are legible (WCAG 2.2, 1.4.3) and the cover has edges on a shop's white page.
constexpr std::array<std::uint32_t, 8> ground_colours = {0x5E1A1F, 0x1B2E4B, 0x1F4237, 0x4A2545, 0x2F3E48, 0x59401C, 0x14464F, 0x2C2A29};

constexpr std::int32_t centre = cover_width / 2;
constexpr std::uint32_t measure = 1180;
constexpr std::int32_t frame_inset = 84, frame_thickness = 6, hairline_inset = 106, hairline_thickness = 2;
constexpr std::int32_t authors_top = 290, title_top = 690, foot_bottom = 2290;
constexpr std::int32_t ornament_width = 220, ornament_thickness = 4;
constexpr std::uint32_t authors_room = 360, title_room = 960, subtitle_room = 330, person_room = 170, series_room = 130,
                        publisher_room = 130;

struct Inks {
    PaintColour letters, rules;
};

// Relative luminance as WCAG weighs it, without its curve: enough to tell dark from light.
bool is_dark(std::uint32_t colour) { return (colour >> 16 & 0xFF) * 299 + (colour >> 8 & 0xFF) * 587 + (colour & 0xFF) * 114 < 128 * 1000; }

Inks inks_on(std::uint32_t ground) {
    return is_dark(ground) ? Inks{paint_colour(0xF6F1E4), paint_colour(0xCDB98A)} : Inks{paint_colour(0x1E1B18), paint_colour(0x5A4A2A)};
}

void frame(Raster& raster, std::int32_t inset, std::int32_t thickness, PaintColour colour) {
    const std::int32_t width = static_cast<std::int32_t>(cover_width) - 2 * inset,
                       height = static_cast<std::int32_t>(cover_height) - 2 * inset;
    fill(raster, {inset, inset, width, thickness}, colour);
    fill(raster, {inset, inset + height - thickness, width, thickness}, colour);
    fill(raster, {inset, inset, thickness, height}, colour);
    fill(raster, {inset + width - thickness, inset, thickness, height}, colour);
}

void ornament(Raster& raster, std::int32_t y, PaintColour colour) {
    fill(raster, {centre - ornament_width / 2, y, ornament_width, ornament_thickness}, colour);
}

class CoverPainter {
public:
    CoverPainter(const CoverWords& words, const FontSet& fonts, const CoverFaces& faces, std::uint32_t colour)
        : words_(words),
          faces_(faces),
          inks_(inks_on(colour)),
          setter_(fonts, words.language, measure),
          raster_(blank_raster(cover_width, cover_height, paint_colour(colour))) {}

    Raster paint() {
        frame(raster_, frame_inset, frame_thickness, inks_.rules);
        frame(raster_, hairline_inset, hairline_thickness, inks_.rules);
        const std::int32_t below_authors = put(words_.authors, {faces_.regular, 104, 56, 30, 124, 3}, authors_room, authors_top);
        if (!words_.authors.empty()) ornament(raster_, (below_authors + title_top) / 2 + 30, inks_.rules);
        std::int32_t y = put(words_.title, {faces_.regular, 216, 72, 0, 112, 7}, title_room, title_top);
        if (!words_.subtitle.empty()) y = put(words_.subtitle, {faces_.italic, 92, 48, 0, 122, 4}, subtitle_room, y + 50);
        y += 80;
        for (const std::string& person : words_.people) y = put(person, {faces_.italic, 60, 40, 0, 130, 3}, person_room, y) + 10;
        foot();
        return std::move(raster_);
    }

private:
    std::int32_t put(const std::string& text, const DisplayStyle& style, std::uint32_t room, std::int32_t top) {
        const DisplayText set = setter_.set(text, style, room);
        setter_.paint(raster_, set, centre, top, inks_.letters);
        return top + static_cast<std::int32_t>(set.height());
    }

    // The publisher stands on the lowest line, the series above it.
    void foot() {
        std::int32_t bottom = foot_bottom;
        const auto put_above = [&](const std::string& text, const DisplayStyle& style, std::uint32_t room) {
            if (text.empty()) return;
            const DisplayText set = setter_.set(text, style, room);
            bottom -= static_cast<std::int32_t>(set.height());
            setter_.paint(raster_, set, centre, bottom, inks_.letters);
            bottom -= 30;
        };
        put_above(upper_case(words_.publisher), {faces_.regular, 52, 36, 120, 125, 2}, publisher_room);
        put_above(words_.series, {faces_.italic, 58, 38, 0, 122, 2}, series_room);
    }

    const CoverWords& words_;
    const CoverFaces& faces_;
    Inks inks_;
    DisplaySetter setter_;
    Raster raster_;
};

}  // namespace

std::uint32_t colour_for(const CoverWords& words) {
    return ground_colours[digest_of(words.title + "\n" + words.authors).high % ground_colours.size()];
}

Raster draw_cover(const CoverWords& words, const FontSet& fonts, const CoverFaces& faces, std::uint32_t colour) {
    return CoverPainter(words, fonts, faces, colour).paint();
}

}  // namespace nabor::epub
