// In: Pages. Out: findings about whatever stands on them: beyond the room for it, over something else, apart from its caption.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <vector>

#include "base/utf8.h"
#include "check/audit_rules.h"

namespace nabor {

namespace {

constexpr Length far_right = {std::numeric_limits<std::int64_t>::max()};
// Marks protrude, and tables reach a little beyond the text block (typeset/table_setter.cpp).
constexpr Length most_beyond = {Length::per_point * 12};
constexpr Length least_overlap = {Length::per_point * 3 / 2};
// Between whatever stands in a margin and the page's edge: 3 mm, less what a letter's side bearings may take.
constexpr Length least_edge = {Length::per_point * 8};

// A run or an image of the text, as a box.
struct Box {
    Length left, right, baseline, size;
    Span place;                     // in the manuscript
    const GlyphRun* run = nullptr;  // null: an image
};

// Where there is ink, as far as sizes tell.
struct Ink {
    Length left = far_right, right, top = far_right, bottom;

    bool is_over(const Ink& other) const {
        return std::min(right, other.right) - std::max(left, other.left) > least_overlap && std::min(bottom, other.bottom) - std::max(top, other.top) > least_overlap;
    }
    bool holds(const Ink& other) const {
        return left <= other.left + least_overlap && other.right <= right + least_overlap && top <= other.top + least_overlap && other.bottom <= bottom + least_overlap;
    }
};

Ink ink_of(const PageItem& item) {
    if (const auto* run = std::get_if<GlyphRun>(&item)) return {run->x, end_of(*run), run->y - run->size * 3 / 4, run->y + run->size / 4};
    const auto box = [](const auto& one) { return Ink{one.x, one.x + one.width, one.y, one.y + one.height}; };
    if (const auto* image = std::get_if<PlacedImage>(&item)) return box(*image);
    return box(std::get<RuleLine>(item));
}

Ink ink_of(const Page& page, const SideBox& box) {
    Ink all;
    for (std::uint32_t i = box.first_item; i < box.last_item; ++i) {
        const Ink one = ink_of(page.items[i]);
        all = {std::min(all.left, one.left), std::max(all.right, one.right), std::min(all.top, one.top), std::max(all.bottom, one.bottom)};
    }
    return all;
}

// Page numbers in margin notes stand behind all other items, in the room that the notes leave them.
bool is_in_margin(const Page& page, std::uint32_t item) {
    const bool is_last = !page.side.empty() && item >= page.side.back().last_item;
    return std::any_of(page.side.begin(), page.side.end(), [&](const SideBox& box) {
        return (item >= box.first_item && item < box.last_item) || (is_last && ink_of(page, box).holds(ink_of(page.items[item])));
    });
}

// Of the text block. Artifacts and drop caps are left out: these stand beside several lines.
std::vector<Box> boxes_of(const Page& page) {
    std::vector<Box> boxes;
    for (std::uint32_t i = 0; i < page.items.size(); ++i) {
        if (is_in_margin(page, i)) continue;
        const PageItem& item = page.items[i];
        if (const auto* run = std::get_if<GlyphRun>(&item); run && run->node != NodeId::none && !run->is_initial && !run->glyphs.empty())
            boxes.push_back({run->x, end_of(*run), run->y, run->size, run->place, run});
        else if (const auto* image = std::get_if<PlacedImage>(&item); image && image->node != NodeId::none)
            boxes.push_back({image->x, image->x + image->width, image->y + image->height, image->height, image->place, nullptr});
    }
    return boxes;
}

struct Edges {
    Length left = far_right, right;
};

// Of the text block on right and on left pages: where lines begin and end.
std::array<Edges, 2> edges_of(const Pages& pages) {
    std::array<Edges, 2> edges;
    for (std::size_t i = 0; i < pages.pages.size(); ++i)
        for (const PageLine& line : pages.pages[i].lines) {
            edges[i % 2].left = std::min(edges[i % 2].left, line.x);
            edges[i % 2].right = std::max(edges[i % 2].right, line.x + line.width);
        }
    return edges;
}

AuditFinding finding_of(AuditKind kind, std::uint32_t page, const Box& box, Length figure) {
    AuditFinding finding;
    finding.kind = kind;
    finding.place = box.place;
    finding.figure = scaled(figure.units, 1000, Length::per_point);
    finding.marks.push_back({page, box.left, box.baseline - box.size * 3 / 4, box.right - box.left, box.size});
    if (box.run != nullptr) finding.text = to_utf8(std::u16string_view(box.run->text));
    return finding;
}

void find_overflow(std::uint32_t page, const std::vector<Box>& boxes, const Edges& edges, AuditFindings& findings) {
    for (const Box& box : boxes) {
        const Length beyond = std::max(edges.left - box.left, box.right - edges.right);
        if (beyond > most_beyond) findings.push_back(finding_of(AuditKind::overflow, page, box, beyond));
    }
}

// Runs whose letters stand over each other: on one baseline, or nearly so.
void find_overprint(std::uint32_t page, std::vector<Box> boxes, AuditFindings& findings) {
    std::erase_if(boxes, [](const Box& box) { return box.run == nullptr; });
    std::sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.baseline < b.baseline || (a.baseline == b.baseline && a.left < b.left); });
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t k = i + 1; k < boxes.size() && boxes[k].baseline - boxes[i].baseline < std::min(boxes[i].size, boxes[k].size) / 2; ++k) {
            const Length overlap = std::min(boxes[i].right, boxes[k].right) - std::max(boxes[i].left, boxes[k].left);
            if (overlap > least_overlap) findings.push_back(finding_of(AuditKind::overprint, page, boxes[k], overlap));
        }
}

