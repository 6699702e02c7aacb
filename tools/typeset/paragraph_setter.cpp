#include "typeset/paragraph_setter.h"

#include <algorithm>
#include <utility>

#include "typeset/heading_lines.h"
#include "typeset/initial.h"
#include "typeset/justification.h"
#include "typeset/line_costs.h"

namespace nabor {

namespace {

constexpr std::size_t long_paragraph_lines = 18;
// A paragraph of more characters, some ten pages, has one setting: what a search for others keeps grows with every line.
constexpr std::size_t longest_choice = 30'000;
constexpr std::int64_t sparing_hyphen_penalty = 600;
// A word space wider than so many thousandths of its natural width is no space between words any more.
constexpr std::int64_t widest_space = 2000;

bool has_images(const FlowParagraph& paragraph) {
    return std::any_of(paragraph.objects.begin(), paragraph.objects.end(), [](const InlineObject& object) { return !object.is_slot; });
}

// The settings to choose from. A paragraph of half a page or more is probably divided between pages, so it gets one with few hyphens too.
std::vector<ParagraphSetting> settings_of(const ShapedParagraph& shaped, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                          const LineBreakingRules& rules) {
    const MeasuredText text{shaped.width_before, shaped.space_before, shaped.sizes_before};
    std::vector<ParagraphSetting> settings = break_lines(text, begin, points, rules);
    if (rules.looseness == 0 || settings.front().ends.size() < long_paragraph_lines) return settings;
    LineBreakingRules sparing = rules;
    sparing.hyphen_penalty = std::max(rules.hyphen_penalty, sparing_hyphen_penalty);
    sparing.looseness = 0;
    ParagraphSetting few_hyphens = std::move(break_lines(text, begin, points, sparing).front());
    const auto demerits = paragraph_cost(text, begin, points, few_hyphens.ends, rules);
    if (!demerits || few_hyphens.ends == settings.front().ends) return settings;
    few_hyphens.demerits = *demerits;
    settings.push_back(std::move(few_hyphens));
    return settings;
}

// Whether a justified line of the setting would have a space too wide.
bool has_gaps(const ShapedParagraph& shaped, std::uint32_t begin, const std::vector<LineBreakPoint>& points, const ParagraphSetting& setting,
              const LineBreakingRules& rules) {
    const std::vector<LineBounds> lines = bounds_of(points, setting.ends, begin);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const LineBounds& line = lines[i];
        if (line.point->forced) continue;
        LineMaterial material;
        const std::int64_t width = shaped.width_before[line.end] - shaped.width_before[line.begin] + line.point->extra_width;
        material.spaces = shaped.space_before[line.end] - shaped.space_before[line.begin];
        material.letters = width - material.spaces;
        material.sizes = shaped.sizes_before[line.end] - shaped.sizes_before[line.begin];
        const std::int64_t slack = rules.measure_of(i) + line.left_protrusion + line.point->right_protrusion - width;
        const std::int64_t given = slack <= 0 ? 0 : share_out(material, slack).spaces;
        if (given > 0 && (material.spaces + given) * 1000 > material.spaces * widest_space) return true;
    }
    return false;
}

}  // namespace

