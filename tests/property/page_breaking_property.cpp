// The page breaker against brute force: on small galleys no choice of page ends and of settings costs less; and never more than pages
// that are filled one after the other.

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

#include "book/book.h"
#include "typeset/page_breaking.h"

namespace nabor {
namespace {

constexpr std::int64_t line = 10 * Length::per_point;
constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::max();
constexpr int page_lines = 8;

// Paragraphs of lines on the grid, with up to three settings, some with a note.
SectionGalley random_galley(std::mt19937& random) {
    const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    SectionGalley galley;
    const int blocks = pick(2, 5);
    for (int b = 0; b < blocks; ++b) {
        const int lines = pick(1, 7);
        const bool has_note = pick(0, 3) == 0;
        const int caller = pick(0, lines - 1);
        GalleyBlock block;
        for (const int count : {lines, lines - 1, lines + 1}) {
            if (count < 1 || (count != lines && pick(0, 1) == 0)) continue;
            BlockSetting setting;
            setting.cost = count == lines ? 0 : pick(1, 60) * 1000;
            for (int i = 0; i < count; ++i) {
                GalleyItem item;
                item.height = {line};
                item.on_grid = true;
                item.may_break_before = i == 0 ? b > 0 && pick(0, 5) > 0 : i >= 2 && count - i >= 2;
                item.is_kept_loosely = item.may_break_before && pick(0, 4) == 0;
                item.ends_with_hyphen = i + 1 < count && pick(0, 3) == 0;
                if (has_note && i == std::min(caller, count - 1)) item.notes = {static_cast<SectionNoteId>(galley.notes.size())};
                setting.items.push_back(std::move(item));
            }
            if (!block.settings.empty()) {
                const GalleyItem& first = block.settings.front().items.front();
                setting.items.front().may_break_before = first.may_break_before;
                setting.items.front().is_kept_loosely = first.is_kept_loosely;
            }
            block.settings.push_back(std::move(setting));
        }
        if (has_note) {
            GalleyItem item;
            item.height = {line * pick(5, 11) / 10};
            galley.notes.push_back({NoteSeriesId{}, Galley(static_cast<std::size_t>(pick(1, 2)), item)});
        }
        galley.text.push_back(std::move(block));
    }
    return galley;
}

PageBreakingRules rules() {
    PageBreakingRules made;
    made.height = {line * page_lines};
    made.grid = {line};
    return made;
}

// One choice of settings, as a flat list of lines.
struct FlatLine {
    const GalleyItem* item = nullptr;
    bool opens_block = false;
};

std::vector<FlatLine> flatten(const SectionGalley& galley, const std::vector<std::size_t>& chosen) {
    std::vector<FlatLine> lines;
    for (std::size_t b = 0; b < galley.text.size(); ++b) {
        const Galley& items = galley.text[b].settings[chosen[b]].items;
        for (std::size_t i = 0; i < items.size(); ++i) lines.push_back({&items[i], i == 0});
    }
    return lines;
}

// The cheapest way to set the lines from `begin` on, without a rule of the ladder bent: impossible where there is none. `highest` is how
// many thousandths of a line above its foot a page may end.
class BruteForce {
public:
    BruteForce(const SectionGalley& galley, std::vector<FlatLine> lines, std::int64_t highest)
        : galley_(galley), lines_(std::move(lines)), highest_(highest) {}

    std::int64_t cheapest(std::size_t begin, bool recto, std::int32_t facing) const {
        if (begin == lines_.size()) return 0;
        std::int64_t best = impossible;
        std::int64_t notes = 0;
        for (std::size_t end = begin + 1; end <= lines_.size(); ++end) {
            for (SectionNoteId note : lines_[end - 1].item->notes) {
                if (notes == 0) notes = overhead();
                for (const GalleyItem& item : galley_.notes[index_of(note)].items) notes += item.height.units;
            }
            const std::int64_t left = line * page_lines - line * static_cast<std::int64_t>(end - begin) - notes;
            if (left < 0) break;
            if (end < lines_.size() && (!lines_[end].item->may_break_before || left * 1000 / line > highest_)) continue;
            for (std::int64_t raised = 0; raised <= (notes > 0 ? left / line : 0) && raised <= 3; ++raised) {
                PageEndFacts page;
                page.has_notes = notes > 0;
                page.shortfall = page.has_notes ? raised * 1000 : left * 1000 / line;
                page.white = page.has_notes ? left * 1000 / line - raised * 1000 : 0;
                page.facing = facing;
                page.recto = recto;
                page.ends_freely = end == lines_.size();
                page.opens_section = begin == 0;
                page.hyphen = end < lines_.size() && !lines_[end].opens_block && lines_[end - 1].item->ends_with_hyphen;
                page.parted_loosely = end < lines_.size() && lines_[end].item->is_kept_loosely;
                page.text_items = static_cast<std::uint32_t>(end - begin);
                const std::int32_t next = recto || (page.ends_freely && page.shortfall >= nearly_full)
                                              ? nothing_faces
                                              : static_cast<std::int32_t>((page.shortfall + 50) / 100 * 100);
                const std::int64_t rest = cheapest(end, !recto, next);
                if (rest != impossible) best = std::min(best, page_cost(page) + rest);
            }
        }
        return best;
    }

private:
    static std::int64_t overhead() {
        return NoteSeries{}.overhead().units;
    }

