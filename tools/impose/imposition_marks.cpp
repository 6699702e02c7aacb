// In: an imposition. Out: marks for folding, cutting and gathering.
#include "impose/imposition_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <set>

namespace nabor {

namespace {

const Length gap = Length::millimetres(2);  // between a mark and the trimmed page
const Length longest = Length::millimetres(5);
const Length shortest = Length::millimetres(1);
const Length bar_width = Length::millimetres(2);
const Length bar_height = Length::millimetres(5);
const Length label_from_foot = Length::millimetres(5);

class MarkMaker {
public:
    MarkMaker(const Imposition& imposition, const SheetSide& side, const ImpositionMarks& wanted)
        : imposition_(imposition), side_(side), wanted_(wanted) {
        const Rectangle& first = side.placements.front().leaf;
        left_ = first.x, right_ = first.x + first.width, bottom_ = first.y, top_ = first.y + first.height;
        for (const Placement& placement : side.placements) {
            left_ = std::min(left_, placement.leaf.x), right_ = std::max(right_, placement.leaf.x + placement.leaf.width);
            bottom_ = std::min(bottom_, placement.leaf.y), top_ = std::max(top_, placement.leaf.y + placement.leaf.height);
        }
    }

    SideMarks make() {
        if (wanted_.cut) add_cuts();
        if (wanted_.fold && imposition_.scheme != Scheme::n_up) add_folds();
        if (wanted_.signature && imposition_.scheme != Scheme::n_up) add_signatures();
        if (wanted_.collation && imposition_.scheme != Scheme::n_up) add_collating_bar();
        return std::move(marks_);
    }

private:
    void add_cuts() {
        std::set<Length> across, along;
        for (const Placement& placement : side_.placements) {
            const Rectangle& leaf = placement.leaf;
            across.insert({leaf.x, leaf.x + leaf.width});
            along.insert({leaf.y, leaf.y + leaf.height});
        }
        const std::set<Length> spines = spine_edges(placements_are_upright());
        for (std::set<Length>* edges : {&across, &along}) {
            if ((edges == &across) == placements_are_upright()) std::erase_if(*edges, [&](Length edge) { return spines.count(edge) != 0; });
        }
        for (const Length x : across) add_above_and_below(x, false);
        for (const Length y : along) add_beside(y, false);
    }

    void add_folds() {
        std::set<Length> across, along;
        for (const Placement& placement : side_.placements) {
            across.insert(placement.cell.x);
            along.insert(placement.cell.y);
        }
        // The first edge of each set is the edge of the block, not a fold.
        std::for_each(std::next(across.begin()), across.end(), [&](Length x) { add_above_and_below(x, true); });
        std::for_each(std::next(along.begin()), along.end(), [&](Length y) { add_beside(y, true); });
    }

    bool placements_are_upright() const { return !imposition_.pages_lie; }

    // A spine is folded, not cut.
    std::set<Length> spine_edges(bool across) const {
        std::set<Length> edges;
        if (imposition_.scheme == Scheme::n_up) return edges;
        for (const Placement& placement : side_.placements) {
            const Length width = across ? placement.leaf.width : placement.leaf.height;
            const Point spine = point_of(placement.leaf, placement.turn, has_spine_at_left(imposition_, placement) ? Length{} : width, {});
            edges.insert(across ? spine.x : spine.y);
        }
        return edges;
    }

    void add_above_and_below(Length x, bool dashed) {
        const Length above = std::min(longest, imposition_.sheet.height - top_ - gap), below = std::min(longest, bottom_ - gap);
        if (above >= shortest) marks_.lines.push_back({{x, top_ + gap}, {x, top_ + gap + above}, dashed});
        if (below >= shortest) marks_.lines.push_back({{x, bottom_ - gap}, {x, bottom_ - gap - below}, dashed});
    }

    void add_beside(Length y, bool dashed) {
        const Length right = std::min(longest, imposition_.sheet.width - right_ - gap), left = std::min(longest, left_ - gap);
        if (left >= shortest) marks_.lines.push_back({{left_ - gap, y}, {left_ - gap - left, y}, dashed});
        if (right >= shortest) marks_.lines.push_back({{right_ + gap, y}, {right_ + gap + right, y}, dashed});
    }

    // Russian custom: number and norm on the first page of a signature, the number with a star on its third. The title page has none.
    void add_signatures() {
        const Signature& signature = imposition_.signatures[side_.signature];
        for (const Placement& placement : side_.placements) {
            if (placement.page == blank_page) continue;
            const std::uint32_t in_signature = placement.place - signature.first;
            if (in_signature == 0 && placement.place > 0)
                add_label(placement, wanted_.norm.empty() ? number() : number() + "   " + wanted_.norm);
            if (in_signature == 2) add_label(placement, number() + "*");
        }
    }

    std::string number() const { return fmt::format("{}", side_.signature + 1); }

    void add_label(const Placement& placement, std::string text) {
        const bool lies = placement.turn == Turn::left || placement.turn == Turn::right;
        const Length width = lies ? placement.leaf.height : placement.leaf.width;
        marks_.labels.push_back({std::move(text), point_of(placement.leaf, placement.turn, width / 8, label_from_foot), placement.turn});
    }

    // On the fold between the first and the last page of a signature: visible on the spine of the gathered book.
    void add_collating_bar() {
        if (side_.is_back || side_.sheet != 0) return;
        const std::uint32_t first = imposition_.signatures[side_.signature].first;
        for (const Placement& placement : side_.placements) {
            if (placement.place == first) add_collating_bar(placement);
        }
    }

    void add_collating_bar(const Placement& placement) {
        const Rectangle& cell = placement.cell;
        const bool lies = placement.turn == Turn::left || placement.turn == Turn::right;
        const Length width = lies ? cell.height : cell.width, height = lies ? cell.width : cell.height;
        // The stair covers three quarters of the spine, then starts again.
        const std::int64_t steps = std::max<std::int64_t>(1, (height * 3 / 4).units / bar_height.units);
        const Length top = height - height / 8 - bar_height * (side_.signature % steps);
        const Length spine = has_spine_at_left(imposition_, placement) ? Length{} : width;
        const Point a = point_of(cell, placement.turn, spine - bar_width / 2, top - bar_height);
        const Point b = point_of(cell, placement.turn, spine + bar_width / 2, top);
        marks_.bars.push_back(
            {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x) - std::min(a.x, b.x), std::max(a.y, b.y) - std::min(a.y, b.y)});
    }

    const Imposition& imposition_;
    const SheetSide& side_;
    const ImpositionMarks& wanted_;
    SideMarks marks_;
    Length left_, right_, bottom_, top_;  // bounds of all trimmed pages
};

}  // namespace

SideMarks marks_of(const Imposition& imposition, const SheetSide& side, const ImpositionMarks& wanted) {
    return MarkMaker(imposition, side, wanted).make();
}

}  // namespace nabor
