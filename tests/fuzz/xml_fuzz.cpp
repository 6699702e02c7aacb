// In: any bytes as an XML file. Out: nothing; loading must neither crash nor throw, and the tree must keep what xml/tree.h promises.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "fuzz/demand.h"
#include "xml/load.h"

namespace {

using namespace nabor;

void check(const xml::Tree& tree, const Sources& sources) {
    std::size_t reached = 0;
    std::vector<xml::NodeIndex> open = {tree.root};
    while (!open.empty()) {
        const xml::NodeIndex id = open.back();
        open.pop_back();
        ++reached;
        const xml::TreeNode& node = tree[id];
        demand(!node.is_text || node.first_child == xml::NodeIndex::none, "a text has no children");
        demand(!node.span.known() || (node.span.begin <= node.span.end && node.span.end <= sources.bytes(node.span.source).size()),
               "a span is inside its file");
        xml::NodeIndex before = xml::NodeIndex::none;
        for (const xml::NodeIndex child : tree.children(id)) {
            demand(tree[child].parent == id && tree[child].previous == before, "children know their parent and neighbour");
            demand(before == xml::NodeIndex::none || !tree.is_text(before) || !tree.is_text(child), "adjacent text of one file is one node");
            open.push_back(before = child);
        }
    }
    demand(reached == tree.nodes.size(), "every node is in the tree once");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Sources sources;
    Report report;
    const std::optional<xml::Tree> tree = xml::load({"fuzz.xml", "no-such-folder", std::string(reinterpret_cast<const char*>(data), size)},
                                                    {"no-such-folder", {}, {}}, sources, report);
    if (!tree && report.count(Severity::error) == 0) std::abort();  // no tree without the reason
    if (tree) check(*tree, sources);
    return 0;
}
