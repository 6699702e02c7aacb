// Plays and poems: names that run into what is said, lines that speakers share, lines that turn over.
#include <algorithm>
#include <string>
#include <utility>

#include "typeset/collector.h"
#include "typeset/element.h"

namespace nabor {

// Whether a run-in head has something to run into: a paragraph, or a stage direction that runs in itself.
bool Collector::runs_in(const Block& block, const Block* next, const FlowContext& context) {
    if (!next || !next->is_leaf()) return false;
    if (next->role == Role::paragraph) return true;
    if (next->role != Role::stage_direction) return false;
    ElementChain chain = chain_;
    chain.replace_last({element_of(*next), row_of(next->role).css_class, book_.language(next->language), false, words_of(block)});
    return styles_[styles_.of(context.style, chain)].style.run_in;
}

// Over verse a speaker and what he does share a line of their own, which looks as the speaker does.
void Collector::heads_alone(const FlowContext& context) {
    std::vector<RunInHead> heads;
    heads.swap(pending_.run_in);
    const Block& first = *heads.front().block;
    const ElementKey last = chain_.last();
    chain_.replace_last({element_of(first), row_of(first.role).css_class, book_.language(first.language), true, heads.front().after});
    pending_.run_on.assign(heads.begin() + 1, heads.end());
    leaf(first, context);
    pending_.run_on.clear();
    chain_.replace_last(last);
}

void Collector::run_in_head(const RunInHead& head, ParagraphBuilder& paragraph, const FlowContext& context, NodeId node) {
    const Block& block = *head.block;
    // It is a sibling of the paragraph that it stands in, not its child.
    const ElementKey own = chain_.last();
    chain_.replace_last({element_of(block), row_of(block.role).css_class, book_.language(block.language), head.after.empty(), head.after});
    TextPlace place;
    place.style = style_of(block, context);
    place.language = skeleton_.language(block.language);
    const NodeId span = skeleton_.node("Span", node, block.language);
    if (block.anchor != AnchorId::none) place_anchor(block.anchor, paragraph);
    const Style& style = styles_[place.style].style;
    const auto generated = [&](const std::string& text) {
        if (text.empty()) return;
        place.node = content_node(span, block.language);
        paragraph.text(text, place, block.span);
        place.node = NodeId::none;
    };
    generated(style.before);
    const TextOf text_of(*this, block);
    inlines(block.inlines(), paragraph, place, span, block.language);
    generated(style.after);
    chain_.replace_last(own);
}

// The style of the chain's last element with its source's looks. How a speaker's name looks is for the layout to say: sources that
// put it in italic or bold type mean no more than that it is one.
StyleId Collector::style_of(const Block& block, const FlowContext& context) {
    const StyleId style = styles_.of(context.style, chain_);
    return block.role == Role::speaker ? style : styles_.with_looks(style, block.rendition);
}

namespace {

void keep(FlowBlock& block, Keep how) { block.keep_with_next = std::max(block.keep_with_next, how); }

}  // namespace

// Of lines that stand together none is left alone at a page's foot or head, if that can be had; and what turns over goes deeper than any
// line begins. Of a speech it often cannot: short ones that share their lines hang together over half a page.
void Collector::finish_verse(const Block& verse, std::size_t first_block) {
    const Keep how = verse.role == Role::speech ? Keep::loosely : Keep::firmly;
    const auto line_at = [&](std::size_t i) {
        auto* paragraph = i < target_->size() ? std::get_if<FlowParagraph>(&(*target_)[i].content) : nullptr;
        return paragraph && paragraph->is_verse_line ? paragraph : nullptr;
    };
    Length deepest;
    for (std::size_t i = first_block; i < target_->size(); ++i) {
        FlowBlock& block = (*target_)[i];
        if (!line_at(i)) continue;
        deepest = std::max(deepest, block.left);
        const bool opens = i == first_block || !line_at(i - 1), closes = line_at(i + 1) && !line_at(i + 2);
        if ((opens && line_at(i + 1)) || closes) keep(block, how);
    }
    for (std::size_t i = first_block; i < target_->size(); ++i)
        if (FlowParagraph* line = line_at(i)) line->style = styles_.with_turnover(line->style, deepest - (*target_)[i].left);
}

// The speakers' shares of one line stay on one page, with their names and what they do between, if that can be had.
void Collector::keep_shared_line(const Block& block) {
    if (block.role == Role::verse_line)
        line_is_shared_ = block.part == VersePart::initial || block.part == VersePart::middle;
    else if (block.role != Role::speaker && block.role != Role::stage_direction)
        line_is_shared_ = false;
    if (line_is_shared_) keep(target_->back(), Keep::loosely);
}

}  // namespace nabor
