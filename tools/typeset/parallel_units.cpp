#include "typeset/parallel_units.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <utility>
#include <variant>

#include "book/walk.h"
#include "typeset/parted_units.h"

namespace nabor {

namespace {

bool stands_in(const Unit& unit, AnchorId division) {
    return std::any_of(unit.path.begin(), unit.path.end(), [&](const Block* one) { return one->anchor == division; });
}

bool has_any(const Unit& unit, const std::set<AnchorId>& anchors) {
    bool has = false;
    for (const Block* block : unit.blocks) visit_block(*block, [&](const Block& inner) { has = has || anchors.contains(inner.anchor); });
    return has;
}

// The units of one side: those of its division; without one, from the first to the last that has a piece.
std::vector<std::size_t> units_of_side(AnchorId division, const std::set<AnchorId>& pieces, const std::vector<Unit>& units) {
    const auto is_of_side = [&](const Unit& unit) { return division != AnchorId::none ? stands_in(unit, division) : has_any(unit, pieces); };
    const auto first = std::find_if(units.begin(), units.end(), is_of_side);
    const auto end = std::find_if(units.rbegin(), std::make_reverse_iterator(first), is_of_side).base();
    std::vector<std::size_t> side(static_cast<std::size_t>(end - first));
    std::iota(side.begin(), side.end(), static_cast<std::size_t>(first - units.begin()));
    return side;
}

// The block of a section that begins with a destination.
std::map<DestinationId, std::uint32_t> beginnings_of(const FlowSection& section) {
    std::map<DestinationId, std::uint32_t> blocks;
    for (std::uint32_t i = 0; i < section.blocks.size(); ++i) {
        for (const DestinationId destination : section.blocks[i].destinations) blocks.try_emplace(destination, i);
        const auto* paragraph = std::get_if<FlowParagraph>(&section.blocks[i].content);
        if (paragraph == nullptr) continue;
        for (const DestinationMark& mark : paragraph->destinations)
            if (mark.position <= paragraph->lines_begin()) blocks.try_emplace(mark.destination, i);
    }
    return blocks;
}

struct LevelPair {
    OfBoth<std::uint32_t> blocks;
    OfBoth<DestinationId> destinations;
};

// Of pairs with the same block the last stays: a division's paragraph rather than the division.
void drop_doubles(std::vector<LevelPair>& pairs, std::size_t text) {
    std::map<std::uint32_t, std::size_t> last;
    for (std::size_t i = 0; i < pairs.size(); ++i) last[pairs[i].blocks[text]] = i;
    std::vector<LevelPair> kept;
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (last[pairs[i].blocks[text]] == i) kept.push_back(pairs[i]);
    pairs = std::move(kept);
}

// The most pairs that ascend in both texts: the longest increasing subsequence of the right blocks, by the left ones.
std::vector<LevelPair> ascending(std::vector<LevelPair> pairs) {
    std::stable_sort(pairs.begin(), pairs.end(), [](const LevelPair& a, const LevelPair& b) { return a.blocks[0] < b.blocks[0]; });
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> ends;                       // by length: the pair that ends the subsequence with the least right block
    std::vector<std::size_t> before(pairs.size(), none);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto at = std::partition_point(ends.begin(), ends.end(), [&](std::size_t end) { return pairs[end].blocks[1] < pairs[i].blocks[1]; });
        if (at != ends.begin()) before[i] = *std::prev(at);
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<LevelPair> chain;
    for (std::size_t i = ends.empty() ? none : ends.back(); i != none; i = before[i]) chain.push_back(pairs[i]);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

}  // namespace

ParallelUnits::ParallelUnits(const Book& book, const Layout& layout, const std::vector<Unit>& units, Report& report)
    : book_(book), report_(report), places_(units.size()) {
    if (layout.parallel.kind == ParallelSetting::Kind::in_turn) return;
    for (std::uint32_t pair = 0; pair < book.parallel_texts.size(); ++pair) {
        const UnitsOfSides sides = units_of(book.parallel_texts[pair], units);
        const auto is_taken = [&](std::size_t unit) { return places_[unit].is_any(); };
        const bool crosses = !sides[0].empty() && !sides[1].empty() && sides[0].back() >= sides[1].front();
        if (sides[0].empty() || sides[1].empty() || crosses)
            report.note("layout-parallel-place", span_of(book.parallel_texts[pair]), "these parallel texts are set one after the other: they are not two divisions beside each other",
                        "give each text a division of its own beside the other's");
        else if (std::any_of(sides[0].begin(), sides[0].end(), is_taken) || std::any_of(sides[1].begin(), sides[1].end(), is_taken))
            report.note("layout-parallel-third", span_of(book.parallel_texts[pair]), "a third parallel text is set on its own: two stand beside each other");
        else
            place(pair, sides, units);
    }
}

ParallelUnits::UnitsOfSides ParallelUnits::units_of(const ParallelTexts& texts, const std::vector<Unit>& units) const {
    OfBoth<std::set<AnchorId>> pieces;
    for (const AlignedPiece& piece : texts.pieces) {
        pieces[0].insert(piece.left.begin(), piece.left.end());
        pieces[1].insert(piece.right.begin(), piece.right.end());
    }
    const bool is_one = texts.left == texts.right;
    return {units_of_side(is_one ? AnchorId::none : texts.left, pieces[0], units), units_of_side(is_one ? AnchorId::none : texts.right, pieces[1], units)};
}

// The headings of a chapter that holds both texts stand above the left one.
void ParallelUnits::place(std::uint32_t pair, UnitsOfSides sides, const std::vector<Unit>& units) {
    const std::size_t first = sides[0].front();
    const bool is_headed = first > 0 && !units[first - 1].opens_part && units[first - 1].path.size() + 1 == units[first].path.size() &&
                           !units[first].path.empty() && is_heading_alone(units[first - 1]) && !places_[first - 1].is_any();
    if (is_headed && !units[first - 1].path.empty() && stands_in(units[first], units[first - 1].path.back()->anchor)) sides[0].push_back(first - 1);
    for (const std::size_t text : both)
        for (const std::size_t unit : sides[text]) places_[unit] = {pair, static_cast<std::uint8_t>(text)};
}

// Of the text that comes first, or of its first piece.
Span ParallelUnits::span_of(const ParallelTexts& texts) const {
    AnchorId first = texts.left;
    for (const AlignedPiece& piece : texts.pieces)
        if (first == AnchorId::none && !piece.left.empty()) first = piece.left.front();
    return first == AnchorId::none ? Span{} : book_.anchor(first).span;
}

std::vector<FlowSection> ParallelUnits::joined(std::vector<FlowSection> sections, StructureTreeBuilder& tree) const {
    std::map<std::uint32_t, std::size_t> lefts;  // by pair: index into `made`
    std::vector<FlowSection> made;
    for (FlowSection& section : sections) {
        const ParallelPlace place = section.place;
        if (place.is_any()) section.fits_page = false;
        const auto left = lefts.find(place.pair);
        if (place.is_any() && place.text == 1 && left != lefts.end() && made[left->second].parallel.empty()) {
            made[left->second].parallel.push_back(std::move(section));
            level(book_.parallel_texts[place.pair], made[left->second], tree);
            continue;
        }
        if (place.is_any() && place.text == 0) lefts.try_emplace(place.pair, made.size());
        made.push_back(std::move(section));
    }
    return made;
}

void ParallelUnits::level(const ParallelTexts& texts, FlowSection& left, StructureTreeBuilder& tree) const {
    const OfBoth<std::map<DestinationId, std::uint32_t>> beginnings{beginnings_of(left), beginnings_of(left.parallel.front())};
    std::vector<LevelPair> pairs;
    const auto add = [&](AnchorId left_piece, AnchorId right_piece) {
        const OfBoth<DestinationId> ids{tree.destination(left_piece), tree.destination(right_piece)};
        const auto in_left = beginnings[0].find(ids[0]), in_right = beginnings[1].find(ids[1]);
        if (in_left != beginnings[0].end() && in_right != beginnings[1].end()) pairs.push_back({{in_left->second, in_right->second}, ids});
    };
    if (texts.left != AnchorId::none && texts.right != AnchorId::none) add(texts.left, texts.right);
    const std::size_t of_texts = pairs.size();
    for (const AlignedPiece& piece : texts.pieces)
        if (!piece.left.empty() && !piece.right.empty()) add(piece.left.front(), piece.right.front());
    if (pairs.size() == of_texts) tell_nothing_level(texts);
    drop_doubles(pairs, 0);
    drop_doubles(pairs, 1);
    for (const LevelPair& pair : ascending(std::move(pairs))) left.level.push_back(pair.destinations);
}

void ParallelUnits::tell_nothing_level(const ParallelTexts& texts) const {
    report_.note("layout-parallel-level", span_of(texts), "these parallel texts stand beside each other, but nothing in them begins level: no aligned piece begins a paragraph or a heading in both",
                 "align paragraphs, stanzas or divisions");
}

}  // namespace nabor
