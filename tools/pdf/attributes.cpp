// In: structure nodes. Out: attributes of lists, tables and figures.
#include "pdf/attributes.h"

#include <algorithm>
#include <array>

#include "pdf_file/tokens.h"

namespace nabor::pdf {

namespace {

constexpr std::array<std::string_view, 49> standard_types{
    "Document",  "Part",    "Art",   "Sect",    "Div",       "BlockQuote", "Caption", "TOC",     "TOCI",  "Index",
    "NonStruct", "Private", "P",     "H",       "H1",        "H2",         "H3",      "H4",      "H5",    "H6",
    "L",         "LI",      "Lbl",   "LBody",   "Table",     "TR",         "TH",      "TD",      "THead", "TBody",
    "TFoot",     "Span",    "Quote", "Note",    "Reference", "BibEntry",   "Code",    "Link",    "Annot", "Ruby",
    "RB",        "RT",      "RP",    "Warichu", "WT",        "WP",         "Figure",  "Formula", "Form"};

bool has_labels(const Pages& pages, const StructureTree& tree, std::uint32_t list) {
    for (const std::uint32_t item : tree.children(list)) {
        for (const std::uint32_t part : tree.children(item)) {
            if (pages.structure[part].type == "Lbl") return true;
        }
    }
    return false;
}

// Table 347. A list whose items have labels must not say None (ISO 14289-1, 7.6).
std::string_view list_numbering(const Pages& pages, const StructureTree& tree, std::uint32_t list) {
    if (pages.structure[list].ordered) return "Decimal";
    return has_labels(pages, tree, list) ? "Disc" : "None";
}

}  // namespace

void add_attributes(Dictionary element, const Pages& pages, const StructureTree& tree, std::uint32_t index) {
    const StructureNode& node = pages.structure[index];
    if (node.type == "L") element.dictionary("A").name("O", "List").name("ListNumbering", list_numbering(pages, tree, index));
    const bool is_header = node.type == "TH";
    if (!is_header && (node.type != "TD" || (node.row_span == 1 && node.column_span == 1))) return;
    Dictionary table = element.dictionary("A").name("O", "Table");
    if (is_header) table.name("Scope", node.row_scope ? "Row" : "Column");
    if (node.row_span != 1) table.integer("RowSpan", node.row_span);
    if (node.column_span != 1) table.integer("ColSpan", node.column_span);
}

void add_figure_attributes(Dictionary element, const Box& box) {
    Array corners = element.dictionary("A").name("O", "Layout").name("Placement", "Block").array("BBox");
    corners.real(in_points(box.left)).real(in_points(box.bottom)).real(in_points(box.right)).real(in_points(box.top));
}

bool is_standard_type(std::string_view type) {
    return std::find(standard_types.begin(), standard_types.end(), type) != standard_types.end();
}

}  // namespace nabor::pdf
