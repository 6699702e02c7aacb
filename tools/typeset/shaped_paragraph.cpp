#include "typeset/shaped_paragraph.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <span>

#include "base/utf8.h"
#include "book/book.h"
#include "language/bidi.h"
#include "language/characters.h"
#include "language/language.h"
#include "typeset/equivalent_character.h"
#include "typeset/letterspacing.h"
#include "typeset/missing_character.h"

namespace nabor {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char16_t word_joiner = 0x2060;    // replaces a character without a glyph: never a break opportunity
constexpr std::int32_t widely_spaced = 50;  // 1/1000 em
constexpr char32_t alphabets_end = 0x3000;  // scripts of letters and their punctuation stand below, ideographs above

// Characters that need no glyph of their own: a face may lack them. The shaper makes other spaces from the space.
bool needs_no_glyph(char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_isUWhiteSpace(static_cast<UChar32>(c)) ||
           u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR;
}

Features features_of(const SetStyle& style, bool is_spaced) {
    Features features;
    features.small_caps = style.style.capitals == Capitals::small && !style.synthetic_small_caps;
    features.all_small_caps = style.style.capitals == Capitals::all_small && !style.synthetic_small_caps;
    features.oldstyle_figures = style.style.numerals == Numerals::oldstyle;
    features.lining_figures = style.style.numerals == Numerals::lining;
    features.tabular_figures = style.style.tabular_numerals;
    features.no_ligatures = is_spaced;
    return features;
}

}  // namespace

char32_t code_point_at(std::u16string_view text, std::size_t position) {
    const char16_t unit = text[position];
    if (U16_IS_LEAD(unit) && position + 1 < text.size() && U16_IS_TRAIL(text[position + 1]))
        return U16_GET_SUPPLEMENTARY(unit, text[position + 1]);
    return unit;
}

bool is_word_space(char16_t unit) { return unit == u' ' || unit == 0x00A0; }

bool is_stretchable_space(const FlowParagraph& paragraph, std::uint32_t position) {
    if (position >= paragraph.text.size() || !is_word_space(paragraph.text[position])) return false;
    const bool is_second = position == paragraph.label_end + 1;
    const char16_t before = is_second ? paragraph.text[position - 1] : u' ';
    return before != 0x2013 && before != 0x2014 && before != 0x2015;
}

bool is_blank(char16_t unit) {
    return unit == u' ' || unit == line_separator || (unit >= 0x2000 && unit <= 0x200A && unit != 0x2007) || unit == 0x205F || unit == 0x3000;
}

std::int64_t Shaper::spaced_size(const ShapedRun& run) const {
    const Style& style = styles_[run.style].style;
    if (run.object >= 0 || style.letter_spacing >= widely_spaced) return 0;
    for (const Script script : {Script::latin, Script::cyrillic, Script::greek, Script::common})
        if (run.script == script_tag(script)) return style.size.units;
    return 0;
}

Coverage::Coverage(const FontSet& fonts, const StyleTable& styles) : fonts_(fonts), by_face_(fonts.count()) {
    for (std::size_t i = 0; i < styles.count(); ++i)
        for (const FaceId face : styles[static_cast<StyleId>(i)].faces)
            if (auto& known = by_face_[index_of(face)]; !known) known = std::make_unique<OfFace>();
}

void Coverage::ask(FaceId face, OfFace& known) const {
    std::call_once(known.asked, [&] {
        known.has.resize(alphabets_end);
        for (char32_t c = 0; c < alphabets_end; ++c) known.has[c] = fonts_.has_character(face, c);
        known.is_known.store(true, std::memory_order_release);
    });
}

bool Coverage::has(FaceId face, char32_t c) const {
    OfFace* known = c < alphabets_end && index_of(face) < by_face_.size() ? by_face_[index_of(face)].get() : nullptr;
    if (known == nullptr) return fonts_.has_character(face, c);
    if (!known->is_known.load(std::memory_order_acquire)) ask(face, *known);
    return known->has[c];
}

Shaper::Shaper(const FontSet& fonts, const Coverage& coverage, const StyleTable& styles, const std::vector<std::string>& languages,
               Report& report)
    : fonts_(fonts), coverage_(coverage), styles_(styles), languages_(languages), report_(report) {}

ShapedParagraph Shaper::shape(const FlowParagraph& paragraph) {
    ShapedParagraph shaped;
    find_runs(paragraph, shaped);
    const std::u16string& text = shaped.text_of(paragraph);
    shaped.glyphs.reserve(text.size());
    for (ShapedRun& run : shaped.runs) {
        run.first_glyph = static_cast<std::uint32_t>(shaped.glyphs.size());
        if (run.object < 0) shape_piece(text, run, {run.begin, run.end}, shaped.glyphs);
        run.glyph_count = static_cast<std::uint32_t>(shaped.glyphs.size()) - run.first_glyph;
    }
    measure(paragraph, shaped);
    return shaped;
}

