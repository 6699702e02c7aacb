// In: finished Pages and their faces. Out: codes and widths for the content streams, and the font objects.
// Holds: each face used is embedded once, cut down to the glyphs used; its first PDF font and its aliases share that program.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "font/font.h"
#include "page/pages.h"
#include "pdf/glyph_texts.h"
#include "pdf/run_text.h"
#include "pdf/serialiser.h"

namespace nabor::pdf {

// The two bytes that show a glyph, and the font they are to be read in ("F<font>" in the resources).
struct GlyphCode {
    std::uint16_t font = 0;
    std::uint16_t code = 0;
};

class Fonts {
public:
    Fonts(const Pages& pages, const FontSet& faces, std::size_t threads);

    // Replaces `codes`, by place in the run's reading order.
    void find_codes(const GlyphRun& run, const RunTexts& texts, std::vector<GlyphCode>& codes) const;
    // Shows a glyph that says a text: one of those that the book's runs say of it.
    GlyphCode code_of(FaceId face, std::uint16_t glyph, std::u16string_view text) const;
    // Hundredths of a thousandth of an em, as /W says them.
    std::span<const std::int64_t> widths(FaceId face) const { return used_[static_cast<std::size_t>(face)].widths; }  // by code

    // The resource dictionary that names all fonts.
    Ref write(Serialiser& file) const;

private:
    struct Used {
        GlyphTexts texts;
        Subset subset;
        std::vector<std::uint16_t> codes;  // by the face's glyph
        std::vector<std::int64_t> widths;  // by code
        std::uint16_t first_font = 0;
    };

    void cut(std::size_t face);
    std::string subset_name(std::size_t face) const;
    Ref write_program(Serialiser& file, std::size_t face) const;
    Ref write_descriptor(Serialiser& file, std::size_t face, std::string_view name) const;
    Ref write_descendant(Serialiser& file, std::size_t face, std::string_view name) const;
    void write_face(Serialiser& file, std::size_t face, Dictionary resources) const;

    const FontSet& faces_;
    std::vector<Used> used_;  // by FaceId
};

}  // namespace nabor::pdf
