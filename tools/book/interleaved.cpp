#include "book/interleaved.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "book/role.h"
#include "book/structure.h"
#include "book/walk.h"

namespace nabor {

namespace {

template <typename Visit>
void visit_anchors(const Block& block, Visit&& visit) {
    visit_block(block, [&](const Block& inner) {
        visit(inner.anchor);
        if (!inner.is_leaf()) return;
        visit_inlines(inner.inlines(), [&](const Inline& piece) {
            if (const auto* phrase = std::get_if<Phrase>(&piece.content)) visit(phrase->anchor);
            if (const auto* mark = std::get_if<AnchorMark>(&piece.content)) visit(mark->anchor);
        });
    });
}

// The first block below the headings and the line that says where the text comes from.
template <typename List>
auto below_headings(List& blocks) {
    const auto is_above = [](const Block& block) { return stands_above_text(block.role) || block.role == Role::document_source; };
    return std::find_if_not(blocks.begin(), blocks.end(), is_above);
}

Block* first_leaf(Blocks& blocks) {
    for (Block& block : blocks) {
        if (block.is_leaf()) return &block;
        if (auto* children = std::get_if<Blocks>(&block.content))
            if (Block* leaf = first_leaf(*children)) return leaf;
    }
    return nullptr;
}

// The content of a division that becomes a part of another one. What led to it leads to its first words.
Blocks content_of(Block division, std::uint8_t level) {
    Blocks content = std::get<Blocks>(std::move(division.content));
    if (level != division.level) shift_levels(content, level - division.level);
    if (Block* leaf = first_leaf(content); leaf && division.anchor != AnchorId::none) {
        Inlines& words = std::get<Inlines>(leaf->content);
        words.insert(words.begin(), {leaf->span, AnchorMark{division.anchor}});
    }
    return content;
}

class Interleaver {
public:
    // `earlier`: the right sides of texts that stand between the pieces of the left one already.
    Interleaver(const ParallelTexts& texts, const std::unordered_set<AnchorId>& earlier) : texts_(texts), earlier_(earlier) {
        for (std::size_t piece = 0; piece < texts.pieces.size(); ++piece) {
            for (const AnchorId anchor : texts.pieces[piece].left) left_[anchor] = piece;
            for (const AnchorId anchor : texts.pieces[piece].right) right_[anchor] = piece;
        }
    }

    // Where both texts are in one of the blocks, they are interleaved there.
    void read(Blocks& blocks) const {
        Blocks left, right;
        Block* both = nullptr;
        std::size_t with_pieces = 0;
        for (Block& block : blocks) {
            const bool has_left = holds(block, left_), has_right = holds(block, right_);
            with_pieces += has_left || has_right ? 1 : 0;
            if (has_left && has_right) both = &block;
        }
        if (with_pieces == 0) return;
        if (both != nullptr && with_pieces == 1) {
            if (auto* children = std::get_if<Blocks>(&both->content)) read(*children);
            return;
        }
        part(blocks, left, right);
        blocks = merged(std::move(left), std::move(right));
    }

private:
    using Pieces = std::unordered_map<AnchorId, std::size_t>;  // never iterated

    static bool holds(const Block& block, const Pieces& pieces) {
        bool any = false;
        visit_anchors(block, [&](AnchorId anchor) { any = any || pieces.contains(anchor); });
        return any;
    }

    // What has no pieces belongs to what follows it, as headings do; at the end, to the left text. An earlier text's pieces belong to the left one.
    void part(Blocks& blocks, Blocks& left, Blocks& right) const {
        std::size_t begin = 0;
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            const bool has_left = holds(blocks[at], left_), has_right = holds(blocks[at], right_);
            if (!has_left && !has_right && !is_earlier(blocks[at]) && at + 1 < blocks.size()) continue;
            Blocks& side = has_right && !has_left ? right : left;
            for (; begin <= at; ++begin) side.push_back(std::move(blocks[begin]));
        }
    }

