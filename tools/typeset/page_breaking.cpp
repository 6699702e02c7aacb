#include "typeset/page_breaking.h"

#include <algorithm>
#include <cstddef>

#include "book/book.h"
#include "typeset/cheapest_path.h"
#include "typeset/hash_with.h"

namespace nabor {

namespace {

// A path that costs so much more than one that has come further is given up.
constexpr std::int64_t hopeless_above = 25'000'000;
constexpr std::int32_t facing_step = 100;  // thousandths of a line: nearer shortfalls of facing pages count as equal

// The state of the search: where a page begins, on which side, and what faces it. What a page may be and cost depends on nothing else that
// came before it.
struct Key {
    PagePosition position;
    bool recto = true;
    std::int32_t facing = nothing_faces;

    auto operator<=>(const Key&) const = default;
    std::size_t hash() const { return hash_with(hash_with(position.hash(), recto ? 1 : 0), static_cast<std::size_t>(facing)); }
};

using PagePath = CheapestPath<Key>;

// A page always ends further on than it begins, in the text or in some series of notes, so the keys of a path ascend. From each state the page
// filler offers all ends of the next page, each of which leads to another state. The cheapest path to the end of the section, followed back
// from there, gives the pages.
class PageBreaker {
public:
    PageBreaker(const SectionGalley& galley, const PageBreakingRules& rules, FacingPage facing)
        : galley_(galley), rules_(rules), filler_(galley, rules) {
        result_.after = facing;
        path_.reach({filler_.begin(), facing.side == PageSide::right, facing.shortfall}, 0);
    }

    SectionPages run() {
        if (galley_.text.empty()) return std::move(result_);
        path_.search([&](const Key& key) { return filler_.is_finished(key.position); }, [&](std::uint32_t id) { expand(id); });
        choose();
        place();
        return std::move(result_);
    }

private:
    const std::vector<TextEnd>& ends_from(const PagePosition& position) {
        if (ends_ == nullptr || filled_ != position) ends_ = &filler_.fill(position);
        filled_ = position;
        return *ends_;
    }

    void expand(std::uint32_t id) {
        const PagePath::Node node = path_.node(id);
        for (const TextEnd& end : ends_from(node.key.position)) {
            const PageEndFacts facts = facts_of(end, node.key);
            path_.reach(key_after(end.next, facts), node.cost + end.depth.cost + page_cost(facts), id);
        }
    }

    static PageEndFacts facts_of(const TextEnd& end, const Key& begun) {
        PageEndFacts facts = end.facts;
        facts.recto = begun.recto;
        facts.facing = begun.facing;
        return facts;
    }

    Key key_after(const PagePosition& next, const PageEndFacts& facts) const {
        Key key{next, !facts.recto, nothing_faces};
        if (!facts.recto && (!facts.ends_freely || facts.shortfall + facts.white < nearly_full))
            key.facing = static_cast<std::int32_t>((facts.shortfall + facing_step / 2) / facing_step * facing_step);
        const bool begins_block = next.item == 0 && next.block < galley_.text.size();
        if (begins_block && first_item(next.block).break_before == PageBreak::right) key.recto = true;
        return key;
    }

    const GalleyItem& first_item(std::uint32_t block) const { return galley_.text[block].settings.front().items.front(); }

    // Follows the path back, and fills each page again for the settings of its blocks: traces last only until the next fill.
    void choose() {
        const PagePath::Node& last = path_.last();
        result_.cost = last.cost;
        result_.after = {last.key.recto ? PageSide::right : PageSide::left, last.key.facing};
        result_.chosen.resize(galley_.text.size());
        path_.each_step_back([&](const PagePath::Node& begun, const PagePath::Node& next) {
            const PagePosition start = begun.key.position;
            const TextEnd end = end_between(begun, next);
            std::uint32_t block = start.item > 0 ? start.block + 1 : start.block;
            for (const std::uint8_t setting : filler_.settings_of(end)) result_.chosen[block++] = setting;
            pages_.push_back({start, end.next, facts_of(end, begun.key)});
        });
        std::reverse(pages_.begin(), pages_.end());
    }

