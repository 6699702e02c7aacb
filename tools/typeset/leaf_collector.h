// In: leaves: blocks that hold text, and images. Out: a paragraph or an image, in the scope's stream.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "typeset/collect_scope.h"
#include "typeset/text_collector.h"

namespace nabor {

class LeafCollector {
public:
    explicit LeafCollector(const CollectScope& scope) : scope_(scope) {}

    // `run_on`: heads that are set on after the leaf's own text, because no paragraph follows that could take them.
    void leaf(const SiblingBlock& place, const FlowContext& context, std::span<const RunInHead> run_on = {}) const;
    // A waiting label that no paragraph follows stands alone; nothing happens where none waits.
    void lone_label(const FlowContext& context) const;
    void image(const SiblingBlock& place, const FlowContext& context) const;
    // Hangs the waiting label, if there is one, beside the next block, whatever it is. One that is too wide for its column is set above it.
    void hang_label(const FlowContext& context) const;

private:
    bool shows_something(const Block& block, const Style& style) const;
    FlowBlock label_block(const FlowContext& context) const;
    void own_label(const WaitingLabel& label, ParagraphBuilder& paragraph, const FlowContext& context) const;
    // `left`: where the paragraph begins.
    void prepend_label(ParagraphBuilder& paragraph, const FlowContext& context, Length left) const;
    void prepend_lemma(ParagraphBuilder& paragraph, const TextContext& words) const;
    void ordinal_of_lemma(NoteId entry, ParagraphBuilder& paragraph, TextCollector& text, const TextContext& words) const;
    void prepend_heads(ParagraphBuilder& paragraph, const SiblingBlock& place, const FlowContext& context, NodeId node) const;
    void give_numbers(const Block& block, const FlowContext& context, FlowParagraph& paragraph) const;
    void give_initial(FlowParagraph& paragraph, const ElementChain& chain, const FlowContext& context) const;
    void index_entry(const Block& block, ParagraphBuilder& paragraph, TextCollector& text, const TextContext& words) const;
    std::string short_form(const Block& block, const FlowContext& context) const;
    FlowImage flow_image(const ImageUse& use, const FlowContext& context) const;

    CollectScope scope_;
};

}  // namespace nabor
