#include "typeset/galley_setter.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "book/book.h"
#include "typeset/line_setting.h"
#include "typeset/table_setter.h"

namespace nabor {

namespace {

// Lines of a block that is to be kept together; a longer one is cut all the same.
constexpr std::size_t most_kept_lines = 16;
// Height that a picture leaves to its caption, in lines of the grid or of 13 points.
constexpr std::int64_t caption_lines = 4;

// Where the baseline stands in a line: the face's ascent and descent centred in the leading, as CSS 2.2 10.8.1 does.
Length baseline_of(const FontSet& fonts, const SetStyle& style) {
    const FaceMetrics& metrics = fonts.metrics(style.faces.front());
    const Length ascent = scaled(style.style.size, metrics.ascender, metrics.units_per_em);
    const Length descent = scaled(style.style.size, -metrics.descender, metrics.units_per_em);
    return (style.style.leading - ascent - descent) / 2 + ascent;
}

void move_down(PageItem& item, Length by) {
    std::visit([&](auto& placed) { placed.y += by; }, item);
}

struct LineBounds {
    std::uint32_t begin = 0, end = 0, next = 0;
    bool hyphen = false;
    std::int64_t left_protrusion = 0, right_protrusion = 0;
};

std::vector<LineBounds> bounds_of(const std::vector<LineBreakPoint>& points, const std::vector<std::uint32_t>& chosen,
                                  std::uint32_t begin) {
    std::vector<LineBounds> lines;
    std::int64_t left = 0;
    for (std::uint32_t index : chosen) {
        const LineBreakPoint& point = points[index];
        lines.push_back({begin, std::max(point.end, begin), point.next, point.hyphen, left, point.right_protrusion});
        begin = point.next;
        left = point.left_protrusion;
    }
    return lines;
}

// Notes belong to the line of their call, which stands before the mark; destinations to the line that follows them.
void give_marks(const FlowParagraph& paragraph, const LineBounds& line, bool first, bool last, GalleyItem& item) {
    for (const NoteMark& mark : paragraph.notes) {
        const bool here = mark.position == 0 ? first : mark.position > line.begin && (mark.position <= line.next || last);
        if (here || (first && mark.position <= line.begin)) item.notes.push_back(mark.note);
    }
    for (const DestinationMark& mark : paragraph.destinations)
        if ((first || mark.position >= line.begin) && (last || mark.position < line.next)) item.destinations.push_back(mark.destination);
}

}  // namespace

GalleySetter::GalleySetter(Shaper& shaper, LinePointFinder& points, Length grid, Length tallest)
    : shaper_(shaper), points_(points), grid_(grid), tallest_(tallest) {}

SectionGalley GalleySetter::set(FlowSection& section, Length measure) {
    SectionGalley galley;
    galley.text = set_blocks(section.blocks, measure);
    for (FlowNote& note : section.notes) galley.notes.push_back(set_blocks(note.blocks, measure));
    galley.heads = std::exchange(heads_, {});
    return galley;
}

Galley GalleySetter::set_blocks(std::vector<FlowBlock>& blocks, Length measure) {
    Galley galley;
    Progress progress;
    centre_verse(blocks, measure);
    for (FlowBlock& block : blocks) {
        const std::size_t first = galley.size();
        if (auto* paragraph = std::get_if<FlowParagraph>(&block.content))
            set_paragraph(block, *paragraph, measure, progress, galley);
        else if (const auto* image = std::get_if<FlowImage>(&block.content))
            set_image(block, *image, measure, galley);
        else
            TableSetter(*this).set(block, std::get<FlowTable>(block.content), measure, galley);
        if (galley.size() > first) open_block(block, progress, galley, first);
    }
    return galley;
}

// White above a block, and which breaks its neighbours forbid.
void GalleySetter::open_block(FlowBlock& block, Progress& progress, Galley& galley, std::size_t first) const {
    GalleyItem& item = galley[first];
    item.space_before = std::max(block.space_before, progress.space_after);
    item.sink = block.sink;
    item.break_before = block.break_before != PageBreak::automatic ? block.break_before : progress.break_before;
    item.strings = std::move(block.strings);
    item.destinations.insert(item.destinations.begin(), block.destinations.begin(), block.destinations.end());
    item.may_break_before = first > 0 && !progress.kept && !block.keep_with_previous;
    if (progress.kept)
        for (std::size_t i = first; i < galley.size() && i < first + progress.keep_lines; ++i) galley[i].may_break_before = false;
    if (block.keep_together && galley.size() - first <= most_kept_lines)
        for (std::size_t i = first + 1; i < galley.size(); ++i) galley[i].may_break_before = false;
    const auto* paragraph = std::get_if<FlowParagraph>(&block.content);
    progress.space_after = block.space_after;
    progress.kept = block.keep_with_next;
    progress.keep_lines = paragraph ? shaper_.styles()[paragraph->style].style.keep_with_next_lines : 2;
    progress.break_before =
        block.break_after == PageBreak::page || block.break_after == PageBreak::right ? block.break_after : PageBreak::automatic;
}

void GalleySetter::set_paragraph(FlowBlock& block, FlowParagraph& paragraph, Length measure, Progress& progress, Galley& galley) {
    const SetStyle& set = shaper_.styles()[paragraph.style];
    const ShapedParagraph shaped = shaper_.shape(paragraph);
    const Length available = measure - block.left - block.right;
    GalleyItem first_item;
    Length first_indent = set.style.align == TextAlign::centre || set.style.align == TextAlign::right ? Length{} : set.style.first_indent;
    if (paragraph.label_end > 0) first_indent = set_label(paragraph, shaped, block.left, first_item);
    const Length text_width{shaped.width_before.back()};
    if (paragraph.continues_verse_line)
        first_indent = std::max(first_indent, std::min(progress.verse_line_end - block.left, available - text_width));
    // In contents the page numbers have a column of their own, which titles keep out of.
    const Length reserve = paragraph.leaders ? paragraph.objects.back().width + set.style.size : Length{};
    LineBreakingRules rules;
    rules.first_line = (available - first_indent - reserve).units;
    rules.other_lines = (available - set.style.hanging - reserve).units;
    rules.justified = set.style.align == TextAlign::justify;
    rules.last_line_least = std::max<std::int64_t>(set.style.first_indent.units * 3 / 2, set.style.size.units * 2);
    const std::vector<LineBreakPoint> points = points_.find(paragraph, shaped, std::min(rules.first_line, rules.other_lines));
    const std::vector<std::uint32_t> chosen = break_lines({shaped.width_before, shaped.space_before}, paragraph.label_end, points, rules);
    const std::vector<LineBounds> lines = bounds_of(points, chosen, paragraph.label_end);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const LineBounds& bounds = lines[i];
        const bool ends_paragraph = i + 1 == lines.size();
        const std::int64_t protrusion = rules.justified ? bounds.left_protrusion : 0;
        LineToSet line;
        line.begin = bounds.begin;
        line.end = bounds.end;
        line.hyphen = bounds.hyphen;
        line.align = set.style.align;
        line.last = ends_paragraph || points[chosen[i]].forced;
        line.leaders = paragraph.leaders && ends_paragraph;
        line.x = block.left + (i == 0 ? first_indent : set.style.hanging) - Length{protrusion};
        line.width = Length{(i == 0 ? rules.first_line : rules.other_lines) + protrusion + (rules.justified ? bounds.right_protrusion : 0)};
        if (line.leaders) line.width += reserve;
        SetLine made = set_line(shaper_, paragraph, shaped, line);
        const Length line_end = line.x + made.natural_width;
        if (paragraph.is_verse_line) progress.verse_line_end = line_end + scaled(set.style.size, 1, 4);
        GalleyItem item = item_of(std::move(made), set, std::exchange(first_item, GalleyItem{}));
        item.may_break_before = i >= set.style.orphans && lines.size() - i >= set.style.widows;
        item.ends_with_hyphen = bounds.hyphen;
        give_marks(paragraph, bounds, i == 0, ends_paragraph, item);
        galley.push_back(std::move(item));
    }
}

