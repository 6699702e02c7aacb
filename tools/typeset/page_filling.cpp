#include "typeset/page_filling.h"

#include <algorithm>

#include "book/book.h"

namespace nabor {

namespace {

constexpr std::int64_t thousand = 1000;
// How high above the foot a page is still thought of as ending, in thousandths of a line.
constexpr std::int64_t highest_end = 3 * thousand;
// What a page keeps for its text when notes are carried over to it, in lines.
constexpr std::int64_t least_text_lines = 4;

bool is_plain(const Galley& items) {
    return std::all_of(items.begin() + 1, items.end(), [&](const GalleyItem& item) {
        return item.space_before.units == 0 && item.height == items.front().height && item.on_grid == items.front().on_grid;
    });
}

}  // namespace

PageFiller::PageFiller(const SectionGalley& galley, const PageBreakingRules& rules) : galley_(galley), rules_(rules) {
    for (const GalleyBlock& block : galley.text) {
        BlockFacts facts;
        facts.calls_before = note_calls();
        for (const GalleyItem& item : block.variants.front().items) calls_.insert(calls_.end(), item.notes.begin(), item.notes.end());
        facts.calls = note_calls() - facts.calls_before;
        for (const GalleyVariant& variant : block.variants) facts.is_plain = facts.is_plain && is_plain(variant.items);
        blocks_.push_back(facts);
    }
    for (const Galley& note : galley.notes) {
        std::vector<Length>& bottoms = note_bottoms_.emplace_back(1);
        for (const GalleyItem& item : note) bottoms.push_back(bottoms.back() + item.space_before + item.height);
    }
    heights_before_.emplace_back();
    for (std::uint32_t call = 0; call < note_calls(); ++call)
        heights_before_.push_back(heights_before_.back() +
                                  note_height(call, 0, static_cast<std::uint32_t>(galley.notes[index_of(calls_[call])].size())));
}

Length PageFiller::note_overhead() const { return rules_.notes.gap_above + rules_.notes.rule_thickness + rules_.notes.gap_below_rule; }

// The white above its first item is dropped.
Length PageFiller::note_height(std::uint32_t call, std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return {};
    const std::size_t note = index_of(calls_[call]);
    return note_bottoms_[note][end] - note_bottoms_[note][begin] - galley_.notes[note][begin].space_before;
}

Length PageFiller::top_of(const GalleyItem& item, Length y, bool first) const {
    if (!first) y += item.space_before;
    if (first && item.repeated_head != no_repeated_head) y += galley_.heads[item.repeated_head].height;
    const std::int64_t grid = rules_.grid.units;
    if (item.on_grid && grid > 0) y = {(y.units + grid - 1) / grid * grid};
    return y;
}

std::int64_t PageFiller::thousandths_of_line(Length length) const {
    return std::max<std::int64_t>(0, length.units) * thousand / rules_.line().units;
}

bool PageFiller::is_finished(const PagePosition& position) const {
    return position.block == galley_.text.size() && position.note == note_calls();
}

const std::vector<PageEnd>& PageFiller::fill(const PagePosition& start) {
    ends_.clear();
    traces_.assign(1, {});
    opens_section_ = start == PagePosition{};
    place_carried(start);
    if (start.block == galley_.text.size()) {
        end_with_notes_only();
        return ends_;
    }
    // The ladder: first by the rules; then however high the page ends; then parting what belongs together; at last one item alone.
    any_break_ = any_depth_ = false;
    fill_blocks(start);
    if (ends_.empty()) any_depth_ = true, fill_blocks(start);
    if (ends_.empty()) any_break_ = true, fill_blocks(start);
    if (ends_.empty()) end_alone(start);
    return ends_;
}

void PageFiller::place_carried(const PagePosition& start) {
    carried_ = start.note;
    carried_item_ = start.note_item;
    const bool has_text = start.block < galley_.text.size();
    open_calls_ = has_text ? blocks_[start.block].calls_before : note_calls();
    for (std::uint32_t i = 0; i < start.item; ++i)
        open_calls_ += static_cast<std::uint32_t>(galley_.text[start.block].variants[start.variant].items[i].notes.size());
    closed_ = false;
    if (!has_text || carried_ == open_calls_) return;
    const Length room = std::max(rules_.height - rules_.line() * least_text_lines, rules_.height / 2);
    if (whole_notes(open_calls_) <= room) return;
    closed_ = true;
    closed_notes_ = take_notes(room, open_calls_);
}

// Where a note, from its item `begin` on, may be cut to fit `room`: as far down as it can, its end if it fits whole, `begin` if nothing of
// it fits.
std::uint32_t PageFiller::cut_of(std::uint32_t call, std::uint32_t begin, Length room) const {
    const Galley& note = galley_.notes[index_of(calls_[call])];
    const auto may_cut = [&](std::uint32_t end) {
        return end == note.size() || (note[end].may_break_before && !note[end - 1].ends_with_hyphen);
    };
    auto end = static_cast<std::uint32_t>(note.size());
    while (end > begin && (note_height(call, begin, end) > room || !may_cut(end))) --end;
    return end;
}

// As much of the carried notes and of those up to `calls` as `room` holds; at least one item, or setting would never end.
PageFiller::Notes PageFiller::take_notes(Length room, std::uint32_t calls) const {
    Notes notes{true, note_overhead(), carried_, carried_item_, 0};
    while (notes.next < calls) {
        const auto size = static_cast<std::uint32_t>(galley_.notes[index_of(calls_[notes.next])].size());
        std::uint32_t end = cut_of(notes.next, notes.next_item, room - notes.height);
        const bool nothing_yet = notes.next == carried_ && notes.next_item == carried_item_;
        if (end == notes.next_item && nothing_yet && end < size) ++end;
        notes.height += note_height(notes.next, notes.next_item, end);
        notes.next_item = end;
        notes.split_lines = end > 0 ? size - end : 0;
        if (end < size) return notes;
        ++notes.next;
        notes.next_item = 0;
    }
    return notes;
}

Length PageFiller::whole_notes(std::uint32_t calls) const {
    if (calls == carried_) return {};
    const auto size = static_cast<std::uint32_t>(galley_.notes[index_of(calls_[carried_])].size());
    return note_overhead() + note_height(carried_, carried_item_, size) + heights_before_[calls] - heights_before_[carried_ + 1];
}

// The notes of a page whose text ends at `y` and calls those up to `calls`: whole, or the last of them cut.
PageFiller::Notes PageFiller::notes_below(Length y, std::uint32_t calls) const {
    if (y > rules_.height) return {};
    if (closed_) {
        Notes notes = closed_notes_;
        notes.fit = calls == open_calls_ && y + notes.height <= rules_.height;
        return notes;
    }
    const Length whole = whole_notes(calls);
    if (y + whole <= rules_.height) return {true, whole, calls, 0, 0};
    if (calls == open_calls_) return {};  // what was carried over whole is not cut again
    const std::uint32_t last = calls - 1;
    const auto size = static_cast<std::uint32_t>(galley_.notes[index_of(calls_[last])].size());
    const Length others = whole - note_height(last, 0, size);
    const std::uint32_t end = cut_of(last, 0, rules_.height - y - others);
    if (end == 0) return {};
    return {true, others + note_height(last, 0, end), last, end, size - end};
}

void PageFiller::fill_blocks(const PagePosition& start) {
    std::vector<Entry> entries, below;
    std::uint32_t block = start.block;
    if (start.item > 0) {
        add_stretch({block, start.item, start.variant, {}, true}, entries);
        ++block;
    } else {
        entries.push_back({opens_section_ ? galley_.text[block].variants.front().items.front().sink : Length{}, 0, 0, 0});
    }
    for (; block < galley_.text.size() && !entries.empty(); ++block) {
        const bool opens_page = block == start.block;
        if (!opens_page && breaks_before({block, 0, 0, 0, 0})) return;
        below.clear();
        for (const Entry& entry : entries)
            for (std::uint8_t variant = 0; variant < galley_.text[block].variants.size(); ++variant) {
                const Stretch stretch{block, 0, variant, entry, opens_page};
                if (is_skippable(stretch))
                    skip_block(stretch, below);
                else
                    add_stretch(stretch, below);
            }
        entries.swap(below);
    }
}

// A block of plain lines that ends far above the foot: no page ends in it.
bool PageFiller::is_skippable(const Stretch& stretch) const {
    const BlockFacts& facts = blocks_[stretch.block];
    if (any_depth_ || !facts.is_plain || facts.calls > 0 || stretch.block + 1 == galley_.text.size()) return false;
    if (breaks_before({stretch.block + 1, 0, 0, 0, 0})) return false;
    const Galley& items = galley_.text[stretch.block].variants[stretch.variant].items;
    const Length bottom =
        top_of(items.front(), stretch.above.y, stretch.opens_page) + items.front().height * static_cast<std::int64_t>(items.size());
    const Length notes = closed_ ? closed_notes_.height : whole_notes(facts.calls_before);
    return thousandths_of_line(rules_.height - bottom - notes) > highest_end;
}

void PageFiller::skip_block(const Stretch& stretch, std::vector<Entry>& below) {
    const GalleyVariant& variant = galley_.text[stretch.block].variants[stretch.variant];
    Entry entry = stretch.above;
    entry.y = top_of(variant.items.front(), entry.y, stretch.opens_page) +
              variant.items.front().height * static_cast<std::int64_t>(variant.items.size());
    entry.cost += variant.cost;
    entry.items += static_cast<std::uint32_t>(variant.items.size());
    add_entry(stretch, entry, below);
}

// Lays the items of a stretch below what stands on the page already, as far as they go, and offers to end the page after each.
void PageFiller::add_stretch(const Stretch& stretch, std::vector<Entry>& below) {
    const GalleyVariant& variant = galley_.text[stretch.block].variants[stretch.variant];
    Entry entry = stretch.above;
    std::uint32_t calls = stretch.first_item == 0 ? blocks_[stretch.block].calls_before : open_calls_;
    if (stretch.first_item == 0) entry.cost += variant.cost;
    for (std::uint32_t i = stretch.first_item; i < variant.items.size(); ++i) {
        const GalleyItem& item = variant.items[i];
        entry.y = top_of(item, entry.y, stretch.opens_page && i == stretch.first_item) + item.height;
        calls += static_cast<std::uint32_t>(item.notes.size());
        ++entry.items;
        const Notes notes = notes_below(entry.y, calls);
        if (!notes.fit) return;
        offer_end(stretch, i, entry, notes);
    }
    add_entry(stretch, entry, below);
}

// Of entries of one height only the cheapest is kept.
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
    traces_.push_back({stretch.above.trace, stretch.variant});
    return static_cast<std::uint32_t>(traces_.size() - 1);
}