// One face sets a base and its marks: across faces the marks have no anchors.
FaceId Shaper::face_of(const FlowParagraph& paragraph, const TextStretch& stretch, Cluster cluster, ShapedParagraph& shaped) {
    const std::vector<FaceId>& faces = styles_[stretch.style].faces;
    characters_.clear();
    for (std::uint32_t i = cluster.begin; i < cluster.end;) {
        const char32_t c = code_point_at(paragraph.text, i);
        if (!needs_no_glyph(c)) characters_ += c;
        i += static_cast<std::uint32_t>(U16_LENGTH(c));
    }
    const auto has_all = [&](FaceId face) {
        return std::all_of(characters_.begin(), characters_.end(), [&](char32_t c) { return coverage_.has(face, c); });
    };
    for (FaceId face : faces)
        if (has_all(face)) return face;
    if (const auto face = fonts_.face_for(characters_, faces)) return *face;
    return face_of_some(paragraph, faces, cluster, shaped);
}

// No face has them all. A mark without its base says nothing, so both are replaced; a base without one of its marks is still a letter.
FaceId Shaper::face_of_some(const FlowParagraph& paragraph, const std::vector<FaceId>& faces, Cluster cluster, ShapedParagraph& shaped) {
    if (shaped.substituted.empty()) shaped.substituted = paragraph.text;
    const auto replace = [&](std::uint32_t begin, std::uint32_t end) {
        std::fill(shaped.substituted.begin() + begin, shaped.substituted.begin() + end, word_joiner);
    };
    const char32_t base = code_point_at(paragraph.text, cluster.begin);
    const std::uint32_t marks = cluster.begin + static_cast<std::uint32_t>(U16_LENGTH(base));
    const auto own = needs_no_glyph(base) ? faces.front() : fonts_.face_for(std::u32string_view(&base, 1), faces);
    if (own) {
        for (std::uint32_t i = marks; i < cluster.end;) {
            const char32_t mark = code_point_at(paragraph.text, i);
            const std::uint32_t next = i + static_cast<std::uint32_t>(U16_LENGTH(mark));
            if (!coverage_.has(*own, mark) && !needs_no_glyph(mark)) {
                report_missing(paragraph, i, mark, "nothing");
                replace(i, next);
            }
            i = next;
        }
        return *own;
    }
    replace(cluster.begin, cluster.end);
    for (const char16_t equivalent : equivalents_of(base)) {
        const char32_t one = equivalent;
        const auto other = fonts_.face_for(std::u32string_view(&one, 1), faces);
        if (!other) continue;
        shaped.substituted[cluster.begin] = equivalent;
        report_equivalent(paragraph, cluster.begin, base, one);
        return *other;
    }
    report_missing(paragraph, cluster.begin, base, code_point_name(replacement));
    const auto face = fonts_.face_for(std::u32string_view(&replacement, 1), faces);
    shaped.substituted[cluster.begin] = face ? static_cast<char16_t>(replacement) : u'?';
    return face ? *face : faces.front();
}

void Shaper::report_equivalent(const FlowParagraph& paragraph, std::uint32_t position, char32_t c, char32_t equivalent) {
    if (!told_.insert(c).second) return;
    report_.add({Severity::note, "font-equivalent-character", paragraph.place_at(position),
                 fmt::format("no font has the character {}; {} stands for it in the PDF", called(c), called(equivalent)), {}, {}, c});
}

void Shaper::report_missing(const FlowParagraph& paragraph, std::uint32_t position, char32_t c, std::string_view substitute) {
    report_.add({Severity::error, "font-missing-character", paragraph.place_at(position),
                 fmt::format("no font has the character {}; {} stands for it in the PDF", called(c), substitute), font_advice(c), {}, c});
}

void Shaper::find_runs(const FlowParagraph& paragraph, ShapedParagraph& shaped) {
    const std::vector<std::uint8_t> levels = bidi_levels(paragraph.text, paragraph.right_to_left, paragraph.isolates);
    shaped.has_right_to_left = !levels.empty();
    Script script = Script::common;
    std::size_t next_object = 0;
    for (const TextStretch& stretch : paragraph.stretches) {
        bool opens = true;
        for (std::uint32_t i = stretch.begin; i < stretch.end;) {
            const char32_t c = code_point_at(paragraph.text, i);
            std::uint32_t end = i + static_cast<std::uint32_t>(U16_LENGTH(c));
            while (end < stretch.end && is_combining_mark(code_point_at(paragraph.text, end)))
                end += static_cast<std::uint32_t>(U16_LENGTH(code_point_at(paragraph.text, end)));
            const bool is_object =
                c == object_character && next_object < paragraph.objects.size() && paragraph.objects[next_object].position == i;
            if (is_object) end = i + 1;
            const FaceId face = is_object ? styles_[stretch.style].faces.front() : face_of(paragraph, stretch, {i, end}, shaped);
            const Script own = script_of(c);
            const bool has_script = own != Script::common && own != Script::inherited;
            if (has_script) script = own;
            const std::uint8_t level = levels.empty() ? 0 : levels[i];
            ShapedRun* last = opens || shaped.runs.empty() ? nullptr : &shaped.runs.back();
            const bool script_agrees = last && (last->script == script_tag(script) || !has_script);
            if (last && !is_object && last->object < 0 && last->face == face && last->level == level && script_agrees) {
                last->end = end;
            } else {
                ShapedRun run{i, end, stretch.style, face, stretch.language, stretch.node, stretch.link, script_tag(script), level, -1,
                              0, 0};
                if (is_object) run.object = static_cast<std::int32_t>(next_object++);
                shaped.runs.push_back(run);
            }
            opens = false;
            i = end;
        }
    }
    for (ShapedRun& run : shaped.runs) run.white = white_after_letters(shaped.text_of(paragraph), run);
    close_up_at_ends(paragraph, shaped);
}

