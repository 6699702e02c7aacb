#include "typeset/parted_units.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nabor {

namespace {

using BlockList = std::vector<const Block*>;

BlockList children_of(const Unit& unit) {
    if (!unit.is_division()) return unit.blocks;
    BlockList children;
    for (const Block& block : unit.path.back()->blocks()) children.push_back(&block);
    return children;
}

// Parts a unit around the divisions of one pair.
class UnitParter {
public:
    UnitParter(const ParallelTexts& texts, std::vector<Unit>& made) : texts_(texts), made_(made) {}

    // False where the two divisions do not stand side by side in it.
    bool part(const Unit& unit) {
        const BlockList children = children_of(unit);
        const auto has = [&](AnchorId anchor) {
            return std::any_of(children.begin(), children.end(), [&](const Block* child) { return child->anchor == anchor && is_division(child->role); });
        };
        if (has(texts_.left) && has(texts_.right)) {
            part_at(unit, children, [&](const Block& child) { return child.anchor == texts_.left || child.anchor == texts_.right; });
            return true;
        }
        for (const Block* child : children)
            if (is_division(child->role) && child->is_container() && part_inside(unit, children, *child)) return true;
        return false;
    }

private:
    static Unit of_division(const Unit& unit, const Block& division) {
        Unit inner{unit.matter, unit.path, {&division}, false, false};
        inner.path.push_back(&division);
        return inner;
    }

    bool part_inside(const Unit& unit, const BlockList& children, const Block& child) {
        std::vector<Unit> inner;
        if (!UnitParter(texts_, inner).part(of_division(unit, child))) return false;
        const auto at = std::find(children.begin(), children.end(), &child);
        add(unit, {children.begin(), at}, unit.goes_on);
        std::move(inner.begin(), inner.end(), std::back_inserter(made_));
        add(unit, {at + 1, children.end()}, true);
        return true;
    }

    template <typename Stands>
    void part_at(const Unit& unit, const BlockList& children, const Stands& stands_alone) {
        BlockList loose;
        bool goes_on = unit.goes_on;
        for (const Block* child : children) {
            if (!stands_alone(*child)) {
                loose.push_back(child);
                continue;
            }
            add(unit, std::exchange(loose, {}), std::exchange(goes_on, true));
            made_.push_back(of_division(unit, *child));
        }
        add(unit, std::move(loose), goes_on);
    }

    void add(const Unit& unit, BlockList blocks, bool goes_on) {
        if (!blocks.empty()) made_.push_back({unit.matter, unit.path, std::move(blocks), unit.opens_part, goes_on});
    }

    const ParallelTexts& texts_;
    std::vector<Unit>& made_;
};

}  // namespace

std::vector<Unit> parted_units(std::vector<Unit> units, const Book& book) {
    for (const ParallelTexts& texts : book.parallel_texts) {
        if (texts.left == AnchorId::none || texts.right == AnchorId::none || texts.left == texts.right) continue;
        std::vector<Unit> made;
        bool is_parted = false;
        for (const Unit& unit : units)
            if (is_parted || !UnitParter(texts, made).part(unit))
                made.push_back(unit);
            else
                is_parted = true;
        units = std::move(made);
    }
    return units;
}

bool is_heading_alone(const Unit& unit) {
    return std::all_of(unit.blocks.begin(), unit.blocks.end(), [](const Block* block) { return stands_above_text(block->role); });
}

}  // namespace nabor
