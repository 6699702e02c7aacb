#include "typeset/galley_setter.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "book/book.h"
#include "typeset/band.h"
#include "typeset/columns_setter.h"
#include "typeset/inline_images.h"
#include "typeset/long_stanzas.h"
#include "typeset/single_page.h"
#include "typeset/table_setter.h"

namespace nabor {

namespace {

// Lines of a block that is kept together; a longer block may be divided all the same.
constexpr std::size_t most_kept_lines = 16;
// A picture is no lower than this part of a page for the sake of its caption.
constexpr std::int64_t least_picture_share = 3;
// Lines that a picture leaves free on its page in any case.
constexpr std::int64_t picture_margin_lines = 4;
// Columns with room for fewer lines begin on the next page.
constexpr std::int64_t fewest_column_lines = 6;
// An image in a line leaves this part of a page to others.
constexpr std::int64_t inline_image_share = 2;
// How many lines longer or shorter than the best setting a paragraph of the text may be.
constexpr std::uint32_t text_looseness = 2;

Length height_of(const Galley& items) {
    Length height;
    for (const GalleyItem& item : items) height += std::max(item.space_before, item.sink) + item.height;
    return height;
}

// Of the white above a page's first item only its sink stays.
Length dropped_at_top(const GalleyItem& item) { return std::max(item.space_before - item.sink, Length{}); }

// The height of the lines that no page end parts from a block of one item, above it and below.
Length height_kept_with(const std::vector<GalleyBlock>& set, std::size_t block) {
    const auto items_of = [&](std::size_t b) -> const Galley& { return set[b].settings.front().items; };
    const GalleyItem& own = items_of(block).front();
    Length height = block == 0 ? own.sink : own.may_break_before ? Length{} : own.space_before;
    bool is_kept = !own.may_break_before;
    for (std::size_t b = block; is_kept && b-- > 0;)
        for (std::size_t i = items_of(b).size(); is_kept && i-- > 0; is_kept = !items_of(b)[i].may_break_before)
            height += items_of(b)[i].height + (b == 0 && i == 0 ? items_of(b)[i].sink : items_of(b)[i].space_before);
    for (std::size_t b = block + 1; b < set.size(); ++b)
        for (const GalleyItem& item : items_of(b)) {
            if (item.may_break_before) return height;
            height += item.space_before + item.height;
        }
    return height;
}

bool is_joined(const GalleyBlock& block) {
    const GalleyItem& first = block.settings.front().items.front();
    return !first.may_break_before || first.is_kept_loosely;
}

// Whether no page should end between two blocks, and none may that is not one between figures of a group.
bool is_kept_with(const std::vector<GalleyBlock>& set, std::size_t block, std::size_t later) {
    for (std::size_t b = block + 1; b <= later; ++b)
        if (!is_joined(set[b])) return false;
    return true;
}

// The blocks that are kept with some others, and their height.
struct GalleyRun {
    std::size_t first = 0, last = 0;
    Length height;
};

GalleyRun run_around(const std::vector<GalleyBlock>& set, std::size_t from, std::size_t to) {
    GalleyRun run{from, to, {}};
    while (run.first > 0 && is_joined(set[run.first])) --run.first;
    while (run.last + 1 < set.size() && is_joined(set[run.last + 1])) ++run.last;
    for (std::size_t b = run.first; b <= run.last; ++b)
        for (const GalleyItem& item : set[b].settings.front().items) run.height += item.height + item.space_before;
    const GalleyItem& first = set[run.first].settings.front().items.front();
    run.height -= run.first == 0 ? dropped_at_top(first) : first.space_before;
    return run;
}

void keep_whole(const GalleyRun& run, std::vector<GalleyBlock>& set) {
    for (std::size_t b = run.first; b <= run.last; ++b)
        for (BlockSetting& setting : set[b].settings)
            for (std::size_t i = b == run.first ? 1 : 0; i < setting.items.size(); ++i) {
                setting.items[i].may_break_before = false;
                setting.items[i].is_kept_loosely = false;
            }
}

void make_smaller(GalleyItem& item, GalleyItem smaller) {
    item.height = smaller.height;
    item.items.back() = std::move(smaller.items.back());  // a label may come before it
}

bool begins_page(PageBreak after) { return after == PageBreak::page || after == PageBreak::right; }

}  // namespace

GalleySetter::GalleySetter(Shaper& shaper, BreakOpportunityFinder& points, const GalleyRules& rules)
    : shaper_(shaper), points_(points), paragraph_setter_(shaper, points, rules.hyphen_penalty), rules_(rules) {}

SectionGalley GalleySetter::set(FlowSection&& section, Length measure) {
    notes_ = section.notes.size();
    galley_.text = set_blocks(section.blocks, measure, text_looseness, {});
    std::move(at_foot_.begin(), at_foot_.end(), std::back_inserter(section.notes));
    if (section.fits_page) fit_on_page({rules_.tallest, rules_.grid}, galley_.text);
    join_run_in_notes(section.notes, measure);
    for (FlowNote& note : section.notes) {
        std::vector<FlowBlock> blocks = std::move(note.blocks);  // a book of notes holds each in one form only
        const std::size_t series = index_of(note.series);
        const NoteSeries columns = series < rules_.series.size() ? rules_.series[series] : NoteSeries();
        galley_.notes.push_back({note.series, set_flat(blocks, columns.column_width(measure)), note.counted, columns.column_step(measure)});
        for (GalleyItem& item : galley_.notes.back().items) item.line.is_note = true;
    }
    return std::move(galley_);
}

std::uint32_t GalleySetter::add_head(RepeatedHead head) {
    galley_.heads.push_back(std::move(head));
    return static_cast<std::uint32_t>(galley_.heads.size() - 1);
}

Galley GalleySetter::set_flat(std::vector<FlowBlock>& blocks, Length measure, ShapedParagraphs shaped) {
    Galley galley;
    for (GalleyBlock& block : set_blocks(blocks, measure, 0, std::move(shaped)))
        std::move(block.settings.front().items.begin(), block.settings.front().items.end(), std::back_inserter(galley));
    return galley;
}

std::vector<GalleyBlock> GalleySetter::set_blocks(std::vector<FlowBlock>& blocks, Length measure, std::uint32_t looseness,
                                                  ShapedParagraphs shaped) {
    std::vector<GalleyBlock> set;
    Progress progress;
    std::vector<std::pair<std::size_t, std::size_t>> pictures;  // indices into `set` and `blocks`
    for (std::size_t b = 0; b < blocks.size(); ++b)
        if (!shaped.contains(b)) bound_inline_images(blocks[b], measure);
    centre_verse(blocks, measure, shaped);
    if (looseness > 0) loosen_long_stanzas(blocks, measure, shaper_, shaped);  // of the text itself
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        BlockPlace place{measure, looseness, std::nullopt};
        if (const auto known = shaped.find(b); known != shaped.end()) place.shaped = std::move(known->second);
        const std::uint16_t keep_lines = lines_kept_with_next(blocks[b]);
        GalleyBlock made = set_block(blocks[b], std::move(place), progress);
        if (made.settings.front().items.empty()) continue;
        if (!blocks[b].labels.empty()) hang_labels(blocks[b], measure, made);
        open_block(blocks[b], progress, set.empty(), made);
        progress.space_after = blocks[b].space_after;
        progress.kept = blocks[b].keep_with_next;
        progress.keep_lines = keep_lines;
        progress.break_before = begins_page(blocks[b].break_after) ? blocks[b].break_after : PageBreak::automatic;
        progress.height += height_of(made.settings.front().items);
        if (set.empty()) progress.height -= dropped_at_top(made.settings.front().items.front());
        if (std::holds_alternative<FlowImage>(blocks[b].content)) pictures.emplace_back(set.size(), b);
        set.push_back(std::move(made));
    }
    for (const auto& [picture, b] : pictures) make_room_beside_picture(blocks[b], picture, measure, set);
    std::vector<GroupedPicture> group;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const auto [picture, b] = pictures[i];
        group.push_back({picture, &blocks[b]});
        if (i + 1 < pictures.size() && is_kept_with(set, picture, pictures[i + 1].first)) continue;
        if (group.size() > 1) keep_group(group, measure, set);
        group.clear();
    }
    return set;
}

