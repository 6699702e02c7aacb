#include "typeset/verse_collector.h"

#include <algorithm>
#include <span>
#include <utility>

#include "typeset/leaf_collector.h"

namespace nabor {

namespace {

void keep(FlowBlock& block, Keep how) { block.keep_with_next = std::max(block.keep_with_next, how); }

FlowParagraph* verse_line_at(std::vector<FlowBlock>& blocks, std::size_t i) {
    auto* paragraph = i < blocks.size() ? std::get_if<FlowParagraph>(&blocks[i].content) : nullptr;
    return paragraph && paragraph->is_verse_line ? paragraph : nullptr;
}

}  // namespace

bool VerseCollector::runs_in(const SiblingBlock& head, const FlowContext& context) const {
    const Block* next = head.next;
    if (!next || !next->is_leaf()) return false;
    if (next->role == Role::paragraph) return true;
    if (next->role != Role::stage_direction) return false;
    const ElementChain chain = head.chain.with_last(scope_.sources.key_of(*next, scope_.sources.sibling_words(head.block)));
    return scope_.sources.styles[scope_.sources.styles.of(context.style, chain)].style.run_in;
}

void VerseCollector::heads_alone(const SiblingBlock& last, const FlowContext& context) const {
    const std::vector<RunInHead> heads = std::exchange(scope_.stream.pending.run_in, {});
    const Block& first = *heads.front().block;
    ElementKey key = scope_.sources.key_of(first, heads.front().after);
    key.first_child = true;
    LeafCollector(scope_).leaf({first, nullptr, last.chain.with_last(key)}, context, std::span(heads).subspan(1));
}

// To selectors a head is a sibling of the paragraph that it stands in, not its child.
void VerseCollector::run_in_head(const RunInHead& head, ParagraphBuilder& paragraph, const SiblingBlock& into, const FlowContext& context,
                                 NodeId node) const {
    const Block& block = *head.block;
    const SiblingBlock own{block, nullptr, into.chain.with_last(scope_.sources.key_of(block, head.after))};
    TextContext words{own.chain, scope_.style_of(own, context), block.language};
    words.parent = scope_.sources.tree.node("Span", node, block.language);
    TextCollector text(scope_, context.area, scope_.origin_of(block, context), paragraph);
    text.anchor(block.anchor);
    const Style& style = scope_.sources.styles[words.style].style;
    text.generated(style.before, words, block.span);
    text.inlines(block.inlines(), words);
    text.generated(style.after, words, block.span);
}

// No line stands alone at a page's foot or head where that can be had, and what turns over goes deeper than any line begins. Speeches are
// kept loosely: short ones that share their lines hang together over half a page.
void VerseCollector::finish_verse(const Block& verse, std::size_t first_block) const {
    const Keep how = verse.role == Role::speech ? Keep::loosely : Keep::firmly;
    std::vector<FlowBlock>& blocks = scope_.stream.blocks;
    Length deepest;
    for (std::size_t i = first_block; i < blocks.size(); ++i) {
        if (!verse_line_at(blocks, i)) continue;
        deepest = std::max(deepest, blocks[i].left);
        const bool goes_on = verse_line_at(blocks, i + 1) != nullptr;
        const bool opens = i == first_block || !verse_line_at(blocks, i - 1), closes = goes_on && !verse_line_at(blocks, i + 2);
        if ((opens && goes_on) || closes) keep(blocks[i], how);
    }
    for (std::size_t i = first_block; i < blocks.size(); ++i)
        if (FlowParagraph* line = verse_line_at(blocks, i))
            line->style = scope_.sources.styles.with_turnover(line->style, deepest - blocks[i].left);
}

// The names of the speakers, and what they do between their shares, belong to the line too.
void VerseCollector::keep_shared_line(const Block& block) const {
    bool& is_shared = scope_.stream.line_is_shared;
    if (block.role == Role::verse_line)
        is_shared = block.part == VersePart::initial || block.part == VersePart::middle;
    else if (block.role != Role::speaker && block.role != Role::stage_direction)
        is_shared = false;
    if (is_shared) keep(scope_.stream.blocks.back(), Keep::loosely);
}

}  // namespace nabor
