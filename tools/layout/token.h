// In: the text of a stylesheet. Out: its tokens (CSS Syntax Module Level 3, section 4).
// Holds: the last token is `end`; comments are gone; escapes are decoded; a run of white space is one token.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/report.h"
#include "base/source.h"

namespace nabor {

enum class TokenKind : std::uint8_t {
    identifier, function, at_keyword, hash, string, url, number, percentage, dimension, white_space, colon, semicolon, comma,
    open_brace, close_brace, open_parenthesis, close_parenthesis, open_bracket, close_bracket,
    mark,    // any other character
    broken,  // an unterminated string or url(); already reported
    end,
};

struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;      // name without its @, # or (; string's contents; dimension's unit in lower case; the mark itself
    double number = 0;     // of number, percentage, dimension
    bool integer = false;  // written without a point or an exponent
    Span span;
    bool from_setting = false;  // of a value of --set or of [layout] in book.toml; the span is then the setting's, if it has one

    bool is_mark(char character) const { return kind == TokenKind::mark && text.size() == 1 && text[0] == character; }
};

using Tokens = std::vector<Token>;

// Spans name `source`; SourceId::none is for text that is in no file (a value from --set).
Tokens tokenize(std::string_view text, SourceId source, Report& report);

// Tokens as CSS text, escaped where needed; `end` gives nothing.
std::string to_css(const Tokens& tokens);
std::string to_css(const Token& token);

// Shortened for a message.
std::string excerpt(std::string text);
std::string excerpt(const Tokens& tokens);

// A number with at most three decimals and no trailing zeros: "1.286", "-0.5", "12".
std::string number_to_css(double number);

}  // namespace nabor
