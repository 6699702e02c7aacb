// In: the catalogue, the book's own fonts, queries. Out: faces by id.
// Holds: ids are given in the order of the calls of find and load_fallbacks, never by threads; a slot never moves.
#include <hb.h>

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

#include "base/ascii.h"
#include "base/nearest.h"
#include "base/report.h"
#include "font/book_fonts.h"
#include "font/catalogue.h"
#include "font/drawing.h"
#include "font/face_slot.h"
#include "font/font.h"
#include "font/font_file.h"
#include "font/font_library.h"
#include "font/outline.h"
#include "font/shape.h"
#include "font/subset.h"

namespace nabor {

namespace {

constexpr std::uint16_t boldest_regular = 550;  // nearest to 400 or to 700; Gentium Book Plus calls its regular 500, its bold 800

bool is_bold(std::uint16_t weight) { return weight > boldest_regular; }

std::size_t style_index_of(const FaceStyle& style) { return style_index(is_bold(style.weight), style.italic); }

// Substitutes for a style, best first: slope counts more than weight.
std::array<std::size_t, 4> styles_by_likeness(std::size_t wanted) { return {wanted, wanted ^ 2u, wanted ^ 1u, wanted ^ 3u}; }

constexpr std::array<std::string_view, 4> style_names = {"regular", "italic", "bold", "bold italic"};

struct Answer {
    std::string family;
    FaceStyle style;
    std::optional<FaceId> face;
};

struct Fallbacks {
    std::size_t style = 0;
    std::vector<FaceId> faces;
};

}  // namespace

struct FontSet::State {
    State(const FontLibrary& fonts, std::map<std::string, Span> named_at) : library(fonts), places(std::move(named_at)) {}

    const FontLibrary& library;
    Catalogue catalogue;
    std::map<std::string, Span> places;   // of the families' names
    std::deque<FaceSlot> own;             // of the book
    std::vector<const FaceSlot*> slots;   // of `own` and of the library, by FaceId
    std::vector<FaceId> book_faces;
    std::vector<Answer> answers;
    std::vector<Fallbacks> fallbacks;
    bool lacks_a_family = false;

    const FaceSlot& slot(FaceId id) const { return *slots[static_cast<std::size_t>(id)]; }
    const Face& face(FaceId id) const { return slot(id).face(); }
    Span place_of(std::string_view family) const {
        const auto found = places.find(ascii_lower(family));
        return found == places.end() ? Span{} : found->second;
    }
    FaceId newest() const { return static_cast<FaceId>(slots.size() - 1); }

    FaceId slot_for(const std::filesystem::path& path) {
        const FaceSlot* slot = &library.face_of(path);
        const auto found = std::find(slots.begin(), slots.end(), slot);
        if (found != slots.end()) return static_cast<FaceId>(found - slots.begin());
        slots.push_back(slot);
        return newest();
    }

