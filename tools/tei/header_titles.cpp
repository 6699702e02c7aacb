// In: the titles of a header, as lines. Out: the same with quotation marks, and with the words in one piece that lines of the source part.
#include <string>
#include <utility>

#include "book/structure.h"
#include "language/characters.h"
#include "tei/header.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

// A hyphen at the end of a line of the source.
bool parts_word(std::string_view text) {
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1)) {
        const std::size_t last = text.find_last_not_of(" \t\r\n", end);
        if (last != std::string_view::npos && is_hyphen(last_code_point(text.substr(0, last + 1)))) return true;
    }
    return false;
}

// What a title may have besides words, so that reading it as text adds nothing else to the book: no note, no link, no place of a reference.
bool is_plain(const TeiTree& tree, NodeIndex id) {
    switch (tree.kind(id)) {
        case ElementKind::text: return true;
        case ElementKind::title:
        case ElementKind::transparent:
        case ElementKind::phrase:
        case ElementKind::highlight:
        case ElementKind::quotation:
        case ElementKind::line_break: break;
        default: return false;
    }
    for (const NodeIndex child : tree.children(id))
        if (!is_plain(tree, child) || !tree.identifier(child).empty()) return false;
    return true;
}

bool needs_reading(const TeiTree& tree, NodeIndex id) {
    if (tree.is_text(id)) return parts_word(tree[id].text);
    if (tree.kind(id) == ElementKind::quotation) return true;
    for (const NodeIndex child : tree.children(id))
        if (needs_reading(tree, child)) return true;
    return false;
}

std::string line_of_title(Reading& reading, NodeIndex title, const Scope& scope) {
    reading::Marks marks{{}, reading.marks.parted};
    const Scope inside = scope_inside(reading, title, scope);
    const Block header = loose_header(inside, reading.tree[title].span, Role::title_main);
    Flow flow(marks, header);
    flow.begin_leaf(header);
    read_children(reading, flow, title, inside);
    flow.end_leaf();
    const Blocks line = flow.finish();
    return line.size() == 1 && line.front().is_leaf() ? plain_text(line.front().inlines()) : std::string();
}

}  // namespace

void finish_titles(Reading& reading, NodeIndex header, Metadata& metadata) {
    const std::vector<NodeIndex> titles = titles_of(reading.tree, header);
    Scope scope;
    if (!metadata.language.empty()) scope.language = reading.language_id(metadata.language);
    for (std::size_t i = 0; i < titles.size(); ++i) {
        if (!needs_reading(reading.tree, titles[i]) || !is_plain(reading.tree, titles[i])) continue;
        std::string line = line_of_title(reading, titles[i], scope);
        if (line.empty()) continue;
        Title& title = metadata.titles[i];
        if (metadata.series == title.text) metadata.series = line;
        title.text = std::move(line);
    }
}

}  // namespace nabor::tei
