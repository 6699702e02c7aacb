#include "typeset/index_pages.h"

#include <map>
#include <string>

#include "book/book.h"
#include "page/folio.h"
#include "typeset/structure_tree_builder.h"

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

NodeId add_node(Pages& pages, std::string_view type, NodeId parent, PageLanguageId language) {
    StructureNode node;
    node.type = type;
    node.parent = parent;
    node.language = language;
    pages.structure.push_back(std::move(node));
    return static_cast<NodeId>(pages.structure.size() - 1);
}

void print_numbers(FlowParagraph& paragraph, Pages& pages) {
    std::map<std::uint32_t, DestinationId> first_on_page;
    for (DestinationId target : paragraph.index_targets) {
        const std::uint32_t page = pages.destinations[index_of(target)].page;
        if (page != unplaced_page) first_on_page.try_emplace(page, target);
    }
    if (paragraph.stretches.empty()) return;
    const TextStretch words = paragraph.stretches.back();
    const NodeId entry = pages.structure[index_of(words.node)].parent;
    for (const auto& [page, target] : first_on_page) {
        append(paragraph, ", ", words, add_node(pages, "", entry, words.language), PageLinkId::none);
        const NodeId link_node = add_node(pages, "Link", entry, words.language);
        PageLink link;
        link.destination = target;
        link.node = link_node;
        link.description = folio_of(pages.pages[page]);
        const std::string number = link.description;
        pages.links.push_back(std::move(link));
        append(paragraph, number, words, add_node(pages, "", link_node, words.language), static_cast<PageLinkId>(pages.links.size() - 1));
    }
}

}  // namespace

void print_index_pages(FlowSection& section, Pages& pages) {
    for (FlowBlock& block : section.blocks)
        if (auto* paragraph = std::get_if<FlowParagraph>(&block.content); paragraph && !paragraph->index_targets.empty())
            print_numbers(*paragraph, pages);
}

}  // namespace nabor
