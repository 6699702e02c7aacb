#include "layout/ebook.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "layout/property.h"
#include "layout/property_value.h"
#include "layout/value.h"

namespace nabor {

namespace {

using Written = std::pair<std::string, Tokens>;

constexpr std::string_view initial_property = "initial-letter";  // becomes a rule of its own: initial_css

constexpr EbookUse every_value{};

// How the EPUB takes a property that the reader let pass: `content` is in no table and goes as it is.
const EbookUse& use_of(std::string_view property) {
    if (const PropertyRow* row = find_property(property)) return row->ebook;
    if (const ScreenRow* row = find_screen_property(property)) return row->ebook;
    return every_value;
}

bool is_carried(const EbookRule& rule, const Written& written, const Style& root) {
    const EbookUse& use = use_of(written.first);
    if (use.scope == EbookUse::Scope::nowhere) return false;
    if (use.scope == EbookUse::Scope::below_body && rule.root && !rule.shared) return false;
    return (!use.carries || use.carries(written.second, root)) && portable_css(written.second, root).has_value();
}

std::string families_css(const std::string& value, const Tokens& tokens, const StandInFamilies& stand_ins) {
    ValueReader reader(tokens);
    const auto families = read_families(reader);
    if (!families) return value;
    const auto found = stand_ins.find(std::get<std::vector<std::string>>(*families).front());
    std::string list;
    if (found != stand_ins.end())
        for (const std::string& family : found->second) list += "\"" + family + "\", ";
    return list + value;
}

void write(const Written& written, const std::string& value, std::string& out) {
    // A control character is no part of a value (CSS Syntax 3, 3.3).
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; };
    const auto line = [&](std::string_view property, std::string text) {
        std::erase_if(text, is_control);
        out += fmt::format("    {}: {};\n", property, text);
    };
    const EbookUse& use = use_of(written.first);
    if (!use.older_name.empty()) line(use.older_name, use.older_value ? use.older_value(value) : value);
    line(written.first, use.rewritten ? use.rewritten(value) : value);
}

bool has_first_letter(const EbookRule& rule) {
    return std::any_of(rule.selectors.begin(), rule.selectors.end(), [](const Selector& selector) { return selector.pseudo == PseudoElement::first_letter; });
}

// The height in lines of a rule's drop cap: 0 for none; nothing where the rule does not say.
std::optional<std::int32_t> initial_lines(const EbookRule& rule) {
    std::optional<std::int32_t> lines;
    if (!has_first_letter(rule)) return lines;
    for (const auto& [property, value] : rule.declarations) {
        if (property != initial_property) continue;
        ValueReader reader(value);
        lines = reader.integer(0, 9).value_or(0);
    }
    return lines;
}

// The selectors of the drop caps, or of the paragraphs that begin with them.
std::string initial_selectors(const EbookRule& rule, bool of_paragraph, std::string_view indent) {
    std::string list;
    for (Selector selector : rule.selectors) {
        if (selector.pseudo != PseudoElement::first_letter) continue;
        if (of_paragraph) selector.pseudo = PseudoElement::none;
        if (!list.empty()) list.append(",\n").append(indent);
        list += to_css(selector);
    }
    return list;
}

// A drop cap by CSS alone: the word stays one word for screen readers. A device that knows initial-letter fits the letter to its own
// lines. Elsewhere it floats, sized so that accents and descenders stay within its lines at a leading of 1.2, the least that devices
// have. The paragraph's margin keeps accents off the text above, and its height what follows a short paragraph off the letter; a letter that
// the device fits may have a tail below its lines (Q, Щ, Ç), which the paragraph holds too.
std::string initial_css(const EbookRule& rule, std::int32_t lines) {
    constexpr std::string_view css = R"css({paragraphs} {{
    text-indent: 0;
    margin-top: 0.6em;
    min-height: {height}em;
    min-height: {lines}lh;
}}

{capitals} {{
    float: left;
    font-size: {ems}.{tenths}em;
    line-height: 0.88;
    margin: 0 0.08em 0 0;
}}

@supports (initial-letter: {lines}) or (-webkit-initial-letter: {lines}) {{
    {indented_paragraphs} {{
        display: flow-root;
    }}
    {indented_capitals} {{
        float: none;
        font-size: inherit;
        line-height: inherit;
        margin: 0 0.25em 0 0;
        -webkit-initial-letter: {lines};
        initial-letter: {lines};
    }}
}}
)css";
    const std::int32_t size = lines * 37 / 3;  // tenths of an em
    return fmt::format(css, fmt::arg("paragraphs", initial_selectors(rule, true, "")), fmt::arg("capitals", initial_selectors(rule, false, "")),
                       fmt::arg("indented_paragraphs", initial_selectors(rule, true, "    ")),
                       fmt::arg("indented_capitals", initial_selectors(rule, false, "    ")), fmt::arg("ems", size / 10),
                       fmt::arg("tenths", size % 10), fmt::arg("lines", lines), fmt::arg("height", lines * 3 / 2));
}

// Undoes what an earlier rule set.
std::string no_initial_css(const EbookRule& rule) {
    return initial_selectors(rule, true, "") + " {\n    display: block;\n    min-height: 0;\n}\n\n" + initial_selectors(rule, false, "") + " {\n    float: none;\n    font-size: inherit;\n    line-height: inherit;\n    margin: 0;\n" +
           "    -webkit-initial-letter: normal;\n    initial-letter: normal;\n}\n";
}

