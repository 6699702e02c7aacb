#include "typeset/galley_setter.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "book/book.h"
#include "typeset/initial.h"
#include "typeset/line_costs.h"
#include "typeset/line_setting.h"
#include "typeset/table_setter.h"

namespace nabor {

namespace {

// Lines of a block that is to be kept together; a longer one is cut all the same.
constexpr std::size_t most_kept_lines = 16;
constexpr std::size_t long_paragraph_lines = 18;
constexpr std::int64_t sparing_hyphen_penalty = 600;
// Height that a picture leaves to its caption, in lines of the grid or of 13 points.
constexpr std::int64_t caption_lines = 4;
constexpr char16_t soft_hyphen = 0x00AD;

// Where the baseline stands in a line: the face's ascent and descent centred in the leading, as CSS 2.2 10.8.1 does.
Length baseline_of(const FontSet& fonts, const SetStyle& style) {
    const FaceMetrics& metrics = fonts.metrics(style.faces.front());
    const Length ascent = scaled(style.style.size, metrics.ascender, metrics.units_per_em);
    const Length descent = scaled(style.style.size, -metrics.descender, metrics.units_per_em);
    return (style.style.leading - ascent - descent) / 2 + ascent;
}

// A line's bounds in the text, and the break it ends at.
struct LineBounds {
    std::uint32_t begin = 0, end = 0, next = 0;
    const LineBreakPoint* point = nullptr;
    std::int64_t left_protrusion = 0;
};

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

// Notes belong to the line of their call, which stands before the mark; destinations to the line that follows them.
void give_marks(const FlowParagraph& paragraph, const LineBounds& line, bool first, bool last, GalleyItem& item) {
    for (const NoteMark& mark : paragraph.notes) {
        const bool here = mark.position == 0 ? first : mark.position > line.begin && (mark.position <= line.next || last);
        if (here || (first && mark.position <= line.begin)) item.notes.push_back(mark.note);
    }
    for (const DestinationMark& mark : paragraph.destinations)
        if ((first || mark.position >= line.begin) && (last || mark.position < line.next)) item.destinations.push_back(mark.destination);
}

// The width of the column that page numbers have in contents.
Length reserve_of(const FlowParagraph& paragraph, const SetStyle& set) {
    return paragraph.leaders ? paragraph.objects.back().width + set.style.size : Length{};
}

Span span_at(const FlowParagraph& paragraph, std::uint32_t position) {
    Span span;
    for (const auto& [begin, place] : paragraph.spans)
        if (begin <= position) span = place;
    return span;
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

// Where the word begins whose rest opens a line.
std::uint32_t word_begin(const FlowParagraph& paragraph, std::uint32_t position) {
    const std::u16string& text = paragraph.text;
    const auto is_of_word = [&](char16_t unit) {
        return U16_IS_SURROGATE(unit) || u_isalnum(unit) || (U_MASK(u_charType(unit)) & U_GC_M_MASK) != 0 || unit == u'-' ||
               unit == soft_hyphen || unit == u'\u2010' || unit == u'\'' || unit == u'\u2019';
    };
    while (position > 0 && is_of_word(text[position - 1])) --position;
    return position;
}

// The settings to choose from. A paragraph of half a page and more is cut at a page's end for sure, so it has one with few hyphens too.
std::vector<ParagraphSetting> settings_of(const ShapedParagraph& shaped, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                          const LineBreakingRules& rules) {
    const MeasuredText text{shaped.width_before, shaped.space_before, shaped.sizes_before};
    std::vector<ParagraphSetting> settings = break_lines(text, begin, points, rules);
    if (!rules.variants || settings.front().ends.size() < long_paragraph_lines) return settings;
    LineBreakingRules sparing = rules;
    sparing.hyphen_penalty = std::max(rules.hyphen_penalty, sparing_hyphen_penalty);
    sparing.variants = false;
    ParagraphSetting few_hyphens = std::move(break_lines(text, begin, points, sparing).front());
    const auto demerits = paragraph_cost(text, begin, points, few_hyphens.ends, rules);
    if (!demerits || few_hyphens.ends == settings.front().ends) return settings;
    few_hyphens.demerits = *demerits;
    settings.push_back(std::move(few_hyphens));
    return settings;
}

struct LinePlace {
    Length left, first_indent, beside_indent;
    const SetStyle& set;
    const LineBreakingRules& rules;
    const FlowParagraph& paragraph;

    Length indent_of(std::size_t line) const {
        if (line == 0) return first_indent;
        return line < rules.lines_beside ? beside_indent : set.style.hanging;
    }
};

std::vector<LineToSet> lines_of(const std::vector<LineBounds>& bounds, const LinePlace& place) {
    std::vector<LineToSet> lines;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const bool ends_paragraph = i + 1 == bounds.size(), justified = place.rules.justified;
        const std::int64_t left = justified ? bounds[i].left_protrusion : 0, right = justified ? bounds[i].point->right_protrusion : 0;
        LineToSet line;
        line.begin = bounds[i].begin;
        line.end = bounds[i].end;
        line.hyphen = bounds[i].point->adds_hyphen;
        line.align = place.set.style.align;
        line.last = ends_paragraph || bounds[i].point->forced;
        line.leaders = place.paragraph.leaders && ends_paragraph;
        line.x = place.left + place.indent_of(i) - Length{left};
        line.width = Length{place.rules.measure_of(i) + left + right};
        if (line.leaders) line.width += reserve_of(place.paragraph, place.set);
        lines.push_back(line);
    }
    return lines;
}

// The tallest picture in a line, from its baseline up.
Length tallest_object(const FlowParagraph& paragraph, const LineBounds& line) {
    Length tallest;
    for (const InlineObject& object : paragraph.objects)
        if (!object.is_slot && object.position >= line.begin && object.position < line.end) tallest = std::max(tallest, object.height);
    return tallest;
}

struct ItemPlace {
    const SetStyle& set;
    Length grid;
    const FlowParagraph& paragraph;
    const GalleyItem& first_item;  // may hold the first line's label
    std::uint32_t ordinal = 0;     // of the paragraph
    Length baseline;
    std::uint32_t lines_beside = 1;  // LineBreakingRules
};

// What is known of lines before their glyphs are set.
Galley items_of(const std::vector<LineBounds>& bounds, const std::vector<LineToSet>& lines, const ItemPlace& place) {
    Galley items;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const bool first = i == 0, last = i + 1 == bounds.size();
        GalleyItem item;
        if (first) item = place.first_item;
        item.height = place.set.style.leading + std::max(tallest_object(place.paragraph, bounds[i]) - place.baseline, Length{});
        item.on_grid = place.grid.units > 0 && item.height == place.grid;
        item.stays = !first && i < place.lines_beside;
        item.may_break_before = i >= place.set.style.orphans && bounds.size() - i >= place.set.style.widows && !item.stays;
        item.ends_with_hyphen = bounds[i].point->hyphen && !last;
        item.is_line = true;
        item.line.x = lines[i].x;
        item.line.width = lines[i].width;
        item.line.height = item.height;
        item.line.paragraph = place.ordinal;
        item.line.justified = lines[i].align == TextAlign::justify && !lines[i].last;
        item.line.first = first;
        item.line.last = last;
        item.line.hyphen = bounds[i].point->adds_hyphen;
        item.span = span_at(place.paragraph, bounds[i].begin);
        const bool divided = !first && bounds[i - 1].point->hyphen;
        const std::uint32_t begin = first ? 0 : bounds[i].begin;  // a label's, where there is one
        item.origin = origin_at(place.paragraph, divided ? word_begin(place.paragraph, begin) : begin);
        give_marks(place.paragraph, bounds[i], first, last, item);
        items.push_back(std::move(item));
    }
    return items;
}

// Puts a line's runs on its baseline, below whatever stands taller than the line; the item may hold the line's label already.
void fill(GalleyItem& item, SetLine&& line, Length baseline) {
    baseline += std::max(line.tallest_object - baseline, Length{});
    for (PageItem& run : line.items) item.items.push_back(std::move(run));
    for (PageItem& run : item.items) move_by(run, {}, baseline);
    for (PageSlot& slot : line.slots) {
        slot.y += baseline;
        item.slots.push_back(slot);
    }
    item.line.word_space = line.word_space;
}

}  // namespace