// Puts a line's runs on its baseline, below whatever stands taller than the line; `item` may hold the line's label already.
GalleyItem GalleySetter::item_of(SetLine&& line, const SetStyle& set, GalleyItem&& item) const {
    const Length baseline = baseline_of(shaper_.fonts(), set);
    const Length taller = std::max(line.tallest_object - baseline, Length{});
    item.height = set.style.leading + taller;
    item.on_grid = grid_.units > 0 && item.height == grid_;
    for (PageItem& run : line.items) item.items.push_back(std::move(run));
    for (PageItem& run : item.items) move_down(run, baseline + taller);
    for (PageSlot& slot : line.slots) {
        slot.y += baseline + taller;
        item.slots.push_back(slot);
    }
    return std::move(item);
}

// The label hangs in its column to the left of the text; what does not fit pushes the first line in. Returns that indent.
Length GalleySetter::set_label(const FlowParagraph& paragraph, const ShapedParagraph& shaped, Length left, GalleyItem& item) {
    LineToSet line;
    line.end = paragraph.label_end;
    line.align = TextAlign::left;
    line.x = left - paragraph.label_width;
    line.width = paragraph.label_width;
    line.last = true;
    SetLine label = set_line(shaper_, paragraph, shaped, line);
    const Length gap = scaled(shaper_.styles()[paragraph.style].style.size, 1, 3);
    if (paragraph.label_flush_right && label.natural_width + gap < paragraph.label_width) {
        line.x = left - gap - label.natural_width;
        label = set_line(shaper_, paragraph, shaped, line);
    }
    item.items = std::move(label.items);
    const Length overrun = label.natural_width + gap - paragraph.label_width;
    return std::max(overrun, Length{});
}