// Pictures that belong together stand on one page with their captions, if need be smaller, where there is room for them; else a page may end
// between them.
void GalleySetter::keep_group(const std::vector<GroupedPicture>& group, Length measure, std::vector<GalleyBlock>& set) const {
    const GalleyRun run = run_around(set, group.front().block, group.back().block);
    Length pictures;
    for (const GroupedPicture& each : group) pictures += set[each.block].settings.front().items.front().height;
    const Length room = rules_.tallest - (run.height - pictures);
    const Length least = rules_.tallest / (least_picture_share + static_cast<std::int64_t>(group.size()) - 1);
    const auto share = [&](Length own) { return std::min(own, scaled(own, room.units, pictures.units)); };
    const auto is_too_small = [&](const GroupedPicture& each) {
        const Length own = set[each.block].settings.front().items.front().height;
        return share(own) < std::min(own, least);
    };
    if (std::any_of(group.begin(), group.end(), is_too_small)) return;
    for (const GroupedPicture& each : group) {
        GalleyItem& item = set[each.block].settings.front().items.front();
        if (run.height > rules_.tallest) make_smaller(item, set_image(*each.source, measure, share(item.height)));
    }
    keep_whole(run, set);
}

void GalleySetter::bound_inline_images(FlowBlock& block, Length measure) const {
    auto* paragraph = std::get_if<FlowParagraph>(&block.content);
    if (paragraph == nullptr || paragraph->objects.empty()) return;
    const Style& style = shaper_.styles()[paragraph->style].style;
    const Length indent = std::max({Length{}, style.first_indent, style.hanging});
    bound_images(*paragraph, measure - block.left - block.right - indent, rules_.tallest / inline_image_share);
}

