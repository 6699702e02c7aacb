// Whether lb marks the lines of the printed source, as in transcriptions of old prints, or breaks that the text wants.
#include "base/utf8.h"
#include "language/characters.h"
#include "tei/reading.h"

namespace nabor::tei {

namespace {

// Lines of print have at most so many bytes (150 letters of Cyrillic), and a text of them has many.
constexpr std::size_t longest_line = 300;
constexpr std::size_t least_breaks = 40;

struct Lines {
    std::size_t text = 0, broken_text = 0;  // bytes of all paragraphs, and of those with lines
    std::size_t breaks = 0, parted_words = 0;
};

// Counts what is inside a paragraph. `parted` tells whether the text so far ends with a hyphen.
struct Paragraph {
    std::size_t text = 0, breaks = 0, parted_words = 0;
    bool ends_with_hyphen = false;
};

void count(const TeiTree& tree, NodeIndex id, Paragraph& paragraph) {
    for (const NodeIndex child : tree.children(id)) {
        if (tree.is_text(child)) {
            const std::string_view text = trim_xml_space(tree[child].text);
            paragraph.text += tree[child].text.size();
            if (text.empty()) continue;
            const std::string_view word = without_last_code_point(text);
            paragraph.ends_with_hyphen = is_hyphen(last_code_point(text)) && is_letter(last_code_point(word));
        } else if (tree.is(child, "lb")) {
            ++paragraph.breaks;
            if (paragraph.ends_with_hyphen || tree.attribute(child, "break") == "no") ++paragraph.parted_words;
        } else if (tree.kind(child) != ElementKind::note) {
            count(tree, child, paragraph);
        }
    }
}

void add(const Paragraph& paragraph, Lines& lines) {
    lines.text += paragraph.text;
    if (paragraph.breaks == 0 || paragraph.text > (paragraph.breaks + 1) * longest_line) return;
    lines.broken_text += paragraph.text;
    lines.breaks += paragraph.breaks;
    lines.parted_words += paragraph.parted_words;
}

}  // namespace

// Words parted at the ends of lines tell a printed page from verse and addresses.
bool keeps_source_lines(const TeiTree& tree) {
    Lines lines;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        if (tree.kind(id) != ElementKind::paragraph) continue;
        Paragraph paragraph;
        count(tree, id, paragraph);
        add(paragraph, lines);
    }
    return lines.breaks >= least_breaks && lines.parted_words > 0 && lines.broken_text * 2 > lines.text;
}

}  // namespace nabor::tei