bool PageFiller::breaks_before(const PagePosition& position) const {
    if (position.block == galley_.text.size()) return true;
    return position.item == 0 && galley_.text[position.block].variants.front().items.front().break_before != PageBreak::automatic;
}

PagePosition PageFiller::position_after(const Stretch& stretch, std::uint32_t item, const Notes& notes) const {
    const bool ends_block = item + 1 == galley_.text[stretch.block].variants[stretch.variant].items.size();
    PagePosition next{stretch.block, item + 1, notes.next, notes.next_item, stretch.variant};
    if (ends_block) next.block += 1, next.item = 0, next.variant = 0;
    return next;
}

void PageFiller::offer_end(const Stretch& stretch, std::uint32_t item, const Entry& entry, const Notes& notes) {
    PageEnd end;
    end.next = position_after(stretch, item, notes);
    PageEndFacts& facts = end.facts;
    facts.ends_freely = breaks_before(end.next);
    const GalleyItem* after = facts.ends_freely ? nullptr : &galley_.text[end.next.block].variants[end.next.variant].items[end.next.item];
    const bool may_end = !after || after->may_break_before;
    if (!may_end && (!any_break_ || after->stays)) return;
    const std::int64_t left = thousandths_of_line(rules_.height - entry.y - notes.height);
    if (!facts.ends_freely && !any_depth_ && left > highest_end) return;
    facts.has_notes = notes.height.units > 0;
    (facts.has_notes ? facts.white : facts.shortfall) = left;
    facts.opens_section = opens_section_;
    facts.hyphen = end.next.item > 0 && galley_.text[stretch.block].variants[stretch.variant].items[item].ends_with_hyphen;
    facts.parted = !may_end;
    facts.parted_loosely = may_end && after && after->is_kept_loosely;
    facts.text_items = entry.items;
    facts.split_lines = notes.split_lines;
    end.variants_cost = entry.cost;
    end.trace = trace_of(stretch);
    ends_.push_back(end);
    // Notes may stand lines higher, level with a facing page that is so much short.
    while (facts.has_notes && facts.white >= thousand && facts.shortfall < highest_end) {
        facts.shortfall += thousand;
        facts.white -= thousand;
        ends_.push_back(end);
    }
}

