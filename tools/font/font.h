// In: font files. Out: faces that shape and measure; subsets of them.
// Holds: FreeType and HarfBuzz are used only in this folder; faces are read-only after loading and safe to share by threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "base/source.h"

namespace nabor {

enum class FaceId : std::uint16_t {};

struct FaceQuery {
    std::string family;
    std::uint16_t weight = 400;   // 400 or 700 in the catalogue; nearest wins
    bool italic = false;
};

// Font units (units_per_em to the em), y upwards.
struct FaceMetrics {
    std::int32_t units_per_em = 1000;
    std::int32_t ascender = 0, descender = 0;      // descender is negative
    std::int32_t cap_height = 0, x_height = 0;
    std::int32_t underline_position = 0, underline_thickness = 0;   // the top of the line (post), negative
    std::int32_t strikeout_position = 0;
    std::int32_t superscript_size = 0, superscript_rise = 0;   // OS/2 ySuperscriptYSize, ySuperscriptYOffset
    std::int32_t left = 0, bottom = 0, right = 0, top = 0;     // head bounding box
    double italic_angle = 0;
};

struct FaceNames {
    std::string family, style, postscript;
    std::string path;
};

// Features a style can ask for; kerning, marks and required ligatures are always on.
struct Features {
    bool small_caps = false;          // smcp; where a face lacks them the typesetter scales capitals
    bool all_small_caps = false;      // smcp + c2sc
    bool oldstyle_figures = false;    // onum
    bool lining_figures = false;      // lnum
    bool tabular_figures = false;     // tnum
    bool superiors = false;           // sups
    bool no_ligatures = false;        // letterspaced text: liga, clig off
    friend bool operator==(const Features&, const Features&) = default;
};

struct ShapedGlyph {
    std::uint32_t glyph = 0;
    std::uint32_t cluster = 0;        // index of the UTF-16 code unit in the paragraph
    std::int32_t advance = 0;         // font units
    std::int32_t x_offset = 0, y_offset = 0;
    bool unsafe_to_break = false;     // HB_GLYPH_FLAG_UNSAFE_TO_BREAK: reshape when a line breaks before this cluster
};

struct ShapeRequest {
    std::u16string_view paragraph{};  // the whole paragraph is the context; only [begin, end) is shaped
    std::size_t begin = 0, end = 0;
    FaceId face{};
    std::uint32_t script = 0;         // ISO 15924 tag, see script_tag
    std::string_view language{};      // BCP 47
    bool right_to_left = false;
    Features features{};
    bool line_start = false;          // the text before `begin` (after `end`) is on another line: no context
    bool line_end = false;
};

// A subset of a face for embedding.
struct Subset {
    std::string bytes;                              // TrueType (sfnt) or bare CFF
    bool is_cff = false;
    std::vector<std::uint32_t> new_glyphs;          // old id → new id, parallel to the request's glyph list
    std::vector<std::int32_t> widths;               // by new id, font units
};

// A face as a font file for reading systems.
struct FontFile {
    std::string bytes;
    bool is_cff = false;
    std::string family;      // by its name table: another name where a cut face has a Reserved Font Name
    bool is_whole = false;
};

// Embedding rights of a face (OpenType 1.9, OS/2 fsType).
enum class EmbeddingRight : std::uint8_t { free, whole_only, none };

// Coverage of each pixel, 0 to 255, in rows from the top. `left` and `top` are offsets in pixels from the origin, `top` upwards.
struct GlyphBitmap {
    std::int32_t left = 0, top = 0;
    std::uint32_t width = 0, height = 0;
    std::string coverage;
};

// Bounds of a glyph's ink, in font units, y upwards; left > right for a glyph without ink.
struct GlyphBounds {
    std::int32_t left = 0x7FFFFFFF, bottom = 0x7FFFFFFF, right = -0x7FFFFFFF, top = -0x7FFFFFFF;
};

// A range of heights in font units; all heights by default.
struct HeightBand {
    std::int32_t bottom = -0x7FFFFFFF, top = 0x7FFFFFFF;
};

class FontLibrary;

// The faces of one build.
class FontSet {
public:
    // `library` outlives the set and may serve other sets. `book_folder` may be empty. The .ttf, .otf and .ttc files in its fonts/ are
    // read for each set and take precedence over the catalogue (fonts/families.toml of the data folder).
    // `places`: where families are named, by their names in lower case (ASCII), for findings about them.
    FontSet(const FontLibrary& library, const std::filesystem::path& catalogue, const std::filesystem::path& book_folder, Report& report,
            std::map<std::string, Span> places = {});
    ~FontSet();
    FontSet(const FontSet&) = delete;
    FontSet& operator=(const FontSet&) = delete;

