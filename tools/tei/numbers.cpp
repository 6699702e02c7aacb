// Attributes that hold a number or a length (TEI chapters 3.9 and 14, cell/@cols, graphic/@width, space/@quantity): what is none is told,
// with what serves instead. Their readers take the value as it is.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/digits.h"
#include "base/utf8.h"
#include "book/book.h"
#include "reading/images.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

constexpr std::size_t most_quoted = 40;

bool is_amount(std::string_view text) {
    double value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= 0 && value < 1e9;
}

// Lengths that the reader of images takes, and words of CSS that ask for nothing.
bool is_length(std::string_view text) {
    ImageUse use;
    return text == "auto" || (reading::apply_width(text, use) && (use.width_millimetres || use.width_share));
}

bool is_cell(std::string_view name) { return name == "cell" || name == "td" || name == "th"; }
bool is_space(std::string_view name) { return name == "space" || name == "gap"; }

// What is used in place of the value; "" for a value that is right, or for an attribute without a number.
std::string instead_of(const TeiTree& tree, NodeIndex id, const xml::Attribute& attribute) {
    const std::string_view element = tree[id].text, name = attribute.name, value = trim_xml_space(attribute.value);
    const bool is_span = name == "cols" || name == "rows" || name == "colspan" || name == "rowspan";
    if (is_span && is_cell(element)) {
        const SpannedCells span = spanned_cells(value);
        return span.is_as_written ? std::string() : fmt::format("the cell has {}", std::max<unsigned>(span.number, 1));
    }
    if (is_span && element == "table") return spanned_cells(value).is_as_written ? "" : "the table has what its rows have";
    if (name == "quantity" && is_space(element)) return is_amount(value) ? "" : "it counts as one";
    if (tree.kind(id) != ElementKind::graphic || is_length(value)) return {};
    ImageUse use;
    if (name == "width" && reading::apply_width(value, use)) return "the image has the size that its pixels give it";  // else `tei-width` tells it
    if (name == "height") return "the image has the height that its width gives it";
    return {};
}

bool is_of_length(std::string_view name) { return name == "width" || name == "height"; }

std::string_view noun_of(std::string_view name) {
    if (is_of_length(name)) return name;
    return name == "quantity" ? "amount" : name.starts_with("col") ? "number of columns" : "number of rows";
}

}  // namespace

void tell_wrong_numbers(Reading& reading) {
    const TeiTree& tree = reading.tree;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        const TreeNode& node = tree[id];
        for (std::size_t k = 0; k < node.attribute_count; ++k) {
            const xml::Attribute& attribute = tree.attributes[node.first_attribute + k];
            const std::string instead = attribute.value.empty() ? std::string() : instead_of(tree, id, attribute);
            if (instead.empty() || !reading.is_first("tei-number", fmt::format("{} {}={}", node.text, attribute.name, attribute.value))) continue;
            const std::string quoted = collapse_xml_space(attribute.value.substr(0, most_quoted));
            reading.report.note("tei-number", node.span, fmt::format("{}=\"{}\" is no {}: {}", attribute.name, quoted, noun_of(attribute.name), instead),
                                is_of_length(attribute.name) ? "write a length such as 80mm, or 50%" : "write a whole number above zero");
        }
    }
}

}  // namespace nabor::tei