// What something in a margin says first, over the whole of it.
Box mark_of(const Page& page, const SideBox& box, const Ink& ink) {
    Box mark{ink.left, ink.right, ink.top + (ink.bottom - ink.top) * 3 / 4, ink.bottom - ink.top, {}};
    for (std::uint32_t i = box.first_item; i < box.last_item && mark.run == nullptr; ++i) mark.run = std::get_if<GlyphRun>(&page.items[i]);
    if (mark.run != nullptr) mark.place = mark.run->place;
    return mark;
}

// Margins: what leaves the page, or stands over something else there or in the text block.
void find_in_margins(std::uint32_t number, const Page& page, AuditFindings& findings) {
    std::vector<Ink> inks;
    for (const SideBox& box : page.side) inks.push_back(ink_of(page, box));
    for (std::size_t i = 0; i < inks.size(); ++i) {
        const Ink& ink = inks[i];
        if (ink.left >= ink.right) continue;
        const auto add = [&](AuditKind kind, Length figure) {
            findings.push_back(finding_of(kind, number, mark_of(page, page.side[i], ink), figure));
            findings.back().in_margin = true;
        };
        const Length beyond = std::max({least_edge - ink.left, ink.right + least_edge - page.width, least_edge - ink.top, ink.bottom + least_edge - page.height});
        if (beyond.units > 0) add(AuditKind::overflow, beyond);
        bool is_over = std::any_of(inks.begin(), inks.begin() + static_cast<std::ptrdiff_t>(i), [&](const Ink& other) { return ink.is_over(other); });
        for (std::uint32_t k = 0; k < page.items.size() && !is_over; ++k) is_over = ink.is_over(ink_of(page.items[k])) && !is_in_margin(page, k);
        if (is_over) add(AuditKind::overprint, ink.bottom - ink.top);
    }
}

bool is_in_tree(const Pages& pages, NodeId node) { return node != NodeId::none && static_cast<std::size_t>(node) < pages.structure.size(); }

// The nearest element around a node that may hold a picture and its caption; none at the root, and of pages without a structure tree.
NodeId parent_of(const Pages& pages, NodeId node) {
    return is_in_tree(pages, node) ? pages.structure[static_cast<std::size_t>(node)].parent : NodeId::none;
}

// The caption that a node is in; none outside of captions.
NodeId caption_of(const Pages& pages, NodeId node) {
    while (is_in_tree(pages, node) && pages.structure[static_cast<std::size_t>(node)].type != "Caption") node = parent_of(pages, node);
    return is_in_tree(pages, node) ? node : NodeId::none;
}

}  // namespace

void audit_items(const Pages& pages, AuditFindings& findings) {
    const std::array<Edges, 2> edges = edges_of(pages);
    for (std::uint32_t i = 0; i < pages.pages.size(); ++i) {
        const std::vector<Box> boxes = boxes_of(pages.pages[i]);
        if (edges[i % 2].left < edges[i % 2].right) find_overflow(i, boxes, edges[i % 2], findings);
        find_overprint(i, boxes, findings);
        find_in_margins(i, pages.pages[i], findings);
    }
}

// A caption below the same element as a picture that stands on another page.
void audit_captions(const Pages& pages, AuditFindings& findings) {
    std::map<NodeId, std::uint32_t> pictures;  // by the element around them: the page of the last
    for (std::uint32_t i = 0; i < pages.pages.size(); ++i)
        for (const PageItem& item : pages.pages[i].items) {
            if (const auto* image = std::get_if<PlacedImage>(&item); image && image->node != NodeId::none)
                pictures[parent_of(pages, image->node)] = i;
            const auto* run = std::get_if<GlyphRun>(&item);
            const NodeId caption = run && run->node != NodeId::none ? caption_of(pages, run->node) : NodeId::none;
            if (caption == NodeId::none) continue;
            const auto picture = pictures.find(parent_of(pages, caption));
            if (picture == pictures.end() || picture->second == i) continue;
            const Length pages_apart = Length::points(static_cast<double>(i - picture->second));
            findings.push_back(finding_of(AuditKind::parted_caption, i, {run->x, end_of(*run), run->y, run->size, run->place, run}, pages_apart));
            pictures.erase(picture);
        }
}

}  // namespace nabor
