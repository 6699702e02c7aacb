#include "layout/variables.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/nearest.h"
#include "layout/syntax.h"

namespace nabor {

namespace {

constexpr int deepest_reference = 16;
constexpr std::size_t most_steps = 4096;  // tokens and references in one value

// Replaces var() in one value.
class Replacer {
public:
    explicit Replacer(const std::map<std::string, Tokens>& values) : values_(values) {}

    bool replace(const Tokens& value, int depth) { return replace(value, 0, value.size(), depth); }

    Tokens out;
    std::string problem;

private:
    bool fail(std::string message) {
        problem = std::move(message);
        return false;
    }

    static bool is_reference(const Token& token) { return token.kind == TokenKind::function && ascii_lower(token.text) == "var"; }

    bool replace(const Tokens& value, std::size_t begin, std::size_t end, int depth) {
        for (std::size_t i = begin; i < end; ++i) {
            if (++steps_ > most_steps || depth > deepest_reference) return fail("the custom properties in this value are circular or too large");
            if (!is_reference(value[i])) {
                out.push_back(value[i]);
                continue;
            }
            const std::size_t close = closing(value, i + 1, end);
            if (!reference(value, i + 1, close, depth)) return false;
            i = close;
        }
        return true;
    }

    // Index of the ) of a function whose contents begin at `begin`.
    static std::size_t closing(const Tokens& value, std::size_t begin, std::size_t end) {
        int open = 1;
        for (std::size_t i = begin; i < end; ++i) {
            if (value[i].kind == TokenKind::function || value[i].kind == TokenKind::open_parenthesis) ++open;
            if (value[i].kind == TokenKind::close_parenthesis && --open == 0) return i;
        }
        return end;
    }

    // The content of var( … ): a name, and a fallback after a comma.
    bool reference(const Tokens& value, std::size_t begin, std::size_t end, int depth) {
        while (begin < end && value[begin].kind == TokenKind::white_space) ++begin;
        if (begin == end || value[begin].kind != TokenKind::identifier) return fail("var() needs the name of a custom property");
        const std::string& name = value[begin].text;
        if (const auto found = values_.find(name); found != values_.end()) return replace(found->second, depth + 1);
        while (begin < end && value[begin].kind != TokenKind::comma) ++begin;
        if (begin < end) return replace(value, begin + 1, end, depth + 1);
        return fail(fmt::format("unknown custom property '{}'", name));
    }

    const std::map<std::string, Tokens>& values_;
    std::size_t steps_ = 0;
};

// A setting that is in no file is of the command line.
std::string file_of(Span place) { return place.known() ? "" : "--set"; }

bool is_value(const Tokens& tokens) {
    return std::none_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind == TokenKind::semicolon || token.kind == TokenKind::open_brace || token.kind == TokenKind::close_brace ||
               token.kind == TokenKind::broken || token.is_mark('!');
    });
}

}  // namespace

void Variables::declare(const std::string& name, Tokens value) { values_[name] = std::move(value); }

void Variables::override_value(const std::string& name, const std::string& value, Span place, Report& report) {
    const std::string full = name.substr(0, 2) == "--" ? name : "--" + name;
    const auto found = values_.find(full);
    if (found == values_.end()) {
        report.add({Severity::error, "layout-unknown-setting", place, fmt::format("unknown layout variable '{}'", name), hint_for(full),
                    file_of(place)});
        return;
    }
    Report problems;
    Tokens tokens = trimmed(tokenize(value, SourceId::none, problems));
    if (tokens.empty() || problems.has_findings() || !is_value(tokens)) {
        report.add({Severity::error, "layout-setting", place, fmt::format("invalid value '{}' for layout variable '{}'", value, name),
                    "write it as in the stylesheet, without a semicolon", file_of(place)});
        return;
    }
    for (Token& token : tokens) {
        token.span = place;
        token.from_setting = true;
    }
    found->second = std::move(tokens);
}

std::optional<Tokens> Variables::replaced(const Tokens& value, Span where, Report& report) const {
    Replacer replacer(values_);
    if (replacer.replace(value, 0)) return trimmed(std::move(replacer.out));
    report.warning("layout-unknown-variable", where, replacer.problem, "the layout has: " + known_names());
    return std::nullopt;
}

std::map<std::string, std::string> Variables::values() const {
    std::map<std::string, std::string> texts;
    for (const auto& [name, value] : values_) {
        Replacer replacer(values_);
        texts[name.substr(2)] = to_css(replacer.replace(value, 0) ? replacer.out : value);
    }
    return texts;
}

std::string Variables::known_names() const {
    std::string names;
    for (const auto& entry : values_) names += (names.empty() ? "" : ", ") + entry.first.substr(2);
    return names.empty() ? "none" : names;
}

std::string Variables::hint_for(std::string_view name) const {
    std::vector<std::string_view> names;
    for (const auto& entry : values_) names.push_back(std::string_view(entry.first).substr(2));
    const std::string nearest = did_you_mean(name.substr(2), names);
    return nearest.empty() ? "the layout has: " + known_names() : nearest;
}

const Token* token_of_setting(const Tokens& value) {
    const auto found = std::find_if(value.begin(), value.end(), [](const Token& token) { return token.from_setting; });
    return found == value.end() ? nullptr : &*found;
}

}  // namespace nabor
