#include "layout/token.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/utf8.h"

namespace nabor {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_new_line(char c) { return c == '\n' || c == '\r' || c == '\f'; }
bool starts_name(char c) { return is_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool continues_name(char c) { return starts_name(c) || is_digit(c) || c == '-'; }

std::uint32_t hex_value(char c) {
    if (is_digit(c)) return static_cast<std::uint32_t>(c - '0');
    return static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
}

class Tokenizer {
public:
    Tokenizer(std::string_view text, SourceId source, Report& report) : text_(text), source_(source), report_(report) {}

    Tokens all() {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (text_.starts_with(byte_order_mark)) position_ = byte_order_mark.size();  // CSS Syntax 3, 3.2
        Tokens tokens;
        do {
            skip_comments();
            begin_ = position_;
            Token token = next();
            token.span = span_from(begin_);
            tokens.push_back(std::move(token));
        } while (tokens.back().kind != TokenKind::end);
        return tokens;
    }

private:
    char at(std::size_t ahead) const { return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0'; }
    bool finished() const { return position_ >= text_.size(); }

    Span span_from(std::size_t begin) const {
        if (source_ == SourceId::none) return {};
        return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(position_)};
    }

    void skip_comments() {
        while (at(0) == '/' && at(1) == '*') {
            const std::size_t begin = position_;
            const std::size_t close = text_.find("*/", position_ + 2);
            position_ = close == std::string_view::npos ? text_.size() : close + 2;
            if (close == std::string_view::npos) {
                report_.error("layout-syntax", span_from(begin), "this comment is never closed", "end it with */");
            }
        }
    }

    bool escape_starts(std::size_t ahead) const {
        return at(ahead) == '\\' && position_ + ahead + 1 < text_.size() && !is_new_line(at(ahead + 1));
    }

    // CSS Syntax 4.3.9
    bool name_starts(std::size_t ahead = 0) const {
        if (at(ahead) == '-') return starts_name(at(ahead + 1)) || at(ahead + 1) == '-' || escape_starts(ahead + 1);
        return starts_name(at(ahead)) || escape_starts(ahead);
    }

    // CSS Syntax 4.3.10
    bool number_starts() const {
        const std::size_t sign = at(0) == '+' || at(0) == '-' ? 1 : 0;
        return is_digit(at(sign)) || (at(sign) == '.' && is_digit(at(sign + 1)));
    }

    Token next() {
        if (finished()) return {};
        const char c = at(0);
        if (is_space(c)) return white_space();
        if (c == '"' || c == '\'') return string();
        if (number_starts()) return numeric();
        if (name_starts()) return name_or_function();
        if (c == '#' && (continues_name(at(1)) || escape_starts(1))) return prefixed_name(TokenKind::hash);
        if (c == '@' && name_starts(1)) return prefixed_name(TokenKind::at_keyword);
        return punctuation();
    }

    Token white_space() {
        while (!finished() && is_space(at(0))) ++position_;
        return {TokenKind::white_space, " ", 0, false, {}};
    }

    Token prefixed_name(TokenKind kind) {
        ++position_;
        return {kind, name(), 0, false, {}};
    }

    Token punctuation() {
        constexpr std::string_view characters = ":;,{}()[]";
        constexpr TokenKind kinds[] = {TokenKind::colon,
                                       TokenKind::semicolon,
                                       TokenKind::comma,
                                       TokenKind::open_brace,
                                       TokenKind::close_brace,
                                       TokenKind::open_parenthesis,
                                       TokenKind::close_parenthesis,
                                       TokenKind::open_bracket,
                                       TokenKind::close_bracket};
        const char c = text_[position_++];
        const std::size_t which = characters.find(c);
        return {which == std::string_view::npos ? TokenKind::mark : kinds[which], std::string(1, c), 0, false, {}};
    }

    // CSS Syntax 4.3.7: up to six hexadecimal digits and one white space, or the character itself. Stands on the backslash.
    void escape(std::string& out) {
        ++position_;
        if (!is_hex(at(0))) {
            append_utf8(out, next_code_point(text_, position_));
            return;
        }
        std::uint32_t value = 0;
        for (int digits = 0; digits < 6 && is_hex(at(0)); ++digits) value = value * 16 + hex_value(text_[position_++]);
        if (at(0) == '\r' && at(1) == '\n') ++position_;
        if (is_space(at(0))) ++position_;
        const bool impossible = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
        append_utf8(out, impossible ? replacement : static_cast<char32_t>(value));
    }

    std::string name() {
        std::string out;
        while (!finished()) {
            if (escape_starts(0)) {
                escape(out);
            } else if (continues_name(at(0))) {
                out += text_[position_++];
            } else {
                break;
            }
        }
        return out;
    }

    Token string() {
        const char quote = text_[position_++];
        std::string out;
        while (!finished() && at(0) != quote && !is_new_line(at(0))) {
            if (at(0) == '\\' && is_new_line(at(1))) {
                position_ += at(1) == '\r' && at(2) == '\n' ? 3 : 2;
            } else if (escape_starts(0)) {
                escape(out);
            } else {
                out += text_[position_++];
            }
        }
        if (at(0) == quote && !finished()) {
            ++position_;
            return {TokenKind::string, std::move(out), 0, false, {}};
        }
        report_.error("layout-syntax", span_from(begin_), "this string is never closed",
                      fmt::format("end it with {} on the same line", quote));
        return {TokenKind::broken, {}, 0, false, {}};
    }

    Token name_or_function() {
        std::string word = name();
        if (at(0) != '(') return {TokenKind::identifier, std::move(word), 0, false, {}};
        ++position_;
        if (ascii_lower(word) == "url") {
            const std::size_t value = std::min(text_.find_first_not_of(" \t\r\n\f", position_), text_.size());
            if (value == text_.size() || (text_[value] != '"' && text_[value] != '\'')) return url();
        }
        return {TokenKind::function, std::move(word), 0, false, {}};
    }

    Token url() {
        const std::size_t close = text_.find(')', position_);
        const std::size_t end = std::min(close, text_.size());
        std::string address(trim_xml_space(text_.substr(position_, end - position_)));
        position_ = end;
        if (close == std::string_view::npos) {
            report_.error("layout-syntax", span_from(begin_), "this url( is never closed");
            return {TokenKind::broken, {}, 0, false, {}};
        }
        ++position_;
        return {TokenKind::url, std::move(address), 0, false, {}};
    }

    Token numeric() {
        Token token{TokenKind::number, {}, 0, true, {}};
        token.number = number(token.integer);
        if (at(0) == '%') {
            ++position_;
            token.kind = TokenKind::percentage;
        } else if (name_starts()) {
            token.kind = TokenKind::dimension;
            token.text = ascii_lower(name());
        }
        return token;
    }

    // CSS Syntax 4.3.12, by hand because strtod() obeys the locale. Fifteen digits are all that a double keeps.
    double number(bool& integer) {
        const bool negative = at(0) == '-';
        if (negative || at(0) == '+') ++position_;
        double mantissa = 0;
        int exponent = 0;
        int kept = 0;
        const auto digits = [&](int shift) {
            for (; is_digit(at(0)); ++position_) {
                if (kept < 15) mantissa = mantissa * 10 + (at(0) - '0');
                exponent += kept < 15 ? shift : shift + 1;
                if (mantissa > 0 && kept < 15) ++kept;
            }
        };
        digits(0);
        if (at(0) == '.' && is_digit(at(1))) {
            integer = false;
            ++position_;
            digits(-1);
        }
        exponent += written_exponent(integer);
        const double value = mantissa * std::pow(10.0, std::clamp(exponent, -30, 30));
        return negative ? -value : value;
    }

    int written_exponent(bool& integer) {
        if (at(0) != 'e' && at(0) != 'E') return 0;
        const std::size_t sign = at(1) == '+' || at(1) == '-' ? 1 : 0;
        if (!is_digit(at(1 + sign))) return 0;
        const bool negative = at(1) == '-';
        position_ += 1 + sign;
        int value = 0;
        for (; is_digit(at(0)); ++position_) value = std::min(value * 10 + (at(0) - '0'), 1000);
        integer = false;
        return negative ? -value : value;
    }

    std::string_view text_;
    SourceId source_;
    Report& report_;
    std::size_t position_ = 0;
    std::size_t begin_ = 0;  // of the token being read
};

std::string name_to_css(std::string_view name) {
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool plain =
            i == 0 ? starts_name(name[i]) || (name[i] == '-' && name.size() > 1 && !is_digit(name[1])) : continues_name(name[i]);
        if (plain) {
            out += name[i];
        } else {
            out += fmt::format("\\{:x} ", static_cast<unsigned>(static_cast<unsigned char>(name[i])));
        }
    }
    return out;
}

std::string string_to_css(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\{:x} ", static_cast<unsigned>(c));
            continue;
        }
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

}  // namespace