GalleySetter::GalleySetter(Shaper& shaper, LinePointFinder& points, const GalleyRules& rules)
    : shaper_(shaper), points_(points), rules_(rules) {}

SectionGalley GalleySetter::set(FlowSection& section, Length measure) {
    SectionGalley galley;
    with_variants_ = true;
    galley.text = set_blocks(section.blocks, measure);
    with_variants_ = false;
    galley.unset = std::move(unset_);
    for (FlowNote& note : section.notes) {
        galley.notes.push_back(set_flat(note.blocks, measure));
        for (GalleyItem& item : galley.notes.back()) item.line.is_note = true;
    }
    galley.heads = std::exchange(heads_, {});
    return galley;
}

std::vector<GalleyBlock> GalleySetter::set_blocks(std::vector<FlowBlock>& blocks, Length measure) {
    std::vector<GalleyBlock> set;
    Progress progress;
    centre_verse(blocks, measure);
    for (FlowBlock& block : blocks) {
        GalleyBlock made;
        made.variants.resize(1);
        if (auto* paragraph = std::get_if<FlowParagraph>(&block.content))
            made = set_paragraph(block, *paragraph, measure, progress);
        else if (const auto* image = std::get_if<FlowImage>(&block.content))
            set_image(block, *image, measure, made.variants.front().items);
        else
            TableSetter(*this).set(block, std::get<FlowTable>(block.content), measure, made.variants.front().items);
        if (made.variants.front().items.empty()) continue;
        open_block(block, progress, made, set.empty());
        set.push_back(std::move(made));
    }
    return set;
}