    bool is_earlier(const Block& block) const {
        bool is = false;
        visit_anchors(block, [&](AnchorId anchor) { is = is || earlier_.contains(anchor); });
        return is;
    }

    // Behind the counterparts, in earlier texts, of the left block before `at`.
    std::size_t behind_earlier(const Blocks& left, std::size_t at) const {
        std::size_t end = at;
        if (earlier_.empty()) return end;
        for (; at < left.size() && !holds(left[at], left_); ++at)
            if (is_earlier(left[at])) end = at + 1;
        return end;
    }

    // By piece: the last of the blocks that holds a part of its right side.
    std::unordered_map<std::size_t, std::size_t> ends_of_pieces(const Blocks& right) const {
        std::unordered_map<std::size_t, std::size_t> ends;
        for (std::size_t at = 0; at < right.size(); ++at)
            visit_anchors(right[at], [&](AnchorId anchor) {
                if (const auto found = right_.find(anchor); found != right_.end()) ends[found->second] = at;
            });
        return ends;
    }

    // How many of the right blocks stand before what follows a left one: those of the pieces that end in it.
    std::size_t end_behind(const Block& block, const std::unordered_map<std::size_t, std::size_t>& ends) const {
        std::size_t end = 0;
        visit_anchors(block, [&](AnchorId anchor) {
            const auto piece = left_.find(anchor);
            if (piece == left_.end() || texts_.pieces[piece->second].left.back() != anchor) return;
            if (const auto found = ends.find(piece->second); found != ends.end()) end = std::max(end, found->second + 1);
        });
        return end;
    }

    // A picture of the right text that is no piece stands before both texts of the next piece, not between them.
    std::size_t behind_pictures(const Blocks& right, std::size_t end, std::size_t begin) const {
        if (end == begin) return end;
        while (end < right.size() && (is_figure(right[end].role) || right[end].role == Role::image) && !holds(right[end], right_)) ++end;
        return end;
    }

    // The pieces with both sides of which a block holds a part, ascending.
    std::vector<std::size_t> pieces_in(const Block& block, const Pieces& pieces) const {
        std::vector<std::size_t> found;
        visit_anchors(block, [&](AnchorId anchor) {
            const auto piece = pieces.find(anchor);
            if (piece == pieces.end() || texts_.pieces[piece->second].left.empty() || texts_.pieces[piece->second].right.empty()) return;
            found.push_back(piece->second);
        });
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    // A division with pieces inside, which is not one itself.
    bool is_divided(const Block& block, const Pieces& pieces) const {
        if (!is_division(block.role) || !block.is_container()) return false;
        const auto own = pieces.find(block.anchor);
        return own == pieces.end() || texts_.pieces[own->second].divided;
    }

    // Whether two divisions become one: the pieces in them are the same.
    bool are_one(const Block& left, const Block& right) const {
        return is_divided(left, left_) && is_divided(right, right_) && pieces_in(left, left_) == pieces_in(right, right_);
    }

    // The only block with pieces; nothing when there are several.
    std::optional<std::size_t> only_with_pieces(const Blocks& blocks, const Pieces& pieces) const {
        std::optional<std::size_t> only;
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            if (pieces_in(blocks[at], pieces).empty()) continue;
            if (only) return std::nullopt;
            only = at;
        }
        return only;
    }

    // The left text may have a division around what the right text has without it, and the other way about.
    Blocks merged(Blocks left, Blocks right) const {
        const std::optional<std::size_t> in_left = only_with_pieces(left, left_), in_right = only_with_pieces(right, right_);
        const bool opens_left = in_left && is_divided(left[*in_left], left_), opens_right = in_right && is_divided(right[*in_right], right_);
        if (opens_left == opens_right) return in_turn(std::move(left), std::move(right));
        return opens_left ? into(std::move(left), *in_left, std::move(right)) : in_turn(std::move(left), without_division(std::move(right), *in_right));
    }

