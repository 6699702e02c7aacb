#include "typeset/table_lines.h"

#include <algorithm>
#include <optional>
#include <variant>

namespace nabor {

namespace {

constexpr Length rule_thickness = {Length::per_point / 2};

}  // namespace

void shift(GalleyItem& line, Length x) {
    for (PageItem& item : line.items) move_by(item, x, {});
    for (PageSlot& slot : line.slots) slot.x += x;
}

void make_artifact(PageItem& item) {
    if (auto* run = std::get_if<GlyphRun>(&item)) {
        run->node = NodeId::none;
        run->link = PageLinkId::none;
    } else if (auto* image = std::get_if<PlacedImage>(&item)) {
        image->node = NodeId::none;
    }
}

void rule_above(GalleyItem& item, Length left, Length width) {
    for (PageItem& content : item.items) move_by(content, {}, table_rule_gap * 2);
    for (PageSlot& slot : item.slots) slot.y += table_rule_gap * 2;
    item.items.insert(item.items.begin(), RuleLine{left, {}, width, rule_thickness, 0});
    item.height += table_rule_gap * 2;
}

void rule_below(GalleyItem& item, Length left, Length width) {
    item.height += table_rule_gap * 2;
    item.items.insert(item.items.begin(), RuleLine{left, item.height - table_rule_gap, width, rule_thickness, 0});
}

LineEdges edges_of(const GalleyItem& line) {
    std::optional<LineEdges> edges;
    for (const PageItem& item : line.items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) {
            const Length end = end_of(*run);
            if (!edges) edges = {run->x, end};
            edges = {std::min(edges->left, run->x), std::max(edges->right, end)};
        }
    return edges.value_or(LineEdges{});
}

}  // namespace nabor