SetParagraph ParagraphSetter::set(FlowParagraph& paragraph, ParagraphPlace place) {
    SetParagraph made;
    std::optional<Broken> beside;
    if (!paragraph.initial.styles.empty()) beside = break_beside_initial(paragraph, place);
    Broken broken = beside ? std::move(*beside) : break_paragraph(paragraph, place);
    made.space_before = broken.space_before;
    const SetStyle& set = style_of(paragraph);
    const ParagraphLines all{paragraph,         set,        broken.rules, place.side, place.left, broken.first_indent, broken.beside_indent,
                             baseline_of(shaper_.fonts(), set), place.grid, place.ordinal, broken.is_ragged};
    std::vector<std::vector<LineToSet>> lines;
    for (const ParagraphSetting& setting : broken.settings) {
        const std::vector<LineBounds> bounds = bounds_of(broken.points, setting.ends, paragraph.lines_begin());
        lines.push_back(lines_of(bounds, all));
        const std::int64_t above_best = setting.demerits - broken.settings.front().demerits;
        made.block.settings.push_back({items_of(bounds, lines.back(), all, broken.first_item), std::max<std::int64_t>(0, above_best)});
    }
    if (lines.size() == 1) {
        made.verse_line_end = set_glyphs(paragraph, broken.shaped, lines.front(), made.block.settings.front().items);
    } else {
        broken.shaped.width_before = broken.shaped.space_before = broken.shaped.sizes_before = {};
        made.unset = {std::move(paragraph), std::move(broken.shaped), std::move(lines)};
    }
    return made;
}

// Returns where the next speaker's part of a shared verse line may begin.
Length ParagraphSetter::set_glyphs(const FlowParagraph& paragraph, const ShapedParagraph& shaped, const std::vector<LineToSet>& lines,
                                   Galley& items) {
    const SetStyle& set = style_of(paragraph);
    const Length baseline = baseline_of(shaper_.fonts(), set);
    Length end;
    for (std::size_t i = 0; i < items.size(); ++i) {
        SetLine glyphs = set_line(shaper_, paragraph, shaped, lines[i]);
        end = lines[i].x + glyphs.natural_width + scaled(set.style.size, 1, 4);
        fill(items[i], std::move(glyphs), baseline);
    }
    return end;
}

LineBreakingRules ParagraphSetter::rules_of(const FlowParagraph& paragraph, const ParagraphPlace& place, Length first_indent) const {
    const SetStyle& set = style_of(paragraph);
    const Length numbers = number_column(paragraph, set);  // titles keep out of it
    LineBreakingRules rules;
    rules.first_line = (place.available() - first_indent - numbers).units;
    rules.other_lines = (place.available() - set.style.hanging - numbers).units;
    rules.hyphen_penalty = hyphen_penalty_;
    rules.justified = set.style.align == TextAlign::justify;
    rules.restarts = paragraph.is_code_block;
    const bool may_give = rules.justified && !paragraph.is_heading && !has_images(paragraph) && paragraph.text.size() < longest_choice;
    rules.looseness = may_give ? place.looseness : 0;
    rules.last_line_least = std::max<std::int64_t>(set.style.first_indent.units * 3 / 2, set.style.size.units * 2);
    return rules;
}

ParagraphSetter::Broken ParagraphSetter::break_paragraph(const FlowParagraph& paragraph, ParagraphPlace& place) {
    const SetStyle& set = style_of(paragraph);
    Broken broken;
    broken.shaped = place.shaped ? std::move(*place.shaped) : shaper_.shape(paragraph);
    Length& first_indent = broken.first_indent;
    first_indent = set.style.align == TextAlign::centre || set.style.align == TextAlign::right ? Length{} : set.style.first_indent;
    if (paragraph.label_end > 0) {
        HungLabel label = set_label(paragraph, broken.shaped, place);
        broken.first_item.items = std::move(label.items);
        broken.first_item.slots = std::move(label.slots);
        first_indent = label.overrun;
    }
    if (paragraph.continues_verse_line) {
        const Length room = place.available() - Length{broken.shaped.width_before.back()};
        first_indent = std::max(first_indent, std::min(place.verse_line_end - place.left, room));
    }
    broken.rules = rules_of(paragraph, place, first_indent);
    choose_lines(paragraph, broken);
    return broken;
}

