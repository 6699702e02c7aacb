#include "typeset/text_filling.h"

#include <algorithm>
#include <utility>

namespace nabor {

namespace {

constexpr std::int64_t thousand = 1000;
bool has_plain_lines(const Galley& items) {
    return std::all_of(items.begin() + 1, items.end(), [&](const GalleyItem& item) {
        return item.space_before.units == 0 && item.height == items.front().height && item.on_grid == items.front().on_grid;
    });
}

std::uint32_t count_of_calls(const GalleyItem& item) { return static_cast<std::uint32_t>(item.notes.size()); }

}  // namespace

TextFiller::TextFiller(const SectionGalley& galley, const PageBreakingRules& rules)
    : galley_(galley), rules_(rules), foot_(galley, rules.series, rules.height, rules.line()) {
    std::uint32_t calls = 0;
    for (const GalleyBlock& block : galley.text) {
        BlockFacts facts;
        facts.calls_before = calls;
        for (const GalleyItem& item : block.settings.front().items) facts.calls += count_of_calls(item);
        for (const BlockSetting& setting : block.settings) facts.is_plain = facts.is_plain && has_plain_lines(setting.items);
        calls += facts.calls;
        blocks_.push_back(facts);
    }
    auto next = static_cast<std::uint32_t>(blocks_.size());
    for (std::uint32_t block = next; block-- > 0;) {
        blocks_[block].page_break_after = next;
        if (begins_new_page(block)) next = block;
    }
}

std::int64_t TextFiller::thousandths_of_line(Length length) const {
    return std::max<std::int64_t>(0, length.units) * thousand / std::max<std::int64_t>(1, rules_.line().units);
}

Length TextFiller::top_of(const GalleyItem& item, Length y, bool first) const {
    if (!first) y += item.space_before;
    if (first && item.repeated_head != no_repeated_head) y += galley_.heads[item.repeated_head].height;
    const std::int64_t grid = rules_.grid.units;
    if (item.on_grid && grid > 0) y = {(y.units + grid - 1) / grid * grid};
    return y;
}

Length TextFiller::sink_of(const PagePosition& start) const {
    if (start.item > 0 || !has_text(start) || (start.block > 0 && !begins_new_page(start.block))) return {};
    return first_item(start.block).sink;
}

bool TextFiller::begins_new_page(std::uint32_t block) const {
    return block == galley_.text.size() || first_item(block).break_before != PageBreak::automatic;
}

std::uint32_t TextFiller::calls_before(const PagePosition& position) const {
    if (!has_text(position)) return foot_.calls();
    std::uint32_t calls = blocks_[position.block].calls_before;
    if (blocks_[position.block].calls == 0) return calls;
    const Galley& items = galley_.text[position.block].settings[position.setting].items;
    for (std::uint32_t i = 0; i < position.item; ++i) calls += count_of_calls(items[i]);
    return calls;
}

void TextFiller::begin_page(const PagePosition& start) {
    start_ = start;
    traces_.assign(1, {});
    open_calls_ = calls_before(start);
    foot_.begin_page(start.notes, open_calls_, has_text(start));
}

TextRun TextFiller::run(const TextBand& band, FillRung rung) {
    TextRun run;
    std::vector<TextDepth> depths{band.above}, below;
    for (std::uint32_t block = band.begin.block; block < band.end && !depths.empty(); ++block) {
        const bool opens_band = block == band.begin.block, ends_band = block + 1 == band.end;
        if (!opens_band && begins_new_page(block)) return run;
        const std::uint32_t item = opens_band ? band.begin.item : 0;
        const auto settings = static_cast<std::uint8_t>(galley_.text[block].settings.size());
        below.clear();
        for (const TextDepth& depth : depths) {
            const Length top = opens_band ? band.top : top_of(first_item(block), depth.y, false);
            if (item > 0)
                add_block({block, item, band.begin.setting, depth, top}, rung, ends_band, below, run.ends);
            else
                for (std::uint8_t setting = 0; setting < settings; ++setting)
                    add_block({block, 0, setting, depth, top}, rung, ends_band, below, run.ends);
        }
        depths.swap(below);
    }
    run.bottoms = std::move(depths);
    return run;
}

// Adds the stretch's items to the page until it is full, and offers to end the page after each but the band's last.
void TextFiller::add_block(const Stretch& stretch, FillRung rung, bool ends_band, std::vector<TextDepth>& below, std::vector<TextEnd>& ends) {
    if (rung == FillRung::none && is_skippable(stretch, ends_band)) return skip(stretch, below);
    const BlockSetting& setting = galley_.text[stretch.block].settings[stretch.setting];
    TextDepth depth = stretch.above;
    std::uint32_t calls = stretch.first_item == 0 ? blocks_[stretch.block].calls_before : open_calls_;
    if (stretch.first_item == 0) depth.cost += setting.cost;
    depth.trace = trace_of(stretch);
    for (std::uint32_t i = stretch.first_item; i < setting.items.size(); ++i) {
        const bool is_last = i + 1 == setting.items.size();
        depth.y = (i == stretch.first_item ? stretch.top : top_of(setting.items[i], depth.y, false)) + setting.items[i].height;
        calls += count_of_calls(setting.items[i]);
        ++depth.items;
        if (rung == FillRung::none && !is_last && is_far_above_foot(depth.y, calls)) continue;
        const std::optional<Foot> foot = foot_.below(depth.y, calls);
        if (!foot) return;
        if (is_last && ends_band) break;
        const PagePosition next = is_last ? PagePosition{stretch.block + 1, 0, foot->next, 0}
                                          : PagePosition{stretch.block, i + 1, foot->next, stretch.setting};
        std::optional<TextEnd> end = end_at(next, depth, *foot, rung);
        if (end && (rung != FillRung::none || end->facts.ends_freely || end->room() <= highest_end)) ends.push_back(std::move(*end));
    }
    add_depth(depth, below);
}

bool TextFiller::is_far_above_foot(Length y, std::uint32_t calls) const {
    return thousandths_of_line(rules_.height - y - foot_.height_of(calls)) > highest_end;
}

// A block of plain lines that ends far above the foot: no page ends in it.
bool TextFiller::is_skippable(const Stretch& stretch, bool ends_band) const {
    const BlockFacts& facts = blocks_[stretch.block];
    if (!facts.is_plain || facts.calls > 0 || stretch.first_item > 0 || (!ends_band && begins_new_page(stretch.block + 1))) return false;
    const Galley& items = items_of(stretch);
    return is_far_above_foot(stretch.top + items.front().height * static_cast<std::int64_t>(items.size()), facts.calls_before);
}

void TextFiller::skip(const Stretch& stretch, std::vector<TextDepth>& below) {
    const BlockSetting& setting = galley_.text[stretch.block].settings[stretch.setting];
    TextDepth depth = stretch.above;
    depth.y = stretch.top + setting.items.front().height * static_cast<std::int64_t>(setting.items.size());
    depth.cost += setting.cost;
    depth.items += static_cast<std::uint32_t>(setting.items.size());
    depth.trace = trace_of(stretch);
    add_depth(depth, below);
}

void TextFiller::add_depth(const TextDepth& depth, std::vector<TextDepth>& below) {
    const auto same = std::find_if(below.begin(), below.end(), [&](const TextDepth& other) { return other.y == depth.y; });
    if (same == below.end())
        below.push_back(depth);
    else if (depth.cost < same->cost)
        *same = depth;
}

std::uint32_t TextFiller::trace_of(const Stretch& stretch) {
    if (stretch.first_item > 0) return stretch.above.trace;
    traces_.push_back({stretch.above.trace, stretch.setting});
    return static_cast<std::uint32_t>(traces_.size() - 1);
}

std::optional<TextEnd> TextFiller::end_before(std::uint32_t block, const TextDepth& depth, FillRung rung) const {
    if (block == galley_.text.size() && start_.block == block) return end_with_notes();
    const std::uint32_t calls = block == galley_.text.size() ? foot_.calls() : blocks_[block].calls_before;
    const std::optional<Foot> foot = foot_.below(depth.y, calls);
    if (!foot) return std::nullopt;
    return end_at({block, 0, foot->next, 0}, depth, *foot, rung);
}

// Where nothing stands on the page yet, its first item has begun a page before.
std::optional<TextEnd> TextFiller::end_at(const PagePosition& next, const TextDepth& depth, const Foot& foot, FillRung rung) const {
    TextEnd end{next, {}, depth};
    PageEndFacts& facts = end.facts;
    facts.ends_freely = next.item == 0 && begins_new_page(next.block);
    const GalleyItem* after = facts.ends_freely || depth.items == 0 ? nullptr : &item_at(next);
    const bool may_end = !after || after->may_break_before;
    if (!may_end && (rung != FillRung::keeps || after->stays)) return std::nullopt;
    facts.has_notes = foot.height.units > 0;
    (facts.has_notes ? facts.white : facts.shortfall) = thousandths_of_line(rules_.height - depth.y - foot.height);
    facts.opens_section = start_ == begin();
    facts.hyphen = after && next.item > 0 && (after - 1)->ends_with_hyphen;
    facts.parted = !may_end;
    facts.parted_loosely = may_end && after && after->is_kept_loosely;
    facts.text_items = depth.items;
    facts.split_notes = foot.split_notes;
    facts.split_lines = foot.split_lines;
    return end;
}

// An item that no page can hold together with its notes gets a page of its own, with the items that must stay with it.
TextEnd TextFiller::end_alone() {
    const Stretch stretch{start_.block, start_.item, start_.setting, {}, {}};
    const Galley& items = items_of(stretch);
    TextDepth depth;
    if (start_.item == 0) depth.cost = galley_.text[start_.block].settings[start_.setting].cost;
    depth.trace = trace_of(stretch);
    std::uint32_t calls = open_calls_, last = start_.item;
    for (std::uint32_t i = start_.item; i == start_.item || (i < items.size() && items[i].stays); last = i++) {
        depth.y = top_of(items[i], depth.y, i == start_.item) + items[i].height;
        calls += count_of_calls(items[i]);
        ++depth.items;
    }
    const Foot foot = foot_.is_closed() ? foot_.closed_foot() : foot_.take(std::max(rules_.height - depth.y, rules_.height / 2), calls);
    const bool ends_block = last + 1 == items.size();
    const PagePosition next = ends_block ? PagePosition{start_.block + 1, 0, foot.next, 0} : PagePosition{start_.block, last + 1, foot.next, start_.setting};
    TextEnd end = *end_at(next, depth, foot, FillRung::keeps);
    end.facts.too_tall = depth.y > rules_.height;
    end.facts.late_notes = foot_.not_begun(calls, foot.next);
    return end;
}

TextEnd TextFiller::end_with_notes() const {
    const Foot foot = foot_.is_closed() ? foot_.closed_foot() : foot_.take(rules_.height, open_calls_);
    return *end_at({start_.block, start_.item, foot.next, start_.setting}, {}, foot, FillRung::keeps);
}

std::vector<std::uint8_t> TextFiller::settings_of(std::uint32_t trace) const {
    std::vector<std::uint8_t> settings;
    for (std::uint32_t t = trace; t != 0; t = traces_[t].before) settings.push_back(traces_[t].setting);
    std::reverse(settings.begin(), settings.end());
    return settings;
}

}  // namespace nabor
