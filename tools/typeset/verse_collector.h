// In: plays and poems. Out: names that run into what is said, lines that speakers share, lines that turn over.
#pragma once

#include "typeset/collect_scope.h"
#include "typeset/text_collector.h"

namespace nabor {

class VerseCollector {
public:
    explicit VerseCollector(const CollectScope& scope) : scope_(scope) {}

    // Whether a run-in head has something to run into: a paragraph, or a stage direction that runs in itself.
    bool runs_in(const SiblingBlock& head, const FlowContext& context) const;
    // Sets the heads that wait in a line of their own, which looks as the first of them does.
    void heads_alone(const SiblingBlock& last, const FlowContext& context) const;
    // Adds a head to a paragraph whose chain is `chain` and whose structure node is `node`.
    void run_in_head(const RunInHead& head, ParagraphBuilder& paragraph, const SiblingBlock& into, const FlowContext& context,
                     NodeId node) const;
    // Keeps the lines of a poem, a stanza or a speech together, from `first_block` of the stream on.
    void finish_verse(const Block& verse, std::size_t first_block) const;
    // Keeps the speakers' shares of one line on one page where that can be had. Called after each leaf.
    void keep_shared_line(const Block& block) const;

private:
    CollectScope scope_;
};

}  // namespace nabor
