#include "typeset/page_filling.h"

#include <algorithm>

namespace nabor {

namespace {

constexpr std::int64_t thousand = 1000;
// How high above the foot a page normally ends at most, in thousandths of a line.
constexpr std::int64_t highest_end = 3 * thousand;

bool is_plain(const Galley& items) {
    return std::all_of(items.begin() + 1, items.end(), [&](const GalleyItem& item) {
        return item.space_before.units == 0 && item.height == items.front().height && item.on_grid == items.front().on_grid;
    });
}

std::uint32_t calls_in(const GalleyItem& item) { return static_cast<std::uint32_t>(item.notes.size()); }

}  // namespace

PageFiller::PageFiller(const SectionGalley& galley, const PageBreakingRules& rules)
    : galley_(galley), rules_(rules), foot_(galley, rules.series, rules.height, rules.line()) {
    std::uint32_t calls = 0;
    for (const GalleyBlock& block : galley.text) {
        BlockFacts facts;
        facts.calls_before = calls;
        for (const GalleyItem& item : block.settings.front().items) facts.calls += calls_in(item);
        for (const BlockSetting& setting : block.settings) facts.is_plain = facts.is_plain && is_plain(setting.items);
        calls += facts.calls;
        blocks_.push_back(facts);
    }
}

bool PageFiller::is_finished(const PagePosition& position) const {
    return position.block == galley_.text.size() && foot_.is_finished(position.notes);
}

Length PageFiller::top_of(const GalleyItem& item, Length y, bool first) const {
    if (!first) y += item.space_before;
    if (first && item.repeated_head != no_repeated_head) y += galley_.heads[item.repeated_head].height;
    const std::int64_t grid = rules_.grid.units;
    if (item.on_grid && grid > 0) y = {(y.units + grid - 1) / grid * grid};
    return y;
}

std::int64_t PageFiller::thousandths_of_line(Length length) const {
    return std::max<std::int64_t>(0, length.units) * thousand / std::max<std::int64_t>(1, rules_.line().units);
}

std::uint32_t PageFiller::calls_before(const PagePosition& position) const {
    if (position.block == galley_.text.size()) return foot_.calls();
    std::uint32_t calls = blocks_[position.block].calls_before;
    if (blocks_[position.block].calls == 0) return calls;
    const Galley& items = galley_.text[position.block].settings[position.setting].items;
    for (std::uint32_t i = 0; i < position.item; ++i) calls += calls_in(items[i]);
    return calls;
}

const std::vector<PageEnd>& PageFiller::fill(const PagePosition& start) {
    ends_.clear();
    traces_.assign(1, {});
    opens_section_ = start == begin();
    open_calls_ = calls_before(start);
    const bool has_text = start.block < galley_.text.size();
    foot_.begin_page(start.notes, open_calls_, has_text);
    if (!has_text) {
        end_with_notes_only();
        return ends_;
    }
    for (const Rung rung : {Rung::none, Rung::depth, Rung::keeps})
        if (ends_.empty()) fill_blocks(start, rung);
    if (ends_.empty()) end_alone(start);
    return ends_;
}

void PageFiller::fill_blocks(const PagePosition& start, Rung rung) {
    std::vector<Entry> entries, below;
    std::uint32_t block = start.block;
    if (start.item > 0) {
        add_stretch({block, start.item, start.setting, {}, true}, rung, entries);
        ++block;
    } else {
        entries.push_back({opens_section_ ? galley_.text[block].settings.front().items.front().sink : Length{}, 0, 0, 0});
    }
    for (; block < galley_.text.size() && !entries.empty(); ++block) {
        const bool opens_page = block == start.block;
        if (!opens_page && begins_new_page(block)) return;
        below.clear();
        const auto settings = static_cast<std::uint8_t>(galley_.text[block].settings.size());
        for (const Entry& entry : entries)
            for (std::uint8_t setting = 0; setting < settings; ++setting)
                add_block({block, 0, setting, entry, opens_page}, rung, below);
        entries.swap(below);
    }
}

void PageFiller::add_block(const Stretch& stretch, Rung rung, std::vector<Entry>& below) {
    if (rung == Rung::none && is_skippable(stretch))
        skip_block(stretch, below);
    else
        add_stretch(stretch, rung, below);
}

// A block of plain lines that ends far above the foot: no page ends in it.
bool PageFiller::is_skippable(const Stretch& stretch) const {
    const BlockFacts& facts = blocks_[stretch.block];
    if (!facts.is_plain || facts.calls > 0 || begins_new_page(stretch.block + 1)) return false;
    const Galley& items = items_of(stretch);
    const Length bottom =
        top_of(items.front(), stretch.above.y, stretch.opens_page) + items.front().height * static_cast<std::int64_t>(items.size());
    return is_far_above_foot(bottom, facts.calls_before);
}

bool PageFiller::is_far_above_foot(Length y, std::uint32_t calls) const {
    return thousandths_of_line(rules_.height - y - foot_.height_of(calls)) > highest_end;
}

void PageFiller::skip_block(const Stretch& stretch, std::vector<Entry>& below) {
    const BlockSetting& setting = galley_.text[stretch.block].settings[stretch.setting];
    Entry entry = stretch.above;
    entry.y = top_of(setting.items.front(), entry.y, stretch.opens_page) +
              setting.items.front().height * static_cast<std::int64_t>(setting.items.size());
    entry.cost += setting.cost;
    entry.items += static_cast<std::uint32_t>(setting.items.size());
    add_entry(stretch, entry, below);
}

// Adds the stretch's items to the page until it is full, and offers to end the page after each.
void PageFiller::add_stretch(const Stretch& stretch, Rung rung, std::vector<Entry>& below) {
    const BlockSetting& setting = galley_.text[stretch.block].settings[stretch.setting];
    Entry entry = stretch.above;
    std::uint32_t calls = stretch.first_item == 0 ? blocks_[stretch.block].calls_before : open_calls_;
    if (stretch.first_item == 0) entry.cost += setting.cost;
    for (std::uint32_t i = stretch.first_item; i < setting.items.size(); ++i) {
        const GalleyItem& item = setting.items[i];
        entry.y = top_of(item, entry.y, stretch.opens_page && i == stretch.first_item) + item.height;
        calls += calls_in(item);
        ++entry.items;
        // No page ends so high, unless what follows the block is forced to a new page: most lines need no foot.
        if (rung == Rung::none && i + 1 < setting.items.size() && is_far_above_foot(entry.y, calls)) continue;
        const std::optional<Foot> foot = foot_.below(entry.y, calls);
        if (!foot) return;
        offer_end(stretch, i, entry, *foot, rung);
    }
    add_entry(stretch, entry, below);
}

// Of entries that end at one height only the cheapest is kept.
void PageFiller::add_entry(const Stretch& stretch, Entry entry, std::vector<Entry>& below) {
    const auto same = std::find_if(below.begin(), below.end(), [&](const Entry& other) { return other.y == entry.y; });
    if (same != below.end() && same->cost <= entry.cost) return;
    entry.trace = trace_of(stretch);
    if (same == below.end())
        below.push_back(entry);
    else
        *same = entry;
}

std::uint32_t PageFiller::trace_of(const Stretch& stretch) {
    if (stretch.first_item > 0) return stretch.above.trace;
    traces_.push_back({stretch.above.trace, stretch.setting});
    return static_cast<std::uint32_t>(traces_.size() - 1);
}

bool PageFiller::begins_new_page(std::uint32_t block) const {
    return block == galley_.text.size() || galley_.text[block].settings.front().items.front().break_before != PageBreak::automatic;
}

PagePosition PageFiller::position_after(const Stretch& stretch, std::uint32_t item, const Foot& foot) const {
    if (item + 1 == items_of(stretch).size()) return {stretch.block + 1, 0, foot.next, 0};
    return {stretch.block, item + 1, foot.next, stretch.setting};
}

void PageFiller::offer_end(const Stretch& stretch, std::uint32_t item, const Entry& entry, const Foot& foot, Rung rung) {
    const std::int64_t left = thousandths_of_line(rules_.height - entry.y - foot.height);
    PageEnd end;
    end.next = position_after(stretch, item, foot);
    PageEndFacts& facts = end.facts;
    facts.ends_freely = is_forced(end.next);
    const GalleyItem* after = facts.ends_freely ? nullptr : &item_at(end.next);
    const bool may_end = !after || after->may_break_before;
    if (!may_end && (rung != Rung::keeps || after->stays)) return;
    if (after && rung == Rung::none && left > highest_end) return;
    facts.has_notes = foot.height.units > 0;
    (facts.has_notes ? facts.white : facts.shortfall) = left;
    facts.opens_section = opens_section_;
    facts.hyphen = end.next.item > 0 && items_of(stretch)[item].ends_with_hyphen;
    facts.parted = !may_end;
    facts.parted_loosely = may_end && after && after->is_kept_loosely;
    facts.text_items = entry.items;
    facts.split_notes = foot.split_notes;
    facts.split_lines = foot.split_lines;
    end.settings_cost = entry.cost;
    end.trace = trace_of(stretch);
    ends_.push_back(end);
    if (facts.has_notes) offer_raised_notes(std::move(end));
}

// Notes may stand lines higher, level with a facing page that ends as many lines above the foot.
void PageFiller::offer_raised_notes(PageEnd end) {
    while (end.facts.white >= thousand && end.facts.shortfall < highest_end) {
        end.facts.shortfall += thousand;
        end.facts.white -= thousand;
        ends_.push_back(end);
    }
}

// An item that no page can hold together with its notes gets a page of its own, with the items that must stay with it and as much of the
// notes as fits.
void PageFiller::end_alone(const PagePosition& start) {
    const Stretch stretch{start.block, start.item, start.setting, {}, true};
    const Galley& items = items_of(stretch);
    Entry entry;
    std::uint32_t calls = open_calls_, last = start.item;
    for (std::uint32_t i = start.item; i == start.item || (i < items.size() && items[i].stays); last = i++) {
        entry.y = top_of(items[i], entry.y, i == start.item) + items[i].height;
        calls += calls_in(items[i]);
        ++entry.items;
    }
    const Foot foot =
        foot_.is_closed() ? foot_.closed_foot() : foot_.take(std::max(rules_.height - entry.y, rules_.height / 2), calls);
    offer_end(stretch, last, entry, foot, Rung::keeps);
    for (PageEnd& end : ends_) {
        end.trace = start.item > 0 ? 0 : trace_of(stretch);
        end.facts.too_tall = entry.y > rules_.height;
        end.facts.late_notes = foot_.not_begun(calls, foot.next);
    }
}

void PageFiller::end_with_notes_only() {
    const Foot foot = foot_.take(rules_.height, foot_.calls());
    PageEnd end;
    end.next = {static_cast<std::uint32_t>(galley_.text.size()), 0, foot.next, 0};
    end.facts.ends_freely = end.facts.has_notes = true;
    end.facts.split_notes = foot.split_notes;
    end.facts.split_lines = foot.split_lines;
    ends_.push_back(std::move(end));
}

std::vector<std::uint8_t> PageFiller::settings_of(const PageEnd& end) const {
    std::vector<std::uint8_t> settings;
    for (std::uint32_t t = end.trace; t != 0; t = traces_[t].before) settings.push_back(traces_[t].setting);
    std::reverse(settings.begin(), settings.end());
    return settings;
}

}  // namespace nabor
