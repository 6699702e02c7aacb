#include "layout/value.h"

#include <algorithm>
#include <cmath>

namespace nabor {

namespace {

constexpr double greatest_number = 100000;
constexpr double longest_points = 2000 * 72.0 / 25.4;  // 2 m

struct UnitName {
    std::string_view name;
    LengthUnit unit;
    double points;  // 1 of it; CSS Values 3, 6.2: px is 1/96 in, pc 1/6 in, Q 1/4 mm
};

constexpr UnitName unit_names[] = {
    {"pt", LengthUnit::point, 1},
    {"mm", LengthUnit::point, 72 / 25.4},
    {"cm", LengthUnit::point, 720 / 25.4},
    {"q", LengthUnit::point, 18 / 25.4},
    {"in", LengthUnit::point, 72},
    {"px", LengthUnit::point, 0.75},
    {"pc", LengthUnit::point, 12},
    {"em", LengthUnit::em, 1},
    {"rem", LengthUnit::root_em, 1},
    {"lh", LengthUnit::root_line, 1},
};

std::optional<Measure> measure_of(const Token& token, MeasureKind kind) {
    switch (token.kind) {
        case TokenKind::dimension:
            for (const UnitName& name : unit_names)
                if (name.name == token.text) return Measure{token.number * name.points, name.unit};
            return std::nullopt;
        case TokenKind::percentage:
            if (kind == MeasureKind::length) return std::nullopt;
            return Measure{token.number, LengthUnit::percent};
        case TokenKind::number:
            if (kind == MeasureKind::length_percent_or_factor) return Measure{token.number, LengthUnit::factor};
            if (token.number == 0) return Measure{};
            return std::nullopt;
        default: return std::nullopt;
    }
}

Length times(Length unit, double number) { return Length::points(std::clamp(unit.in_points() * number, -longest_points, longest_points)); }

}  // namespace

Length to_length(Measure measure, Length em, Length whole, const LengthBases& bases) {
    switch (measure.unit) {
        case LengthUnit::point: return times(Length::points(1), measure.number);
        case LengthUnit::em: return times(em, measure.number);
        case LengthUnit::root_em: return times(bases.root_size, measure.number);
        case LengthUnit::root_line: return times(bases.root_leading, measure.number);
        case LengthUnit::percent: return times(whole, measure.number / 100);
        case LengthUnit::factor: return times(em, measure.number);
    }
    return {};
}

Length clamped(Length value, Length least, Length most) { return std::clamp(value, least, std::max(least, most)); }

void ValueReader::skip_space() {
    while (position_ < tokens_.size() && tokens_[position_].kind == TokenKind::white_space) ++position_;
}

const Token* ValueReader::take() {
    if (done()) return nullptr;
    const Token* token = &tokens_[position_++];
    skip_space();
    return token;
}

const Token* ValueReader::take(TokenKind kind) { return !done() && peek()->kind == kind ? take() : nullptr; }

std::optional<std::string> ValueReader::word() {
    const Token* token = take(TokenKind::identifier);
    if (!token) return std::nullopt;
    return ascii_lower(token->text);
}

std::optional<std::string> ValueReader::name() {
    const Token* token = take(TokenKind::identifier);
    if (!token) return std::nullopt;
    return token->text;
}

std::optional<std::string> ValueReader::string() {
    const Token* token = take(TokenKind::string);
    if (!token) return std::nullopt;
    return token->text;
}

std::optional<Measure> ValueReader::measure(MeasureKind kind) {
    if (done()) return std::nullopt;
    const std::optional<Measure> measure = measure_of(*peek(), kind);
    if (!measure || std::abs(measure->number) > greatest_number) return std::nullopt;
    take();
    return measure;
}

std::optional<std::int32_t> ValueReader::integer(std::int32_t least, std::int32_t most) {
    const Token* token = peek();
    if (!token || token->kind != TokenKind::number || !token->integer || token->number < least || token->number > most) return std::nullopt;
    take();
    return static_cast<std::int32_t>(token->number);
}

std::optional<std::string> literal_text(const Contents& contents) {
    std::string text;
    for (const ContentPiece& piece : contents) {
        if (piece.kind != ContentPiece::Kind::text) return std::nullopt;
        text += piece.text;
    }
    return text;
}

}  // namespace nabor
