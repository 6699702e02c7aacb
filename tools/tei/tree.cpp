#include "tei/tree.h"

#include <fmt/format.h>

#include <utility>

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

std::optional<TeiTree> load(xml::LoadedFile file, const Product& product, Sources& sources, Report& report) {
    std::optional<xml::Tree> xml = xml::load(std::move(file), {product.folder, markup_samples, not_text}, sources, report);
    if (!xml) return std::nullopt;
    TeiTree tree(std::move(*xml));
    if (is_tei(tree)) return tree;
    const Span tag = tree[tree.root].span;
    report.error("tei-not-tei", {tag.source, tag.begin + 1, tag.end},
                 fmt::format("this is XML, but not TEI: its outermost element is {}", tree[tree.root].text),
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