Galley GalleySetter::set_flat(std::vector<FlowBlock>& blocks, Length measure) {
    const bool outer = std::exchange(with_variants_, false);
    Galley galley;
    for (GalleyBlock& block : set_blocks(blocks, measure))
        std::move(block.variants.front().items.begin(), block.variants.front().items.end(), std::back_inserter(galley));
    with_variants_ = outer;
    return galley;
}

// White above a block, and which breaks its neighbours forbid.
void GalleySetter::open_block(FlowBlock& block, Progress& progress, GalleyBlock& made, bool first) const {
    for (GalleyVariant& variant : made.variants) {
        Galley& galley = variant.items;
        GalleyItem& item = galley.front();
        item.space_before = std::max(block.space_before, progress.space_after);
        item.sink = block.sink;
        item.break_before = block.break_before != PageBreak::automatic ? block.break_before : progress.break_before;
        item.strings = block.strings;
        item.destinations.insert(item.destinations.begin(), block.destinations.begin(), block.destinations.end());
        item.may_break_before = !first && progress.kept != Keep::firmly && !block.keep_with_previous;
        item.is_kept_loosely = item.may_break_before && progress.kept == Keep::loosely;
        if (progress.kept == Keep::firmly)
            for (std::size_t i = 0; i < galley.size() && i < progress.keep_lines; ++i) galley[i].may_break_before = false;
        if (block.keep_together && galley.size() <= most_kept_lines)
            for (std::size_t i = 1; i < galley.size(); ++i) galley[i].may_break_before = false;
    }
    const auto* paragraph = std::get_if<FlowParagraph>(&block.content);
    progress.space_after = block.space_after;
    progress.kept = block.keep_with_next;
    progress.keep_lines = paragraph ? shaper_.styles()[paragraph->style].style.keep_with_next_lines : 2;
    progress.break_before =
        block.break_after == PageBreak::page || block.break_after == PageBreak::right ? block.break_after : PageBreak::automatic;
}

LineBreakingRules GalleySetter::rules_of(const FlowParagraph& paragraph, const SetStyle& set, Length available, Length first_indent) const {
    // In contents the page numbers have a column of their own, which titles keep out of.
    const Length reserve = reserve_of(paragraph, set);
    LineBreakingRules rules;
    rules.first_line = (available - first_indent - reserve).units;
    rules.other_lines = (available - set.style.hanging - reserve).units;
    rules.hyphen_penalty = rules_.hyphen_penalty;
    rules.justified = set.style.align == TextAlign::justify;
    const bool has_pictures =
        std::any_of(paragraph.objects.begin(), paragraph.objects.end(), [](const InlineObject& object) { return !object.is_slot; });
    rules.variants = with_variants_ && rules.justified && !paragraph.is_heading && !has_pictures;
    rules.last_line_least = std::max<std::int64_t>(set.style.first_indent.units * 3 / 2, set.style.size.units * 2);
    return rules;
}

GalleySetter::BrokenParagraph GalleySetter::break_paragraph(FlowBlock& block, FlowParagraph& paragraph, Length measure,
                                                            const Progress& progress) {
    if (!paragraph.initial.styles.empty())
        if (auto beside = break_beside_initial(block, paragraph, measure)) return std::move(*beside);
    const SetStyle& set = shaper_.styles()[paragraph.style];
    BrokenParagraph broken;
    broken.shaped = shaper_.shape(paragraph);
    const Length available = measure - block.left - block.right;
    Length& first_indent = broken.first_indent;
    first_indent = set.style.align == TextAlign::centre || set.style.align == TextAlign::right ? Length{} : set.style.first_indent;
    if (paragraph.label_end > 0) first_indent = set_label(paragraph, broken.shaped, block.left, broken.first_item);
    if (paragraph.continues_verse_line)
        first_indent =
            std::max(first_indent, std::min(progress.verse_line_end - block.left, available - Length{broken.shaped.width_before.back()}));
    broken.rules = rules_of(paragraph, set, available, first_indent);
    choose_lines(paragraph, broken);
    return broken;
}

