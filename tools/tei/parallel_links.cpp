// The alignment that a source says: @corresp of an element, and links (TEI 16.1 and 16.4).
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "tei/parallel.h"

namespace nabor::tei {

namespace {

// Translation, alignment, correspondence, parallel: of a link, or of the group that it stands in.
bool is_of_parallel_texts(std::string_view type) {
    for (const std::string_view word : {"transl", "align", "corresp", "parallel"})
        if (type.find(word) != std::string_view::npos) return true;
    return false;
}

std::string type_of_link(const TeiTree& tree, NodeIndex link) {
    const NodeIndex group = tree[link].parent;
    std::string type = tree.type(link);
    if (type.empty() && group != NodeIndex::none && tree.is(group, "linkGrp")) type = tree.type(group);
    return type;
}

class GivenLinks {
public:
    GivenLinks(Reading& reading, PairsOfTexts& pairs) : reading_(reading), tree_(reading.tree), pairs_(pairs) {}

    void read(NodeIndex node, bool is_printed) {
        if (tree_.is(node, "link")) return read_link(node);
        if (is_printed && can_be_aligned(tree_, node)) read_correspondence(node);
    }

private:
    void read_correspondence(NodeIndex node) {
        if (tree_.has_attribute(node, "corresp") && trim_xml_space(tree_.attribute(node, "corresp")).empty()) tell(node, "corresp names nothing");
        for (const NodeIndex target : targets_of(node, "corresp", true)) {
            if (target == node)
                tell(node, "corresp names the element that it stands on");
            else if (!pairs_.add(node, target) && pairs_.holds_translation(node, target))
                tell(node, "one of two texts that correspond stands inside of the other");
        }
    }

    void read_link(NodeIndex link) {
        const std::string type = type_of_link(tree_, link);
        const bool says_so = is_of_parallel_texts(type);
        if (!says_so && !type.empty()) return;
        const std::vector<NodeIndex> targets = targets_of(link, "target", says_so);
        if (targets.size() < 2) {
            if (says_so && targets.size() == 1)
                reading_.report.note("tei-parallel-counterpart", tree_[link].span, "this link of parallel texts has one target, and aligns nothing",
                                     "name its counterpart, if the other text has one");
            return;
        }
        const auto other = std::find_if(targets.begin() + 1, targets.end(), [&](NodeIndex target) { return pairs_.sides_of(targets.front(), target).has_value(); });
        if (other == targets.end()) {
            if (says_so) tell(link, "the targets of this link stand in the same text");
            return;
        }
        for (const NodeIndex target : targets)
            if (target == targets.front() || !pairs_.add(targets.front(), target)) pairs_.add(target, *other);
    }

    // The elements that it names and that can be pieces of a text, each once.
    std::vector<NodeIndex> targets_of(NodeIndex node, std::string_view attribute, bool is_told) {
        std::vector<NodeIndex> targets;
        for (const std::string_view target : reading::all_targets(tree_.attribute(node, attribute))) {
            if (reading::is_web_address(target)) continue;
            const NodeIndex to = reading_.targets.resolve(target, tree_[node].file);
            if (to == NodeIndex::none) {
                if (is_told && target.find('#') != std::string_view::npos) reading_.report_dangling(target, tree_[node].span);
            } else if (std::find(targets.begin(), targets.end(), to) != targets.end()) {
                if (is_told) tell(node, fmt::format("\"{}\" stands twice in {}", target, attribute));
            } else if (can_be_aligned(tree_, to)) {
                targets.push_back(to);
            }
        }
        return targets;
    }

    void tell(NodeIndex node, std::string words) {
        reading_.report.warning("tei-parallel-link", tree_[node].span, std::move(words), "name pieces of two texts, each once");
    }

    Reading& reading_;
    const TeiTree& tree_;
    PairsOfTexts& pairs_;
};

}  // namespace

void add_given_links(Reading& reading, PairsOfTexts& pairs) {
    const TeiTree& tree = reading.tree;
    GivenLinks links(reading, pairs);
    std::uint32_t unprinted = 0;  // up to here, what is not printed
    for (std::uint32_t at = 0; at < tree.nodes.size(); ++at) {
        const auto node = static_cast<NodeIndex>(at);
        if (tree.is_text(node)) continue;
        const bool is_header = tree.kind(node) == ElementKind::header;
        if (at >= unprinted && (is_header || tree.kind(node) == ElementKind::skipped)) unprinted = end_of_subtree(tree, node);
        if (is_header) at = unprinted - 1;
        else if (tree[node].attribute_count > 0) links.read(node, at >= unprinted);
    }
}

}  // namespace nabor::tei
