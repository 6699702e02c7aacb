// index marks a place for an index of the book; divGen marks where the index is printed.
#include <fmt/format.h>

#include <utility>

#include "base/utf8.h"
#include "language/language.h"
#include "reading/classification.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

// The innermost index elements are the entries; the terms of the outer ones are their upper levels.
class TermReader {
public:
    TermReader(Reading& reading, Flow& flow) : reading_(reading), flow_(flow) {}

    void read(NodeIndex id, IndexTerm around) {
        const TeiTree& tree = reading_.tree;
        if (const std::string_view name = tree.attribute(id, "indexName"); !name.empty() || around.index.empty())
            around.index = reading::index_name(name);
        const NodeIndex term = tree.child(id, "term");
        const bool outermost = around.levels.empty();
        if (term != NodeIndex::none) around.levels.push_back(tree.line(term));
        if (term != NodeIndex::none && outermost) around.sort_key = collapse_xml_space(tree.attribute(term, "sortKey"));
        bool nested = false;
        for (const NodeIndex child : tree.children(id)) {
            if (tree.kind(child) != ElementKind::index) continue;
            nested = true;
            read(child, around);
        }
        if (!nested && !around.levels.empty() && !around.levels.back().empty()) add(tree[id].span, std::move(around));
    }

private:
    void add(Span span, IndexTerm term) { flow_.mark({span, IndexMark{reading_.add_index_term(std::move(term), "index", span)}}); }

    Reading& reading_;
    Flow& flow_;
};

}  // namespace

void read_index(Reading& reading, Flow& flow, NodeIndex id, const Scope&) { TermReader(reading, flow).read(id, {}); }

// Only indexes: the writers make contents and lists of figures themselves.
void read_generated(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const TeiTree& tree = reading.tree;
    if (tree.type(id) != "index") return;
    std::string_view name = tree.attribute(id, "n");
    for (const std::string_view attribute : {"subtype", "indexName"})
        if (name.empty()) name = tree.attribute(id, attribute);
    Block list = loose_header(scope, tree[id].span, Role::index_list);
    list.number = reading::index_name(name);
    list.content = Blocks{};
    const NodeIndex parent = tree[id].parent;
    if (parent == NodeIndex::none || tree.kind(parent) != ElementKind::matter) return flow.add(std::move(list));
    // Directly in front or back it needs a division and a heading of its own.
    const Label head = list.number == "person" ? Label::index_of_names : Label::index_of_subjects;
    Block division = loose_header(scope, tree[id].span, Role::index);
    division.anchor = reading.place(reading.new_anchor(fmt::format("index-of-{}", list.number), tree[id].span));
    Blocks blocks;
    blocks.push_back(text_leaf(Role::heading, std::string(label(head, reading.book.languages.front())), scope.language, tree[id].span));
    blocks.push_back(std::move(list));
    division.content = std::move(blocks);
    flow.add(std::move(division));
}

}  // namespace nabor::tei
