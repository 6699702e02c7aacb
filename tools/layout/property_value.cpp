#include "layout/property_value.h"

#include <algorithm>
#include <cmath>

namespace nabor {

namespace {

constexpr std::size_t most_families = 16;
constexpr std::size_t most_pieces = 16;

struct ColourName {
    std::string_view name;
    std::int32_t value;
};

// The sixteen names of HTML 4, and `grey`.
constexpr ColourName colour_names[] = {
    {"black", 0x000000}, {"silver", 0xC0C0C0}, {"gray", 0x808080}, {"grey", 0x808080},   {"white", 0xFFFFFF}, {"maroon", 0x800000},
    {"red", 0xFF0000},   {"purple", 0x800080}, {"fuchsia", 0xFF00FF}, {"green", 0x008000}, {"lime", 0x00FF00},  {"olive", 0x808000},
    {"yellow", 0xFFFF00}, {"navy", 0x000080},  {"blue", 0x0000FF}, {"teal", 0x008080},   {"aqua", 0x00FFFF},
};

std::optional<std::string> family(ValueReader& reader) {
    if (auto quoted = reader.string()) return quoted;
    std::string name;
    while (auto word = reader.name()) name += (name.empty() ? "" : " ") + *word;
    if (name.empty()) return std::nullopt;
    return name;
}

std::optional<std::int32_t> hex_colour(std::string_view digits) {
    if (digits.size() != 3 && digits.size() != 6) return std::nullopt;
    std::int32_t value = 0;
    for (const char c : digits) {
        const std::size_t digit = std::string_view("0123456789abcdef").find(static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c));
        if (digit == std::string_view::npos) return std::nullopt;
        value = value * 16 + static_cast<std::int32_t>(digit);
        if (digits.size() == 3) value = value * 16 + static_cast<std::int32_t>(digit);
    }
    return value;
}

// rgb(0, 0, 0) and rgb(0 0 0), after the bracket
std::optional<std::int32_t> rgb_colour(ValueReader& reader) {
    std::int32_t value = 0;
    for (int component = 0; component < 3; ++component) {
        if (component > 0) reader.take(TokenKind::comma);
        const auto part = reader.integer(0, 255);
        if (!part) return std::nullopt;
        value = value * 256 + *part;
    }
    if (!reader.take(TokenKind::close_parenthesis)) return std::nullopt;
    return value;
}

// After `counter(` or `string(`: a name; for string() also the keyword `first`, which is the default.
std::optional<ContentPiece> content_function(ValueReader& reader, const std::string& function) {
    const auto name = reader.name();
    if (!name) return std::nullopt;
    if (function == "string" && reader.take(TokenKind::comma) && reader.word() != "first") return std::nullopt;
    if (!reader.take(TokenKind::close_parenthesis)) return std::nullopt;
    if (function == "string") return ContentPiece{ContentPiece::Kind::string, *name};
    if (function == "counter" && *name == "page") return ContentPiece{ContentPiece::Kind::page_number, ""};
    return std::nullopt;
}

std::optional<Value> not_negative(std::optional<Measure> measure) {
    if (!measure || measure->number < 0) return std::nullopt;
    return *measure;
}

}  // namespace

std::optional<Value> read_families(ValueReader& reader) {
    std::vector<std::string> families;
    do {
        auto name = family(reader);
        if (!name || name->empty() || families.size() == most_families) return std::nullopt;
        families.push_back(std::move(*name));
    } while (reader.take(TokenKind::comma));
    return families;
}

std::optional<Value> read_weight(ValueReader& reader) {
    if (const auto number = reader.integer(1, 1000)) return *number;
    const auto word = reader.word();
    if (word == "normal") return 400;
    if (word == "bold") return 700;
    return std::nullopt;
}

std::optional<Value> read_line_height(ValueReader& reader) {
    constexpr double usual = 1.2;  // `normal` of most faces
    if (const auto measure = reader.measure(MeasureKind::length_percent_or_factor)) return not_negative(measure);
    if (reader.word() == "normal") return Measure{usual, LengthUnit::factor};
    return std::nullopt;
}

std::optional<Value> read_numeric(ValueReader& reader) {
    auto numerals = Numerals::natural;
    std::int32_t tabular = 0;
    bool any = false;
    while (const auto word = reader.word()) {
        if (word == "normal" && !any) return static_cast<std::int32_t>(Numerals::natural);
        if (word == "lining-nums") {
            numerals = Numerals::lining;
        } else if (word == "oldstyle-nums") {
            numerals = Numerals::oldstyle;
        } else if (word == "tabular-nums") {
            tabular = tabular_bit;
        } else if (word != "proportional-nums") {
            return std::nullopt;
        }
        any = true;
    }
    if (!any) return std::nullopt;
    return static_cast<std::int32_t>(numerals) + tabular;
}

std::optional<Value> read_letter_spacing(ValueReader& reader) {
    if (const auto measure = reader.measure(MeasureKind::length)) return *measure;
    if (reader.word() == "normal") return Measure{};
    return std::nullopt;
}

