#include "typeset/sections.h"

#include <iterator>
#include <utility>

namespace nabor {

OpenSection& SectionList::begin(bool front_matter, const StringSettings& strings) {
    OpenSection& open = open_.emplace();
    open.section.front_matter = front_matter;
    open.section.strings.push_back({"book", book_.metadata.main_title(), short_title(book_.metadata)});
    open.section.strings.insert(open.section.strings.end(), strings.begin(), strings.end());
    open.body.pending.destinations = std::exchange(waiting_, {});
    return open;
}

FlowContext SectionList::open_made(std::string_view css_class, BookSources& sources) {
    const ElementChain root = sources.root_chain();
    FlowContext context;
    context.chain = root.with({"section", css_class, sources.book.languages.front(), false, ""});
    context.style = sources.styles.of(sources.styles.of(sources.styles.root(), root), context.chain);
    open_->section.page = sources.styles[context.style].style.page;
    open_->body.pending.sink = sources.styles[context.style].style.sink;
    context.node = sources.tree.node("Sect", sources.tree.root(), LanguageId::main);
    return context;
}

void SectionList::finish() {
    if (!open_) return;
    std::move(open_->plates.begin(), open_->plates.end(), std::back_inserter(sections_));
    std::vector<DestinationId>& left = open_->body.pending.destinations;
    if (open_->body.blocks.empty()) {
        waiting_ = std::move(left);
    } else {
        open_->section.blocks = std::move(open_->body.blocks);
        std::vector<DestinationId>& last = open_->section.blocks.back().destinations;
        last.insert(last.end(), left.begin(), left.end());
        sections_.push_back(std::move(open_->section));
    }
    open_.reset();
}

std::vector<FlowSection> SectionList::take() { return std::move(sections_); }

}  // namespace nabor
