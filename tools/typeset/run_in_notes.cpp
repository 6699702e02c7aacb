#include "typeset/run_in_notes.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>
#include <variant>

#include "typeset/galley_lines.h"
#include "typeset/line_setting.h"

namespace nabor {

namespace {

constexpr std::u16string_view between_notes = u"\u2003", between_lines = u" / ";

bool is_plain(const FlowBlock& block) {
    const auto* paragraph = std::get_if<FlowParagraph>(&block.content);
    if (paragraph == nullptr || paragraph->is_code_block || !block.labels.empty()) return false;
    return std::all_of(paragraph->objects.begin(), paragraph->objects.end(), [](const InlineObject& object) { return object.is_slot; });
}

template <typename Marks>
void append_marks(Marks& all, Marks&& more, std::uint32_t shift) {
    for (auto& mark : more) {
        mark.position += shift;
        all.push_back(std::move(mark));
    }
}

// Appends a paragraph behind some white, which belongs to what stands before it.
void append(FlowParagraph& all, FlowParagraph&& more, std::u16string_view white) {
    if (!all.spoken.empty() || !more.spoken.empty()) {
        all.keep_what_it_says();
        all.spoken += white;
        all.spoken += more.says();
    }
    all.text += white;
    if (!all.stretches.empty()) all.stretches.back().end = static_cast<std::uint32_t>(all.text.size());
    const auto shift = static_cast<std::uint32_t>(all.text.size());
    all.text += more.text;
    for (TextStretch stretch : more.stretches) {
        stretch.begin += shift;
        stretch.end += shift;
        all.stretches.push_back(stretch);
    }
    for (TextOrigin& origin : more.origins) all.origins.push_back({origin.begin + shift, origin.end + shift, origin.origin});
    for (const auto& [position, span] : more.spans) all.spans.emplace_back(position + shift, span);
    for (BidiIsolate isolate : more.isolates) {
        isolate.begin += shift;
        isolate.end += shift;
        all.isolates.push_back(isolate);
    }
    append_marks(all.objects, std::move(more.objects), shift);
    append_marks(all.destinations, std::move(more.destinations), shift);
}

// A note's blocks behind those before it. Returns where its text begins.
std::uint32_t append_note(FlowParagraph& all, FlowNote& note) {
    std::uint32_t begin = 0;
    bool is_first = true, was_verse = false;
    for (FlowBlock& block : note.blocks) {
        auto& paragraph = std::get<FlowParagraph>(block.content);
        const bool goes_on = std::exchange(was_verse, paragraph.is_verse_line) && paragraph.is_verse_line;
        const std::u16string_view inside = goes_on ? between_lines : u" ";
        const bool has_white = all.text.ends_with(u' ') && !goes_on;  // behind a lemma
        const std::u16string_view white = all.text.empty() || (has_white && !is_first) ? u"" : is_first ? between_notes : inside;
        const auto at = static_cast<std::uint32_t>(all.text.size() + white.size());
        if (std::exchange(is_first, false)) begin = at;
        append(all, std::move(paragraph), white);
        for (const DestinationId destination : block.destinations) all.destinations.push_back({at, destination});
    }
    std::stable_sort(all.destinations.begin(), all.destinations.end(),
                     [](const DestinationMark& one, const DestinationMark& other) { return one.position < other.position; });
    return begin;
}

// No line ends between a note's number and its words. `numbers`: where the white behind each number ends.
void keep_numbers_with_notes(const std::vector<std::uint32_t>& numbers, RunInNotes& notes) {
    std::erase_if(notes.points, [&](const LineBreakPoint& point) { return !point.forced && std::binary_search(numbers.begin(), numbers.end(), point.next); });
}

MeasuredText measured(const RunInNotes& notes) { return {notes.shaped.width_before, notes.shaped.space_before, notes.shaped.sizes_before}; }

}  // namespace

bool can_run_in(const std::vector<const FlowNote*>& notes) {
    return std::all_of(notes.begin(), notes.end(),
                       [](const FlowNote* note) { return !note->blocks.empty() && std::all_of(note->blocks.begin(), note->blocks.end(), is_plain); });
}

RunInNotes join_notes(const std::vector<FlowNote*>& notes, const RunInPlace& place, Shaper& shaper, BreakOpportunityFinder& points) {
    RunInNotes made;
    const FlowBlock& first = notes.front()->blocks.front();
    const auto& model = std::get<FlowParagraph>(first.content);
    made.paragraph.style = model.style;
    made.paragraph.right_to_left = model.right_to_left;
    made.paragraph.mirrors = model.mirrors;
    made.left = model.right_to_left ? first.right : first.left;
    const Style& style = shaper.styles()[model.style].style;
    made.line_height = style.leading;
    made.ordinal = place.ordinal;
    made.rules.first_line = made.rules.other_lines = (place.measure - first.left - first.right).units;
    made.rules.justified = style.align == TextAlign::justify;
    made.rules.hyphen_penalty = place.hyphen_penalty;
    std::vector<std::uint32_t> numbers;
    for (FlowNote* note : notes) {
        const std::uint32_t label = std::get<FlowParagraph>(note->blocks.front().content).run_in_label_end;
        made.begins.push_back(append_note(made.paragraph, *note));
        if (label > 0) numbers.push_back(made.begins.back() + label);
        made.ends.push_back(static_cast<std::uint32_t>(made.paragraph.text.size()));
        note->blocks.clear();
    }
    made.shaped = shaper.shape(made.paragraph);
    made.points = points.find(made.paragraph, made.shaped, made.rules.other_lines);
    keep_numbers_with_notes(numbers, made);
    return made;
}

StretchLines lines_of_stretches(const RunInNotes& notes) { return {measured(notes), notes.points, notes.rules, notes.ends}; }

namespace {

// The breaks of a stretch, the end of its text included.
std::vector<LineBreakPoint> breaks_of(const RunInNotes& notes, const RunInStretch& stretch) {
    std::vector<LineBreakPoint> breaks;
    for (const std::uint32_t point : lines_of_stretches(notes).breaks(stretch.begin, stretch.last_note)) breaks.push_back(notes.points[point]);
    LineBreakPoint& last = breaks.emplace_back();
    last.end = last.next = notes.ends[stretch.last_note];
    last.forced = true;
    return breaks;
}

}  // namespace

Galley set_run_in(const RunInNotes& notes, const RunInStretch& stretch, Shaper& shaper) {
    const std::vector<LineBreakPoint> breaks = breaks_of(notes, stretch);
    std::vector<std::uint32_t> chosen(breaks.size());
    std::iota(chosen.begin(), chosen.end(), 0);
    const std::vector<LineBounds> bounds = bounds_of(breaks, chosen, stretch.begin);
    const SetStyle& set = shaper.styles()[notes.paragraph.style];
    const std::vector<SideItemMark> no_side;
    const Length baseline = baseline_of(shaper.fonts(), set);
    const ParagraphLines all{notes.paragraph, set, notes.rules, no_side, notes.left, {}, {}, baseline, {}, notes.ordinal, false};
    const std::vector<LineToSet> lines = lines_of(bounds, all);
    Galley items = items_of(bounds, lines, all, {});
    items.resize(stretch.lines);
    for (std::size_t i = 0; i < items.size(); ++i) {
        fill(items[i], set_line(shaper, notes.paragraph, notes.shaped, lines[i]), baseline);
        items[i].line.is_note = true;
    }
    return items;
}

}  // namespace nabor