std::optional<Value> read_colour(ValueReader& reader) {
    std::optional<std::int32_t> colour;
    if (const Token* hash = reader.take(TokenKind::hash)) {
        colour = hex_colour(hash->text);
    } else if (const Token* function = reader.take(TokenKind::function)) {
        if (ascii_lower(function->text) == "rgb") colour = rgb_colour(reader);
    } else if (const auto word = reader.word()) {
        const auto* row =
            std::find_if(std::begin(colour_names), std::end(colour_names), [&](const ColourName& name) { return name.name == *word; });
        if (row != std::end(colour_names)) colour = row->value;
    }
    if (!colour) return std::nullopt;
    return *colour;
}

std::optional<Value> read_vertical_align(ValueReader& reader) {
    if (const auto measure = reader.measure(MeasureKind::length)) return *measure;
    const auto word = reader.word();
    if (word == "baseline") return rise_baseline;
    if (word == "super") return rise_super;
    if (word == "sub") return rise_sub;
    return std::nullopt;
}

std::optional<Value> read_decoration(ValueReader& reader) {
    std::int32_t lines = 0;
    bool any = false;
    while (const auto word = reader.word()) {
        if (word == "none" && !any && reader.done()) return 0;
        if (word != "underline" && word != "line-through") return std::nullopt;
        lines |= word == "underline" ? 1 : 2;
        any = true;
    }
    if (!any) return std::nullopt;
    return lines;
}

std::optional<Value> read_marker(ValueReader& reader) {
    if (auto text = reader.string()) return std::move(*text);
    const auto word = reader.word();
    if (word == "disc") return std::string("•");
    if (word == "none" || word == "decimal") return *word;
    return std::nullopt;
}

std::optional<Value> read_page_name(ValueReader& reader) {
    auto name = reader.name();
    if (!name) return std::nullopt;
    return ascii_lower(*name) == "auto" ? std::string() : std::move(*name);
}

std::optional<Value> read_string_set(ValueReader& reader) {
    auto name = reader.name();
    if (!name) return std::nullopt;
    if (ascii_lower(*name) == "none") return std::string();
    const Token* function = reader.take(TokenKind::function);
    if (!function || ascii_lower(function->text) != "content") return std::nullopt;
    if (const auto which = reader.word(); which && which != "text") return std::nullopt;
    if (!reader.take(TokenKind::close_parenthesis)) return std::nullopt;
    return std::move(*name);
}

// none | solid && [<length> || <colour>]?
std::optional<Value> read_border(ValueReader& reader) {
    bool is_solid = false;
    while (!reader.done()) {
        const Token& token = *reader.peek();
        const std::string word = token.kind == TokenKind::identifier ? ascii_lower(token.text) : std::string();
        if (word == "none") return reader.take(), 0;
        if (word == "solid") {
            reader.take();
            is_solid = true;
        } else if (!reader.measure(MeasureKind::length) && !read_colour(reader)) {
            return std::nullopt;
        }
    }
    if (!is_solid) return std::nullopt;
    return 1;
}

std::optional<Value> read_margins(ValueReader& reader) {
    std::vector<Measure> given;
    while (!reader.done()) {
        const auto measure = reader.measure(MeasureKind::length_or_percent);
        if (!measure || measure->number < 0 || given.size() == 4) return std::nullopt;
        given.push_back(*measure);
    }
    if (given.empty()) return std::nullopt;
    const Measure top = given[0];
    const Measure right = given.size() > 1 ? given[1] : top;
    const Measure bottom = given.size() > 2 ? given[2] : top;
    const Measure left = given.size() > 3 ? given[3] : right;
    if (top.unit == LengthUnit::percent || bottom.unit == LengthUnit::percent) return std::nullopt;
    return Sides{top, right, bottom, left};
}

std::optional<Value> read_length(ValueReader& reader) {
    const auto measure = reader.measure(MeasureKind::length);
    if (!measure) return std::nullopt;
    return *measure;
}

std::optional<Value> read_length_or_percent(ValueReader& reader) {
    const auto measure = reader.measure(MeasureKind::length_or_percent);
    if (!measure) return std::nullopt;
    return *measure;
}

std::optional<Value> read_not_negative(ValueReader& reader) { return not_negative(reader.measure(MeasureKind::length)); }

std::optional<Value> read_share(ValueReader& reader) { return not_negative(reader.measure(MeasureKind::length_or_percent)); }

std::optional<Value> read_contents(ValueReader& reader) {
    Contents pieces;
    while (!reader.done() && pieces.size() < most_pieces) {
        if (auto text = reader.string()) {
            pieces.push_back({ContentPiece::Kind::text, std::move(*text)});
        } else if (const Token* function = reader.take(TokenKind::function)) {
            auto piece = content_function(reader, ascii_lower(function->text));
            if (!piece) return std::nullopt;
            pieces.push_back(std::move(*piece));
        } else {
            const auto word = reader.word();
            const bool nothing = pieces.empty() && (word == "none" || word == "normal");
            return nothing ? std::optional<Value>(Contents{}) : std::nullopt;
        }
    }
    if (pieces.empty()) return std::nullopt;
    return pieces;
}

}  // namespace nabor
