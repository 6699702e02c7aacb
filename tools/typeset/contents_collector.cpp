#include "typeset/contents_collector.h"

#include <string>
#include <utility>

#include "book/structure.h"
#include "language/language.h"
#include "typeset/block_collector.h"
#include "typeset/text_collector.h"

namespace nabor {

namespace {

// Fewer entries are no contents: a poem or a letter has none.
constexpr std::size_t fewest_entries = 3;

std::string entry_class(std::uint8_t depth) { return "contents-entry depth-" + std::to_string(depth); }

// `context`: of the section, but with the chain of the entry and the list's node. `origin`: the entry, by its number.
void collect_entry(const CollectScope& scope, const ContentsEntry& entry, const FlowContext& context, Origin origin) {
    BookSources& sources = scope.sources;
    StructureTreeBuilder& tree = sources.tree;
    const StyleId style = sources.styles.of(context.style, context.chain);
    const NodeId item = tree.node("TOCI", context.node, entry.language);
    PageLink page_link;
    page_link.destination = entry.anchor == AnchorId::none ? DestinationId::none : tree.destination(entry.anchor);
    page_link.node = tree.node("Link", tree.node("Reference", item, entry.language), entry.language);
    page_link.description = entry.title;
    TextPlace place{style, tree.language(entry.language), scope.content_node(page_link.node, entry.language), PageLinkId::none};
    if (page_link.destination != DestinationId::none) place.link = tree.link(page_link);
    ParagraphBuilder paragraph(sources.styles);
    const bool right_to_left = is_right_to_left(sources.book.languages.front()), turns = is_right_to_left(sources.book.language(entry.language)) != right_to_left;
    paragraph.paragraph().right_to_left = paragraph.paragraph().indents_turned = paragraph.paragraph().mirrors = right_to_left;
    paragraph.came_from(0, origin);
    paragraph.text(entry.title, place, Span{});
    if (turns) paragraph.paragraph().isolates.push_back({0, paragraph.position(), !right_to_left});
    if (!entry.author.empty()) {
        TextPlace by = place;
        by.style = sources.styles.of(
            style, context.chain.with({"span", "contents-author", sources.book.language(entry.language), false, ""}));
        paragraph.text(". " + entry.author, by, Span{});
    }
    if (page_link.destination != DestinationId::none) {
        paragraph.text("\u00A0", place, Span{});  // or the number could stand on a line of its own
        paragraph.slot(SlotKind::page, page_link.destination, page_slot_width(sources.styles, style), place);
        paragraph.paragraph().leaders = true;
    }
    FlowBlock block;
    paragraph.paragraph().style = style;
    block.content = std::move(paragraph.paragraph());
    scope.stream.add(std::move(block), sources.styles[style].style, context);
}

}  // namespace

void collect_contents(BookSources& sources, SectionList& sections) {
    const std::vector<ContentsEntry> entries = contents(sources.book, sources.layout.contents_depth);
    if (entries.size() < fewest_entries) return;
    OpenSection& open = sections.begin(!sources.layout.contents_at_end, {});
    const CollectScope scope{sources, open, open.body};
    const FlowContext context = sections.open_made("contents", sources);
    const LanguageId main = LanguageId::main;
    BlockCollector(scope).heading({1, label(Label::contents, sources.book.languages.front()), main, BlockId::contents}, context);
    FlowContext inner = context;
    inner.node = sources.tree.node("TOC", context.node, main);
    Origin origin{static_cast<std::uint32_t>(BlockId::contents), 0};
    std::string after = "h1";
    for (const ContentsEntry& entry : entries) {
        const std::string words = entry_class(entry.depth);
        inner.chain = context.chain.with({"p", words, sources.book.language(entry.language), false, after});
        ++origin.unit;
        collect_entry(scope, entry, inner, origin);
        after = "p." + words;
    }
    sections.finish();
}

}  // namespace nabor