void GalleySetter::set_image(const FlowBlock& block, const FlowImage& image, Length measure, Galley& galley) const {
    const Length available = measure - block.left - block.right;
    const Length tallest = tallest_ - (grid_.units > 0 ? grid_ : Length::points(13)) * caption_lines;
    Length width = image.width, height = image.height;
    if (width > available) {
        height = {static_cast<std::int64_t>(static_cast<double>(height.units) * static_cast<double>(available.units) /
                                            static_cast<double>(width.units))};
        width = available;
    }
    if (height > tallest) {
        width = {static_cast<std::int64_t>(static_cast<double>(width.units) * static_cast<double>(tallest.units) /
                                           static_cast<double>(height.units))};
        height = tallest;
    }
    Length x = block.left;
    if (image.align == TextAlign::centre) x += (available - width) / 2;
    if (image.align == TextAlign::right) x += available - width;
    GalleyItem item;
    item.height = height;
    item.items.emplace_back(PlacedImage{image.image, x, {}, width, height, image.node});
    galley.push_back(std::move(item));
}

// Verse stands with its longest line in the middle. A line that its measure does not hold turns over, and has no say: it would push
// all the others to the edge; but it needs room. Heads and signatures keep their own alignment.
void GalleySetter::centre_verse(std::vector<FlowBlock>& blocks, Length measure) {
    std::map<std::uint32_t, Length> shifts;
    for (FlowBlock& block : blocks) {
        auto* paragraph = std::get_if<FlowParagraph>(&block.content);
        if (block.centring_group == 0 || !paragraph || !paragraph->is_verse_line) continue;
        const Length available = measure - block.right - block.left;
        const Length free = available - Length{shaper_.shape(*paragraph).width_before.back()};
        const Length asked = free.units < 0 ? available / 4 : free / 2;
        const auto [shift, is_new] = shifts.try_emplace(block.centring_group, asked);
        if (!is_new) shift->second = std::min(shift->second, asked);
    }
    for (FlowBlock& block : blocks) {
        const auto* paragraph = std::get_if<FlowParagraph>(&block.content);
        const auto shift = shifts.find(block.centring_group);
        if (!paragraph || shift == shifts.end()) continue;
        const TextAlign align = shaper_.styles()[paragraph->style].style.align;
        if (align == TextAlign::left || align == TextAlign::justify) block.left += shift->second;
    }
}

}  // namespace nabor
