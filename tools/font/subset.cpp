// In: a face and the glyphs a PDF uses of it. Out: a TrueType file or a bare CFF table (ISO 32000-1 9.9), ids renumbered from 0.
#include "font/subset.h"

#include <array>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include "base/error.h"
#include "font/cid_charset.h"

namespace nabor {

namespace {

using InputHandle = Handle<hb_subset_input_t, hb_subset_input_destroy>;
using PlanHandle = Handle<hb_subset_plan_t, hb_subset_plan_destroy>;

constexpr hb_tag_t tag(const char (&name)[5]) { return HB_TAG(name[0], name[1], name[2], name[3]); }

// A PDF addresses glyphs by id and has its own metrics, names and encoding: only outlines, unhinted metrics and the tables that
// FreeType and similar readers require remain. Variable fonts are cut at their default instance.
constexpr std::array dropped_tables = {
    tag("GSUB"), tag("GPOS"), tag("GDEF"), tag("BASE"), tag("JSTF"), tag("MATH"), tag("kern"), tag("cmap"), tag("name"), tag("OS/2"),
    tag("DSIG"), tag("gasp"), tag("hdmx"), tag("VDMX"), tag("LTSH"), tag("PCLT"), tag("meta"), tag("fvar"), tag("gvar"), tag("avar"),
    tag("cvar"), tag("HVAR"), tag("VVAR"), tag("MVAR"), tag("STAT"), tag("COLR"), tag("CPAL"), tag("SVG "), tag("vhea"), tag("vmtx"),
    tag("VORG"), tag("Silf"), tag("Sill"), tag("Glat"), tag("Gloc"), tag("Feat"), tag("morx"), tag("kerx"), tag("FFTM"),
};

std::string bytes_of(hb_blob_t* blob) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob, &length);
    return {data, length};
}

InputHandle input_of(std::span<const std::uint32_t> glyphs) {
    InputHandle input(hb_subset_input_create_or_fail());
    if (!input) throw EnvironmentError("no memory for subsetting a font");
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    hb_set_add(wanted, 0);
    for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t table : dropped_tables) hb_set_add(dropped, table);
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    return input;
}

// Parts of composite glyphs were added by the plan, so there may be more new glyphs than were asked for.
std::vector<std::int32_t> widths_of(const Face& face, const hb_map_t* new_to_old) {
    std::vector<std::int32_t> widths(hb_map_get_population(new_to_old));
    for (std::uint32_t glyph = 0; glyph < widths.size(); ++glyph) {
        widths[glyph] = hb_font_get_glyph_h_advance(face.font.get(), hb_map_get(new_to_old, glyph));
    }
    return widths;
}

std::string program_of(const Face& face, hb_subset_plan_t* plan) {
    const Handle<hb_face_t, close_face> cut(hb_subset_plan_execute_or_fail(plan));
    if (!cut) throw EnvironmentError("the font " + face.names.path + " could not be cut down for embedding");
    const Handle<hb_blob_t, close_blob> blob(face.is_cff ? hb_face_reference_table(cut.get(), tag("CFF "))
                                                         : hb_face_reference_blob(cut.get()));
    std::string bytes = bytes_of(blob.get());
    if (bytes.empty()) throw EnvironmentError("the font " + face.names.path + " has no outlines that could be embedded");
    return bytes;
}

}  // namespace

Subset subset_of(const Face& face, std::span<const std::uint32_t> glyphs) {
    const InputHandle input = input_of(glyphs);
    const PlanHandle plan(hb_subset_plan_create_or_fail(face.face.get(), input.get()));
    if (!plan) throw EnvironmentError("the font " + face.names.path + " could not be cut down for embedding");
    Subset subset;
    subset.is_cff = face.is_cff;
    subset.bytes = program_of(face, plan.get());
    subset.widths = widths_of(face, hb_subset_plan_new_to_old_glyph_mapping(plan.get()));
    if (face.is_cff) number_cids_by_glyph(subset.bytes, static_cast<std::uint32_t>(subset.widths.size()));
    const hb_map_t* old_to_new = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (const std::uint32_t glyph : glyphs) {
        const hb_codepoint_t renumbered = hb_map_get(old_to_new, glyph);
        subset.new_glyphs.push_back(renumbered == HB_MAP_VALUE_INVALID ? 0 : renumbered);
    }
    return subset;
}

}  // namespace nabor
