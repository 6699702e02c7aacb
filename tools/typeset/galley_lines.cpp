#include "typeset/galley_lines.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

namespace nabor {

namespace {

constexpr char16_t soft_hyphen = 0x00AD;

// The first of a list in ascending order that stands at `position` or later; after it where `is_after`.
template <typename Mark>
auto mark_at(const std::vector<Mark>& marks, std::uint32_t position, bool is_after) {
    return std::partition_point(marks.begin(), marks.end(),
                                [&](const Mark& mark) { return is_after ? mark.position <= position : mark.position < position; });
}

// Calls `take` for each call or mark that a line shows. A mark stands after the text that it belongs to, so a line break there leaves it on the
// line before.
template <typename Mark, typename Take>
void each_shown(const std::vector<Mark>& marks, const LineBounds& line, bool first, bool last, Take&& take) {
    const auto begin = first ? marks.begin() : mark_at(marks, line.begin, true), end = last ? marks.end() : mark_at(marks, line.next, true);
    for (auto mark = begin; mark < end; ++mark) take(*mark);
}

// `end_before`: of the text of the line before. A destination in the white between two lines is that of the text behind it, but for one that belongs
// to the text before.
void give_destinations(const std::vector<DestinationMark>& destinations, const LineBounds& line, std::uint32_t end_before, GalleyItem& item) {
    const bool first = item.line.first, last = item.line.last;
    const auto end = last ? destinations.end() : mark_at(destinations, line.next, true);
    for (auto mark = mark_at(destinations, end_before, false); mark < end; ++mark) {
        const bool is_before = !first && mark->position <= line.begin && mark->is_of_text_before;
        const bool is_after = !last && mark->position >= line.end && !mark->is_of_text_before;
        if (!is_before && !is_after) item.destinations.push_back(mark->destination);
    }
}

void give_marks(const ParagraphLines& all, const LineBounds& line, bool first, bool last, GalleyItem& item) {
    each_shown(all.paragraph.notes, line, first, last, [&](const NoteMark& mark) { item.notes.push_back(mark.note); });
    each_shown(all.side, line, first, last, [&](const SideItemMark& mark) { item.side.push_back(mark.item); });
}

Origin origin_at(const FlowParagraph& paragraph, std::uint32_t position) {
    const auto& origins = paragraph.origins;
    if (origins.empty()) return {};
    auto piece = std::upper_bound(origins.begin(), origins.end(), position,
                                  [](std::uint32_t place, const TextOrigin& later) { return place < later.begin; });
    if (piece != origins.begin()) --piece;
    Origin origin = piece->origin;
    origin.unit += std::clamp(position, piece->begin, piece->end) - piece->begin;
    return origin;
}

// Letters of a word that is looked at whole: the lines of a longer one would each look back over those before.
constexpr std::uint32_t longest_word = 1000;

// Where the word begins that is divided before a line.
std::uint32_t word_begin(const FlowParagraph& paragraph, std::uint32_t position) {
    const std::u16string& text = paragraph.text;
    const auto is_of_word = [&](char16_t unit) {
        return U16_IS_SURROGATE(unit) || u_isalnum(unit) || (U_MASK(u_charType(unit)) & U_GC_M_MASK) != 0 || unit == u'-' ||
               unit == soft_hyphen || unit == u'\u2010' || unit == u'\'' || unit == u'\u2019';
    };
    const std::uint32_t least = position - std::min(position, longest_word);
    while (position > least && is_of_word(text[position - 1])) --position;
    return position;
}

Origin origin_of(const FlowParagraph& paragraph, const std::vector<LineBounds>& bounds, std::size_t line) {
    if (line == 0) return origin_at(paragraph, 0);  // a label's, where there is one
    const std::uint32_t begin = bounds[line].begin;
    return origin_at(paragraph, bounds[line - 1].point->hyphen ? word_begin(paragraph, begin) : begin);
}

// The tallest image in a line, from the baseline up.
Length tallest_object(const FlowParagraph& paragraph, const LineBounds& line) {
    Length tallest;
    for (auto object = mark_at(paragraph.objects, line.begin, false); object != paragraph.objects.end() && object->position < line.end; ++object)
        if (!object->is_slot) tallest = std::max(tallest, object->height);
    return tallest;
}

bool begins_anew(const ParagraphLines& all, const std::vector<LineBounds>& bounds, std::size_t line) {
    return line == 0 || (all.rules.restarts && bounds[line - 1].point->forced);
}

Length indent_of(const ParagraphLines& all, const std::vector<LineBounds>& bounds, std::size_t line) {
    if (begins_anew(all, bounds, line)) return all.first_indent;
    return line < all.rules.lines_beside ? all.beside_indent : all.set.style.hanging;
}

PageLine page_line_of(const LineToSet& line, const ParagraphLines& all, Length height) {
    PageLine made;
    made.x = line.x;
    made.width = line.width;
    made.height = height;
    made.paragraph = all.ordinal;
    made.justified = line.align == TextAlign::justify && !line.last;
    made.hyphen = line.hyphen;
    made.is_heading = all.paragraph.is_heading;
    made.ragged = all.is_ragged;
    return made;
}

// A line of verse is one line, however often it turns over.
LineCount count_of(const FlowParagraph& paragraph, Length baseline, bool first) {
    const FlowNumbers& numbers = paragraph.numbers;
    LineCount count;
    count.counts = numbers.counts_lines;
    count.goes_on = paragraph.is_verse_line && (!first || numbers.goes_on);
    count.verse = numbers.verse;
    count.paragraph = first ? numbers.paragraph : 0;
    count.baseline = baseline;
    return count;
}

}  // namespace

Length baseline_of(const FontSet& fonts, const SetStyle& style) {
    const FaceMetrics& metrics = fonts.metrics(style.faces.front());
    const Length ascent = scaled(style.style.size, metrics.ascender, metrics.units_per_em);
    const Length descent = scaled(style.style.size, -metrics.descender, metrics.units_per_em);
    return (style.style.leading - ascent - descent) / 2 + ascent;
}

Length first_baseline(const std::vector<PageItem>& items) {
    const auto is_run = [](const PageItem& item) { return std::holds_alternative<GlyphRun>(item); };
    const auto run = std::find_if(items.begin(), items.end(), is_run);
    return run == items.end() ? Length{} : std::get<GlyphRun>(*run).y;
}

Length number_column(const FlowParagraph& paragraph, const SetStyle& set) {
    return paragraph.leaders ? paragraph.objects.back().width + set.style.size : Length{};
}

std::vector<LineBounds> bounds_of(const std::vector<LineBreakPoint>& points, const std::vector<std::uint32_t>& chosen,
                                  std::uint32_t begin) {
    std::vector<LineBounds> lines;
    std::int64_t left = 0;
    for (std::uint32_t index : chosen) {
        const LineBreakPoint& point = points[index];
        lines.push_back({begin, std::max(point.end, begin), point.next, &point, left});
        begin = point.next;
        left = point.left_protrusion;
    }
    return lines;
}

std::vector<LineToSet> lines_of(const std::vector<LineBounds>& bounds, const ParagraphLines& all) {
    std::vector<LineToSet> lines;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const bool ends_paragraph = i + 1 == bounds.size(), justified = all.rules.justified;
        const std::int64_t left = justified ? bounds[i].left_protrusion : 0, right = justified ? bounds[i].point->right_protrusion : 0;
        LineToSet line;
        line.begin = bounds[i].begin;
        line.end = bounds[i].end;
        line.hyphen = bounds[i].point->adds_hyphen;
        line.align = all.is_ragged ? TextAlign::left : all.set.style.align;
        line.last = ends_paragraph || bounds[i].point->forced;
        line.leaders = all.paragraph.leaders && ends_paragraph;
        // The indents of a right-to-left line are at its right: its measure is narrower by as much.
        line.x = all.left - Length{all.paragraph.right_to_left ? right : left};
        if (!all.paragraph.right_to_left) line.x += indent_of(all, bounds, i);
        line.width = Length{all.rules.measure_of(begins_anew(all, bounds, i) ? 0 : i) + left + right};
        const Length column = number_column(all.paragraph, all.set);  // at the end of lines
        if (line.leaders) line.width += column;
        if (all.paragraph.right_to_left && !line.leaders) line.x += column;
        lines.push_back(line);
    }
    return lines;
}