Tokens tokenize(std::string_view text, SourceId source, Report& report) { return Tokenizer(text, source, report).all(); }

std::string number_to_css(double number) {
    const long long thousandths = std::llround(std::clamp(number, -1e9, 1e9) * 1000);
    std::string out = fmt::format("{}{}", thousandths < 0 ? "-" : "", std::abs(thousandths) / 1000);
    const long long fraction = std::abs(thousandths) % 1000;
    if (fraction == 0) return out;
    out += fmt::format(".{:03}", fraction);
    out.erase(out.find_last_not_of('0') + 1);
    return out;
}

std::string to_css(const Token& token) {
    switch (token.kind) {
        case TokenKind::identifier: return name_to_css(token.text);
        case TokenKind::function: return name_to_css(token.text) + "(";
        case TokenKind::at_keyword: return "@" + name_to_css(token.text);
        case TokenKind::hash: return "#" + token.text;
        case TokenKind::string: return string_to_css(token.text);
        case TokenKind::url: return "url(" + string_to_css(token.text) + ")";
        case TokenKind::number: return number_to_css(token.number);
        case TokenKind::percentage: return number_to_css(token.number) + "%";
        case TokenKind::dimension: return number_to_css(token.number) + token.text;
        case TokenKind::broken:
        case TokenKind::end: return "";
        default: return token.text;
    }
}

std::string to_css(const Tokens& tokens) {
    std::string out;
    for (const Token& token : tokens) out += to_css(token);
    return std::string(trim_xml_space(out));
}

std::string excerpt(std::string text) {
    constexpr std::size_t longest = 60;  // bytes
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

std::string excerpt(const Tokens& tokens) { return excerpt(to_css(tokens)); }

}  // namespace nabor
