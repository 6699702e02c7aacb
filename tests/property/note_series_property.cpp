// Pages with notes in several series, against brute force: on small galleys no choice of page ends costs less, and every page's foot is what
// the rules of note_foot.h say.

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <utility>

#include "book/book.h"
#include "typeset/page_breaking.h"

namespace nabor {
namespace {

constexpr std::int64_t line = 10 * Length::per_point;
constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::max();
constexpr int page_lines = 8;

class Random {
public:
    explicit Random(std::uint32_t seed) : engine_(seed) {}
    int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }

private:
    std::mt19937 engine_;
};

// `columns`: the most that a series may have.
PageBreakingRules random_rules(std::size_t series, int columns, Random& random) {
    PageBreakingRules rules;
    rules.height = {line * page_lines};
    rules.grid = {line};
    rules.series.resize(series);
    for (NoteSeries& one : rules.series) {
        one.columns = static_cast<std::uint8_t>(random.pick(1, columns));
        one.gap_above = {line * random.pick(0, 4) / 8};
        one.rule_thickness = {line / 32};
        one.gap_below_rule = {line * random.pick(0, 2) / 8};
    }
    return rules;
}

Galley random_note(Random& random) {
    Galley items(static_cast<std::size_t>(random.pick(1, 4)));
    for (GalleyItem& item : items) {
        item.height = {line * random.pick(3, 8) / 8};
        item.space_before = {line * std::max(0, random.pick(-6, 2)) / 8};
        item.may_break_before = random.pick(0, 4) > 0;
        item.ends_with_hyphen = random.pick(0, 5) == 0;
    }
    return items;
}

// One block of lines, each with up to two notes of any series.
SectionGalley random_galley(std::size_t series, Random& random) {
    SectionGalley galley;
    GalleyBlock block;
    block.settings.resize(1);
    const int lines = random.pick(3, 13);
    for (int i = 0; i < lines; ++i) {
        GalleyItem item;
        item.height = {line};
        item.on_grid = true;
        item.may_break_before = i > 0 && random.pick(0, 5) > 0;
        for (int n = std::max(0, random.pick(-3, 2)); n > 0; --n) {
            item.notes.push_back(static_cast<SectionNoteId>(galley.notes.size()));
            galley.notes.push_back({static_cast<NoteSeriesId>(random.pick(0, static_cast<int>(series) - 1)), random_note(random)});
        }
        block.settings.front().items.push_back(std::move(item));
    }
    galley.text.push_back(std::move(block));
    return galley;
}

// By series: how many notes are finished, and how many items of the next one.
struct Place {
    std::size_t note = 0, item = 0;

    auto operator<=>(const Place&) const = default;
};
using Places = std::vector<Place>;

struct Waiting {
    Places next;
    std::int64_t height = 0;
    std::uint32_t split_notes = 0, split_lines = 0;
};

// All ways to set a page's notes are tried one by one, item by item.
class BruteForce {
public:
    BruteForce(const SectionGalley& galley, const PageBreakingRules& rules, std::int64_t highest)
        : lines_(galley.text.front().settings.front().items), rules_(rules), highest_(highest), notes_(rules.series.size()) {
        for (const GalleyItem& item : lines_) {
            std::vector<std::size_t> called(notes_.size());
            for (std::size_t s = 0; s < notes_.size(); ++s) called[s] = notes_[s].size();
            called_before_.push_back(std::move(called));
            for (const SectionNoteId id : item.notes) {
                const GalleyNote& note = galley.notes[index_of(id)];
                notes_[index_of(note.series)].push_back(&note.items);
            }
        }
        std::vector<std::size_t> all;
        for (const auto& notes : notes_) all.push_back(notes.size());
        called_before_.push_back(std::move(all));
    }

    std::int64_t cheapest(PageSide side) { return cheapest({0, Places(notes_.size()), side == PageSide::right, nothing_faces}); }

private:
    struct State {
        std::size_t begin = 0;
        Places places;
        bool recto = true;
        std::int32_t facing = nothing_faces;

        auto operator<=>(const State&) const = default;
    };

