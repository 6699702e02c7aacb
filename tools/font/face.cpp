// In: the bytes of a font file. Out: a Face: names and metrics by FreeType, a shaper's font by HarfBuzz.
#include "font/face.h"

#include <cmath>
#include <cstdlib>
#include <utility>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include <hb-ot.h>
#include <hb.h>

#include "base/error.h"
#include "font/freetype.h"

namespace nabor {

void close_blob(hb_blob_t* blob) { hb_blob_destroy(blob); }
void close_face(hb_face_t* face) { hb_face_destroy(face); }
void close_font(hb_font_t* font) { hb_font_destroy(font); }

namespace {

std::string text_or_empty(const char* text) { return text == nullptr ? std::string() : std::string(text); }

template <typename Table>
const Table* table_of(FT_Face face, FT_Sfnt_Tag tag) {
    return static_cast<const Table*>(FT_Get_Sfnt_Table(face, tag));
}

FaceNames names_of(FT_Face face, const std::string& path) {
    return {text_or_empty(face->family_name), text_or_empty(face->style_name), text_or_empty(FT_Get_Postscript_Name(face)), path};
}

FaceStyle style_of(FT_Face face) {
    FaceStyle style;
    style.italic = (face->style_flags & FT_STYLE_FLAG_ITALIC) != 0;
    style.weight = (face->style_flags & FT_STYLE_FLAG_BOLD) != 0 ? 700 : 400;
    const auto* os2 = table_of<TT_OS2>(face, FT_SFNT_OS2);
    if (os2 != nullptr && os2->usWeightClass >= 100 && os2->usWeightClass <= 1000) style.weight = os2->usWeightClass;
    return style;
}

// The height of a letter's ink, for OS/2 tables before version 2; 0 without the letter.
std::int32_t measured_height(hb_font_t* font, hb_codepoint_t letter) {
    hb_codepoint_t glyph = 0;
    hb_glyph_extents_t extents{};
    if (!hb_font_get_nominal_glyph(font, letter, &glyph) || !hb_font_get_glyph_extents(font, glyph, &extents)) return 0;
    return extents.y_bearing;
}

// Replaces zero metrics by typical proportions, so later code can divide by them.
void complete(FaceMetrics& metrics, hb_font_t* font) {
    const std::int32_t em = metrics.units_per_em;
    if (metrics.cap_height <= 0) metrics.cap_height = measured_height(font, 'H');
    if (metrics.x_height <= 0) metrics.x_height = measured_height(font, 'x');
    if (metrics.cap_height <= 0) metrics.cap_height = em * 7 / 10;
    if (metrics.x_height <= 0) metrics.x_height = em / 2;
    if (metrics.underline_thickness <= 0) metrics.underline_thickness = em / 20;
    if (metrics.underline_position == 0) metrics.underline_position = -em / 10;
    if (metrics.strikeout_position <= 0) metrics.strikeout_position = metrics.x_height / 2;
    if (metrics.superscript_size <= 0) metrics.superscript_size = em * 3 / 5;
    if (metrics.superscript_rise <= 0) metrics.superscript_rise = em * 7 / 20;
}

FaceMetrics metrics_of(FT_Face face, hb_font_t* font) {
    FaceMetrics metrics;
    metrics.units_per_em = face->units_per_EM;
    metrics.ascender = face->ascender;
    metrics.descender = -std::abs(std::int32_t{face->descender});
    if (const auto* os2 = table_of<TT_OS2>(face, FT_SFNT_OS2)) {
        if (os2->version >= 2 && os2->version != 0xFFFF) metrics.cap_height = os2->sCapHeight;
        if (os2->version >= 2 && os2->version != 0xFFFF) metrics.x_height = os2->sxHeight;
        metrics.strikeout_position = os2->yStrikeoutPosition;
        metrics.superscript_size = os2->ySuperscriptYSize;
        metrics.superscript_rise = os2->ySuperscriptYOffset;
    }
    if (const auto* post = table_of<TT_Postscript>(face, FT_SFNT_POST)) {
        metrics.underline_position = post->underlinePosition;
        metrics.underline_thickness = post->underlineThickness;
        metrics.italic_angle = static_cast<double>(post->italicAngle) / 65536.0;
    }
    if (const auto* head = table_of<TT_Header>(face, FT_SFNT_HEAD)) {
        metrics.left = head->xMin;
        metrics.bottom = head->yMin;
        metrics.right = head->xMax;
        metrics.top = head->yMax;
    }
    complete(metrics, font);
    return metrics;
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
    const Handle<hb_blob_t, close_blob> table(hb_face_reference_table(face, tag));
    return hb_blob_get_length(table.get()) > 0;
}

// hb_font_t over `face.bytes`; false when HarfBuzz finds no glyphs or no outlines it could cut out (bitmaps, CFF2).
bool open_shaper(Face& face, std::uint32_t index) {
    face.blob.reset(hb_blob_create(face.bytes.data(), static_cast<unsigned>(face.bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    face.face.reset(hb_face_create(face.blob.get(), index));
    face.is_cff = has_table(face.face.get(), HB_TAG('C', 'F', 'F', ' '));
    if (hb_face_get_glyph_count(face.face.get()) == 0) return false;
    if (!face.is_cff && !has_table(face.face.get(), HB_TAG('g', 'l', 'y', 'f'))) return false;
    hb_face_make_immutable(face.face.get());
    face.font.reset(hb_font_create(face.face.get()));
    hb_ot_font_set_funcs(face.font.get());
    const auto em = static_cast<int>(hb_face_get_upem(face.face.get()));
    hb_font_set_scale(face.font.get(), em, em);
    hb_font_make_immutable(face.font.get());
    return true;
}

}  // namespace

FaceResult read_face(std::string bytes, const std::string& path, std::uint32_t index) {
    constexpr std::size_t smallest_font = 64;   // an sfnt header and three table records
    if (bytes.size() < smallest_font || bytes.size() > 0x7FFFFFFF) return {std::nullopt, "is not a font file"};
    Face result;
    result.bytes = std::move(bytes);
    const FreeTypeLibrary library = open_freetype();
    const FreeTypeFace face = open_face(library, result.bytes, index);
    const FT_Face opened = face.get();
    if (opened == nullptr) return {std::nullopt, "is not a TrueType or OpenType font, or is damaged"};
    if (!FT_IS_SFNT(opened) || !FT_IS_SCALABLE(opened) || opened->units_per_EM == 0 || !open_shaper(result, index)) {
        return {std::nullopt, "has no TrueType or CFF outlines"};
    }
    result.names = names_of(opened, path);
    result.style = style_of(opened);
    result.metrics = metrics_of(opened, result.font.get());
    result.faces_in_file = static_cast<std::uint32_t>(opened->num_faces);
    const FT_UShort rights = FT_Get_FSType_Flags(opened);
    result.may_be_embedded = (rights & (FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING | FT_FSTYPE_BITMAP_EMBEDDING_ONLY)) == 0;
    result.may_be_cut = (rights & FT_FSTYPE_NO_SUBSETTING) == 0;
    result.index = index;
    return {std::move(result), {}};
}

Face empty_face() {
    Face result;
    result.blob.reset(hb_blob_get_empty());
    result.face.reset(hb_face_get_empty());
    result.font.reset(hb_font_get_empty());
    return result;
}

}  // namespace nabor
