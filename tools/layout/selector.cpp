#include "layout/selector.h"

#include <algorithm>
#include <bitset>

#include <fmt/format.h>

#include "layout/syntax.h"

namespace nabor {

namespace {

constexpr std::size_t most_compounds = 16;    // in one selector
constexpr std::size_t deepest_chain = 256;    // ancestors that are matched, the nearest first

constexpr std::pair<std::string_view, PseudoElement> pseudo_elements[] = {
    {"before", PseudoElement::before}, {"after", PseudoElement::after}, {"first-letter", PseudoElement::first_letter}};

class SelectorReader {
public:
    SelectorReader(const Tokens& tokens, Span rule, Report& report) : tokens_(tokens), rule_(rule), report_(report) {}

    std::optional<std::vector<Selector>> list() {
        std::vector<Selector> selectors;
        do {
            skip_space();
            Selector selector;
            selector.span = position_ < tokens_.size() ? tokens_[position_].span : Span{};
            supported_ = true;
            if (!complex(selector)) return std::nullopt;
            if (supported_) selectors.push_back(std::move(selector));
        } while (take(TokenKind::comma));
        return selectors;
    }

private:
    bool at(TokenKind kind) const { return position_ < tokens_.size() && tokens_[position_].kind == kind; }
    bool at_mark(char c) const { return position_ < tokens_.size() && tokens_[position_].is_mark(c); }
    bool at_end() const { return position_ >= tokens_.size() || at(TokenKind::comma); }

    bool take(TokenKind kind) {
        if (!at(kind)) return false;
        ++position_;
        return true;
    }

    void skip_space() {
        while (at(TokenKind::white_space)) ++position_;
    }

    Span here() const {
        if (position_ < tokens_.size()) return tokens_[position_].span;
        return tokens_.empty() ? rule_ : tokens_.back().span;
    }

    bool malformed(std::string message) {
        report_.error("layout-syntax", here(), std::move(message), "the whole rule is skipped");
        return false;
    }

    void unsupported(std::string message) {
        if (supported_) {
            report_.warning("layout-unknown-selector", here(), std::move(message),
                            "docs/layouts.md lists the selectors of the subset; this one is skipped");
        }
        supported_ = false;
    }

    // compound [combinator compound]…
    bool complex(Selector& selector) {
        Compound current;
        if (!compound(selector, current)) return false;
        while (true) {
            skip_space();
            if (at_end()) break;
            const char combinator = take_combinator();
            skip_space();
            if (selector.pseudo != PseudoElement::none) return malformed("nothing can follow a pseudo-element in a selector");
            Compound next;
            if (!compound(selector, next)) return false;
            join(selector, current, next, combinator);
            current = std::move(next);
        }
        selector.compounds.push_back(std::move(current));
        if (selector.compounds.size() > most_compounds) unsupported(fmt::format("a selector has at most {} parts", most_compounds));
        return true;
    }

    char take_combinator() {
        for (const char c : {'>', '+', '~'}) {
            if (!at_mark(c)) continue;
            ++position_;
            return c;
        }
        return 0;
    }

    void join(Selector& selector, const Compound& current, Compound& next, char combinator) {
        if (combinator == '~') unsupported("the combinator ~ is not part of the subset");
        if (combinator != '+') {
            next.child = combinator == '>';
            selector.compounds.push_back(current);
            return;
        }
        if (current.after || current.first_child || current.root || !current.languages.empty()) {
            unsupported("only an element and classes can stand before +");
        }
        next.after = current.simple;
        next.child = current.child;
    }

    bool compound(Selector& selector, Compound& out) {
        const std::size_t begin = position_;
        if (at_mark('*')) {
            ++position_;
        } else if (at(TokenKind::identifier)) {
            out.simple.element = tokens_[position_++].text;
            selector.specificity += 1;
        }
        while (!at_end() && !at(TokenKind::white_space)) {
            if (at_mark('>') || at_mark('+') || at_mark('~')) break;
            if (!condition(selector, out)) return false;
        }
        if (position_ > begin) return true;
        return malformed("a selector is missing here");
    }

