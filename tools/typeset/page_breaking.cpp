#include "typeset/page_breaking.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "book/book.h"

namespace nabor {

namespace {

constexpr std::uint32_t no_node = 0xFFFFFFFF;
// A way that costs so much more than one that has come further is given up.
constexpr std::int64_t hopeless_above = 25'000'000;
constexpr std::int32_t facing_step = 100;  // thousandths of a line that are told apart between facing pages

// Where a page begins, on which side, and beside what. Keys ascend with the text, so a search in their order meets each but once.
struct Key {
    PagePosition position;
    bool recto = true;
    std::int32_t facing = nothing_faces;

    auto operator<=>(const Key&) const = default;
};

struct Node {
    Key key;
    std::int64_t cost = 0;
    std::uint32_t previous = no_node;
};

class PageBreaker {
public:
    PageBreaker(const SectionGalley& galley, const PageBreakingRules& rules, FacingPage facing)
        : galley_(galley), rules_(rules), filler_(galley, rules) {
        result_.after = facing;
        reach({{}, facing.side == PageSide::right, facing.shortfall}, 0, no_node);
    }

    SectionPages run() {
        if (galley_.text.empty()) return std::move(result_);
        search();
        choose();
        place();
        return std::move(result_);
    }

private:
    void search() {
        while (!open_.empty()) {
            const std::uint32_t id = open_.begin()->second;
            const std::int64_t cost = nodes_[id].cost;
            open_.erase(open_.begin());
            open_costs_.erase(open_costs_.find(cost));
            if (filler_.is_finished(nodes_[id].key.position)) {
                if (last_ == no_node || cost < nodes_[last_].cost) last_ = id;
            } else if (open_costs_.empty() || cost <= *open_costs_.begin() + hopeless_above) {
                expand(id);
            }
        }
    }

    const std::vector<PageEnd>& ends_from(const PagePosition& position) {
        if (ends_ == nullptr || filled_ != position) ends_ = &filler_.fill(position);
        filled_ = position;
        return *ends_;
    }

    void expand(std::uint32_t id) {
        const Node node = nodes_[id];
        for (const PageEnd& end : ends_from(node.key.position)) {
            const PageEndFacts facts = facts_of(end, node.key);
            reach(key_after(end.next, facts), node.cost + end.variants_cost + page_cost(facts), id);
        }
    }

    static PageEndFacts facts_of(const PageEnd& end, const Key& begun) {
        PageEndFacts facts = end.facts;
        facts.recto = begun.recto;
        facts.facing = begun.facing;
        return facts;
    }

    Key key_after(const PagePosition& next, const PageEndFacts& facts) const {
        Key key{next, !facts.recto, nothing_faces};
        if (!facts.recto && (!facts.ends_freely || facts.shortfall < nearly_full))
            key.facing = static_cast<std::int32_t>((facts.shortfall + facing_step / 2) / facing_step * facing_step);
        if (next.block < galley_.text.size() && next.item == 0 && first_item(next.block).break_before == PageBreak::right) key.recto = true;
        return key;
    }

    const GalleyItem& first_item(std::uint32_t block) const { return galley_.text[block].variants.front().items.front(); }

    void reach(const Key& key, std::int64_t cost, std::uint32_t previous) {
        const auto [place, added] = open_.try_emplace(key, static_cast<std::uint32_t>(nodes_.size()));
        if (added) {
            nodes_.push_back({key, cost, previous});
        } else {
            Node& node = nodes_[place->second];
            if (node.cost <= cost) return;
            open_costs_.erase(open_costs_.find(node.cost));
            node.cost = cost;
            node.previous = previous;
        }
        open_costs_.insert(cost);
    }

    // Goes back over the pages, and asks for each again which variants it was filled with.
    void choose() {
        result_.cost = nodes_[last_].cost;
        result_.after = {nodes_[last_].key.recto ? PageSide::right : PageSide::left, nodes_[last_].key.facing};
        result_.chosen.resize(galley_.text.size());
        for (std::uint32_t id = last_; nodes_[id].previous != no_node; id = nodes_[id].previous) {
            const Node& begun = nodes_[nodes_[id].previous];
            const PagePosition start = begun.key.position;
            const PageEnd end = end_between(begun, nodes_[id]);
            std::uint32_t block = start.item > 0 ? start.block + 1 : start.block;
            for (const std::uint8_t variant : filler_.variants_of(end)) result_.chosen[block++] = variant;
            pages_.push_back({start, end.next, facts_of(end, begun.key)});
        }
        std::reverse(pages_.begin(), pages_.end());
    }