// One item that no page holds with its notes: it stands alone, with what stays with it, and with as much of the notes as it leaves room
// for.
void PageFiller::end_alone(const PagePosition& start) {
    const Galley& items = galley_.text[start.block].variants[start.variant].items;
    Entry entry;
    std::uint32_t calls = open_calls_, last = start.item;
    for (std::uint32_t i = start.item; i == start.item || (i < items.size() && items[i].stays); last = i++) {
        entry.y = top_of(items[i], entry.y, i == start.item) + items[i].height;
        calls += static_cast<std::uint32_t>(items[i].notes.size());
        ++entry.items;
    }
    Notes notes = closed_ ? closed_notes_ : Notes{true, {}, calls, 0, 0};
    if (!closed_ && calls > carried_) notes = take_notes(std::max(rules_.height - entry.y, rules_.height / 2), calls);
    const Stretch stretch{start.block, start.item, start.variant, {}, true};
    any_break_ = any_depth_ = true;
    offer_end(stretch, last, entry, notes);
    for (PageEnd& end : ends_) {
        end.trace = start.item > 0 ? 0 : trace_of(stretch);
        end.facts.too_tall = entry.y > rules_.height;
        end.facts.late_notes = calls - std::min(calls, notes.next + (notes.next_item > 0 ? 1 : 0));
    }
}

void PageFiller::end_with_notes_only() {
    const Notes notes = take_notes(rules_.height, note_calls());
    PageEnd end;
    end.next = {static_cast<std::uint32_t>(galley_.text.size()), 0, notes.next, notes.next_item, 0};
    end.facts.ends_freely = end.facts.has_notes = true;
    end.facts.split_lines = notes.split_lines;
    ends_.push_back(end);
}

std::vector<std::uint8_t> PageFiller::variants_of(const PageEnd& end) const {
    std::vector<std::uint8_t> variants;
    for (std::uint32_t t = end.trace; t != 0; t = traces_[t].before) variants.push_back(traces_[t].variant);
    std::reverse(variants.begin(), variants.end());
    return variants;
}

}  // namespace nabor
