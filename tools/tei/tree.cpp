#include "tei/tree.h"

#include <fmt/format.h>

#include <utility>

#include "base/file_kind.h"
#include "base/files.h"
#include "base/utf8.h"
#include "xml/load.h"

namespace nabor::tei {

namespace {

constexpr std::string_view tei_namespace = "http://www.tei-c.org/ns/";
constexpr std::string_view markup_samples[] = {"eg", "egXML"};
constexpr std::string_view not_text[] = {"teiHeader"};  // a missing part of it does not change the text

bool left_out_of_line(const TeiTree& tree, NodeIndex id) {
    const std::string_view name = tree[id].text;
    if (name == "note") return true;
    const bool first_form = name == "orig" || name == "sic" || name == "abbr";
    return first_form && tree.is(tree[id].parent, "choice");
}

void append_line(const TeiTree& tree, NodeIndex id, std::string& line) {
    if (tree.is_text(id)) {
        line += tree[id].text;
        return;
    }
    if (tree.is(id, "lb")) line += ' ';
    for (const NodeIndex child : tree.children(id))
        if (tree.is_text(child) || !left_out_of_line(tree, child)) append_line(tree, child, line);
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
                 fmt::format("this is XML, but not TEI: its outermost element is {}{}", tree[tree.root].text, format_of(tree[tree.root].text)),
                 "a TEI manuscript begins with <TEI xmlns=\"http://www.tei-c.org/ns/1.0\">");
    return std::nullopt;
}

}  // namespace

TeiTree::TeiTree(xml::Tree tree) : xml::Tree(std::move(tree)), classes_(nodes.size()) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].is_text) continue;
        const ElementRow& row = element(nodes[i].text);
        classes_[i] = {row.kind, row.role};
    }
}

std::string_view TeiTree::identifier(NodeIndex id) const {
    for (const std::string_view name : {"xml:id", "id", "uuid"})
        if (const std::string_view value = trim_xml_space(attribute(id, name)); !value.empty()) return value;
    return {};
}

std::string TeiTree::line(NodeIndex id) const {
    std::string text;
    if (id != NodeIndex::none) append_line(*this, id, text);
    return collapse_xml_space(text);
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
