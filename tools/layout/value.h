// In: a declaration's value, var() already replaced. Out: typed values; lengths, given what they are relative to.
// Holds: every Measure is within ±100 000 of its unit; every Length that to_length() gives is within ±2 m.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/length.h"
#include "layout/layout.h"
#include "layout/token.h"

namespace nabor {

enum class LengthUnit : std::uint8_t { point, em, root_em, root_line, percent, factor };

// pt, mm, cm, Q, in, px, pc are points already.
struct Measure {
    double number = 0;
    LengthUnit unit = LengthUnit::point;

    friend bool operator==(const Measure&, const Measure&) = default;
};

using Contents = std::vector<ContentPiece>;
using Sides = std::array<Measure, 4>;  // top, right, bottom, left
using Value = std::variant<std::int32_t, Measure, Sides, std::string, std::vector<std::string>, Contents>;

// The pieces as one text; nothing when one of them is not literal text.
std::optional<std::string> literal_text(const Contents& contents);

// The bases of relative lengths.
struct LengthBases {
    Length root_size = Length::points(10);
    Length root_leading = Length::points(13);
    Length measure = Length::millimetres(100);       // width of the default page's text block: horizontal percentages
    Length block_height = Length::millimetres(150);  // its height: -nabor-sink in percent
};

// `em` is the length of 1em, `whole` that of 100%.
Length to_length(Measure measure, Length em, Length whole, const LengthBases& bases);

Length clamped(Length value, Length least, Length most);

// Which measures a property accepts.
enum class MeasureKind : std::uint8_t { length, length_or_percent, length_percent_or_factor };

// Reads a value token by token and skips white space. A function that finds something else returns nothing and consumes nothing.
class ValueReader {
public:
    explicit ValueReader(const Tokens& tokens) : tokens_(tokens) { skip_space(); }

    bool done() const { return position_ >= tokens_.size(); }
    const Token* peek() const { return done() ? nullptr : &tokens_[position_]; }
    const Token* take();
    const Token* take(TokenKind kind);

    std::optional<std::string> word();   // an identifier, in lower case
    std::optional<std::string> name();   // an identifier as written
    std::optional<std::string> string();
    std::optional<Measure> measure(MeasureKind kind);
    std::optional<std::int32_t> integer(std::int32_t least, std::int32_t most);

private:
    void skip_space();

    const Tokens& tokens_;
    std::size_t position_ = 0;
};

}  // namespace nabor
