// Code samples and formulae: text that keeps its characters and white space.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "tei/mathml.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

// An example's markup (egXML), as the source has it: the loader keeps it as text.
void put_markup(Reading& reading, Flow& flow, NodeIndex id) {
    for (const NodeIndex child : reading.tree.children(id))
        if (reading.tree.is_text(child)) flow.verbatim(reading.tree[child].text, reading.tree[child].span);
}

// Visits the texts of a listing in their order.
template <typename Visit>
void visit_texts(Inlines& inlines, const Visit& visit) {
    for (Inline& piece : inlines) {
        if (auto* text = std::get_if<Text>(&piece.content)) visit(text->text);
        if (auto* phrase = std::get_if<Phrase>(&piece.content)) visit_texts(phrase->content, visit);
        if (auto* link = std::get_if<Link>(&piece.content)) visit_texts(link->content, visit);
    }
}

bool is_indent(char c) { return c == ' ' || c == '\t'; }

// The smallest indent of the lines after the first that are not blank. The first begins right after a tag, so it has none of its own.
std::size_t common_indent(std::string_view code, bool count_first) {
    std::size_t least = std::string_view::npos;
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find('\n', at), code.size());
        const std::string_view line = code.substr(at, end - at);
        const std::size_t indent = line.find_first_not_of(" \t\r");
        if (indent != std::string_view::npos && (at > 0 || count_first)) least = std::min(least, indent);
        at = end + 1;
    }
    return least == std::string_view::npos ? 0 : least;
}

// Removes the indent that a listing's lines have in common: it comes from the nesting of the source. Blank lines at the ends go too.
class ListingTrimmer {
public:
    explicit ListingTrimmer(std::string_view code) {
        const std::size_t first = std::min(code.find_first_not_of(" \t\r\n"), code.size());
        const std::size_t line = code.substr(0, first).rfind('\n');
        leading_ = line == std::string_view::npos ? first : line + 1;
        kept_ = code.size();
        while (kept_ > leading_ && is_xml_space(code[kept_ - 1])) --kept_;
        // A first line of text right after its tag says nothing about the indent of the others; one of markup begins level with its end.
        const bool tells = line != std::string_view::npos || code.substr(leading_).starts_with('<');
        indent_ = tells ? common_indent(code.substr(leading_, kept_ - leading_), line != std::string_view::npos) : 0;
        removing_ = line == std::string_view::npos ? 0 : indent_;
    }

    void trim(std::string& text) {
        std::string result;
        for (const char c : text) {
            const std::size_t at = at_++;
            if (at < leading_ || at >= kept_) continue;
            if (removing_ > 0 && is_indent(c)) {
                --removing_;
                continue;
            }
            removing_ = c == '\n' ? indent_ : 0;
            result += c;
        }
        text = std::move(result);
    }

private:
    std::size_t leading_ = 0, kept_ = 0, indent_ = 0;  // of the whole listing: bytes before the first line, the end, spaces a line
    std::size_t at_ = 0, removing_ = 0;
};

void trim_listing(Inlines& listing) {
    std::string code;
    visit_texts(listing, [&](const std::string& text) { code += text; });
    ListingTrimmer trimmer(code);
    visit_texts(listing, [&](std::string& text) { trimmer.trim(text); });
}

bool is_blank_listing(const Block& block) {
    return std::all_of(block.inlines().begin(), block.inlines().end(), [](const Inline& piece) {
        const auto* text = std::get_if<Text>(&piece.content);
        return text && text->text.empty();
    });
}

bool ends_line(const Flow& flow) { return flow.last_character() == U'\n'; }

// A line break of the markup, unless the source's own line ends beside it.
void break_line(Reading& reading, Flow& flow, NodeIndex id) {
    if (!ends_line(flow)) flow.verbatim("\n", reading.tree[id].span);
}

std::string_view without_line_feed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    return first != std::string_view::npos && text[first] == '\n' ? text.substr(first + 1) : text;
}

void read_code(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    bool after_break = false;
    for (const NodeIndex child : reading.tree.children(id)) {
        const TreeNode& node = reading.tree[child];
        const bool is_break = reading.tree.kind(child) == ElementKind::line_break;
        if (is_break) {
            break_line(reading, flow, child);
        } else if (reading.tree.is(child, "egXML")) {
            put_markup(reading, flow, child);
        } else if (node.is_text) {
            flow.verbatim(after_break ? without_line_feed(node.text) : node.text, node.span);
        } else {
            read_node(reading, flow, child, scope);
        }
        after_break = is_break;
    }
}

// A formula alone in an item or a cell is its words, unless its math says that it is displayed.
bool stands_in_a_small_part(const TeiTree& tree, NodeIndex id) {
    const NodeIndex parent = tree[id].parent;
    if (parent == NodeIndex::none) return false;
    const ElementKind kind = tree.kind(parent);
    if (kind != ElementKind::item && kind != ElementKind::table_part && kind != ElementKind::label) return false;
    const NodeIndex math = tree.is(id, "math") ? id : tree.find_inside(id, "math");
    return math != NodeIndex::none && tree.attribute(math, "display") != "block";
}

// Alone in its formula, and that is no part of a sentence.
bool is_block_formula(const Reading& reading, const Flow& flow, NodeIndex math) {
    const NodeIndex formula = reading.tree[math].parent;
    if (reading.tree.attribute(math, "display") == "block") return true;
    if (flow.has_open_text() || stands_in_a_small_part(reading.tree, formula)) return false;
    for (const NodeIndex other : reading.tree.children(formula))
        if (other != math && (!reading.tree.is_text(other) || !is_blank(reading.tree[other].text))) return false;
    return true;
}