// A paragraph of fewer lines than its capital is high has a lower one, and one of a single line has none.
std::optional<GalleySetter::BrokenParagraph> GalleySetter::break_beside_initial(FlowBlock& block, FlowParagraph& paragraph,
                                                                                Length measure) {
    const SetStyle& set = shaper_.styles()[paragraph.style];
    const Length available = measure - block.left - block.right;
    const std::vector<TextStretch> plain = paragraph.stretches;
    for (auto height = static_cast<std::uint32_t>(paragraph.initial.styles.size() + 1); height > 1; --height) {
        give_initial_height(paragraph, height);
        BrokenParagraph broken;
        broken.shaped = shaper_.shape(paragraph);
        auto initial = set_initial(shaper_, paragraph, broken.shaped, height, block.left, available);
        if (initial) {
            broken.first_item.items = std::move(initial->items);
            broken.first_indent = initial->first_indent;
            broken.beside_indent = initial->other_indent;
            broken.rules = rules_of(paragraph, set, available, initial->first_indent);
            broken.rules.beside_line = (available - initial->other_indent).units;
            broken.rules.lines_beside = initial->lines_beside;
            choose_lines(paragraph, broken);
        }
        if (initial && broken.settings.front().ends.size() >= broken.rules.lines_beside) {
            block.space_before = std::max(block.space_before, initial->rise - baseline_of(shaper_.fonts(), set));
            return broken;
        }
        paragraph.stretches = plain;
    }
    paragraph.initial = {};
    return std::nullopt;
}

void GalleySetter::choose_lines(const FlowParagraph& paragraph, BrokenParagraph& broken) {
    const LineBreakingRules& rules = broken.rules;
    const std::int64_t narrowest = std::min(rules.first_line, rules.other_lines);
    broken.points = points_.find(paragraph, broken.shaped, rules.lines_beside > 1 ? std::min(narrowest, rules.beside_line) : narrowest);
    broken.settings = settings_of(broken.shaped, paragraph.lines_begin(), broken.points, rules);
}

GalleyBlock GalleySetter::set_paragraph(FlowBlock& block, FlowParagraph& paragraph, Length measure, Progress& progress) {
    BrokenParagraph broken = break_paragraph(block, paragraph, measure, progress);
    const SetStyle& set = shaper_.styles()[paragraph.style];
    const Length baseline = baseline_of(shaper_.fonts(), set);
    GalleyBlock made;
    std::vector<std::vector<LineToSet>> lines;
    for (const ParagraphSetting& setting : broken.settings) {
        const std::vector<LineBounds> bounds = bounds_of(broken.points, setting.ends, paragraph.lines_begin());
        lines.push_back(lines_of(bounds, {block.left, broken.first_indent, broken.beside_indent, set, broken.rules, paragraph}));
        const ItemPlace place{set, rules_.grid, paragraph, broken.first_item, paragraphs_, baseline, broken.rules.lines_beside};
        made.variants.push_back({items_of(bounds, lines.back(), place), 0});
        made.variants.back().cost = std::max<std::int64_t>(0, setting.demerits - broken.settings.front().demerits);
    }
    ++paragraphs_;
    if (made.variants.size() > 1) return wait_for_choice(paragraph, std::move(broken.shaped), std::move(lines), std::move(made));
    Galley& items = made.variants.front().items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const LineToSet& line = lines.front()[i];
        SetLine glyphs = set_line(shaper_, paragraph, broken.shaped, line);
        if (paragraph.is_verse_line) progress.verse_line_end = line.x + glyphs.natural_width + scaled(set.style.size, 1, 4);
        fill(items[i], std::move(glyphs), baseline);
    }
    return made;
}

GalleyBlock GalleySetter::wait_for_choice(FlowParagraph& paragraph, ShapedParagraph&& shaped, std::vector<std::vector<LineToSet>>&& lines,
                                          GalleyBlock&& block) {
    shaped.width_before = shaped.space_before = shaped.sizes_before = {};
    block.unset = static_cast<std::uint32_t>(unset_.size());
    unset_.push_back({std::move(paragraph), std::move(shaped), std::move(lines)});
    return std::move(block);
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
    const Length tallest = rules_.tallest - (rules_.grid.units > 0 ? rules_.grid : Length::points(13)) * caption_lines;
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
    item.origin = image.origin;
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

Galley set_chosen(SectionGalley& galley, const std::vector<std::uint8_t>& chosen, Shaper& shaper) {
    Galley set;
    for (std::size_t b = 0; b < galley.text.size(); ++b) {
        Galley& items = galley.text[b].variants[chosen[b]].items;
        if (galley.text[b].unset != set_already) {
            UnsetParagraph& unset = galley.unset[galley.text[b].unset];
            const Length baseline = baseline_of(shaper.fonts(), shaper.styles()[unset.paragraph.style]);
            for (std::size_t i = 0; i < items.size(); ++i)
                fill(items[i], set_line(shaper, unset.paragraph, unset.shaped, unset.lines[chosen[b]][i]), baseline);
            unset = {};
        }
        std::move(items.begin(), items.end(), std::back_inserter(set));
    }
    galley.text.clear();
    return set;
}

}  // namespace nabor
