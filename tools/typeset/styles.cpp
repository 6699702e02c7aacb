#include "typeset/styles.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "language/language.h"

namespace nabor {

namespace {

constexpr std::int64_t larger_percent = 120, smaller_percent = 83, script_percent = 65;
constexpr std::int64_t most_turnover_ems = 12;  // a deeper indent leaves a narrow page no room for words
// Emphasis by letterspacing, 1/1000 em. With what justification adds (justification.h) it stays below 0.1 em, where PDF readers begin to
// read spaced letters as words: poppler at 0.1, pdf.js at 0.102, MuPDF at 0.15.
constexpr std::int32_t letterspacing = 90;
constexpr std::int32_t superscript_rise = 350, subscript_rise = -150;  // 1/1000 of the base's em

Digest key_of(StyleId parent, const ElementChain& chain, std::uint64_t looks = 0) {
    return Hasher().add(static_cast<std::uint64_t>(parent)).add(chain.digest()).add(looks).digest();
}

bool is_look_selector(std::string_view name) { return name.starts_with('.') && is_look_class(name.substr(1)); }

Rendition of_looks(std::uint16_t looks) {
    Rendition rendition;
    rendition.looks = looks;
    return rendition;
}

void scale_size(Style& style, std::int64_t percent) { style.size = nabor::scaled(style.size, percent, 100); }

void lay_looks_over(Style& style, const Rendition& rendition) {
    if (rendition.has(Look::italic)) style.italic = true;
    if (rendition.has(Look::upright)) style.italic = false;
    if (rendition.has(Look::bold)) style.weight = 700;
    if (rendition.has(Look::small_caps)) style.capitals = Capitals::small;
    if (rendition.has(Look::capitals)) style.uppercase = true;
    if (rendition.has(Look::letterspaced)) style.letter_spacing = letterspacing;
    if (rendition.has(Look::underlined)) style.underline = true;
    if (rendition.has(Look::struck)) style.strike = true;
    if (rendition.has(Look::larger)) scale_size(style, larger_percent);
    if (rendition.has(Look::smaller)) scale_size(style, smaller_percent);
    if (rendition.has(Look::monospaced)) style.families.insert(style.families.begin(), "PT Mono");
    const bool raised = rendition.has(Look::superscript), lowered = rendition.has(Look::subscript);
    if (raised || lowered) {
        style.rise = (raised ? superscript_rise : subscript_rise) * 100 / static_cast<std::int32_t>(script_percent);
        scale_size(style, script_percent);
    }
}

// A drop cap does not inherit underline, strike, case or letterspacing.
Style plain_capital(Style style) {
    style.capitals = Capitals::none;
    style.uppercase = style.underline = style.strike = false;
    style.letter_spacing = style.rise = 0;
    return style;
}

void lay_block_looks_over(Style& style, const Rendition& rendition) {
    switch (rendition.alignment) {
        case Alignment::left: style.align = TextAlign::left; break;
        case Alignment::right: style.align = TextAlign::right; break;
        case Alignment::centre: style.align = TextAlign::centre; break;
        case Alignment::justified: style.align = TextAlign::justify; break;
        case Alignment::natural: break;
    }
    if (rendition.alignment == Alignment::right || rendition.alignment == Alignment::centre || rendition.has(Look::no_indent))
        style.first_indent = {};
    style.margin_left += style.size * rendition.indent;
}

constexpr std::int64_t widest_letter_ems = 8;

// What a face has not that every text needs; "" for a complete one.
std::string lack_of(const FontSet& fonts, FaceId face) {
    const std::int64_t em = fonts.metrics(face).units_per_em;
    const auto is_wide = [&](std::uint32_t glyph) {
        const std::int64_t advance = fonts.advance_of(face, glyph);
        return advance > 0 && advance <= em * widest_letter_ems;
    };
    const std::uint32_t space = fonts.glyph_of(face, U' '), hyphen = hyphen_glyph(fonts, face);
    if (space == 0) return "has no space";
    if (hyphen == 0) return "has no hyphen";
    if (!is_wide(space) || !is_wide(hyphen)) return "has a space or a hyphen of no sensible width";
    for (const char32_t letter : {U'n', U'\u043D', U'\u03B1'})
        if (const std::uint32_t glyph = fonts.glyph_of(face, letter); glyph != 0 && !is_wide(glyph)) return "has letters of no sensible width";
    return {};
}

}  // namespace

StyleTable::StyleTable(const Layout& layout, FontSet& fonts, Report& report)
    : layout_(layout),
      fonts_(fonts),
      report_(report),
      names_looks_(std::any_of(layout.names().begin(), layout.names().end(), is_look_selector)) {
    add(layout.root_style());
}

StyleId StyleTable::of(StyleId parent, const ElementChain& chain) {
    const auto [place, is_new] = by_chain_.try_emplace(key_of(parent, chain));
    if (is_new) place->second = add(layout_.style(styles_[index_of(parent)].style, chain.elements()));
    return place->second;
}

StyleId StyleTable::of(StyleId parent, const ElementChain& chain, const Rendition& rendition) {
    return over_looks(with_looks(of(parent, chain), rendition), parent, chain);
}

StyleId StyleTable::of_phrase(StyleId parent, const ElementChain& chain, const Rendition& rendition) {
    const std::uint16_t implied = expressed_looks(rendition, chain.last().element);
    if (implied == 0) return of(parent, chain, rendition);
    const auto [place, is_new] = by_chain_.try_emplace(key_of(parent, chain, implied));
    if (is_new) {
        const Style& outer = styles_[index_of(parent)].style;
        Style own;
        static_cast<InheritedStyle&>(own) = outer;
        lay_looks_over(own, of_looks(implied));
        place->second = add(layout_.style(outer, chain.elements(), own));
    }
    Rendition others = rendition;
    others.looks = static_cast<std::uint16_t>(others.looks & ~implied);
    return over_looks(with_looks(place->second, others), parent, chain);
}

StyleId StyleTable::of_look(StyleId outer, const ElementChain& chain, const LookRow& look) {
    const StyleId looked = with_looks(outer, of_looks(static_cast<std::uint16_t>(look.look)));
    const auto [place, is_new] = over_looks_.try_emplace(key_of(looked, chain));
    if (is_new) place->second = add(layout_.style(styles_[index_of(outer)].style, chain.elements(), styles_[index_of(looked)].style));
    return place->second;
}

StyleId StyleTable::over_looks(StyleId looked, StyleId parent, const ElementChain& chain) {
    if (chain.last().looks.empty()) return looked;
    const auto [place, is_new] = over_looks_.try_emplace(key_of(looked, chain, static_cast<std::uint64_t>(parent) + 1));
    if (is_new) {
        const auto style = layout_.style_over_looks(styles_[index_of(parent)].style, chain.elements(), styles_[index_of(looked)].style);
        place->second = style ? add(*style) : looked;
    }
    return place->second;
}

std::string_view StyleTable::look_classes(const Block& block) {
    if (!names_looks_ || (block.rendition == Rendition{} && block.part == VersePart::whole)) return {};
    std::string classes;
    add_block_classes(classes, block);
    return kept(std::move(classes));
}

std::string_view StyleTable::look_classes(const Rendition& rendition) {
    if (!names_looks_ || rendition == Rendition{}) return {};
    std::string classes;
    add_block_classes(classes, rendition);
    return kept(std::move(classes));
}

std::string_view StyleTable::phrase_look_classes(const Rendition& rendition, std::string_view element) {
    if (!names_looks_ || rendition == Rendition{}) return {};
    std::string classes;
    add_phrase_classes(classes, rendition, element);
    return kept(std::move(classes));
}

StyleId StyleTable::with_looks(StyleId base, const Rendition& rendition) {
    if (rendition == Rendition{}) return base;
    const std::uint32_t looks =
        rendition.looks | static_cast<std::uint32_t>(rendition.alignment) << 16 | static_cast<std::uint32_t>(rendition.indent) << 20;
    const auto [place, is_new] = by_looks_.try_emplace({static_cast<std::uint32_t>(base), looks});
    if (is_new) {
        Style style = styles_[index_of(base)].style;
        lay_looks_over(style, rendition);
        lay_block_looks_over(style, rendition);
        place->second = add(style);
    }
    return place->second;
}

StyleId StyleTable::inside(StyleId around, StyleId phrase) {
    const Style& outer = styles_[index_of(around)].style;
    if (outer.rise == 0 && !outer.underline && !outer.strike) return phrase;
    const auto [place, is_new] = inside_.try_emplace({around, phrase});
    if (is_new) {
        Style style = styles_[index_of(phrase)].style;
        style.rise += static_cast<std::int32_t>(nabor::scaled(outer.size.units, outer.rise, std::max<std::int64_t>(1, style.size.units)));
        style.underline = style.underline || outer.underline;
        style.strike = style.strike || outer.strike;
        place->second = add(style);
    }
    return place->second;
}

StyleId StyleTable::scaled(StyleId base, std::int64_t percent) {
    const auto [place, is_new] = by_scale_.try_emplace({static_cast<std::uint32_t>(base), percent});
    if (is_new) {
        Style style = styles_[index_of(base)].style;
        scale_size(style, percent);
        style.rise = static_cast<std::int32_t>(std::int64_t{style.rise} * 100 / percent);  // small letters stand where capitals do
        style.capitals = Capitals::none;
        place->second = add(style);
    }
    return place->second;
}

StyleId StyleTable::smaller(StyleId base, std::int64_t percent) {
    const auto [place, is_new] = smaller_.try_emplace({static_cast<std::uint32_t>(base), percent});
    if (is_new) {
        Style style = styles_[index_of(base)].style;
        for (Length* length : {&style.size, &style.leading, &style.first_indent, &style.hanging})
            *length = nabor::scaled(*length, percent, 100);
        place->second = add(style);
        styles_.back().synthetic_small_caps = styles_[index_of(base)].synthetic_small_caps;
    }
    return place->second;
}

StyleId StyleTable::known_smaller(StyleId base, std::int64_t percent) const {
    const auto known = smaller_.find({static_cast<std::uint32_t>(base), percent});
    return known == smaller_.end() ? base : known->second;
}

StyleId StyleTable::with_turnover(StyleId base, Length deepest) {
    const Length size = styles_[index_of(base)].style.size;
    const Length hanging = std::min(deepest + size, size * most_turnover_ems);
    if (deepest.units <= 0 || hanging <= styles_[index_of(base)].style.hanging) return base;
    const auto [place, is_new] = by_turnover_.try_emplace({static_cast<std::uint32_t>(base), hanging.units});
    if (is_new) {
        Style style = styles_[index_of(base)].style;
        style.hanging = hanging;
        place->second = add(style);
    }
    return place->second;
}

std::vector<StyleId> StyleTable::initials(StyleId paragraph, const ElementChain& chain) {
    if (!layout_.has_initials()) return {};
    const auto [place, is_new] = initials_.try_emplace(key_of(paragraph, chain));
    std::vector<StyleId>& made = place->second;
    if (!is_new) return made;
    const SetStyle& text = styles_[index_of(paragraph)];
    const auto asked = layout_.initial_style(text.style, chain.elements());
    if (!asked || text.faces.empty()) return made;
    const FaceMetrics& metrics = fonts_.metrics(text.faces.front());
    const Length capitals = nabor::scaled(text.style.size, metrics.cap_height, metrics.units_per_em);
    for (std::uint16_t lines = 2; made.size() + 1 < asked->initial_lines; ++lines) {
        const StyleId id = add(plain_capital(*asked));
        SetStyle& own = styles_[index_of(id)];
        if (own.faces.empty()) return made = {};
        const FaceMetrics& capital = fonts_.metrics(own.faces.front());
        if (capital.cap_height <= 0) return made = {};
        own.style.size = nabor::scaled(text.style.leading * (lines - 1) + capitals, capital.units_per_em, capital.cap_height);
        made.push_back(id);
    }
    return made;
}

std::uint32_t hyphen_glyph(const FontSet& fonts, FaceId face) {
    const std::uint32_t hyphen = fonts.glyph_of(face, 0x2010);
    return hyphen != 0 ? hyphen : fonts.glyph_of(face, U'-');
}

StyleId StyleTable::of(const Style& style) {
    const auto known = std::find_if(others_.begin(), others_.end(), [&](StyleId id) { return styles_[index_of(id)].style == style; });
    if (known != others_.end()) return *known;
    others_.push_back(add(style));
    return others_.back();
}

Length StyleTable::width_of(StyleId id, std::string_view text) const {
    const SetStyle& set = styles_[index_of(id)];
    const FaceId face = set.faces.front();
    std::int64_t units = 0;
    for (std::size_t i = 0; i < text.size();) units += fonts_.advance_of(face, fonts_.glyph_of(face, next_code_point(text, i)));
    return {nabor::scaled(set.style.size.units, units, fonts_.metrics(face).units_per_em)};
}

StyleId StyleTable::add(const Style& style) {
    SetStyle set;
    set.style = style;
    for (const std::string& family : style.families) {
        const FaceQuery query{family, style.weight, style.italic};
        if (missing_.count(family)) continue;
        if (const auto face = fonts_.find(query, report_)) {
            if (serves(*face, family)) set.faces.push_back(*face);
        } else {
            missing_[family] = true;
            usable_ = false;
        }
        fonts_.load_fallbacks(query);
    }
    // Where no family of the layout can set lines, the one that serves layouts without any does.
    for (const std::string& family : InheritedStyle{}.families)
        if (const auto face = set.faces.empty() && usable_ ? fonts_.find({family, style.weight, style.italic}, report_) : std::nullopt)
            set.faces.push_back(*face);
    usable_ = usable_ && !set.faces.empty();
    if (!set.faces.empty())
        set.synthetic_small_caps =
            style.capitals != Capitals::none && !fonts_.has_feature(set.faces.front(), "smcp", script_tag(Script::latin));
    styles_.push_back(std::move(set));
    return static_cast<StyleId>(styles_.size() - 1);
}

// Whether lines can be set in a face: every line may need its space and its hyphen.
bool StyleTable::serves(FaceId face, const std::string& family) {
    const auto [known, is_new] = serves_.try_emplace(face, true);
    if (!is_new) return known->second;
    const std::string lack = lack_of(fonts_, face);
    if (lack.empty()) return true;
    report_.add({Severity::warning,
                 "font-incomplete",
                 {},
                 fmt::format("the family “{}” {}; another family serves instead", family, lack),
                 "replace the font file by a complete one, or name another family in the layout",
                 fonts_.path(face).string()});
    return known->second = false;
}

}  // namespace nabor