Galley items_of(const std::vector<LineBounds>& bounds, const std::vector<LineToSet>& lines, const ParagraphLines& all,
                const GalleyItem& first_item) {
    Galley items;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const bool first = i == 0, last = i + 1 == bounds.size();
        GalleyItem item;
        if (first) item = first_item;
        item.height = all.set.style.leading + std::max(tallest_object(all.paragraph, bounds[i]) - all.baseline, Length{});
        item.on_grid = all.grid.units > 0 && item.height == all.grid;
        item.stays = !first && i < all.rules.lines_beside;
        item.may_break_before = i >= all.set.style.orphans && bounds.size() - i >= all.set.style.widows && !item.stays;
        item.ends_with_hyphen = bounds[i].point->hyphen && !last;
        item.is_line = true;
        item.line = page_line_of(lines[i], all, item.height);
        item.line.first = first;
        item.line.last = last;
        item.span = item.line.place = all.paragraph.place_at(bounds[i].begin);
        item.origin = origin_of(all.paragraph, bounds, i);
        item.count = count_of(all.paragraph, all.baseline + item.height - all.set.style.leading, first);
        if (item.count.counts) item.count.begin = origin_at(all.paragraph, first ? 0 : bounds[i].begin);
        give_marks(all, bounds[i], first, last, item);
        give_destinations(all.paragraph.destinations, bounds[i], first ? 0 : bounds[i - 1].end, item);
        items.push_back(std::move(item));
    }
    return items;
}

void fill(GalleyItem& item, SetLine&& line, Length baseline) {
    const Length lowered = std::max(line.tallest_object - baseline, Length{});
    baseline += lowered;
    for (PageItem& run : line.items) item.items.push_back(std::move(run));
    for (PageItem& run : item.items) move_by(run, {}, baseline);
    item.slots.insert(item.slots.end(), line.slots.begin(), line.slots.end());  // behind those of a label
    for (PageSlot& slot : item.slots) slot.y += baseline;
    std::stable_sort(item.slots.begin(), item.slots.end(), [](const PageSlot& one, const PageSlot& other) { return one.x < other.x; });
    for (SideItem& beside : item.side) beside.y += lowered;
    item.line.word_space = line.word_space;
}

}  // namespace nabor