// A paragraph with fewer lines than its drop cap is high gets a lower one; a paragraph of one line gets none. Each height is another size of
// the letter, so each is shaped.
std::optional<ParagraphSetter::Broken> ParagraphSetter::break_beside_initial(FlowParagraph& paragraph, const ParagraphPlace& place) {
    const std::vector<TextStretch> plain = paragraph.stretches;
    for (auto height = static_cast<std::uint32_t>(paragraph.initial.styles.size() + 1); height > 1; --height) {
        give_initial_height(paragraph, height);
        Broken broken;
        broken.shaped = shaper_.shape(paragraph);
        auto initial = set_initial(shaper_, paragraph, broken.shaped, {height, place.left, place.available()});
        if (initial) {
            broken.first_item.items = std::move(initial->items);
            broken.first_indent = initial->first_indent;
            broken.beside_indent = initial->other_indent;
            broken.rules = rules_of(paragraph, place, initial->first_indent);
            broken.rules.beside_line = (place.available() - initial->other_indent).units;
            broken.rules.lines_beside = initial->lines_beside;
            choose_lines(paragraph, broken);
        }
        if (initial && broken.settings.front().ends.size() >= broken.rules.lines_beside) {
            broken.space_before = initial->rise - baseline_of(shaper_.fonts(), style_of(paragraph));
            return broken;
        }
        paragraph.stretches = plain;
    }
    paragraph.initial = {};
    return std::nullopt;
}

void ParagraphSetter::choose_lines(const FlowParagraph& paragraph, Broken& broken) {
    LineBreakingRules& rules = broken.rules;
    const std::int64_t narrowest = std::min(rules.first_line, rules.other_lines);
    broken.points = points_.find(paragraph, broken.shaped, rules.lines_beside > 1 ? std::min(narrowest, rules.beside_line) : narrowest);
    broken.settings = settings_of(broken.shaped, paragraph.lines_begin(), broken.points, rules);
    const auto is_gappy = [&](const ParagraphSetting& setting) {
        return rules.justified && has_gaps(broken.shaped, paragraph.lines_begin(), broken.points, setting, rules);
    };
    broken.settings.erase(std::remove_if(broken.settings.begin() + 1, broken.settings.end(), is_gappy), broken.settings.end());
    if (is_gappy(broken.settings.front())) {
        broken.is_ragged = true;
        rules.justified = false;
        rules.looseness = 0;
        broken.settings = settings_of(broken.shaped, paragraph.lines_begin(), broken.points, rules);
    }
    if (!paragraph.is_heading || rules.justified || broken.settings.front().ends.size() < 2) return;
    const HeadingText heading{{broken.shaped.width_before, broken.shaped.space_before, broken.shaped.sizes_before},
                              broken.shaped.text_of(paragraph),
                              paragraph.lines_begin()};
    if (auto balanced = balanced_breaks(heading, broken.points, rules)) broken.settings.front().ends = std::move(*balanced);
}

// A label hangs in its column beside the text, on the side where lines begin; what does not fit pushes the first line in.
ParagraphSetter::HungLabel ParagraphSetter::set_label(const FlowParagraph& paragraph, const ShapedParagraph& shaped,
                                                      const ParagraphPlace& place) {
    LineToSet line;
    line.end = paragraph.label_end;
    line.align = paragraph.right_to_left && !paragraph.mirrors ? TextAlign::right : TextAlign::left;
    const Length in = paragraph.label_indent;
    line.x = paragraph.indents_turned ? place.measure - place.right + in : place.left - in - paragraph.label_width;
    line.width = paragraph.label_width;
    line.last = true;
    SetLine label = set_line(shaper_, paragraph, shaped, line);
    for (PageSlot& slot : label.slots) {
        slot.hangs = true;
        slot.flush_right = paragraph.indents_turned;
    }
    const Length gap = scaled(style_of(paragraph).style.size, 1, 3);
    if (paragraph.label_flush_right && label.natural_width + gap < paragraph.label_width) {
        const Length shift = paragraph.label_width - gap - label.natural_width;
        for (PageItem& item : label.items) move_by(item, paragraph.indents_turned ? -shift : shift, {});
    }
    return {std::move(label.items), std::move(label.slots), std::max(label.natural_width + gap - paragraph.label_width - in, Length{})};
}

}  // namespace nabor
