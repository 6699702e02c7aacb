// In: blocks of the book. Out: flow blocks in the scope's stream.
#pragma once

#include <cstdint>
#include <string_view>

#include "typeset/collect_scope.h"

namespace nabor {

// A heading that collecting makes. `id`: of the block that a page beginning with it begins with.
struct MadeHeading {
    std::uint8_t level = 1;
    std::string_view words;
    LanguageId language = LanguageId::main;
    BlockId id = BlockId::none;
};

class BlockCollector {
public:
    explicit BlockCollector(const CollectScope& scope) : scope_(scope) {}

    void blocks(const Blocks& all, const FlowContext& context) const;
    // One of several siblings; `previous` and `next` are null at the ends.
    void sibling(const Block& one, const Block* previous, const Block* next, const FlowContext& context) const;
    void child(const Blocks& siblings, std::size_t i, const FlowContext& context) const;
    // The chain that ends with a block; `previous` is null before the first.
    ElementChain chain_of(const Block& one, const Block* previous, const FlowContext& context) const;
    void heading(const MadeHeading& made, const FlowContext& context) const;

private:
    ElementKey wrapper_of(const Block& one, const Block* previous, const FlowContext& context) const;
    void block(const SiblingBlock& place, const FlowContext& context) const;
    void leaf(const SiblingBlock& place, const FlowContext& context) const;
    void container(const SiblingBlock& place, const FlowContext& context) const;
    void gather_columns(const Block& block, const Style& style, std::size_t first) const;
    void plate(const SiblingBlock& place, const FlowContext& context) const;

    CollectScope scope_;
};

}  // namespace nabor
