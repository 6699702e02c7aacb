#include "tei/tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/file_kind.h"
#include "base/files.h"
#include "base/utf8.h"
#include "language/characters.h"
#include "language/quotation_marks.h"
#include "xml/load.h"

namespace nabor::tei {

namespace {

constexpr std::string_view tei_namespace = "http://www.tei-c.org/ns/";
constexpr std::string_view markup_samples[] = {"egXML"};
constexpr std::string_view not_text[] = {"teiHeader"};  // a missing part of it does not change the text

constexpr char line_end = '\x02';  // stands for lb until the line is whole

bool left_out_of_line(const TeiTree& tree, NodeIndex id) {
    const std::string_view name = tree[id].text;
    if (name == "note") return true;
    const bool first_form = name == "orig" || name == "sic" || name == "abbr";
    return first_form && tree.is(tree[id].parent, "choice");
}

// Joins words that a line's end parts after a hyphen; other line ends are spaces.
std::string without_line_ends(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != line_end) {
            line += text[at];
            continue;
        }
        const std::string_view rest = trim_xml_space(text.substr(at + 1));
        const std::string_view word = without_last_code_point(line);
        const bool parted = is_hyphen(last_code_point(line)) && is_letter(last_code_point(word)) && is_lower_case_letter(first_code_point(rest));
        if (parted) line.resize(word.size());
        if (!parted) line += ' ';
        while (parted && at + 1 < text.size() && is_xml_space(text[at + 1])) ++at;
    }
    return line;
}

void append_line(const TeiTree& tree, NodeIndex id, std::string& line) {
    if (tree.is_text(id)) {
        line += tree[id].text;
        return;
    }
    if (tree.is(id, "lb") || (tree.kind(id) == ElementKind::line && !line.empty())) line += line_end;
    if (tree.kind(id) == ElementKind::apparatus)
        if (const NodeIndex lemma = lemma_of(tree, id); lemma != NodeIndex::none) return append_line(tree, lemma, line);
    const bool parts_words = parts_are_words(tree, id);
    for (const NodeIndex child : tree.children(id)) {
        if (!tree.is_text(child) && left_out_of_line(tree, child)) continue;
        if (needs_space_before(tree, child, parts_words)) line += ' ';
        append_line(tree, child, line);
    }
}

// Files without the namespace are recognised by their outermost element.
bool is_tei_root(ElementKind kind) {
    switch (kind) {
        case ElementKind::document:
        case ElementKind::text_body:
        case ElementKind::group:
        case ElementKind::matter:
        case ElementKind::division:
        case ElementKind::floating_text:
        case ElementKind::line_group:
        case ElementKind::paragraph:
        case ElementKind::bibliographic_structure:
        case ElementKind::register_list:
        case ElementKind::list_bibl: return true;
        default: return false;
    }
}

bool is_tei(const TeiTree& tree) {
    const std::string_view root_namespace = tree.files.front().root_namespace;
    return root_namespace.empty() ? is_tei_root(tree.kind(tree.root)) : root_namespace.starts_with(tei_namespace);
}

// Formats of XML that are met where TEI is wanted, by the outermost element.
constexpr std::pair<std::string_view, std::string_view> known_formats[] = {
    {"FictionBook", "an FB2 ebook"}, {"article", "DocBook or JATS"}, {"book", "DocBook or JATS"}, {"svg", "a drawing"},
    {"package", "the package file of an EPUB"}, {"container", "the container file of an EPUB"}, {"ncx", "the contents of an EPUB"},
    {"PcGts", "PAGE XML of a text recognition"}, {"alto", "ALTO of a text recognition"}, {"ead", "a finding aid in EAD"},
    {"rss", "a news feed"}, {"feed", "a news feed"}, {"document", "a part of a Word document"}, {"mei", "music in MEI"},
};

std::string format_of(std::string_view root) {
    for (const auto& [name, format] : known_formats)
        if (name == root) return fmt::format(" ({})", format);
    return {};
}

// A file of another kind is one finding, and no row of those that an XML parser has about it.
bool is_other_kind(const xml::LoadedFile& file, Sources& sources, Report& report) {
    const FileKind kind = kind_of_file(file.bytes);
    if (kind == FileKind::xml) return false;
    report.error("not-a-manuscript", {sources.add(file.path.string(), {}), 0, 0}, fmt::format("this is {}, not a TEI manuscript", name_of(kind)),
                 std::string(advice_on(kind)));
    return true;
}

