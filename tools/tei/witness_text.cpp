#include "tei/witness_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/nearest.h"
#include "tei/sigla.h"
#include "tei/witness_names.h"

namespace nabor::tei {

namespace {

constexpr std::size_t not_its_own = static_cast<std::size_t>(-1);

// How far a witness is from what a reading names: 0 itself, 1 its family …; `not_its_own` from other witnesses.
std::size_t distance(const Reading& reading, NodeIndex names, std::string_view reference) {
    const TeiTree& tree = reading.tree;
    const NodeIndex named = named_by(reading, reference, names);
    if (named == NodeIndex::none) return name_alone(reference) == reading.product.witness ? 0 : not_its_own;
    std::size_t steps = 0;
    for (NodeIndex id = reading.witness; id != NodeIndex::none; id = tree[id].parent) {
        if (id == named) return steps;
        steps += tree.is(id, "witness") ? 1 : 0;
    }
    return not_its_own;
}

struct Nearest {
    NodeIndex reading = NodeIndex::none;
    std::size_t distance = not_its_own;
};

// The witnesses of a group are those of its readings that name none.
void find_nearest(const Reading& reading, NodeIndex parent, NodeIndex names, Nearest& nearest) {
    const TeiTree& tree = reading.tree;
    for (const NodeIndex child : tree.children(parent)) {
        if (tree.is_text(child)) continue;
        const NodeIndex naming = tree.has_attribute(child, "wit") ? child : names;
        if (tree.is(child, "rdgGrp")) find_nearest(reading, child, naming, nearest);
        if (naming == NodeIndex::none || !(tree.is(child, "rdg") || tree.is(child, "lem"))) continue;
        for (const std::string_view reference : witness_references(reading, naming, "wit").each)
            if (const std::size_t steps = distance(reading, naming, reference); steps < nearest.distance) nearest = {child, steps};
    }
}

// The sigla and ids of witnesses, and what readings name without an element for it.
std::vector<std::string> names_of_witnesses(const Reading& reading) {
    const TeiTree& tree = reading.tree;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        if (tree.is(id, "witness")) {
            names.push_back(siglum_of(tree, id));
            names.emplace_back(tree.identifier(id));
        } else if (tree.is(id, "rdg") || tree.is(id, "lem")) {
            for (const std::string_view reference : witness_references(reading, id, "wit").each) names.emplace_back(name_alone(reference));
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

// The nearest name; where none is near, some of them.
std::string hint(const std::string& wanted, const std::vector<std::string>& names) {
    constexpr std::size_t most_named = 12;
    const std::vector<std::string_view> views(names.begin(), names.end());
    if (std::string near = did_you_mean(wanted, views); !near.empty()) return near;
    std::string some;
    for (std::size_t i = 0; i < names.size() && i < most_named; ++i)
        if (!names[i].empty()) some += (some.empty() ? "" : ", ") + names[i];
    return some.empty() ? "the text names no witnesses" : "its witnesses are " + some + (names.size() > most_named ? " …" : "");
}

}  // namespace

void find_witness(Reading& reading) {
    const std::string& wanted = reading.product.witness;
    if (wanted.empty()) return;
    const TeiTree& tree = reading.tree;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        if (!tree.is(id, "witness") || (tree.identifier(id) != wanted && siglum_of(tree, id) != wanted)) continue;
        reading.witness = id;
        return;
    }
    const std::vector<std::string> names = names_of_witnesses(reading);
    if (std::binary_search(names.begin(), names.end(), wanted)) return;
    reading.report.error("product-wrong-value", reading.product.text_span,
                         fmt::format("no witness of the text is called \"{}\"", wanted), hint(wanted, names));
}

NodeIndex reading_of_witness(const Reading& reading, NodeIndex apparatus) {
    Nearest nearest;
    if (!reading.product.witness.empty()) find_nearest(reading, apparatus, NodeIndex::none, nearest);
    return nearest.reading;
}

}  // namespace nabor::tei
