// In: finished Pages and their faces. Out: codes and widths for content streams, and the font objects.
// Holds: each used face is embedded once, as a subset of the used glyphs. Its PDF font and the aliases share that font program.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "font/font.h"
#include "page/pages.h"
#include "pdf/glyph_texts.h"
#include "pdf/run_text.h"
#include "pdf_file/serialiser.h"

namespace nabor::pdf {

// The code that shows a glyph, and its font: "F<font>" in the resources.
struct GlyphCode {
    std::uint16_t font = 0;
    std::uint16_t code = 0;
};

class Fonts {
public:
    Fonts(const Pages& pages, const FontSet& faces, std::size_t threads);

    // Replaces `codes`, in the reading order of the run.
    void find_codes(const GlyphRun& run, const RunTexts& texts, std::vector<GlyphCode>& codes) const;
    // The code for a glyph that says `text`. Some run of the book must say it with this glyph.
    GlyphCode code_of(FaceId face, std::uint16_t glyph, std::u16string_view text) const;
    // By code, in hundredths of the units of /W (1/100,000 em).
    std::span<const std::int64_t> widths(FaceId face) const { return used_[static_cast<std::size_t>(face)].widths; }  // by code

    // Writes all fonts; returns the resource dictionary that names them.
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