std::optional<TeiTree> load(xml::LoadedFile file, const Product& product, Sources& sources, Report& report) {
    if (is_other_kind(file, sources, report)) return std::nullopt;
    std::optional<xml::Tree> xml = xml::load(std::move(file), {product.folder, markup_samples, not_text}, sources, report);
    if (!xml) return std::nullopt;
    TeiTree tree(std::move(*xml));
    if (is_tei(tree)) return tree;
    const Span tag = tree[tree.root].span;
    report.error("tei-not-tei", {tag.source, tag.begin + 1, tag.end},
                 fmt::format("this is XML, but not TEI: its outermost element is {}{}", tree.written_name(tree.root), format_of(tree.written_name(tree.root))),
                 "a TEI manuscript begins with <TEI xmlns=\"http://www.tei-c.org/ns/1.0\">");
    return std::nullopt;
}

}  // namespace

namespace {

bool is_read_space(std::string_view space) {
    static constexpr std::string_view read[] = {"http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2000/svg",
                                                "http://www.w3.org/2001/XInclude", "http://www.w3.org/2003/XInclude"};
    const std::string_view name = trim_xml_space(space);
    // Also the namespace of examples, and misspellings of the address.
    return name.empty() || name.find("tei-c.org") != std::string_view::npos || std::find(std::begin(read), std::end(read), name) != std::end(read);
}

}  // namespace

TeiTree::TeiTree(xml::Tree tree) : xml::Tree(std::move(tree)), classes_(nodes.size()) {
    mark_foreign();
    for (std::size_t i = 0; i < nodes.size(); ++i) classify(i);
}

void TeiTree::classify(std::size_t node) {
    if (nodes[node].is_text) return;
    const ElementRow& row = element(nodes[node].text);
    classes_[node] = {row.kind, row.role};
}

// Whoever reads a drawing or a formula knows what may stand inside it.
void TeiTree::mark_foreign() {
    std::vector<bool> is_read;  // by namespace
    for (const std::string_view space : spaces) is_read.push_back(is_read_space(space));
    if (std::find(is_read.begin(), is_read.end(), false) == is_read.end()) return;
    std::vector<bool> whole(nodes.size(), false);  // parts of drawings and formulas, by NodeIndex
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        TreeNode& node = nodes[i];
        const bool inside = node.parent != NodeIndex::none && whole[static_cast<std::size_t>(node.parent)];
        whole[i] = inside || (!node.is_text && (node.text == "svg" || node.text == "math") && is_read[node.space]);
        if (!node.is_text && !inside && !is_read[node.space])
            node.text = *foreign_names_.insert(fmt::format("{}{}}}{}", foreign_mark, node.space, node.text)).first;
    }
}

std::string_view TeiTree::written_name(NodeIndex id) const {
    const std::string_view name = (*this)[id].text;
    return is_foreign(id) ? name.substr(name.find('}') + 1) : name;
}

namespace {

// Kinds whose elements have no words of their own, or stand inside a word.
bool parts_no_words(ElementKind kind) {
    switch (kind) {
        case ElementKind::skipped:
        case ElementKind::page_break:
        case ElementKind::anchor:
        case ElementKind::index:
        case ElementKind::note: return true;
        default: return false;
    }
}

bool is_word_or_longer(const TeiTree& tree, NodeIndex id) {
    switch (tree.kind(id)) {
        case ElementKind::unknown:
        case ElementKind::phrase:
        case ElementKind::leaf:
        case ElementKind::name:
        case ElementKind::title:
        case ElementKind::date:
        case ElementKind::citation:
        case ElementKind::quotation:
        case ElementKind::reference:
        case ElementKind::bibliographic:
        case ElementKind::bibliographic_structure:
        case ElementKind::spoken_event:
        case ElementKind::sense:
        case ElementKind::cross_reference:
        case ElementKind::scope_of_work:
        case ElementKind::label: return true;
        case ElementKind::gap: return tree.kind(tree[id].parent) == ElementKind::utterance;  // elsewhere letters may be missing
        case ElementKind::transparent: return !tree.is(id, "m") && !tree.is(id, "am");
        case ElementKind::highlight: return tree.is(id, "seg");
        default: return false;
    }
}

}  // namespace

bool parts_are_words(const TeiTree& tree, NodeIndex parent) {
    const TreeNode& node = tree[parent];
    if (node.has_text) return tree.is(parent, "castItem") || tree.is(parent, "bibl");
    return tree.kind(parent) == ElementKind::unknown || holds_words(node.text);
}

bool stands_apart(const TeiTree& tree, NodeIndex child) {
    if (tree.is_text(child) || !is_word_or_longer(tree, child)) return false;
    NodeIndex before = tree[child].previous;
    while (before != NodeIndex::none && parts_no_words(tree.kind(before))) before = tree[before].previous;
    return before != NodeIndex::none && !tree.is_text(before) && is_word_or_longer(tree, before);
}