    TextEnd end_between(const PagePath::Node& begun, const PagePath::Node& next) {
        const std::vector<TextEnd>& ends = ends_from(begun.key.position);
        return *std::find_if(ends.begin(), ends.end(), [&](const TextEnd& end) {
            const PageEndFacts facts = facts_of(end, begun.key);
            return end.next == next.key.position && key_after(end.next, facts) == next.key &&
                   begun.cost + end.depth.cost + page_cost(facts) == next.cost;
        });
    }

    void place() {
        for (std::uint32_t block = 0; block < galley_.text.size(); ++block) {
            first_items_.push_back(items_);
            items_ += static_cast<std::uint32_t>(chosen_items(block).size());
        }
        for (const ChosenPage& page : pages_) place(page);
    }

    struct ChosenPage {
        PagePosition begin, end;
        PageEndFacts facts;
    };

    const Galley& chosen_items(std::uint32_t block) const { return galley_.text[block].settings[result_.chosen[block]].items; }

    void place(const ChosenPage& page) {
        PagePlan plan;
        plan.ends_freely = page.facts.ends_freely;
        if (page.begin.block < galley_.text.size() && page.begin.item == 0) plan.opens_with = first_item(page.begin.block).break_before;
        const Length bottom = place_text(page, plan);
        // Notes stand at the foot: the last line of the last note is the page's last line.
        plan.foot = filler_.foot().place(page.begin.notes, page.end.notes,
                                         rules_.height - scaled(rules_.line(), page.facts.shortfall, 1000));
        for (Relaxation relaxation : relaxations_of(page.facts)) {
            relaxation.page = static_cast<std::uint32_t>(result_.pages.size());
            relaxation.y = bottom;
            if (!plan.text.empty()) relaxation.place = span_before(page.end);
            result_.relaxations.push_back(relaxation);
        }
        result_.pages.push_back(std::move(plan));
    }

    // Returns the text's bottom.
    Length place_text(const ChosenPage& page, PagePlan& plan) const {
        Length y = page.begin == filler_.begin() ? first_item(0).sink : Length{};
        for (std::uint32_t block = page.begin.block, i = page.begin.item; block < page.end.block || i < page.end.item;) {
            const Galley& items = chosen_items(block);
            if (plan.text.empty()) plan.repeated_head = items[i].repeated_head;
            y = filler_.top_of(items[i], y, plan.text.empty());
            plan.text.push_back({first_items_[block] + i, y});
            y += items[i].height;
            if (++i == items.size()) ++block, i = 0;
        }
        return y;
    }

    // Of the last item before `position` that has a place in the manuscript; an image has none.
    Span span_before(const PagePosition& position) const {
        std::uint32_t block = position.block, item = position.item;
        while (item > 0 || block > 0) {
            if (item == 0) item = static_cast<std::uint32_t>(chosen_items(--block).size());
            if (const Span span = chosen_items(block)[--item].span; span.known()) return span;
        }
        return {};
    }

    const SectionGalley& galley_;
    const PageBreakingRules& rules_;
    PageFiller filler_;
    const std::vector<TextEnd>* ends_ = nullptr;  // of the page that begins at filled_
    PagePosition filled_;
    PagePath path_{hopeless_above};
    std::vector<ChosenPage> pages_;
    std::vector<std::uint32_t> first_items_;  // by block, among the items of the chosen settings
    std::uint32_t items_ = 0;
    SectionPages result_;
};

}  // namespace

SectionPages break_pages(const SectionGalley& galley, const PageBreakingRules& rules, FacingPage facing) {
    return PageBreaker(galley, rules, facing).run();
}

}  // namespace nabor
