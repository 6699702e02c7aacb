// In: a face and a stretch of a paragraph. Out: its glyphs in visual order, through HarfBuzz.
#include "font/shape.h"

#include <algorithm>
#include <array>

#include <hb-ot.h>
#include <hb.h>

#include "base/error.h"

namespace nabor {

namespace {

using BufferHandle = Handle<hb_buffer_t, hb_buffer_destroy>;

struct FeatureList {
    std::array<hb_feature_t, 9> items{};
    unsigned count = 0;

    void set(const char (&tag)[5], std::uint32_t value) {
        items[count++] = {HB_TAG(tag[0], tag[1], tag[2], tag[3]), value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    }
};

FeatureList list_of(const Features& features) {
    FeatureList list;
    if (features.small_caps || features.all_small_caps) list.set("smcp", 1);
    if (features.all_small_caps) list.set("c2sc", 1);
    if (features.oldstyle_figures) list.set("onum", 1);
    if (features.lining_figures) list.set("lnum", 1);
    if (features.tabular_figures) list.set("tnum", 1);
    if (features.superiors) list.set("sups", 1);
    if (features.no_ligatures) list.set("liga", 0);
    if (features.no_ligatures) list.set("clig", 0);
    return list;
}

// The context of the shaper: text on other lines is not part of it.
struct Window {
    std::size_t begin = 0, end = 0;
};

Window window_of(const ShapeRequest& request) {
    return {request.line_start ? request.begin : 0, request.line_end ? request.end : request.paragraph.size()};
}

// The most marks on one letter that are shaped with it. The shaper looks back over all of them for each: the square of their number. A
// stack of thirty is the most that texts have (Unicode Standard Annex 15, 13).
constexpr int most_marks = 256;

bool is_mark(char16_t unit) {
    const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), unit);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

// What is shaped at once: all that is asked for, but for a letter with marks without number.
std::vector<Window> pieces_of(const ShapeRequest& request) {
    std::vector<Window> pieces{{request.begin, request.end}};
    int marks = 0;
    for (std::size_t i = request.begin; i < request.end; ++i) {
        marks = request.paragraph[i] >= 0x300 && is_mark(request.paragraph[i]) ? marks + 1 : 0;
        if (marks <= most_marks) continue;
        pieces.back().end = i;
        pieces.push_back({i, request.end});
        marks = 1;
    }
    return pieces;
}

unsigned edge_flags(Window piece, Window window) {
    unsigned flags = HB_BUFFER_FLAG_DEFAULT;
    if (piece.begin == window.begin) flags |= HB_BUFFER_FLAG_BOT;
    if (piece.end == window.end) flags |= HB_BUFFER_FLAG_EOT;
    return flags;
}

void fill(hb_buffer_t* buffer, const ShapeRequest& request, Window piece) {
    const Window window = window_of(request);
    const auto* text = reinterpret_cast<const std::uint16_t*>(request.paragraph.data() + window.begin);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(buffer, static_cast<hb_buffer_flags_t>(edge_flags(piece, window)));
    hb_buffer_add_utf16(buffer, text, static_cast<int>(window.end - window.begin), static_cast<unsigned>(piece.begin - window.begin),
                        static_cast<int>(piece.end - piece.begin));
    hb_buffer_set_direction(buffer, request.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, request.script == 0 ? HB_SCRIPT_COMMON : hb_script_from_iso15924_tag(request.script));
    hb_buffer_set_language(buffer, hb_language_from_string(request.language.data(), static_cast<int>(request.language.size())));
}

// Accents that stand for themselves, such as the breathing before a Greek capital (U+1FBF, U+1FCE). Some fonts have them in the class of
// marks, and the shaper then takes their width away: they would be printed over the letter that follows.
bool stands_for_itself(const ShapeRequest& request, std::size_t position) {
    const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), request.paragraph[position]);
    return category == HB_UNICODE_GENERAL_CATEGORY_MODIFIER_SYMBOL;
}

void restore_width(const Face& face, const ShapeRequest& request, ShapedGlyph& glyph) {
    if (glyph.advance != 0 || !stands_for_itself(request, glyph.cluster)) return;
    glyph.advance = hb_font_get_glyph_h_advance(face.font.get(), glyph.glyph);
    glyph.x_offset = glyph.y_offset = 0;
}

void shape_piece(const Face& face, const ShapeRequest& request, Window piece, std::vector<ShapedGlyph>& glyphs) {
    const BufferHandle buffer(hb_buffer_create());
    fill(buffer.get(), request, piece);
    const FeatureList features = list_of(request.features);
    hb_shape(face.font.get(), buffer.get(), features.items.data(), features.count);
    if (!hb_buffer_allocation_successful(buffer.get())) throw EnvironmentError("no memory for shaping text");

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const auto first = static_cast<std::uint32_t>(window_of(request).begin);
    for (unsigned i = 0; i < count; ++i) {
        const bool unsafe = (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
        glyphs.push_back({infos[i].codepoint, first + infos[i].cluster, positions[i].x_advance, positions[i].x_offset,
                          positions[i].y_offset, unsafe});
        restore_width(face, request, glyphs.back());
    }
}

}  // namespace

void shape_with(const Face& face, const ShapeRequest& request, std::vector<ShapedGlyph>& glyphs) {
    if (request.begin >= request.end) return;
    std::vector<Window> pieces = pieces_of(request);
    if (request.right_to_left) std::reverse(pieces.begin(), pieces.end());
    for (const Window& piece : pieces) shape_piece(face, request, piece, glyphs);
}

bool face_has_feature(const Face& face, const char* tag, std::uint32_t script) {
    std::array<hb_tag_t, 3> tags{};
    unsigned tag_count = tags.size();
    const hb_script_t hb_script = script == 0 ? HB_SCRIPT_COMMON : hb_script_from_iso15924_tag(script);
    hb_ot_tags_from_script_and_language(hb_script, HB_LANGUAGE_INVALID, &tag_count, tags.data(), nullptr, nullptr);
    unsigned script_index = 0;
    hb_ot_layout_table_select_script(face.face.get(), HB_OT_TAG_GSUB, tag_count, tags.data(), &script_index, nullptr);
    unsigned feature_index = 0;
    return hb_ot_layout_language_find_feature(face.face.get(), HB_OT_TAG_GSUB, script_index, HB_OT_LAYOUT_DEFAULT_LANGUAGE_INDEX,
                                              hb_tag_from_string(tag, -1), &feature_index) != 0;
}

}  // namespace nabor