// "" when the rule makes no drop cap and takes none back.
std::string initials_css(const EbookRule& rule) {
    const auto lines = initial_lines(rule);
    if (!lines) return {};
    return *lines > 0 ? initial_css(rule, *lines) : no_initial_css(rule);
}

std::string declarations_css(const EbookRule& rule, const Style& root, const StandInFamilies& stand_ins) {
    std::string out;
    for (const Written& written : rule.declarations) {
        if (written.first == initial_property && has_first_letter(rule)) continue;
        const std::string value = portable_css(written.second, root).value_or("inherit");
        write(written, written.first == "font-family" ? families_css(value, written.second, stand_ins) : value, out);
    }
    return out;
}

bool declares(const EbookRule& rule, std::string_view property) {
    return std::any_of(rule.declarations.begin(), rule.declarations.end(), [&](const Written& written) { return written.first == property; });
}

bool makes_small_capitals(const EbookRule& rule) {
    return std::any_of(rule.declarations.begin(), rule.declarations.end(), [](const Written& written) {
        const bool is_capitals = written.first == "font-variant-caps" || written.first == "font-variant";
        return is_capitals && to_css(written.second).find("small-caps") != std::string::npos;
    });
}

// Many fonts of devices have small capitals for Latin alone, and then show none for Cyrillic: a speaker's name would look like his speech.
// Capitals made smaller are in every font. Fonts in the package are chosen, so their small capitals stay.
std::string cyrillic_capitals_css(const EbookRule& rule) {
    constexpr std::string_view languages[] = {"be", "bg", "mk", "ru", "sr", "uk"};
    std::string selectors;
    for (const Selector& selector : rule.selectors) {
        if (selector.pseudo != PseudoElement::none) continue;
        for (const std::string_view language : languages)
            selectors += fmt::format("{}{}:lang({})", selectors.empty() ? "" : ",\n", to_css(selector), language);
    }
    if (selectors.empty()) return {};
    const std::string_view size = declares(rule, "font-size") ? "" : "    font-size: 0.85em;\n";
    return fmt::format("\n{} {{\n    font-variant: normal;\n    font-variant-caps: normal;\n    text-transform: uppercase;\n{}}}\n", selectors, size);
}

std::string rule_css(const EbookRule& rule, const Style& root, const StandInFamilies& stand_ins) {
    std::string out = initials_css(rule);
    const std::string declarations = declarations_css(rule, root, stand_ins);
    if (declarations.empty()) return out;
    if (!out.empty()) out += "\n";
    for (std::size_t i = 0; i < rule.selectors.size(); ++i) out += (i > 0 ? ",\n" : "") + to_css(rule.selectors[i]);
    out += " {\n" + declarations + "}\n";
    return makes_small_capitals(rule) && stand_ins.empty() ? out + cyrillic_capitals_css(rule) : out;
}

std::string indented(const std::string& css) {
    std::string out;
    for (std::size_t at = 0; at < css.size();) {
        const std::size_t end = std::min(css.find('\n', at), css.size() - 1) + 1;
        if (end - at > 1) out += "    ";
        out += css.substr(at, end - at);
        at = end;
    }
    return out;
}

// Rules in a row that have the same condition share its block.
std::string conditional_css(const std::vector<EbookRule>& rules, const Style& root, const StandInFamilies& stand_ins) {
    std::string out;
    for (auto rule = rules.begin(); rule != rules.end();) {
        const auto end = std::find_if(rule, rules.end(), [&](const EbookRule& other) { return other.condition != rule->condition; });
        const std::string& condition = rule->condition;
        std::string group;
        for (; rule != end; ++rule) group += (group.empty() ? "" : "\n") + rule_css(*rule, root, stand_ins);
        if (!condition.empty()) out += (out.empty() ? "" : "\n") + condition + " {\n" + indented(group) + "}\n";
    }
    return out;
}

}  // namespace

void keep_ebook_rules(std::vector<EbookRule>& rules, const Style& root) {
    bool has_initials = false;
    for (EbookRule& rule : rules) {
        const auto lines = initial_lines(rule);
        const bool undoes_nothing = lines == 0 && !has_initials;
        has_initials = has_initials || lines > 0;
        std::erase_if(rule.declarations, [&](const Written& written) {
            return !is_carried(rule, written, root) || (undoes_nothing && written.first == initial_property);
        });
    }
    std::erase_if(rules, [](const EbookRule& rule) { return rule.declarations.empty(); });
}

StyleBlock ebook_block(const EbookRule& rule) {
    StyleBlock block;
    for (const auto& [property, value] : rule.declarations) {
        if (property == "content") {
            ValueReader reader(value);
            if (const auto read = read_contents(reader)) block.content = literal_text(std::get<Contents>(*read));
        } else if (const PropertyRow* row = find_property(property == "font-variant" ? "font-variant-caps" : property)) {
            if (auto declaration = read_declaration(*row, value)) block.declarations.push_back(std::move(*declaration));
        }
    }
    return block;
}

std::string ebook_css(const std::vector<EbookRule>& rules, const Style& root, const StandInFamilies& stand_ins) {
    std::string out;
    for (const EbookRule& rule : rules)
        if (rule.condition.empty()) out += (out.empty() ? "" : "\n") + rule_css(rule, root, stand_ins);
    const std::string conditional = conditional_css(rules, root, stand_ins);
    return out.empty() || conditional.empty() ? out + conditional : out + "\n" + conditional;
}

}  // namespace nabor