    // .class, :pseudo-class, ::pseudo-element; one that is not in the subset is skipped as a whole
    bool condition(Selector& selector, Compound& out) {
        if (at_mark('.')) {
            ++position_;
            if (!at(TokenKind::identifier)) return malformed("a class name is missing after the full stop");
            out.simple.classes.push_back(tokens_[position_++].text);
            selector.specificity += 1U << 16;
            return true;
        }
        if (take(TokenKind::colon)) return take(TokenKind::colon) ? pseudo_element(selector) : pseudo_class(selector, out);
        if (at(TokenKind::hash) || at(TokenKind::open_bracket)) {
            unsupported("selectors by id or attribute are not part of the subset");
            skip_brackets();
            return true;
        }
        return malformed(fmt::format("'{}' cannot stand in a selector", excerpt({tokens_[position_]})));
    }

    bool pseudo_element(Selector& selector) {
        if (!at(TokenKind::identifier) && !at(TokenKind::function)) return malformed("a name is missing after ::");
        const std::string name = ascii_lower(tokens_[position_].text);
        selector.specificity += 1;
        const auto is_named = [&](const auto& row) { return row.first == name; };
        const auto* known = std::find_if(std::begin(pseudo_elements), std::end(pseudo_elements), is_named);
        if (known != std::end(pseudo_elements))
            selector.pseudo = known->second;
        else
            unsupported(fmt::format("::{} is not part of the subset", name));
        skip_brackets();
        return true;
    }

    bool pseudo_class(Selector& selector, Compound& out) {
        if (!at(TokenKind::identifier) && !at(TokenKind::function)) return malformed("a name is missing after the colon");
        const std::string name = ascii_lower(tokens_[position_].text);
        const bool function = at(TokenKind::function);
        selector.specificity += 1U << 16;
        if (name == "lang" && function) return languages(out);
        if (name == "first-child" && !function) {
            out.first_child = true;
        } else if (name == "root" && !function) {
            out.root = true;
        } else {
            unsupported(fmt::format(":{} is not part of the subset", name));
        }
        skip_brackets();
        return true;
    }

    bool languages(Compound& out) {
        ++position_;
        std::vector<std::string> ranges;
        do {
            skip_space();
            if (!at(TokenKind::identifier) && !at(TokenKind::string)) return malformed("a language is missing in :lang()");
            ranges.push_back(ascii_lower(tokens_[position_++].text));
            skip_space();
        } while (take(TokenKind::comma));
        if (!take(TokenKind::close_parenthesis)) return malformed(":lang( is not closed");
        out.languages.push_back(std::move(ranges));
        return true;
    }

    // One token, with its brackets and their content if it opens some.
    void skip_brackets() {
        int open = 0;
        do {
            if (at(TokenKind::function) || at(TokenKind::open_parenthesis) || at(TokenKind::open_bracket)) ++open;
            if (at(TokenKind::close_parenthesis) || at(TokenKind::close_bracket)) --open;
            ++position_;
        } while (open > 0 && position_ < tokens_.size());
    }

    const Tokens& tokens_;
    Span rule_;
    Report& report_;
    std::size_t position_ = 0;
    bool supported_ = true;
};

bool has_word(std::string_view list, std::string_view word, std::string_view separators) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(separators), list.size());
        if (list.substr(0, end) == word) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

bool fits(const SimpleSelector& simple, std::string_view element, std::string_view classes, std::string_view looks = {}) {
    if (!simple.element.empty() && simple.element != element) return false;
    return std::all_of(simple.classes.begin(), simple.classes.end(), [&](const std::string& name) {
        return has_word(classes, name, ". ") || has_word(looks, name, " ");
    });
}

bool fits_sibling(const SimpleSelector& simple, std::string_view sibling) {
    if (sibling.empty()) return false;
    const std::size_t dot = std::min(sibling.find('.'), sibling.size());
    return fits(simple, sibling.substr(0, dot), sibling.substr(std::min(dot + 1, sibling.size())));
}

// RFC 4647, 3.3.1, basic filtering: "ru" matches "ru" and "ru-RU".
bool in_range(std::string_view language, std::string_view range) {
    if (range == "*") return !language.empty();
    if (language.size() < range.size()) return false;
    return ascii_lower(language.substr(0, range.size())) == range && (language.size() == range.size() || language[range.size()] == '-');
}

// The chain below `html`, which is element 0 and has the language of the chain's first element.
class Ancestors {
public:
    explicit Ancestors(std::span<const ElementKey> chain) : chain_(chain) {
        const std::size_t skipped = chain.size() + 1 > deepest_chain ? chain.size() + 1 - deepest_chain : 0;
        chain_ = chain.subspan(skipped);
        if (!chain.empty()) html_.language = chain.front().language;
    }

    std::size_t size() const { return chain_.size() + 1; }