std::uint16_t GalleySetter::lines_kept_with_next(const FlowBlock& block) const {
    const auto* paragraph = std::get_if<FlowParagraph>(&block.content);
    return paragraph ? shaper_.styles()[paragraph->style].style.keep_with_next_lines : 2;
}

GalleyBlock GalleySetter::set_block(FlowBlock& block, BlockPlace place, Progress& progress) {
    if (std::holds_alternative<FlowParagraph>(block.content)) return set_paragraph(block, std::move(place), progress);
    GalleyBlock made;
    made.settings.resize(1);
    Galley& items = made.settings.front().items;
    if (std::holds_alternative<FlowImage>(block.content)) {
        items.push_back(set_image(block, place.measure, rules_.tallest - line() * picture_margin_lines));
    } else if (auto* columns = std::get_if<FlowColumns>(&block.content)) {
        items = set_in_columns(block, *columns, place.measure, progress);
    } else {
        TableSetter(*this, tables_++ > 0).set(block, std::get<FlowTable>(block.content), place.measure, items);
        --tables_;
    }
    return made;
}

// Labels come first in reading order. Their baseline is that of the first line beside them, which is 0 while the line waits for its glyphs;
// beside an image they stand at its top.
void GalleySetter::hang_labels(FlowBlock& block, Length measure, GalleyBlock& made) {
    Galley labels = set_flat(block.labels, measure);
    std::reverse(labels.begin(), labels.end());
    for (const GalleyItem& label : labels) {
        const bool is_slot_alone = label.items.empty() && !label.slots.empty();
        const Length baseline = is_slot_alone ? label.slots.front().y : first_baseline(label.items);
        for (BlockSetting& setting : made.settings) {
            GalleyItem& first = setting.items.front();
            const std::vector<PageItem> beside = std::exchange(first.items, {});
            const Length y = made.unset != no_unset_paragraph ? -baseline : std::max(first_baseline(beside) - baseline, Length{});
            take_line(GalleyItem(label), {}, y, first);
            first.items.insert(first.items.end(), beside.begin(), beside.end());
        }
    }
}

Galley GalleySetter::set_in_columns(const FlowBlock& block, FlowColumns& columns, Length measure, const Progress& progress) {
    const auto count = static_cast<std::int64_t>(columns.columns);
    const Length width = (measure - columns.gap * (count - 1)) / count;
    // Below the heading of its section, where that leaves room for a few lines.
    const Length below = rules_.tallest - progress.height - std::max(block.space_before, progress.space_after);
    const Length first_room = below > line() * fewest_column_lines ? below : rules_.tallest;
    Galley lines = set_flat(columns.blocks, width);
    const Length step = columns.right_to_left ? -(width + columns.gap) : width + columns.gap;
    const Length first = columns.right_to_left ? measure - width : Length{};
    return set_columns(std::move(lines), {columns.columns, first, step, first_room, rules_.tallest});
}

GalleyBlock GalleySetter::set_paragraph(FlowBlock& block, BlockPlace place, Progress& progress) {
    auto& paragraph = std::get<FlowParagraph>(block.content);
    const bool is_verse_line = paragraph.is_verse_line;
    const std::vector<SideItemMark> side = set_side(paragraph);
    const bool turned = paragraph.indents_turned;
    ParagraphPlace of_paragraph{turned ? block.right : block.left, turned ? block.left : block.right, place.measure,   rules_.grid, progress.verse_line_end,
                                paragraphs_, place.looseness, side, std::move(place.shaped)};
    SetParagraph set = paragraph_setter_.set(paragraph, std::move(of_paragraph));
    ++paragraphs_;
    if (set.space_before.units > 0) block.space_before = std::max(block.space_before, set.space_before);
    if (is_verse_line) progress.verse_line_end = set.verse_line_end;
    if (set.unset) {
        set.block.unset = static_cast<std::uint32_t>(galley_.unset.size());
        galley_.unset.push_back(std::move(*set.unset));
    }
    return std::move(set.block);
}