void Shaper::shape_piece(std::u16string_view text, const ShapedRun& run, RunPiece piece, std::vector<SetGlyph>& glyphs) {
    const SetStyle& style = styles_[run.style];
    ShapeRequest request;
    request.paragraph = text;
    request.begin = piece.begin;
    request.end = piece.end;
    request.face = run.face;
    request.script = run.script;
    request.language = language(run.language);
    request.right_to_left = run.level % 2 == 1;
    request.features = features_of(style, run.white != 0);
    request.line_start = piece.line_start;
    request.line_end = piece.line_end;
    scratch_.clear();
    fonts_.shape(request, scratch_);
    const std::int64_t size = style.style.size.units;
    const std::int64_t em = fonts_.metrics(run.face).units_per_em;
    const std::size_t first = glyphs.size();
    for (const ShapedGlyph& glyph : scratch_) {
        SetGlyph set;
        set.id = glyph.glyph;
        set.cluster = glyph.cluster;
        set.advance = static_cast<std::int32_t>(scaled(size, glyph.advance, em));
        set.x_offset = static_cast<std::int32_t>(scaled(size, glyph.x_offset, em));
        set.y_offset = static_cast<std::int32_t>(scaled(size, glyph.y_offset, em));
        set.unsafe_to_break = glyph.unsafe_to_break;
        glyphs.push_back(set);
    }
    if (run.white_at_end != 0 && piece.end == run.end && glyphs.size() > first) glyphs.back().advance += static_cast<std::int32_t>(run.white_at_end);
    if (run.white == 0) return;
    const bool after_last = piece.end < run.end || !run.closes_up;
    space_letters(std::span(glyphs).subspan(first), {fonts_, run.face, style.style.size, run.white, run.level % 2 == 1, after_last});
}

std::int64_t Shaper::white_after_letters(std::u16string_view text, const ShapedRun& run) const {
    const Style& style = styles_[run.style].style;
    const bool is_spaced = style.letter_spacing != 0 && !joins_letters(text.substr(run.begin, run.end - run.begin));
    return is_spaced ? scaled(style.size.units, style.letter_spacing, 1000) : 0;
}

// Marks around spaced words stand close to them, and the spaces on either side have the same white.
void Shaper::close_up_at_ends(const FlowParagraph& paragraph, ShapedParagraph& shaped) const {
    const auto is_spaced = [&](const ShapedRun& run) { return styles_[run.style].style.letter_spacing != 0; };
    for (std::size_t i = 0; i + 1 < shaped.runs.size(); ++i) {
        ShapedRun& run = shaped.runs[i];
        const ShapedRun& next = shaped.runs[i + 1];
        if (next.object >= 0 || is_spaced(run) == is_spaced(next)) continue;
        if (is_spaced(run))
            run.closes_up = !is_blank(paragraph.text[next.begin]) && !is_word_space(paragraph.text[next.begin]);
        else if (run.object < 0 && run.level % 2 == 0 && is_word_space(paragraph.text[run.end - 1]))
            run.white_at_end = next.white;
    }
}

// Glyphs of a right-to-left run are in visual order; their widths are counted at their clusters all the same.
void Shaper::measure(const FlowParagraph& paragraph, ShapedParagraph& shaped) const {
    const std::size_t length = paragraph.text.size();
    shaped.width_before.assign(length + 1, 0);
    shaped.space_before.assign(length + 1, 0);
    shaped.sizes_before.assign(length + 1, 0);
    for (const ShapedRun& run : shaped.runs) {
        if (run.object >= 0) shaped.width_before[run.begin + 1] += paragraph.objects[static_cast<std::size_t>(run.object)].width.units;
        const std::int64_t size = spaced_size(run);
        for (std::uint32_t i = run.first_glyph; i < run.first_glyph + run.glyph_count; ++i) {
            const SetGlyph& glyph = shaped.glyphs[i];
            shaped.width_before[glyph.cluster + 1] += glyph.advance;
            if (glyph.advance > 0 && !is_stretchable_space(paragraph, glyph.cluster)) shaped.sizes_before[glyph.cluster + 1] += size;
        }
    }
    for (std::size_t i = 0; i < length; ++i) {
        const std::int64_t own = shaped.width_before[i + 1];
        shaped.width_before[i + 1] = shaped.width_before[i] + own;
        shaped.space_before[i + 1] = shaped.space_before[i] + (is_stretchable_space(paragraph, static_cast<std::uint32_t>(i)) ? own : 0);
        shaped.sizes_before[i + 1] += shaped.sizes_before[i];
    }
}

}  // namespace nabor
