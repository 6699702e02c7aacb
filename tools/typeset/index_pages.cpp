#include "typeset/index_pages.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "book/book.h"
#include "page/folio.h"

namespace nabor {

namespace {

void append(FlowParagraph& paragraph, const std::string& ascii, const TextStretch& like, NodeId node, PageLinkId link) {
    TextStretch stretch = like;
    stretch.begin = static_cast<std::uint32_t>(paragraph.text.size());
    paragraph.text.append(ascii.begin(), ascii.end());
    if (!paragraph.spoken.empty()) paragraph.spoken.append(ascii.begin(), ascii.end());
    stretch.end = static_cast<std::uint32_t>(paragraph.text.size());
    stretch.node = node;
    stretch.link = link;
    paragraph.stretches.push_back(stretch);
}

void print_numbers(FlowParagraph& paragraph, const MadeUpPages& so_far, StructureTreeBuilder& tree) {
    std::map<std::uint32_t, DestinationId> first_on_page;
    for (DestinationId target : paragraph.index_targets) {
        const std::uint32_t page = so_far.destinations[index_of(target)].page;
        if (page != unplaced_page) first_on_page.try_emplace(page, target);
    }
    if (paragraph.stretches.empty()) return;
    const TextStretch words = paragraph.stretches.back();
    const auto language = static_cast<LanguageId>(words.language);
    const NodeId entry = tree.at(words.node).parent;
    for (const auto& [page, target] : first_on_page) {
        append(paragraph, ", ", words, tree.node("", entry, language), PageLinkId::none);
        PageLink link;
        link.destination = target;
        link.node = tree.node("Link", entry, language);
        link.description = folio_of(so_far.pages[page]);
        const std::string number = link.description;
        const NodeId text = tree.node("", link.node, language);
        append(paragraph, number, words, text, tree.link(std::move(link)));
    }
}

}  // namespace

namespace {

void print_numbers(std::vector<FlowBlock>& blocks, const MadeUpPages& so_far, StructureTreeBuilder& tree) {
    for (FlowBlock& block : blocks) {
        if (auto* columns = std::get_if<FlowColumns>(&block.content)) print_numbers(columns->blocks, so_far, tree);
        auto* paragraph = std::get_if<FlowParagraph>(&block.content);
        if (paragraph && !paragraph->index_targets.empty()) print_numbers(*paragraph, so_far, tree);
    }
}

}  // namespace

void print_index_pages(FlowSection& section, const MadeUpPages& so_far, StructureTreeBuilder& tree) {
    print_numbers(section.blocks, so_far, tree);
}

}  // namespace nabor
