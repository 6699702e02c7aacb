// In: a rendition. Out: XHTML elements and classes, from one table.
#include "epub/looks.h"

#include <array>

namespace nabor::epub {

namespace {

constexpr XhtmlLook rows[] = {
    {Look::italic, "em", "italic", " em cite dfn "},
    {Look::bold, "strong", "bold", " strong th "},
    {Look::superscript, "sup", "superscript", " sup "},
    {Look::subscript, "sub", "subscript", " sub "},
    {Look::small_caps, "", "small-caps", ""},
    {Look::capitals, "", "capitals", ""},
    {Look::letterspaced, "", "letterspaced", ""},
    {Look::underlined, "", "underlined", " ins "},
    {Look::struck, "", "struck", " del "},
    {Look::larger, "", "larger", ""},
    {Look::smaller, "", "smaller", ""},
    {Look::monospaced, "", "monospaced", " code pre "},
    {Look::upright, "", "upright", ""},
    {Look::no_indent, "", "no-indent", "", true},
    {Look::run_in, "", "run-in", "", true},
};

constexpr std::array<std::string_view, 5> alignments = {"", "left", "centre", "right", "justified"};
constexpr std::array<std::string_view, 4> verse_parts = {"", "part-initial", "part-middle", "part-final"};

}  // namespace

std::span<const XhtmlLook> look_table() { return rows; }

void add_class(std::string& classes, std::string_view added) {
    if (added.empty()) return;
    if (!classes.empty()) classes += ' ';
    classes += added;
}

bool is_expressed(const XhtmlLook& look, std::string_view element) {
    return look.expressed_by.find(" " + std::string(element) + " ") != std::string_view::npos;
}

void add_block_classes(std::string& classes, const Rendition& rendition) {
    for (const XhtmlLook& row : rows)
        if (rendition.has(row.look)) add_class(classes, row.css_class);
    add_class(classes, alignments[static_cast<std::size_t>(rendition.alignment)]);
    if (rendition.indent > 0) add_class(classes, "indent-" + std::to_string(rendition.indent));
}

void add_block_classes(std::string& classes, const Block& block) {
    add_block_classes(classes, block.rendition);
    add_class(classes, verse_parts[static_cast<std::size_t>(block.part)]);
}

void add_phrase_classes(std::string& classes, const Rendition& rendition, std::string_view element) {
    for (const XhtmlLook& row : rows)
        if (rendition.has(row.look) && row.element.empty() && !row.of_blocks && !is_expressed(row, element))
            add_class(classes, row.css_class);
}

}  // namespace nabor::epub