    PageEnd end_between(const Node& begun, const Node& next) {
        const std::vector<PageEnd>& ends = ends_from(begun.key.position);
        return *std::find_if(ends.begin(), ends.end(), [&](const PageEnd& end) {
            const PageEndFacts facts = facts_of(end, begun.key);
            return end.next == next.key.position && key_after(end.next, facts) == next.key &&
                   begun.cost + end.variants_cost + page_cost(facts) == next.cost;
        });
    }

    void place() {
        for (const GalleyBlock& block : galley_.text) {
            first_items_.push_back(items_);
            items_ += static_cast<std::uint32_t>(block.variants[result_.chosen[first_items_.size() - 1]].items.size());
        }
        for (const ChosenPage& page : pages_) place(page);
    }

    struct ChosenPage {
        PagePosition begin, end;
        PageEndFacts facts;
    };

    void place(const ChosenPage& page) {
        PagePlan plan;
        plan.ends_freely = page.facts.ends_freely;
        Length y = page.begin == PagePosition{} ? first_item(0).sink : Length{};
        if (page.begin.block < galley_.text.size() && page.begin.item == 0) plan.opens_with = first_item(page.begin.block).break_before;
        for (std::uint32_t block = page.begin.block, i = page.begin.item; block < page.end.block || i < page.end.item;) {
            const Galley& items = galley_.text[block].variants[result_.chosen[block]].items;
            if (plan.text.empty()) plan.repeated_head = items[i].repeated_head;
            y = filler_.top_of(items[i], y, plan.text.empty());
            plan.text.push_back({first_items_[block] + i, y});
            y += items[i].height;
            if (++i == items.size()) ++block, i = 0;
        }
        const Span last_line = plan.text.empty() ? Span{} : item_before(page.end).span;
        place_notes(page, plan);
        for (Relaxation relaxation : relaxations_of(page.facts)) {
            relaxation.page = static_cast<std::uint32_t>(result_.pages.size());
            relaxation.y = y;
            relaxation.place = last_line;
            result_.relaxations.push_back(relaxation);
        }
        result_.pages.push_back(std::move(plan));
    }

    const GalleyItem& item_before(const PagePosition& position) const {
        const std::uint32_t block = position.item > 0 ? position.block : position.block - 1;
        const Galley& items = galley_.text[block].variants[result_.chosen[block]].items;
        return position.item > 0 ? items[position.item - 1] : items.back();
    }

    // Notes stand at the foot: the last line of the last note is the page's last line.
    void place_notes(const ChosenPage& page, PagePlan& plan) const {
        std::vector<PlacedNote> placed;
        Length y;
        for (std::uint32_t call = page.begin.note; call <= page.end.note && call < filler_.note_calls(); ++call) {
            const SectionNoteId note = filler_.called(call);
            const Galley& items = galley_.notes[index_of(note)];
            const std::uint32_t first = call == page.begin.note ? page.begin.note_item : 0;
            const auto last = call == page.end.note ? page.end.note_item : static_cast<std::uint32_t>(items.size());
            for (std::uint32_t i = first; i < last; ++i) {
                if (i > first) y += items[i].space_before;
                placed.push_back({note, i, y});
                y += items[i].height;
            }
        }
        if (placed.empty()) return;
        const Length foot = rules_.height - scaled(rules_.line(), page.facts.shortfall, 1000);
        plan.rule_y = foot - y - rules_.notes.gap_below_rule - rules_.notes.rule_thickness;
        for (PlacedNote& note : placed) note.y += foot - y;
        plan.notes = std::move(placed);
    }

    const SectionGalley& galley_;
    const PageBreakingRules& rules_;
    PageFiller filler_;
    const std::vector<PageEnd>* ends_ = nullptr;  // from filled_
    PagePosition filled_;
    std::vector<Node> nodes_;
    std::map<Key, std::uint32_t> open_;  // nodes to be expanded
    std::multiset<std::int64_t> open_costs_;
    std::uint32_t last_ = no_node;
    std::vector<ChosenPage> pages_;
    std::vector<std::uint32_t> first_items_;  // by block, among the items of the chosen variants
    std::uint32_t items_ = 0;
    SectionPages result_;
};

}  // namespace

SectionPages break_pages(const SectionGalley& galley, const PageBreakingRules& rules, FacingPage facing) {
    return PageBreaker(galley, rules, facing).run();
}

}  // namespace nabor
