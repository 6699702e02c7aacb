#include "layout/ebook_value.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <variant>
#include <vector>

#include "layout/property_value.h"
#include "layout/value.h"

namespace nabor {

namespace {

// WCAG 2.2, relative luminance
double luminance(std::int32_t colour) {
    const auto linear = [](std::int32_t component) {
        const double share = component / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour >> 16 & 0xFF) + 0.7152 * linear(colour >> 8 & 0xFF) + 0.0722 * linear(colour & 0xFF);
}

bool is_word(const Tokens& value, std::string_view word) {
    return value.size() == 1 && value[0].kind == TokenKind::identifier && ascii_lower(value[0].text) == word;
}

bool is_address(const Token& token) {
    return token.kind == TokenKind::url || (token.kind == TokenKind::function && ascii_lower(token.text) == "url");
}

constexpr EbookUse height_use{EbookUse::Scope::everywhere, "`auto` alone", ebook::is_auto};

constexpr EbookUse overflow_use{EbookUse::Scope::everywhere, "", nullptr, nullptr, "word-wrap", ebook::older_wrap};

// Some are in the table of properties too: here they take values that paper does not.
constexpr ScreenRow screen_rows[] = {
    {"border", "1px solid"},
    {"border-bottom", "thin solid"},
    {"border-collapse", "collapse"},
    {"border-left", "2px solid"},
    {"border-right", "2px solid"},
    {"border-spacing", "0"},
    {"border-top", "thin solid"},
    {"clear", "both"},
    {"container-type", "inline-size"},
    {"float", "left"},
    {"font-variant", "small-caps"},
    {"height", "auto", height_use},
    {"hyphenate-limit-chars", "10 4 4"},
    {"list-style-position", "inside"},
    {"margin", "1em auto"},
    {"margin-bottom", "25%"},
    {"margin-left", "auto"},
    {"margin-right", "auto"},
    {"margin-top", "25%"},
    {"max-height", "90%"},
    {"max-width", "100%"},
    {"overflow-wrap", "break-word", overflow_use},
    {"overflow-x", "auto"},
    {"padding", "0.5em"},
    {"padding-bottom", "1em"},
    {"padding-left", "1em"},
    {"padding-right", "1em"},
    {"padding-top", "1em"},
    {"text-decoration", "overline"},
    {"vertical-align", "top"},
    {"white-space", "pre-wrap"},
    {"width", "60%"},
};

}  // namespace

namespace ebook {

bool is_other_family(const Tokens& value, const Style& root) {
    ValueReader reader(value);
    const auto families = read_families(reader);
    return !families || std::get<std::vector<std::string>>(*families) != root.families;
}

bool is_relative_leading(const Tokens& value, const Style&) {
    return value.size() == 1 && (value[0].kind == TokenKind::number || is_word(value, "normal"));
}

bool is_safe_colour(const Tokens& value, const Style&) {
    constexpr double contrast = 4.5;
    ValueReader reader(value);
    const auto colour = read_colour(reader);
    if (!colour) return false;
    const double light = luminance(std::get<std::int32_t>(*colour));
    return 1.05 / (light + 0.05) >= contrast && (light + 0.05) / 0.05 >= contrast;
}

bool is_not_run_in(const Tokens& value, const Style&) { return !is_word(value, "run-in"); }

bool is_soft_break(const Tokens& value, const Style&) {
    const std::initializer_list<std::string_view> hard{"page", "always", "right", "recto"};
    return std::none_of(hard.begin(), hard.end(), [&](std::string_view word) { return is_word(value, word); });
}

bool is_auto(const Tokens& value, const Style&) { return is_word(value, "auto"); }

std::string with_space_after(const std::string& css) {
    constexpr std::string_view en_space = "\u2002";
    return css.ends_with('"') ? css.substr(0, css.size() - 1).append(en_space) + '"' : css;
}

std::string older_break(const std::string& css) { return css == "avoid-page" ? "avoid" : css; }

std::string older_wrap(const std::string& css) { return css == "anywhere" ? "break-word" : css; }

std::string older_capitals(const std::string& css) { return css == "normal" ? css : "small-caps"; }

}  // namespace ebook

std::optional<std::string> portable_css(const Tokens& value, const Style& root) {
    LengthBases bases;
    bases.root_size = root.size;
    bases.root_leading = root.leading;
    Tokens out;
    for (const Token& token : value) {
        if (is_address(token)) return std::nullopt;
        out.push_back(token);
        if (token.kind != TokenKind::dimension || token.text == "em" || token.text == "vh") continue;
        const Tokens alone{token};
        ValueReader reader(alone);
        const auto measure = reader.measure(MeasureKind::length);
        if (!measure) return std::nullopt;
        out.back().number = to_length(*measure, root.size, {}, bases).in_points() / root.size.in_points();
        out.back().text = "em";
    }
    return to_css(out);
}

std::span<const ScreenRow> screen_table() { return screen_rows; }

const ScreenRow* find_screen_property(std::string_view name) {
    const auto* row = std::find_if(std::begin(screen_rows), std::end(screen_rows), [&](const ScreenRow& candidate) { return candidate.name == name; });
    return row == std::end(screen_rows) ? nullptr : row;
}

}  // namespace nabor