    std::int64_t cheapest(const State& state) {
        if (const auto known = known_.find(state); known != known_.end()) return known->second;
        std::int64_t best = impossible;
        if (state.begin == lines_.size()) {
            best = is_finished(state.places) ? 0 : page_of_notes(state);
        } else {
            for (std::size_t end = state.begin + 1; end <= lines_.size(); ++end)
                if (const auto foot = foot_of(state, end)) best = std::min(best, cheapest_with(state, end, *foot));
        }
        return known_[state] = best;
    }

    bool is_finished(const Places& places) const {
        for (std::size_t s = 0; s < notes_.size(); ++s)
            if (places[s].note < notes_[s].size()) return false;
        return true;
    }

    std::int64_t page_of_notes(const State& state) {
        PageEndFacts page;
        const Waiting foot = taken(state.places, called_before_.back(), rules_.height.units);
        page.has_notes = page.ends_freely = true;
        page.split_notes = foot.split_notes;
        page.split_lines = foot.split_lines;
        return after(state, lines_.size(), foot.next, page);
    }

    std::int64_t cheapest_with(const State& state, std::size_t end, const Waiting& foot) {
        const std::int64_t left = (rules_.height.units - line * static_cast<std::int64_t>(end - state.begin) - foot.height) * 1000 / line;
        if (end < lines_.size() && (!lines_[end].may_break_before || left > highest_)) return impossible;
        PageEndFacts page;
        page.has_notes = foot.height > 0;
        page.ends_freely = end == lines_.size();
        page.opens_section = state.begin == 0;
        page.text_items = static_cast<std::uint32_t>(end - state.begin);
        page.split_notes = foot.split_notes;
        page.split_lines = foot.split_lines;
        if (!page.has_notes) {
            page.shortfall = left;
            return after(state, end, foot.next, page);
        }
        std::int64_t best = impossible;
        for (std::int64_t raised = 0; raised <= std::min<std::int64_t>(left / 1000, 3); ++raised) {
            page.shortfall = raised * 1000;
            page.white = left - raised * 1000;
            best = std::min(best, after(state, end, foot.next, page));
        }
        return best;
    }

    std::int64_t after(const State& state, std::size_t end, const Places& places, PageEndFacts page) {
        page.recto = state.recto;
        page.facing = state.facing;
        const bool faces_nothing = page.recto || (page.ends_freely && page.shortfall >= nearly_full);
        const auto facing = faces_nothing ? nothing_faces : static_cast<std::int32_t>((page.shortfall + 50) / 100 * 100);
        const std::int64_t rest = cheapest({end, places, !state.recto, facing});
        return rest == impossible ? impossible : page_cost(page) + rest;
    }

    std::int64_t height_between(std::size_t series, Place begin, Place end) const {
        const std::int64_t height = lowest(series, begin, end, rules_.series[series].columns);
        return height == 0 ? 0 : height + rules_.series[series].overhead().units;
    }

    // The least height of so many columns, over all places at which the first of them may end.
    std::int64_t lowest(std::size_t series, Place begin, Place end, std::size_t columns) const {
        std::int64_t column = 0, best = impossible;
        for (Place at = begin; at < end; at = next_item(series, at)) {
            const GalleyItem& item = (*notes_[series][at.note])[at.item];
            if (at != begin && columns > 1 && may_cut(series, at)) best = std::min(best, std::max(column, lowest(series, at, end, columns - 1)));
            column += item.height.units + (at == begin || at.item == 0 ? 0 : item.space_before.units);
        }
        return std::min(best, column);
    }

    bool may_cut(std::size_t series, Place at) const {
        if (at.item == 0) return true;
        const Galley& note = *notes_[series][at.note];
        return note[at.item].may_break_before && !note[at.item - 1].ends_with_hyphen;
    }

    // Where the notes of a series may end on a page of these calls, the furthest first.
    Places ends_of(std::size_t series, std::size_t begin, std::size_t end) const {
        const std::size_t called = called_before_[end][series];
        Places ends{{called, 0}};
        if (called == called_before_[begin][series]) return ends;
        for (std::size_t item = notes_[series][called - 1]->size(); --item > 0;)
            if (may_cut(series, {called - 1, item})) ends.push_back({called - 1, item});
        return ends;
    }