    bool fits(const Compound& compound, std::size_t position) const {
        const ElementKey& key = position == 0 ? html_ : chain_[position - 1];
        if (compound.root && position != 0) return false;
        if (compound.first_child && !key.first_child) return false;
        if (!nabor::fits(compound.simple, key.element, key.css_class, key.looks)) return false;
        if (compound.after && !fits_sibling(*compound.after, key.after)) return false;
        return std::all_of(compound.languages.begin(), compound.languages.end(), [&](const std::vector<std::string>& ranges) {
            return std::any_of(ranges.begin(), ranges.end(), [&](const std::string& range) { return in_range(key.language, range); });
        });
    }

private:
    std::span<const ElementKey> chain_;
    ElementKey html_{"html", "", "", false, ""};
};

using Positions = std::bitset<deepest_chain>;

// The positions that the compound outside `inner` may have, if `inner` is at one of `positions`.
Positions outside(const Compound& inner, const Positions& positions) {
    if (inner.child) return positions >> 1;
    std::size_t highest = deepest_chain;
    while (highest > 0 && !positions[highest - 1]) --highest;
    return highest < 2 ? Positions{} : ~Positions{} >> (deepest_chain - (highest - 1));
}

std::string escaped_name(const std::string& name) { return nabor::to_css(Token{TokenKind::identifier, name, 0, false, {}}); }

std::string to_css(const SimpleSelector& simple) {
    std::string out = simple.element.empty() ? "" : escaped_name(simple.element);
    for (const std::string& name : simple.classes) out += "." + escaped_name(name);
    return out;
}

std::string to_css(const std::vector<std::string>& languages) {
    std::string out;
    for (const std::string& range : languages) out += (out.empty() ? "" : ", ") + (range.empty() ? "\"\"" : escaped_name(range));
    return ":lang(" + out + ")";
}

std::string to_css(const Compound& compound) {
    std::string out = compound.after ? (to_css(*compound.after).empty() ? "*" : to_css(*compound.after)) + " + " : "";
    std::string own = to_css(compound.simple);
    if (compound.root) own += ":root";
    if (compound.first_child) own += ":first-child";
    for (const std::vector<std::string>& ranges : compound.languages) own += to_css(ranges);
    return out + (own.empty() ? "*" : own);
}

}  // namespace

std::optional<std::vector<Selector>> read_selectors(const Tokens& prelude, Span rule, Report& report) {
    return SelectorReader(prelude, rule, report).list();
}

bool matches(const Selector& selector, std::span<const ElementKey> chain) {
    const Ancestors ancestors(chain);
    Positions positions;
    positions.set(ancestors.size() - 1);
    for (std::size_t i = selector.compounds.size(); i-- > 0;) {
        for (std::size_t position = 0; position < ancestors.size(); ++position) {
            if (positions[position] && !ancestors.fits(selector.compounds[i], position)) positions.reset(position);
        }
        if (positions.none()) return false;
        if (i > 0) positions = outside(selector.compounds[i], positions);
    }
    return true;
}

bool names_look(const Selector& selector, const ElementKey& last) {
    return !last.looks.empty() && !fits(selector.compounds.back().simple, last.element, last.css_class);
}

std::string to_css(const Selector& selector) {
    std::string out;
    for (std::size_t i = 0; i < selector.compounds.size(); ++i) {
        if (i > 0) out += selector.compounds[i].child ? " > " : " ";
        out += to_css(selector.compounds[i]);
    }
    for (const auto& [name, pseudo] : pseudo_elements)
        if (selector.pseudo == pseudo) out.append("::").append(name);
    return out;
}

void add_names(const Selector& selector, std::set<std::string, std::less<>>& names) {
    const auto add = [&](const SimpleSelector& simple) {
        if (!simple.element.empty()) names.insert(simple.element);
        for (const std::string& name : simple.classes) names.insert("." + name);
    };
    for (const Compound& compound : selector.compounds) {
        add(compound.simple);
        if (compound.after) add(*compound.after);
    }
}

bool names_class(const Selector& selector, std::string_view name) {
    const auto has = [&](const SimpleSelector& simple) {
        return std::find(simple.classes.begin(), simple.classes.end(), name) != simple.classes.end();
    };
    return std::any_of(selector.compounds.begin(), selector.compounds.end(),
                       [&](const Compound& compound) { return has(compound.simple) || (compound.after && has(*compound.after)); });
}

}  // namespace nabor
