#include "layout/syntax.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace nabor {

namespace {

constexpr int deepest_nesting = 4;  // of @media inside @media

bool holds_rules(std::string_view at_rule) { return at_rule == "media" || at_rule == "container"; }

bool holds_declarations(std::string_view at_rule) {
    for (const std::string_view known : {"page", "font-face", "-nabor-notes"})
        if (at_rule == known) return true;
    for (const std::string_view edge : {"top-", "bottom-", "left-", "right-"})
        if (at_rule.substr(0, edge.size()) == edge) return true;
    return false;
}

class SyntaxReader {
public:
    SyntaxReader(const Tokens& tokens, Report& report) : tokens_(tokens), report_(report) {}

    std::vector<WrittenRule> sheet() {
        std::vector<WrittenRule> rules;
        while (!at(TokenKind::end)) {
            if (at(TokenKind::close_brace)) {
                error(here().span, "this } closes nothing", "delete it, or look for a { that is missing above");
                ++position_;
            } else {
                read_rule(rules, 0);
            }
        }
        return rules;
    }

private:
    const Token& here() const { return tokens_[position_]; }
    bool at(TokenKind kind) const { return here().kind == kind; }

    void error(Span span, std::string message, std::string hint = {}) {
        report_.error("layout-syntax", span, std::move(message), std::move(hint));
    }

    void skip_space() {
        while (at(TokenKind::white_space)) ++position_;
    }

    void read_rule(std::vector<WrittenRule>& rules, int depth) {
        if (at(TokenKind::white_space) || at(TokenKind::semicolon)) {
            ++position_;
            return;
        }
        std::optional<WrittenRule> rule = at(TokenKind::at_keyword) ? at_rule(depth) : style_rule();
        if (rule) rules.push_back(std::move(*rule));
    }

    Tokens prelude() {
        Tokens tokens;
        while (!at(TokenKind::end) && !at(TokenKind::open_brace) && !at(TokenKind::close_brace) && !at(TokenKind::semicolon)) {
            tokens.push_back(here());
            ++position_;
        }
        return trimmed(std::move(tokens));
    }

    std::optional<WrittenRule> style_rule() {
        WrittenRule rule;
        rule.span = here().span;
        rule.prelude = prelude();
        if (!at(TokenKind::open_brace)) {
            error(rule.span, fmt::format("'{}' has no block", excerpt(rule.prelude)), "a rule is written: selector { property: value; }");
            if (at(TokenKind::semicolon)) ++position_;
            return std::nullopt;
        }
        ++position_;
        if (!read_declarations(rule, deepest_nesting)) return std::nullopt;
        return rule;
    }

    std::optional<WrittenRule> at_rule(int depth) {
        WrittenRule rule;
        rule.span = here().span;
        rule.at_rule = ascii_lower(here().text);
        ++position_;
        rule.prelude = prelude();
        if (!at(TokenKind::open_brace)) {
            if (at(TokenKind::semicolon)) ++position_;
            return rule;
        }
        ++position_;
        bool closed = true;
        if (holds_rules(rule.at_rule) && depth < deepest_nesting) {
            closed = read_block_of_rules(rule, depth + 1);
        } else if (holds_declarations(rule.at_rule) && depth <= deepest_nesting) {
            closed = read_declarations(rule, depth + 1);
        } else {
            skip_block();
        }
        if (!closed) return std::nullopt;
        return rule;
    }

    bool never_closed(const WrittenRule& rule) {
        error(rule.span, "the block of this rule is never closed", "end it with }");
        return false;
    }

    bool read_block_of_rules(WrittenRule& rule, int depth) {
        while (!at(TokenKind::close_brace)) {
            if (at(TokenKind::end)) return never_closed(rule);
            read_rule(rule.rules, depth);
        }
        ++position_;
        return true;
    }