    std::optional<Waiting> foot_of(const State& state, std::size_t end) const {
        const std::int64_t text = line * static_cast<std::int64_t>(end - state.begin);
        const std::int64_t carried = sum(state.places, whole(state.begin));
        const std::int64_t for_notes = std::max(rules_.height.units - 4 * line, rules_.height.units / 2);
        if (carried > for_notes) {
            const Waiting foot = taken(state.places, called_before_[state.begin], for_notes);
            const bool has_calls = called_before_[end] != called_before_[state.begin];
            return has_calls || text + foot.height > rules_.height.units ? std::nullopt : std::optional(foot);
        }
        Places chosen;
        if (!choose(state, end, rules_.height.units - text, chosen)) return std::nullopt;
        return waiting_after(state.places, chosen);
    }

    Places whole(std::size_t lines) const {
        Places places;
        for (const std::size_t called : called_before_[lines]) places.push_back({called, 0});
        return places;
    }

    std::int64_t sum(const Places& begin, const Places& end) const {
        std::int64_t height = 0;
        for (std::size_t s = 0; s < end.size(); ++s) height += height_between(s, begin[s], end[s]);
        return height;
    }

    // The first choice of ends, in the order of the series, that fits.
    bool choose(const State& state, std::size_t end, std::int64_t room, Places& chosen) const {
        if (chosen.size() == notes_.size()) return sum(state.places, chosen) <= room;
        for (const Place place : ends_of(chosen.size(), state.begin, end)) {
            chosen.push_back(place);
            if (choose(state, end, room, chosen)) return true;
            chosen.pop_back();
        }
        return false;
    }

    Waiting waiting_after(const Places& begin, const Places& end) const {
        Waiting foot{end, sum(begin, end), 0, 0};
        for (std::size_t s = 0; s < end.size(); ++s) {
            if (end[s].item == 0 || end[s] == begin[s]) continue;
            ++foot.split_notes;
            foot.split_lines += static_cast<std::uint32_t>(notes_[s][end[s].note]->size() - end[s].item);
        }
        return foot;
    }

    Place next_item(std::size_t series, Place at) const {
        ++at.item;
        return at.item == notes_[series][at.note]->size() ? Place{at.note + 1, 0} : at;
    }

    // Item after item, series after series, as much as fits; the first series that waits sets one item at least.
    Waiting taken(const Places& begin, const std::vector<std::size_t>& called, std::int64_t room) const {
        Places end = begin;
        for (std::size_t s = 0; s < end.size(); ++s) {
            for (Place at = begin[s]; at.note < called[s];) {
                at = next_item(s, at);
                if (at.item > 0 && !may_cut(s, at)) continue;
                Places longer = end;
                longer[s] = at;
                if (sum(begin, longer) <= room) end = longer;
            }
            if (end == begin && begin[s].note < called[s]) end[s] = next_item(s, begin[s]);
        }
        return waiting_after(begin, end);
    }