    std::string hint_for_unknown(std::string_view family) const;
    std::optional<FaceId> find_in_book(const FaceQuery& query) const;
    std::optional<FaceId> find_in_catalogue(const FaceQuery& query, Report& report);
    std::optional<FaceId> installed(const Family& family, std::size_t style, Span place, Report& report);
    std::optional<FaceId> fallback_of(const Family& family, std::size_t style);
};

std::optional<FaceId> FontSet::State::find_in_book(const FaceQuery& query) const {
    const auto distance = [&](FaceId id) {
        const FaceStyle& style = face(id).style;
        return std::abs(int{style.weight} - int{query.weight}) + (style.italic == query.italic ? 0 : 10000);
    };
    std::optional<FaceId> best;
    for (const FaceId id : book_faces) {
        if (!same_family(face(id).names.family, query.family)) continue;
        if (!best || distance(id) < distance(*best)) best = id;
    }
    return best;
}

std::string FontSet::State::hint_for_unknown(std::string_view family) const {
    std::vector<std::string_view> names;
    for (const FaceId id : book_faces) names.push_back(face(id).names.family);
    for (const Family& one : catalogue.families) names.push_back(one.name);
    const std::string nearest = did_you_mean(family, names);
    const std::string hint = "put its files in the book's fonts folder, or choose one that `nabor fonts` lists";
    return nearest.empty() ? hint : nearest + " Else " + hint;
}

std::optional<FaceId> FontSet::State::installed(const Family& family, std::size_t style, Span place, Report& report) {
    const std::string& file = family.files[style];
    const auto path = library.find(file);
    if (!path) {
        lacks_a_family = true;
        report.error("font-missing", place, "the family “" + family.name + "” is not installed: " + file + " was not found",
                     "install the Debian package " + family.package + ": apt-get install " + family.package +
                         "; or put its files in the book's fonts folder");
        return std::nullopt;
    }
    const FaceId id = slot_for(*path);
    if (slot(id).problem().empty()) return id;
    report.add({Severity::error,
                "font-damaged",
                {},
                "the font " + slot(id).problem(),
                "install the Debian package " + family.package + " again",
                path->string()});
    return std::nullopt;
}

std::optional<FaceId> FontSet::State::find_in_catalogue(const FaceQuery& query, Report& report) {
    const Family* family = catalogue.find(query.family);
    if (family == nullptr) {
        report.error("font-unknown", place_of(query.family), "no family “" + query.family + "” is in the book's fonts folder or in Nabor's catalogue",
                     hint_for_unknown(query.family));
        return std::nullopt;
    }
    const std::size_t wanted = style_index_of({query.weight, query.italic});
    for (const std::size_t style : styles_by_likeness(wanted)) {
        if (family->files[style].empty()) continue;
        if (style != wanted) {
            report.warning("font-style-missing", place_of(query.family),
                           "the family “" + family->name + "” has no " + std::string(style_names[wanted]) + "; its " +
                               std::string(style_names[style]) + " serves instead",
                           "name a family that has it in the layout");
        }
        return installed(*family, style, place_of(query.family), report);
    }
    return std::nullopt;
}

// Fallbacks are optional, so a missing one is not reported.
std::optional<FaceId> FontSet::State::fallback_of(const Family& family, std::size_t wanted) {
    for (const std::size_t style : styles_by_likeness(wanted)) {
        if (family.files[style].empty()) continue;
        if (const auto path = library.find(family.files[style])) return slot_for(*path);
    }
    return std::nullopt;
}

FontSet::FontSet(const FontLibrary& library, const std::filesystem::path& catalogue, const std::filesystem::path& book_folder, Report& report,
                 std::map<std::string, Span> places)
    : state_(std::make_unique<State>(library, std::move(places))) {
    state_->catalogue = read_catalogue(library.files(), catalogue, report);
    if (book_folder.empty()) return;
    for (Face& face : read_book_fonts(library.files(), book_folder / "fonts", report)) {
        state_->slots.push_back(&state_->own.emplace_back(std::move(face)));
        state_->book_faces.push_back(state_->newest());
    }
}

FontSet::~FontSet() = default;

std::optional<FaceId> FontSet::find(const FaceQuery& query, Report& report) {
    const auto same = [&](const Answer& answer) {
        return answer.style.weight == query.weight && answer.style.italic == query.italic && same_family(answer.family, query.family);
    };
    const auto known = std::find_if(state_->answers.begin(), state_->answers.end(), same);
    if (known != state_->answers.end()) return known->face;
    const auto failed = [&](const Answer& answer) { return !answer.face && same_family(answer.family, query.family); };
    Report unheard;  // a missing family is reported for its first style only
    Report& heard = std::any_of(state_->answers.begin(), state_->answers.end(), failed) ? unheard : report;
    std::optional<FaceId> found = state_->find_in_book(query);
    if (!found) found = state_->find_in_catalogue(query, heard);
    state_->answers.push_back({query.family, {query.weight, query.italic}, found});
    return found;
}

bool FontSet::lacks_a_family() const { return state_->lacks_a_family; }

void FontSet::load_fallbacks(const FaceQuery& query) {
    Fallbacks list{style_index_of({query.weight, query.italic}), state_->book_faces};
    for (const Fallbacks& known : state_->fallbacks) {
        if (known.style == list.style) return;
    }
    for (const std::string& name : state_->catalogue.fallback) {
        const Family* family = state_->catalogue.find(name);
        const auto face = family == nullptr ? std::nullopt : state_->fallback_of(*family, list.style);
        if (face && std::find(list.faces.begin(), list.faces.end(), *face) == list.faces.end()) list.faces.push_back(*face);
    }
    state_->fallbacks.push_back(std::move(list));
}

std::optional<FaceId> FontSet::face_for(std::u32string_view characters, std::span<const FaceId> preferred) const {
    const auto first_of = [&](std::span<const FaceId> faces) -> std::optional<FaceId> {
        const auto has_all = [&](FaceId id) {
            return std::all_of(characters.begin(), characters.end(), [&](char32_t c) { return has_character(id, c); });
        };
        const auto found = std::find_if(faces.begin(), faces.end(), has_all);
        return found == faces.end() ? std::nullopt : std::optional(*found);
    };
    if (const auto found = first_of(preferred)) return found;
    const std::size_t wanted = preferred.empty() ? 0 : style_index_of(state_->face(preferred.front()).style);
    for (const std::size_t style : styles_by_likeness(wanted)) {
        for (const Fallbacks& list : state_->fallbacks) {
            if (list.style != style) continue;
            if (const auto found = first_of(list.faces)) return found;
        }
    }
    return std::nullopt;
}

bool FontSet::has_character(FaceId face, char32_t code_point) const { return glyph_of(face, code_point) != 0; }

bool FontSet::has_feature(FaceId face, const char* tag, std::uint32_t script) const {
    return face_has_feature(state_->face(face), tag, script);
}

const FaceMetrics& FontSet::metrics(FaceId face) const { return state_->face(face).metrics; }
const FaceNames& FontSet::names(FaceId face) const { return state_->face(face).names; }
std::string_view FontSet::bytes(FaceId face) const { return state_->face(face).bytes; }
const std::filesystem::path& FontSet::path(FaceId face) const { return state_->slot(face).path(); }
std::size_t FontSet::count() const { return state_->slots.size(); }

std::uint32_t FontSet::glyph_count(FaceId face) const { return hb_face_get_glyph_count(state_->face(face).face.get()); }

std::uint32_t FontSet::glyph_of(FaceId face, char32_t code_point) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(state_->face(face).font.get(), code_point, &glyph) ? glyph : 0;
}