    // The right blocks go into a division of the left text, their headings above it.
    Blocks into(Blocks left, std::size_t at, Blocks right) const {
        Block& division = left[at];
        const auto first = std::find_if(right.begin(), right.end(), [](const Block& block) { return is_division(block.role); });
        if (first != right.end()) shift_levels(right, division.level + 1 - first->level);
        const auto above = below_headings(right);
        Blocks headings(std::make_move_iterator(right.begin()), std::make_move_iterator(above));
        right.erase(right.begin(), above);
        division.content = merged(std::get<Blocks>(std::move(division.content)), std::move(right));
        const auto place = below_headings(left);
        left.insert(place, std::make_move_iterator(headings.begin()), std::make_move_iterator(headings.end()));
        return left;
    }

    static Blocks without_division(Blocks blocks, std::size_t at) {
        const auto level = static_cast<std::uint8_t>(std::max(blocks[at].level - 1, 0));
        Blocks content = content_of(std::move(blocks[at]), level);
        const auto place = blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(at));
        blocks.insert(place, std::make_move_iterator(content.begin()), std::make_move_iterator(content.end()));
        return blocks;
    }

    Blocks in_turn(Blocks left, Blocks right) const {
        Blocks all;
        const auto take = [&all](Blocks& from, std::size_t begin, std::size_t end) {
            for (; begin < end; ++begin) all.push_back(std::move(from[begin]));
        };
        const auto above = [](const Blocks& blocks) { return static_cast<std::size_t>(below_headings(blocks) - blocks.begin()); };
        const std::unordered_map<std::size_t, std::size_t> ends = ends_of_pieces(right);
        std::size_t next = above(right);
        const std::size_t begin = above(left);
        take(left, 0, begin);
        take(right, 0, next);
        for (std::size_t at = begin; at < left.size(); ++at) {
            Block& block = left[at];
            const auto partner = partner_of(block, right, ends);
            if (partner && *partner >= next) {
                take(right, next, *partner);
                const std::uint8_t level = block.level;
                take_name(block, right[*partner]);
                block.content = merged(std::get<Blocks>(std::move(block.content)), content_of(std::move(right[*partner]), level));
                next = *partner + 1;
                all.push_back(std::move(block));
                continue;
            }
            const std::size_t end = behind_pictures(right, std::max(next, end_behind(block, ends)), next), behind = behind_earlier(left, at + 1);
            take(left, at, behind);
            at = behind - 1;
            take(right, next, end);
            next = end;
        }
        take(right, next, right.size());
        return all;
    }

    // Of two forms of one text, lists have the right one.
    static void take_name(Block& left, const Block& right) {
        if (!left.other_form || right.other_form) return;
        left.other_form = false;
        left.language = right.language;
    }

    // The division among the right blocks that becomes one with this.
    std::optional<std::size_t> partner_of(const Block& block, const Blocks& right, const std::unordered_map<std::size_t, std::size_t>& ends) const {
        if (!is_divided(block, left_)) return std::nullopt;
        const std::vector<std::size_t> pieces = pieces_in(block, left_);
        const auto end = pieces.empty() ? ends.end() : ends.find(pieces.front());
        return end != ends.end() && are_one(block, right[end->second]) ? std::optional(end->second) : std::nullopt;
    }

    const ParallelTexts& texts_;
    const std::unordered_set<AnchorId>& earlier_;
    Pieces left_, right_;
};

}  // namespace

Book interleaved(Book book) {
    std::unordered_set<AnchorId> earlier;
    for (const ParallelTexts& texts : book.parallel_texts) {
        const Interleaver interleaver(texts, earlier);
        for (Blocks* matter : {&book.front, &book.body, &book.back}) interleaver.read(*matter);
        for (const AlignedPiece& piece : texts.pieces)
            if (!piece.divided) earlier.insert(piece.right.begin(), piece.right.end());
    }
    book.parallel_texts.clear();
    return book;
}

}  // namespace nabor
