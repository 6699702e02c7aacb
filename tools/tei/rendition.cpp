#include "tei/rendition.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/percent.h"
#include "base/utf8.h"
#include "language/characters.h"
#include "reading/css_looks.h"
#include "tei/corpus_tokens.h"

namespace nabor::tei {

namespace {

constexpr std::uint16_t operator|(Look a, Look b) {
    return static_cast<std::uint16_t>(static_cast<std::uint16_t>(a) | static_cast<std::uint16_t>(b));
}
constexpr std::uint16_t one(Look look) { return static_cast<std::uint16_t>(look); }

struct LookToken {
    std::string_view name;
    std::uint16_t looks = 0;
    Alignment alignment = Alignment::natural;
    Hint hint = Hint::none;
};

constexpr LookToken tokens[] = {
    {"italic", one(Look::italic)},
    {"italics", one(Look::italic)},
    {"i", one(Look::italic)},
    {"it", one(Look::italic)},
    {"ital", one(Look::italic)},
    {"kursiv", one(Look::italic)},
    {"cursive", one(Look::italic)},
    {"slant", one(Look::italic)},
    {"oblique", one(Look::italic)},
    {"font-style:italic", one(Look::italic)},
    {"emph", one(Look::italic)},
    {"em", one(Look::italic)},
    {"antiqua", one(Look::upright)},
    {"roman", one(Look::upright)},
    {"upright", one(Look::upright)},
    {"normal", one(Look::upright)},
    {"normalstyle", one(Look::upright)},
    {"normalweight", one(Look::upright)},
    {"rm", one(Look::upright)},
    {"bold", one(Look::bold)},
    {"b", one(Look::bold)},
    {"strong", one(Look::bold)},
    {"bf", one(Look::bold)},
    {"fett", one(Look::bold)},
    {"bo", one(Look::bold)},
    {"bolditalic", Look::bold | Look::italic},
    {"bold-italic", Look::bold | Look::italic},
    {"bi", Look::bold | Look::italic},
    {"smallcaps", one(Look::small_caps)},
    {"small-caps", one(Look::small_caps)},
    {"sc", one(Look::small_caps)},
    {"smcap", one(Look::small_caps)},
    {"small_caps", one(Look::small_caps)},
    {"kapitaelchen", one(Look::small_caps)},
    {"caps", one(Look::capitals)},
    {"allcaps", one(Look::capitals)},
    {"capitals", one(Look::capitals)},
    {"uppercase", one(Look::capitals)},
    {"upper", one(Look::capitals)},
    {"versal", one(Look::capitals)},
    {"versalien", one(Look::capitals)},
    {"spaced", one(Look::letterspaced)},
    {"spaced-out", one(Look::letterspaced)},
    {"spacedout", one(Look::letterspaced)},
    {"letterspaced", one(Look::letterspaced)},
    {"letterspace", one(Look::letterspaced)},
    {"letter-spacing", one(Look::letterspaced)},
    {"letterspacing", one(Look::letterspaced)},
    {"gesperrt", one(Look::letterspaced)},
    {"gesp", one(Look::letterspaced)},
    {"sperrung", one(Look::letterspaced)},
    {"razradka", one(Look::letterspaced)},
    {"razryadka", one(Look::letterspaced)},
    {"разрядка", one(Look::letterspaced)},
    {"space", one(Look::letterspaced)},
    {"expanded", one(Look::letterspaced)},
    {"s", one(Look::letterspaced)},
    {"sup", one(Look::superscript)},
    {"superscript", one(Look::superscript)},
    {"super", one(Look::superscript)},
    {"exposant", one(Look::superscript)},
    {"sub", one(Look::subscript)},
    {"subscript", one(Look::subscript)},
    {"underline", one(Look::underlined)},
    {"underlined", one(Look::underlined)},
    {"u", one(Look::underlined)},
    {"ul", one(Look::underlined)},
    {"doubleunderline", one(Look::underlined)},
    {"wavyunderline", one(Look::underlined)},
    {"double-underline", one(Look::underlined)},
    {"strike", one(Look::struck)},
    {"strikethrough", one(Look::struck)},
    {"line-through", one(Look::struck)},
    {"struck", one(Look::struck)},
    {"overstrike", one(Look::struck)},
    {"doublestrikethrough", one(Look::struck)},
    {"crossed-out", one(Look::struck)},
    {"larger", one(Look::larger)},
    {"large", one(Look::larger)},
    {"big", one(Look::larger)},
    {"x-large", one(Look::larger)},
    {"smaller", one(Look::smaller)},
    {"small", one(Look::smaller)},
    {"petit", one(Look::smaller)},
    {"footnotesize", one(Look::smaller)},
    {"code", one(Look::monospaced)},
    {"tt", one(Look::monospaced)},
    {"typewriter", one(Look::monospaced)},
    {"monospace", one(Look::monospaced)},
    {"mono", one(Look::monospaced)},
    {"no_indent", one(Look::no_indent)},
    {"noindent", one(Look::no_indent)},
    {"notindent", one(Look::no_indent)},
    {"no-indent", one(Look::no_indent)},
    {"flushleft", one(Look::no_indent)},
    {"run-in", one(Look::run_in)},
    {"runin", one(Look::run_in)},
    {"center", 0, Alignment::centre},
    {"centre", 0, Alignment::centre},
    {"centered", 0, Alignment::centre},
    {"centred", 0, Alignment::centre},
    {"centerline", 0, Alignment::centre},
    {"align(center)", 0, Alignment::centre},
    {"middle", 0, Alignment::centre},
    {"c", 0, Alignment::centre},
    {"right", 0, Alignment::right},
    {"rightjustified", 0, Alignment::right},
    {"flushright", 0, Alignment::right},
    {"align(right)", 0, Alignment::right},
    {"align-right", 0, Alignment::right},
    {"left", 0, Alignment::left},
    {"align(left)", 0, Alignment::left},
    {"justify", 0, Alignment::justified},
    {"justified", 0, Alignment::justified},
    {"v", 0, Alignment::natural, Hint::verse_line},
    {"verse", 0, Alignment::natural, Hint::verse_line},
    {"ordered", 0, Alignment::natural, Hint::ordered},
    {"numbered", 0, Alignment::natural, Hint::ordered},
    {"bulleted", 0, Alignment::natural, Hint::bulleted},
    {"unordered", 0, Alignment::natural, Hint::bulleted},
    {"bullets", 0, Alignment::natural, Hint::bulleted},
    {"simple", 0, Alignment::natural, Hint::plain},
    {"none", 0, Alignment::natural, Hint::plain},
    {"plain", 0, Alignment::natural, Hint::plain},
    {"blockquote", 0, Alignment::natural, Hint::block_quotation},
    {"block", 0, Alignment::natural, Hint::block_quotation},
    {"display", 0, Alignment::natural, Hint::block_quotation},
    {"page", 0, Alignment::natural, Hint::page_number},
    {"inline", 0, Alignment::natural, Hint::inline_block},
};

std::optional<unsigned> number_after(std::string_view text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return std::nullopt;
    unsigned value = 0;
    const std::string_view digits = text.substr(prefix.size());
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end == digits.data()) return std::nullopt;
    return value;
}

// "indent" is one em, "indent3" and "indent(3)" three. Larger numbers ("textindent25") are not ems and count as one.
std::optional<std::uint8_t> indent_of(std::string_view token) {
    for (const std::string_view name : {"indent(", "indented", "indent-", "indent", "textindent"}) {
        if (!token.starts_with(name)) continue;
        const unsigned steps = number_after(token, name).value_or(1);
        return static_cast<std::uint8_t>(steps > 20 ? 1 : steps);
    }
    return std::nullopt;
}

bool apply_numbered(std::string_view token, Appearance& appearance) {
    if (const auto columns = number_after(token, "colspan:"))
        appearance.columns = static_cast<std::uint16_t>(std::clamp(*columns, 1u, 100u));
    else if (const auto rows = number_after(token, "rowspan:"))
        appearance.rows = static_cast<std::uint16_t>(std::clamp(*rows, 1u, 1000u));
    else if (const auto indent = indent_of(token))
        appearance.rendition.indent = *indent;
    else
        return false;
    return true;
}

void add_looks(std::uint16_t looks, Appearance& appearance) {
    appearance.rendition.looks = static_cast<std::uint16_t>(appearance.rendition.looks | looks);
}

// False for a token that changes nothing.
bool apply_token(std::string_view token, Appearance& appearance) {
    if (const CorpusToken* row = find_corpus_token(TokenUse::rend, token)) {
        add_looks(row->looks, appearance);
        return row->looks != 0;
    }
    const auto* found = std::find_if(std::begin(tokens), std::end(tokens), [&](const LookToken& row) { return row.name == token; });
    if (found == std::end(tokens))
        return apply_numbered(token, appearance) ||
               (token.find(':') != std::string_view::npos && reading::apply_css(token, appearance.rendition).empty());
    add_looks(found->looks, appearance);
    if (found->alignment != Alignment::natural) appearance.rendition.alignment = found->alignment;
    if (found->hint != Hint::none) appearance.hint = found->hint;
    return true;
}

// Words of @rend that only the reader of one element uses.
struct ElementWord {
    std::string_view element, beginning;  // of the word; "" for any word
};
constexpr ElementWord element_words[] = {{"figure", "plate"}, {"lb", "turn"}, {"graphic", "alt:"}, {"milestone", ""}};

bool is_read_elsewhere(std::string_view element, std::string_view word) {
    return std::any_of(std::begin(element_words), std::end(element_words),
                       [&](const ElementWord& row) { return row.element == element && word.starts_with(row.beginning); });
}

template <typename Visit>
void for_each_word(std::string_view text, std::string_view separators, Visit visit) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        if (end > 0) visit(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void collect_declared(const TeiTree& tree, NodeIndex id, std::map<std::string, std::string, std::less<>>& declared) {
    for (const NodeIndex child : tree.children(id)) {
        if (tree.is_text(child)) continue;
        if (tree.is(child, "rendition") && !tree.identifier(child).empty())
            declared.emplace(std::string(tree.identifier(child)), tree.line(child));
        else
            collect_declared(tree, child, declared);
    }
}

}  // namespace

Renditions::Renditions(const TeiTree& tree, Report& report) : tree_(tree), report_(report) {
    for (std::size_t i = 0; i < tree.nodes.size(); ++i)
        if (tree.kind(static_cast<NodeIndex>(i)) == ElementKind::header) collect_declared(tree, static_cast<NodeIndex>(i), declared_);
}

void Renditions::tell(std::string_view attribute, std::string_view written, NodeIndex id) {
    const std::string token = folded(written);
    if (is_read_elsewhere(tree_[id].text, token) || !reported_.insert(token).second) return;
    const CorpusToken* row = find_corpus_token(TokenUse::rend, token);
    report_.note("tei-unknown-rend", tree_[id].span,
                 row ? fmt::format("\"{}\" in {} ({}) changes nothing", written, attribute, row->meaning)
                     : fmt::format("\"{}\" in {} is not a look that Nabor knows; it changes nothing", written, attribute));
}

void Renditions::apply_words(std::string_view attribute, std::string_view list, NodeIndex id, Appearance& appearance) {
    for_each_word(list, " \t\r\n;,", [&](std::string_view word) {
        if (word.starts_with('#'))
            apply_declared(word, id, appearance);
        else if (!apply_token(folded(word), appearance))
            tell(attribute, word, id);
    });
}

void Renditions::apply_style(std::string_view attribute, std::string_view style, NodeIndex id, Appearance& appearance) {
    for (const std::string_view declaration : reading::apply_css(style, appearance.rendition))
        if (!(tree_.is(id, "graphic") && declaration.starts_with("width"))) tell(attribute, declaration, id);
}

// "alt:A house" is a description, not a list of words. "font-style: italic; color: red" is CSS in the wrong attribute.
void Renditions::apply_rend(std::string_view rend, NodeIndex id, Appearance& appearance) {
    if (tree_.kind(id) == ElementKind::graphic && rend.starts_with("alt:")) return;
    const bool is_css = rend.find(':') != std::string_view::npos && rend.find(';') != std::string_view::npos;
    if (is_css || rend.find(": ") != std::string_view::npos)
        apply_style("@rend", rend, id, appearance);
    else
        apply_words("@rend", rend, id, appearance);
}

void Renditions::apply_declared(std::string_view references, NodeIndex id, Appearance& appearance) {
    for_each_word(references, " \t\r\n", [&](std::string_view reference) {
        const std::string_view name = reference.substr(reference.find_first_of("#:") + 1);
        auto found = declared_.find(name);
        if (found == declared_.end()) found = declared_.find(percent_decoded(name));
        if (found != declared_.end() && found->second.find(':') != std::string::npos)
            apply_style("the rendition", found->second, id, appearance);
        else if (found != declared_.end())
            apply_words("the rendition", found->second, id, appearance);
        else if (!find_corpus_token(TokenUse::character, name))
            apply_words("@rendition", name, id, appearance);
    });
}

Appearance Renditions::of(NodeIndex id) {
    Appearance appearance;
    if (tree_[id].attribute_count == 0 || tree_.is_foreign(id)) return appearance;
    if (const std::string_view rend = tree_.attribute(id, "rend"); !rend.empty()) {
        const auto [known, is_new] = by_rend_.try_emplace(rend);
        if (is_new) apply_rend(rend, id, known->second);
        appearance = known->second;
    }
    if (const std::string_view rendition = tree_.attribute(id, "rendition"); !rendition.empty()) apply_declared(rendition, id, appearance);
    if (const std::string_view style = tree_.attribute(id, "style"); !style.empty()) apply_style("@style", style, id, appearance);
    return appearance;
}

Appearance Renditions::of_prose(NodeIndex id, bool right_to_left) {
    Appearance appearance = of(id);
    if (appearance.rendition.alignment == Alignment::left && !right_to_left && tree_.attribute(id, "style").empty())
        appearance.rendition.alignment = Alignment::natural;
    return appearance;
}

}  // namespace nabor::tei
