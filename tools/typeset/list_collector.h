// In: lists and their items. Out: their blocks, each item's label waiting for its first paragraph.
// Holds: the labels of a list share one column, as wide as the widest of them asks.
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
    CollectScope scope_;
};

}  // namespace nabor