// Sets the white above a block, and forbids the breaks that its neighbours and itself forbid.
void GalleySetter::open_block(const FlowBlock& block, const Progress& progress, bool first, GalleyBlock& made) {
    for (BlockSetting& setting : made.settings) {
        Galley& galley = setting.items;
        GalleyItem& item = galley.front();
        item.space_before = std::max(block.space_before, progress.space_after);
        item.sink = block.sink;
        item.at_foot = block.at_foot;
        item.count.restarts = block.restarts_lines;
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
}

GalleyItem GalleySetter::set_image(const FlowBlock& block, Length measure, Length tallest) {
    const auto& image = std::get<FlowImage>(block.content);
    const Length available = measure - block.left - block.right;
    const ImageSize size = fitted({image.width, image.height}, available, tallest);
    Length x = block.left;
    if (image.align == TextAlign::centre) x += (available - size.width) / 2;
    if (image.align == TextAlign::right) x += available - size.width;
    GalleyItem item;
    item.height = size.height;
    item.origin = image.origin;
    item.span = image.place;
    item.items.emplace_back(PlacedImage{image.image, x, {}, size.width, size.height, image.node, image.place});
    return item;
}

// A picture stands on one page with what is kept with it, its captions first of all: it is made smaller for them.
void GalleySetter::make_room_beside_picture(const FlowBlock& block, std::size_t picture, Length measure, std::vector<GalleyBlock>& set) const {
    GalleyItem& item = set[picture].settings.front().items.front();
    const Length room = rules_.tallest - height_kept_with(set, picture);
    if (item.height <= room) return;
    GalleyItem smaller = set_image(block, measure, std::max(room, rules_.tallest / least_picture_share));
    make_smaller(item, std::move(smaller));
}

// Verse stands with its longest line in the middle. A line too wide for its measure turns over and does not count as the longest, for it
// would push all others to the edge; but it needs room. Where half of them do or more, verse begins at the edge: what stood further in would
// turn over more often. Heads and signatures keep their own alignment.
void GalleySetter::centre_verse(std::vector<FlowBlock>& blocks, Length measure, ShapedParagraphs& shaped) {
    std::map<std::uint32_t, Length> shifts;
    std::map<std::uint32_t, std::int64_t> turned_over;  // lines that do, less those that do not
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const FlowBlock& block = blocks[b];
        const auto* paragraph = std::get_if<FlowParagraph>(&block.content);
        if (block.centring_group == 0 || !paragraph || !paragraph->is_verse_line) continue;
        if (!shaped.contains(b)) shaped.emplace(b, shaper_.shape(*paragraph));
        const ShapedParagraph& line = shaped.at(b);
        const Length available = measure - block.right - block.left;
        const Length free = available - Length{line.width_before.back()};
        const Length asked = free.units < 0 ? available / 4 : free / 2;
        turned_over[block.centring_group] += free.units < 0 ? 1 : -1;
        const auto [shift, is_new] = shifts.try_emplace(block.centring_group, asked);
        if (!is_new) shift->second = std::min(shift->second, asked);
    }
    for (FlowBlock& block : blocks) {
        auto* paragraph = std::get_if<FlowParagraph>(&block.content);
        const auto shift = shifts.find(block.centring_group);
        if (!paragraph || shift == shifts.end() || turned_over[block.centring_group] >= 0) continue;
        const TextAlign align = shaper_.styles()[paragraph->style].style.align;
        const bool is_at_end = paragraph->right_to_left && !paragraph->mirrors;
        if (is_at_end || (align != TextAlign::left && align != TextAlign::justify)) continue;
        block.left += shift->second;
        paragraph->label_indent += shift->second;  // the label stays in its column
    }
}

Galley set_chosen(SectionGalley& galley, const std::vector<std::uint8_t>& chosen, Shaper& shaper) {
    Galley set;
    for (std::size_t b = 0; b < galley.text.size(); ++b) {
        Galley& items = galley.text[b].settings[chosen[b]].items;
        if (galley.text[b].unset != no_unset_paragraph) {
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