namespace {

bool is_capital(char32_t c) {
    std::string letter;
    append_utf8(letter, c);
    return is_letter(c) && folded(letter) != letter;
}

bool is_closing(char32_t c) { return c == U')' || c == U']' || is_quotation_mark(c) || c == U'"' || c == U'\''; }

bool ends_with_sentence(std::string_view line) {
    while (!line.empty() && is_closing(last_code_point(line))) line = without_last_code_point(line);
    const char32_t last = line.empty() ? 0 : last_code_point(line);
    return last == U'.' || last == U'?' || last == U'!' || last == U'…' || last == U'؟';
}

bool begins_as_sentence(std::string_view line) {
    const char32_t first = line.empty() ? 0 : first_code_point(line);
    return is_capital(first) || is_quotation_mark(first) || std::u32string_view(U"([\"'¿¡—–").find(first) != std::u32string_view::npos;
}

// A sentence (s, TEI 17.1) right after the end of another: the white space of linguistic corpora, which parts them, may be missing.
bool begins_after_sentence(const TeiTree& tree, NodeIndex child) {
    if (!tree.is(child, "s")) return false;
    NodeIndex before = tree[child].previous;
    while (before != NodeIndex::none && parts_no_words(tree.kind(before))) before = tree[before].previous;
    return before != NodeIndex::none && tree.is(before, "s") && ends_with_sentence(tree.line(before)) && begins_as_sentence(tree.line(child));
}

}  // namespace

bool is_siglum(const TeiTree& tree, NodeIndex id) {
    return !tree.is_text(id) && (tree.attribute(id, "type") == "siglum" || tree.is(id, "siglum"));
}

namespace {

// "Guid.Diomedes Guidalotti": a siglum is a word of its own.
bool follows_siglum(const TeiTree& tree, NodeIndex child) {
    const NodeIndex before = tree[child].previous;
    if (before == NodeIndex::none || !is_siglum(tree, before)) return false;
    const std::string words = tree.is_text(child) ? std::string(tree[child].text) : tree.line(child);
    return !words.empty() && is_letter(first_code_point(words));
}

}  // namespace

bool needs_space_before(const TeiTree& tree, NodeIndex child, bool parts_words) {
    return (parts_words && stands_apart(tree, child)) || begins_after_sentence(tree, child) || follows_siglum(tree, child);
}

namespace {

// A reading of that name in an entry or in its groups of readings.
NodeIndex find_reading(const TeiTree& tree, NodeIndex parent, std::string_view name) {
    for (const NodeIndex child : tree.children(parent)) {
        if (tree.is(child, name)) return child;
        if (!tree.is(child, "rdgGrp")) continue;
        if (const NodeIndex found = find_reading(tree, child, name); found != NodeIndex::none) return found;
    }
    return NodeIndex::none;
}

}  // namespace

NodeIndex lemma_of(const TeiTree& tree, NodeIndex apparatus) {
    const NodeIndex lemma = find_reading(tree, apparatus, "lem");
    return lemma != NodeIndex::none ? lemma : find_reading(tree, apparatus, "rdg");
}

std::string_view TeiTree::identifier(NodeIndex id) const {
    for (const std::string_view name : {"xml:id", "id", "uuid"})
        if (const std::string_view value = trim_xml_space(attribute(id, name)); !value.empty()) return value;
    return {};
}

std::string TeiTree::line(NodeIndex id) const {
    std::string text;
    if (id != NodeIndex::none) append_line(*this, id, text);
    return collapse_xml_space(text.find(line_end) == std::string::npos ? text : without_line_ends(text));
}

Span TeiTree::text_span(NodeIndex id) const {
    if (id == NodeIndex::none) return {};
    if (is_text(id)) return is_blank((*this)[id].text) ? Span{} : (*this)[id].span;
    Span span;
    for (const NodeIndex child : children(id)) span = covering(span, text_span(child));
    return span;
}

std::optional<TeiTree> load_manuscript(const Product& product, Sources& sources, Report& report) {
    ReadResult read = sources.files().read(product.manuscript);
    if (read.bytes)
        return load({product.manuscript.lexically_normal(), product.manuscript.parent_path(), std::move(*read.bytes)}, product, sources,
                    report);
    report.add({Severity::error,
                "tei-no-file",
                {},
                fmt::format("the manuscript cannot be read: {}", read.problem),
                {},
                product.manuscript.string()});
    return std::nullopt;
}

std::optional<TeiTree> load_bytes(const Product& product, std::string bytes, Sources& sources, Report& report) {
    return load({product.manuscript, product.folder, std::move(bytes)}, product, sources, report);
}

}  // namespace nabor::tei
