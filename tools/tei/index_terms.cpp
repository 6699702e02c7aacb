// index and its terms: what an index of the book lists, at the place where the element stands.
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

// "subjects" and "subject" are one index, like "persons", "names" and "person".
std::string index_name(std::string_view name) {
    if (name.empty() || name == "subjects" || name == "topics") return "subject";
    if (name == "persons" || name == "people" || name == "names" || name == "pers") return "person";
    if (name == "places") return "place";
    return std::string(name);
}

// The innermost index elements make the entries; each carries the terms around it.
class TermReader {
public:
    TermReader(Reading& reading, Flow& flow) : reading_(reading), flow_(flow) {}

    void read(NodeId id, IndexTerm around) {
        const Tree& tree = reading_.tree;
        if (const std::string_view name = tree.attribute(id, "indexName"); !name.empty() || around.index.empty()) around.index = index_name(name);
        const NodeId term = tree.child(id, "term");
        const bool outermost = around.levels.empty();
        if (term != NodeId::none) around.levels.push_back(tree.line(term));
        if (term != NodeId::none && outermost) around.sort_key = collapse_xml_space(tree.attribute(term, "sortKey"));
        bool nested = false;
        for (const NodeId child : tree.children(id)) {
            if (tree[child].kind != Kind::index) continue;
            nested = true;
            read(child, around);
        }
        if (!nested && !around.levels.empty() && !around.levels.back().empty()) add(tree[id].span, std::move(around));
    }

private:
    void add(Span span, IndexTerm term) {
        const auto id = static_cast<IndexTermId>(reading_.book.index_terms.size());
        term.anchor = reading_.place(reading_.new_anchor(fmt::format("index-{}", index_of(id) + 1), span));
        reading_.book.index_terms.push_back(std::move(term));
        flow_.mark({span, IndexMark{id}});
    }

    Reading& reading_;
    Flow& flow_;
};

}  // namespace

void read_index(Reading& reading, Flow& flow, NodeId id) { TermReader(reading, flow).read(id, {}); }

}  // namespace nabor::tei