GlyphBounds FontSet::bounds_within(FaceId face, std::uint32_t glyph, HeightBand band) const {
    return glyph_bounds(state_->face(face), glyph, band);
}

std::int32_t FontSet::advance_of(FaceId face, std::uint32_t glyph) const {
    return hb_font_get_glyph_h_advance(state_->face(face).font.get(), glyph);
}

void FontSet::shape(const ShapeRequest& request, std::vector<ShapedGlyph>& glyphs) const {
    shape_with(state_->face(request.face), request, glyphs);
}

EmbeddingRight FontSet::embedding_right(FaceId face) const {
    const Face& known = state_->face(face);
    return !known.may_be_embedded ? EmbeddingRight::none : known.may_be_cut ? EmbeddingRight::free : EmbeddingRight::whole_only;
}

FontFile FontSet::font_file(FaceId face) const { return whole_file(state_->face(face)); }

FontFile FontSet::font_file(FaceId face, std::u32string_view characters, const Features& features) const {
    return embedding_right(face) == EmbeddingRight::whole_only ? font_file(face) : cut_file(state_->face(face), characters, features);
}

std::vector<GlyphBitmap> FontSet::draw(FaceId face, std::span<const std::uint32_t> glyphs, std::uint32_t pixels_per_em) const {
    return draw_glyphs(state_->face(face), glyphs, pixels_per_em);
}

Subset FontSet::subset(FaceId face, std::span<const std::uint32_t> glyphs) const { return subset_of(state_->face(face), glyphs); }

std::string shaper_version() { return hb_version_string(); }

}  // namespace nabor