    const Galley& lines_;
    const PageBreakingRules& rules_;
    std::int64_t highest_;
    std::vector<std::vector<const Galley*>> notes_;        // by series, in the order of their calls
    std::vector<std::vector<std::size_t>> called_before_;  // by line, and one more: notes of each series called above it
    std::map<State, std::int64_t> known_;
};

void compare_with_brute_force(std::size_t series, std::uint32_t seed, int columns = 1) {
    Random random(seed);
    std::size_t compared = 0, equal = 0, split = 0, of_several_series = 0;
    for (int round = 0; round < 1500; ++round) {
        const PageBreakingRules rules = random_rules(series, columns, random);
        const SectionGalley galley = random_galley(series, random);
        const PageSide side = round % 2 == 0 ? PageSide::right : PageSide::left;
        const std::int64_t best = BruteForce(galley, rules, 3000).cheapest(side);
        if (best == impossible || best >= 5'000'000) continue;  // needs the ladder, which brute force does not have
        const SectionPages pages = break_pages(galley, rules, {side, nothing_faces});
        ASSERT_LE(pages.cost, best) << "round " << round;
        // The breaker ends a page high up where no other end is left. Brute force that may always do so costs no more than that.
        if (pages.cost != best) {
            ASSERT_GE(pages.cost, BruteForce(galley, rules, page_lines * 1000).cheapest(side)) << "round " << round;
        }
        ++compared;
        equal += pages.cost == best;
        for (const PagePlan& page : pages.pages) of_several_series += page.foot.size() > 1;
        split += std::any_of(pages.relaxations.begin(), pages.relaxations.end(),
                             [](const Relaxation& one) { return one.kind == Relaxation::Kind::split_note; });
    }
    EXPECT_GT(compared, 500u);
    EXPECT_GT(equal * 100, compared * 95);
    EXPECT_GT(split, 50u) << "notes must be split";
    EXPECT_TRUE(series == 1 || of_several_series > 300u);
}

TEST(NoteSeriesProperty, NoChoiceOfPagesIsCheaperWithOneSeries) { compare_with_brute_force(1, 11); }
TEST(NoteSeriesProperty, NoChoiceOfPagesIsCheaperWithTwoSeries) { compare_with_brute_force(2, 12); }
TEST(NoteSeriesProperty, NoChoiceOfPagesIsCheaperWithThreeSeries) { compare_with_brute_force(3, 13); }
TEST(NoteSeriesProperty, NoChoiceOfPagesIsCheaperWithSeriesInColumns) { compare_with_brute_force(2, 15, 3); }

std::map<std::uint32_t, std::size_t> pages_of_calls(const SectionGalley& galley, const SectionPages& pages) {
    std::map<std::uint32_t, std::size_t> page_of;
    for (std::size_t page = 0; page < pages.pages.size(); ++page)
        for (const PlacedGalleyItem& placed : pages.pages[page].text)
            for (const SectionNoteId note : galley.text.front().settings.front().items[placed.item].notes)
                page_of[static_cast<std::uint32_t>(index_of(note))] = page;
    return page_of;
}

// Whatever the galley: every item of every note is set once, in order, in its series' place, within the text block.
TEST(NoteSeriesProperty, EveryNoteBeginsOnThePageOfItsCallAndStandsInItsSeries) {
    Random random(14);
    std::size_t notes_seen = 0;
    for (int round = 0; round < 1000; ++round) {
        const auto series = static_cast<std::size_t>(random.pick(2, 3));
        const PageBreakingRules rules = random_rules(series, 3, random);
        const SectionGalley galley = random_galley(series, random);
        const SectionPages pages = break_pages(galley, rules, {});
        const bool is_late = std::any_of(pages.relaxations.begin(), pages.relaxations.end(),
                                         [](const Relaxation& one) { return one.kind == Relaxation::Kind::late_note; });
        const std::map<std::uint32_t, std::size_t> page_of_call = pages_of_calls(galley, pages);
        std::map<std::uint32_t, std::uint32_t> items_set;
        for (std::size_t page = 0; page < pages.pages.size(); ++page) {
            const PagePlan& plan = pages.pages[page];
            Length bottom = plan.text.empty() ? Length{} : plan.text.back().y + Length{line};
            for (std::size_t f = 0; f < plan.foot.size(); ++f) {
                const PlacedSeries& placed = plan.foot[f];
                ASSERT_TRUE(f == 0 || plan.foot[f - 1].series < placed.series);
                ASSERT_GE(placed.rule_y, bottom + rules.series[index_of(placed.series)].gap_above) << "round " << round;
                const Length top = placed.rule_y;
                Length lowest = bottom = top;
                std::uint32_t column = 0;
                for (const PlacedNote& note : placed.notes) {
                    if (note.column > column) bottom = top;
                    ASSERT_GE(note.column, std::exchange(column, note.column)) << "a column after the other, round " << round;
                    const auto id = static_cast<std::uint32_t>(index_of(note.note));
                    ASSERT_EQ(galley.notes[id].series, placed.series);
                    ASSERT_EQ(note.item, items_set[id]++) << "in order, none twice, round " << round;
                    ASSERT_TRUE(note.item > 0 || is_late || page == page_of_call.at(id)) << "round " << round;
                    ASSERT_GE(note.y, bottom);
                    bottom = note.y + galley.notes[id].items[note.item].height;
                    lowest = std::max(lowest, bottom);
                }
                ASSERT_LT(column, rules.series[index_of(placed.series)].columns);
                bottom = lowest;
            }
            ASSERT_LE(bottom, rules.height);
        }
        for (std::uint32_t id = 0; id < galley.notes.size(); ++id)
            ASSERT_EQ(items_set[id], galley.notes[id].items.size()) << "none is lost, round " << round;
        notes_seen += galley.notes.size();
    }
    EXPECT_GT(notes_seen, 3000u);
}

}  // namespace
}  // namespace nabor
