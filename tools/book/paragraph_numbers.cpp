// Numbers of paragraphs: those that are counted, then those of the right ones of parallel texts, which they have of their counterparts.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "book/text_numbers.h"
#include "book/walk.h"

namespace nabor {

namespace {

// A prefix that begins no id of the book.
std::string free_prefix(const Book& book) {
    std::string prefix = "paragraph-";
    const auto is_taken = [&](const Anchor& anchor) { return anchor.id.starts_with(prefix); };
    while (std::any_of(book.anchors.begin(), book.anchors.end(), is_taken)) prefix.insert(0, "text-");
    return prefix;
}

bool has_texts_apart(const ParallelTexts& texts) { return texts.right != AnchorId::none && texts.right != texts.left; }

// What the right texts stand in: their divisions; in texts that alternate, their pieces.
std::unordered_set<AnchorId> right_sides(const Book& book) {
    std::unordered_set<AnchorId> sides;
    for (const ParallelTexts& texts : book.parallel_texts) {
        if (has_texts_apart(texts)) {
            sides.insert(texts.right);
            continue;
        }
        for (const AlignedPiece& piece : texts.pieces)
            if (!piece.divided) sides.insert(piece.right.begin(), piece.right.end());
    }
    return sides;
}

class ParagraphCounter {
public:
    ParagraphCounter(const Book& book, CounterScope scope) : book_(book), scope_(scope), prefix_(free_prefix(book)), right_sides_(right_sides(book)) {}

    std::vector<ParagraphNumber> numbers() {
        for (const Blocks* matter : {&book_.front, &book_.body, &book_.back}) count(*matter, false);
        for (const ParallelTexts& texts : book_.parallel_texts) number_right(texts);
        std::vector<ParagraphNumber> numbers;
        for (const Counted& one : paragraphs_) {
            const std::string place = one.place > 0 ? fmt::format("{}-", one.place) : std::string();
            if (one.number > 0) numbers.push_back({one.paragraph, one.number, fmt::format("{}{}{}", prefix_, place, one.number)});
        }
        return numbers;
    }

private:
    struct Counted {
        BlockId paragraph = BlockId::none;
        std::uint32_t place = 0, number = 0;  // 0: of a right text, and not aligned
    };
    // The numbers of one document or section.
    struct Count {
        std::uint32_t place = 0, last = 0;
    };
    // Paragraphs [first, end).
    struct Range {
        std::size_t first = 0, end = 0;
    };

    void count(const Blocks& blocks, bool is_right) {
        for (const Block& block : blocks) {
            const bool is_right_here = is_right || right_sides_.contains(block.anchor);
            const std::size_t first = paragraphs_.size();
            if (block.role == Role::paragraph && block.is_leaf()) paragraphs_.push_back(counted(block, is_right_here));
            if (block.is_leaf()) visit_inlines(block.inlines(), [&](const Inline& piece) { keep(anchor_of(book_, piece), first); });
            if (block.is_container() && !is_outside_of_counts(block.role)) count_inside(block, is_right_here);
            keep(block.anchor, first);
        }
    }

    void count_inside(const Block& block, bool is_right) {
        const Count outer = count_;
        const bool restarts = !is_right && begins_anew(block);
        if (restarts) count_ = {++places_, 0};
        count(block.blocks(), is_right);
        if (restarts) count_ = outer;
    }

    bool begins_anew(const Block& block) const {
        return scope_ == CounterScope::document ? block.document != DocumentId::none : scope_ == CounterScope::section && is_headed_division(block);
    }

    Counted counted(const Block& paragraph, bool is_right) {
        if (is_right) return {paragraph.id, 0, 0};
        return {paragraph.id, count_.place, ++count_.last};
    }

    void keep(AnchorId anchor, std::size_t first) {
        if (anchor != AnchorId::none && !book_.parallel_texts.empty()) ranges_.emplace(anchor, Range{first, paragraphs_.size()});
    }

    std::vector<std::size_t> paragraphs_of(const std::vector<AnchorId>& side) const {
        std::vector<std::size_t> paragraphs;
        for (const AnchorId anchor : side) {
            const auto range = ranges_.find(anchor);
            if (range == ranges_.end()) continue;
            for (std::size_t at = range->second.first; at < range->second.end; ++at) paragraphs.push_back(at);
        }
        return paragraphs;
    }

    void number_right(const ParallelTexts& texts) {
        std::map<std::uint32_t, std::uint32_t> places;  // of the right text, by those of the left one
        std::set<std::size_t> given;                    // paragraphs of the left text
        for (const AlignedPiece& piece : texts.pieces) {
            if (piece.divided) continue;
            const std::vector<std::size_t> left = paragraphs_of(piece.left), right = paragraphs_of(piece.right);
            for (std::size_t at = 0; at < std::min(left.size(), right.size()); ++at) {
                const Counted& from = paragraphs_[left[at]];
                Counted& to = paragraphs_[right[at]];
                if (from.number == 0 || to.number > 0 || !given.insert(left[at]).second) continue;
                const auto [place, is_new] = places.try_emplace(from.place, places_ + 1);
                if (is_new) ++places_;
                to.place = place->second;
                to.number = from.number;
            }
        }
        if (given.empty() && has_texts_apart(texts)) count_alone(texts.right);
    }

    void count_alone(AnchorId text) {
        ++places_;
        std::uint32_t last = 0;
        for (const std::size_t at : paragraphs_of({text})) {
            if (paragraphs_[at].number > 0) continue;
            paragraphs_[at].place = places_;
            paragraphs_[at].number = ++last;
        }
    }

    const Book& book_;
    CounterScope scope_;
    std::string prefix_;
    std::unordered_set<AnchorId> right_sides_;      // never iterated
    std::vector<Counted> paragraphs_;               // in reading order
    std::unordered_map<AnchorId, Range> ranges_;    // never iterated
    Count count_;
    std::uint32_t places_ = 0;
};

}  // namespace

std::vector<ParagraphNumber> paragraph_numbers(const Book& book, CounterScope scope) { return ParagraphCounter(book, scope).numbers(); }

}  // namespace nabor
