// In: lists and their items. Out: their blocks, each item's label waiting for its first paragraph.
// Holds: the labels of a list share one column, as wide as the widest of them asks; those that ask for too much run in.
#pragma once

#include <string>
#include <vector>

#include "typeset/collect_scope.h"

namespace nabor {

class ListCollector {
public:
    explicit ListCollector(const CollectScope& scope) : scope_(scope) {}

    void list(const Block& list, const Style& style, const FlowContext& context) const;
    void item(const SiblingBlock& place, const FlowContext& context) const;
    void gloss_list(const Block& list, const FlowContext& context) const;

private:
    Length width_of(const std::vector<std::string>& labels, StyleId style) const;
    void own_label(const SiblingBlock& label, StyleId style, NodeId node, const LabelColumn& column) const;
    bool dated_list(const Block& list, const FlowContext& context) const;

    CollectScope scope_;
};

}  // namespace nabor