    bool read_declarations(WrittenRule& rule, int depth) {
        while (!at(TokenKind::close_brace)) {
            if (at(TokenKind::end)) return never_closed(rule);
            if (at(TokenKind::white_space) || at(TokenKind::semicolon)) {
                ++position_;
            } else if (at(TokenKind::at_keyword)) {
                if (auto inner = at_rule(depth)) rule.rules.push_back(std::move(*inner));
            } else if (auto declaration = read_declaration()) {
                rule.declarations.push_back(std::move(*declaration));
            }
        }
        ++position_;
        return true;
    }

    std::optional<WrittenDeclaration> read_declaration() {
        WrittenDeclaration declaration;
        declaration.span = here().span;
        if (!at(TokenKind::identifier)) {
            error(here().span, fmt::format("a property was expected here, not '{}'", excerpt({here()})),
                  "declarations are written: property: value;");
            skip_declaration();
            return std::nullopt;
        }
        declaration.property = here().text.substr(0, 2) == "--" ? here().text : ascii_lower(here().text);
        ++position_;
        skip_space();
        if (!at(TokenKind::colon)) {
            error(here().span, fmt::format("a colon is missing after '{}'", declaration.property));
            skip_declaration();
            return std::nullopt;
        }
        ++position_;
        if (!read_value(declaration)) return std::nullopt;
        return declaration;
    }

    bool read_value(WrittenDeclaration& declaration) {
        int open = 0;
        bool sound = true;
        while (!at(TokenKind::end) && !at(TokenKind::close_brace) && !(open == 0 && at(TokenKind::semicolon))) {
            if (at(TokenKind::open_brace)) {
                error(here().span, fmt::format("a block cannot stand in the value of '{}'", declaration.property),
                      "is a ; or a } missing above?");
                skip_declaration();
                return false;
            }
            if (at(TokenKind::open_parenthesis) || at(TokenKind::function) || at(TokenKind::open_bracket)) ++open;
            if (at(TokenKind::close_parenthesis) || at(TokenKind::close_bracket)) --open;
            if (at(TokenKind::broken)) sound = false;
            declaration.value.push_back(here());
            ++position_;
        }
        declaration.value = trimmed(std::move(declaration.value));
        if (open != 0) error(declaration.span, fmt::format("the brackets in the value of '{}' do not match", declaration.property));
        drop_importance(declaration.value);
        return sound && open == 0;
    }

    // `!important` is not in the subset: the declaration is kept, its importance is not.
    void drop_importance(Tokens& value) {
        const auto mark = std::find_if(value.begin(), value.end(), [](const Token& token) { return token.is_mark('!'); });
        if (mark == value.end()) return;
        report_.warning("layout-unknown-value", mark->span, "!important is not part of the subset and is ignored",
                        "a more specific selector, or a later rule, wins");
        value.erase(mark, value.end());
        value = trimmed(std::move(value));
    }

    // CSS Syntax 5.4.4: skips to the next ; of this block.
    void skip_declaration() {
        while (!at(TokenKind::end) && !at(TokenKind::close_brace) && !at(TokenKind::semicolon)) {
            const bool opens = at(TokenKind::open_brace);
            ++position_;
            if (opens) {
                skip_block();
                return;
            }
        }
    }

    // From behind a { to behind its }.
    void skip_block() {
        int open = 1;
        while (!at(TokenKind::end) && open > 0) {
            if (at(TokenKind::open_brace)) ++open;
            if (at(TokenKind::close_brace)) --open;
            ++position_;
        }
    }

    const Tokens& tokens_;
    Report& report_;
    std::size_t position_ = 0;
};

}  // namespace

std::vector<WrittenRule> read_rules(const Tokens& tokens, Report& report) { return SyntaxReader(tokens, report).sheet(); }

Tokens trimmed(Tokens tokens) {
    const auto is_ink = [](const Token& token) { return token.kind != TokenKind::white_space && token.kind != TokenKind::end; };
    tokens.erase(std::find_if(tokens.rbegin(), tokens.rend(), is_ink).base(), tokens.end());
    tokens.erase(tokens.begin(), std::find_if(tokens.begin(), tokens.end(), is_ink));
    return tokens;
}

}  // namespace nabor