// In the EPUB a formula is MathML, elsewhere its line.
void read_math(Reading& reading, Flow& flow, NodeIndex math, const Scope& scope, bool is_block) {
    Inline shell = phrase_shell(reading, math, scope, Role::math);
    const auto id = static_cast<FormulaId>(reading.book.formulas.size());
    reading.book.formulas.emplace_back();
    std::get<Phrase>(shell.content).formula = id;
    std::get<Phrase>(shell.content).rendition = {};
    flow.begin_phrase(std::move(shell));
    const PlainFormula plain = put_plain_formula(reading, flow, math, scope);
    flow.end_phrase();
    Formula& formula = reading.book.formulas[index_of(id)];
    formula.words = plain.words;
    formula.mathml = mathml_of(reading.tree, math, is_block, plain.words);
    const std::string line = plain.words.size() > 200 ? plain.words.substr(0, plain.words.rfind(' ', 200)) + " …" : plain.words;
    if (formula.mathml.empty())
        reading.report.warning("tei-formula", reading.tree[math].span,
                               fmt::format("the formula is no presentation MathML with all its parts; the book has it as \"{}\"", line),
                               "correct its elements (MathML 3, chapter 3), or add a picture of it");
    else if (!plain.is_whole)
        reading.report.note("tei-formula", reading.tree[math].span,
                            fmt::format("on paper the formula is printed as \"{}\"; the EPUB has it as MathML", line));
}

void add_separated(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    for (const NodeIndex child : reading.tree.children(id)) {
        if (child == scope.left_out) continue;
        if (reading.tree.is_text(child)) {
            flow.text(reading.tree[child].text, reading.tree[child].span, scope.spaced_marks);
        } else if (reading.tree.is(child, "math")) {
            read_math(reading, flow, child, scope, is_block_formula(reading, flow, child));
        } else if (reading.tree.kind(child) == ElementKind::graphic) {
            read_node(reading, flow, child, scope);
        } else {
            if (reading.tree.is_foreign(child)) tell_foreign(reading, child);
            flow.space();
            add_separated(reading, flow, child, scope);
            flow.space();
        }
    }
}

}  // namespace

void read_code_block(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    Scope inside = scope;
    inside.verbatim = true;
    inside.divisible = false;
    Flow listing(reading.marks, loose_header(scope, reading.tree[id].span, Role::code_block));
    listing.begin_leaf(block_header(reading, id, scope, Role::code_block));
    if (reading.tree.is(id, "egXML"))
        put_markup(reading, listing, id);
    else
        read_code(reading, listing, id, inside);
    listing.end_leaf();
    for (Block& block : listing.finish()) {
        if (block.is_leaf()) trim_listing(std::get<Inlines>(block.content));
        if (!block.is_leaf() || !is_blank_listing(block)) flow.add(std::move(block));
    }
}

namespace {

NodeIndex picture_in(const TeiTree& tree, NodeIndex formula) {
    for (const NodeIndex child : tree.children(formula))
        if (tree.kind(child) == ElementKind::graphic) return child;
    return NodeIndex::none;
}

// A formula whose source is printed: in a line it is set as code is, so that its words have no hyphens.
void read_source(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, bool is_block) {
    const std::string words = reading.tree.line(id);
    if (is_block || words.empty() || has_block_inside(reading.tree, id)) return add_separated(reading, flow, id, scope);
    if (reading.tree.find_inside(id, "math") != NodeIndex::none) return add_separated(reading, flow, id, scope);
    Inline shell = phrase_shell(reading, id, scope, Role::math);
    std::get<Phrase>(shell.content).formula = static_cast<FormulaId>(reading.book.formulas.size());
    reading.book.formulas.emplace_back().words = words;
    flow.begin_phrase(std::move(shell));
    add_separated(reading, flow, id, scope);
    flow.end_phrase();
}

}  // namespace

std::string words_of_formula(const TeiTree& tree, NodeIndex formula) {
    if (formula == NodeIndex::none) return {};
    const NodeIndex math = tree.find_inside(formula, "math");
    const std::string_view words = math == NodeIndex::none ? std::string_view() : tree.attribute(math, "alttext");
    if (!is_blank(words)) return collapse_xml_space(words);
    std::string source;
    for (const NodeIndex child : tree.children(formula))
        if (tree.kind(child) != ElementKind::graphic) source += tree.is_text(child) ? std::string(tree[child].text) : tree.line(child);
    return collapse_xml_space(source);
}

// TeX stays as written. A picture is the same formula in another form (TEI chapter 14.2), so one of them is printed.
void read_formula(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const TeiTree& tree = reading.tree;
    const NodeIndex picture = picture_in(tree, id);
    const bool is_math = tree.is(id, "math");
    const bool leaf = !in_running_text(reading, flow, id) && !stands_in_a_small_part(tree, id);
    if (leaf) flow.begin_leaf(block_header(reading, id, scope, Role::formula));
    const std::string words = picture != NodeIndex::none ? words_of_formula(tree, id) : std::string();
    const bool has_words = !words.empty();
    Scope source = scope;
    source.left_out = picture;
    if (picture != NodeIndex::none && !has_words) {
        read_children(reading, flow, id, scope);
    } else if (has_words && put_picture_of_formula(reading, flow, picture, words, scope)) {
        if (const AnchorId anchor = leaf ? AnchorId::none : reading.anchor_if_referenced(id); anchor != AnchorId::none)
            flow.mark({tree[id].span, AnchorMark{anchor}});
    } else if (is_math) {
        read_math(reading, flow, id, scope, leaf);
    } else {
        in_its_language(reading, flow, id, scope, [&] { read_source(reading, flow, id, source, leaf); });
    }
    if (leaf) flow.end_leaf();
}

}  // namespace nabor::tei
