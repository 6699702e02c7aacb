// In: a rendition. Out: XHTML elements and classes, from one table.
#include "book/looks.h"

#include <algorithm>
#include <array>

namespace nabor {

namespace {

constexpr LookRow look_rows[] = {
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
constexpr std::string_view indent_prefix = "indent-";

}  // namespace

std::span<const LookRow> look_table() { return look_rows; }

void add_class(std::string& classes, std::string_view added) {
    if (added.empty()) return;
    if (!classes.empty()) classes += ' ';
    classes += added;
}

bool is_expressed(const LookRow& look, std::string_view element) {
    return look.expressed_by.find(" " + std::string(element) + " ") != std::string_view::npos;
}

void add_block_classes(std::string& classes, const Rendition& rendition) {
    for (const LookRow& row : look_rows)
        if (rendition.has(row.look)) add_class(classes, row.css_class);
    add_class(classes, alignments[static_cast<std::size_t>(rendition.alignment)]);
    if (rendition.indent > 0) add_class(classes, std::string(indent_prefix) + std::to_string(rendition.indent));
}

void add_block_classes(std::string& classes, const Block& block) {
    add_block_classes(classes, block.rendition);
    add_class(classes, verse_parts[static_cast<std::size_t>(block.part)]);
}

void add_phrase_classes(std::string& classes, const Rendition& rendition, std::string_view element) {
    for (const LookRow& row : look_rows)
        if (rendition.has(row.look) && row.element.empty() && !row.of_blocks && !is_expressed(row, element))
            add_class(classes, row.css_class);
}

std::uint16_t expressed_looks(const Rendition& rendition, std::string_view element) {
    Rendition expressed;
    for (const LookRow& row : look_rows)
        if (rendition.has(row.look) && is_expressed(row, element)) expressed.set(row.look);
    return expressed.looks;
}

std::string_view element_of_looks(const Rendition& rendition) {
    const auto* found = std::find_if(std::begin(look_rows), std::end(look_rows), [&](const LookRow& row) { return !row.element.empty() && rendition.has(row.look); });
    return found == std::end(look_rows) ? std::string_view() : found->element;
}

bool is_look_class(std::string_view name) {
    const auto is_one_of = [&](const auto& names) { return std::find(names.begin(), names.end(), name) != names.end(); };
    const bool is_look = std::any_of(std::begin(look_rows), std::end(look_rows), [&](const LookRow& row) { return row.css_class == name; });
    return !name.empty() && (is_look || is_one_of(alignments) || is_one_of(verse_parts) || name.starts_with(indent_prefix));
}

}  // namespace nabor