    const SectionGalley& galley_;
    std::vector<FlatLine> lines_;
    std::int64_t highest_;
};

std::int64_t cheapest_of_all(const SectionGalley& galley, bool recto, std::int64_t highest, std::vector<std::size_t> chosen = {},
                             std::int64_t cost = 0) {
    if (chosen.size() == galley.text.size()) {
        const std::int64_t pages = BruteForce(galley, flatten(galley, chosen), highest).cheapest(0, recto, nothing_faces);
        return pages == impossible ? impossible : pages + cost;
    }
    std::int64_t best = impossible;
    const GalleyBlock& block = galley.text[chosen.size()];
    for (std::size_t setting = 0; setting < block.settings.size(); ++setting) {
        chosen.push_back(setting);
        best = std::min(best, cheapest_of_all(galley, recto, highest, chosen, cost + block.settings[setting].cost));
        chosen.pop_back();
    }
    return best;
}

// Page by page, each at the least cost that it can have, as a typesetter does that does not look ahead.
std::int64_t greedy_cost(const SectionGalley& galley, bool recto) {
    const PageBreakingRules made = rules();
    PageFiller filler(galley, made);
    PagePosition position = filler.begin();
    std::int32_t facing = nothing_faces;
    std::int64_t sum = 0;
    while (!filler.is_finished(position)) {
        std::int64_t least = impossible;
        TextEnd best;
        for (TextEnd end : filler.fill(position)) {
            end.facts.recto = recto;
            end.facts.facing = facing;
            const std::int64_t cost = end.depth.cost + page_cost(end.facts);
            if (cost >= least) continue;
            least = cost;
            best = end;
        }
        sum += least;
        position = best.next;
        facing = recto || (best.facts.ends_freely && best.facts.shortfall >= nearly_full)
                     ? nothing_faces
                     : static_cast<std::int32_t>((best.facts.shortfall + 50) / 100 * 100);
        recto = !recto;
    }
    return sum;
}

TEST(PageBreakerProperty, NoChoiceOfPagesAndSettingsIsCheaper) {
    std::mt19937 random(20261125);
    std::size_t compared = 0, equal = 0, with_other_settings = 0, of_several_pages = 0;
    for (int round = 0; round < 1500; ++round) {
        const SectionGalley galley = random_galley(random);
        const bool recto = round % 2 == 0;
        const std::int64_t best = cheapest_of_all(galley, recto, 3000);
        const SectionPages pages = break_pages(galley, rules(), {recto ? PageSide::right : PageSide::left, nothing_faces});
        if (best == impossible || best >= 5'000'000) continue;  // only by the ladder, which is tried where nothing else is left
        EXPECT_LE(pages.cost, best) << "round " << round;
        const bool split = std::any_of(pages.relaxations.begin(), pages.relaxations.end(),
                                       [](const Relaxation& one) { return one.kind == Relaxation::Kind::split_note; });
        // The breaker knows two things more: it may split notes, and end a page high up where it cannot go on from a better end.
        if (!split && pages.cost != best) {
            EXPECT_GE(pages.cost, cheapest_of_all(galley, recto, page_lines * 1000)) << "round " << round;
        }
        ++compared;
        equal += pages.cost == best;
        with_other_settings += std::count_if(pages.chosen.begin(), pages.chosen.end(), [](std::uint8_t v) { return v > 0; }) > 0;
        of_several_pages += pages.pages.size() > 1;
    }
    EXPECT_GT(compared, 500u);
    EXPECT_GT(equal * 100, compared * 90) << "the breaker and brute force agree but where the breaker knows more";
    EXPECT_GT(with_other_settings, 50u);
    EXPECT_GT(of_several_pages, 300u);
}

TEST(PageBreakerProperty, NeverCostsMoreThanPagesFilledOneByOne) {
    std::mt19937 random(7);
    std::size_t cheaper = 0;
    for (int round = 0; round < 3000; ++round) {
        const SectionGalley galley = random_galley(random);
        const bool recto = round % 2 == 0;
        const SectionPages pages = break_pages(galley, rules(), {recto ? PageSide::right : PageSide::left, nothing_faces});
        const std::int64_t greedy = greedy_cost(galley, recto);
        EXPECT_LE(pages.cost, greedy) << "round " << round;
        cheaper += pages.cost < greedy;
    }
    EXPECT_GT(cheaper, 300u);
}

}  // namespace
}  // namespace nabor