    // Returns the face for the query. Returns nothing, and reports an error with the Debian package, for a family that is neither in
    // the book's folder nor in the catalogue, or that is not installed. The nearest style replaces a missing one, with a warning.
    // Each query is answered once, so a missing family is reported once.
    // NOT thread-safe.
    std::optional<FaceId> find(const FaceQuery& query, Report& report);
    // True when a query named a family of the catalogue that is not installed.
    bool lacks_a_family() const;

    // Loads the faces that are tried in order when a face lacks a character: the catalogue's fallback list, in the query's weight and
    // slope where it has them. NOT thread-safe: call it once for each style of the text before threads share the set. Threads then
    // read a file when a character first needs it.
    void load_fallbacks(const FaceQuery& query);
    // Returns the first face that has all the characters, or nothing. `preferred` is tried first, then the fallbacks, those in the
    // style of preferred.front() before the others.
    std::optional<FaceId> face_for(std::u32string_view characters, std::span<const FaceId> preferred) const;

    bool has_character(FaceId face, char32_t code_point) const;
    bool has_feature(FaceId face, const char* tag, std::uint32_t script) const;   // GSUB feature present for the script (or DFLT)
    const FaceMetrics& metrics(FaceId face) const;
    const FaceNames& names(FaceId face) const;
    std::string_view bytes(FaceId face) const;
    const std::filesystem::path& path(FaceId face) const;  // known without reading it
    std::size_t count() const;
    std::uint32_t glyph_count(FaceId face) const;

    std::uint32_t glyph_of(FaceId face, char32_t code_point) const;   // 0 when missing
    std::int32_t advance_of(FaceId face, std::uint32_t glyph) const;  // font units

    // Appends the glyphs of [begin, end) in visual order. Cluster level: monotone characters. Thread-safe.
    void shape(const ShapeRequest& request, std::vector<ShapedGlyph>& glyphs) const;

    // hb-subset without layout tables; `glyphs` sorted, without repeats; glyph 0 is always kept. Throws EnvironmentError.
    Subset subset(FaceId face, std::span<const std::uint32_t> glyphs) const;

    // Bounds of the ink within the band. Thread-safe but slow: reopens the font file.
    GlyphBounds bounds_within(FaceId face, std::uint32_t glyph, HeightBand band = {}) const;

    EmbeddingRight embedding_right(FaceId face) const;
    FontFile font_file(FaceId face) const;
    // A subset with the glyphs of these characters, those that default layout substitutes for them, and those that `features`
    // substitute. A face that may only be embedded whole is not cut. Throws EnvironmentError.
    FontFile font_file(FaceId face, std::u32string_view characters, const Features& features) const;

    std::vector<GlyphBitmap> draw(FaceId face, std::span<const std::uint32_t> glyphs, std::uint32_t pixels_per_em) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The version of HarfBuzz: another version may shape the same text differently.
std::string shaper_version();

// The catalogue, for `nabor fonts`.
struct FamilyFacts {
    std::string family, package, licence, purpose;
    std::vector<std::string> files;       // by style: regular, italic, bold, bold italic
    bool installed = false;
};
std::vector<FamilyFacts> catalogue_families(const FontLibrary& library, const std::filesystem::path& catalogue, Report& report);

}  // namespace nabor
