// In: the tree, and what its references point at. Out: which elements of parallel texts say the same, and the same in the Book.
// Holds: one pass over the tree, and one over what it aligns. docs/manuscript.md says what aligns two elements.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tei/reading.h"

namespace nabor::tei {

// The two texts that two elements belong to, in the order of the source. One element when their paragraphs alternate in it.
struct TextSides {
    NodeIndex left = NodeIndex::none, right = NodeIndex::none;

    friend auto operator<=>(const TextSides&, const TextSides&) = default;
};

// One element that says the same as another one of another text.
struct NodeLink {
    NodeIndex left = NodeIndex::none, right = NodeIndex::none;
};

struct AlignedNodes {
    std::vector<NodeIndex> left, right;  // in the order of the source
    bool divided = false;
    bool within_blocks = false;
};

struct TextPair {
    TextSides sides;
    std::string left_language, right_language;  // BCP 47
    std::vector<NodeLink> links;
    bool by_number = false;                     // no link of the source says that these texts are parallel
    std::vector<AlignedNodes> pieces;           // aligned_pieces() makes them of the links
};

// The languages of elements as BCP 47 tags.
class NodeLanguages {
public:
    NodeLanguages(const TeiTree& tree, std::string of_book) : tree_(tree), of_book_(std::move(of_book)) {}

    std::string of(NodeIndex node);       // as the elements around it say
    std::string of_text(NodeIndex text);  // of what is in it, where that is one division with a language

private:
    std::string own(NodeIndex node);

    const TeiTree& tree_;
    std::string of_book_;
    std::map<NodeIndex, std::string> headers_;
};

// Whether an element can be a piece of a text: a division, a block, a phrase of sentences, a mark.
bool can_be_aligned(const TeiTree& tree, NodeIndex node);

// The pairs of texts, each link in the order of its sides.
class PairsOfTexts {
public:
    PairsOfTexts(const TeiTree& tree, NodeLanguages& languages) : tree_(tree), languages_(languages) {}

    // Nothing when both stand in the same text.
    std::optional<TextSides> sides_of(NodeIndex one, NodeIndex other) const;
    // False when both stand in the same text.
    bool add(NodeIndex one, NodeIndex other, bool by_number = false);
    // Whether one stands inside of the other, in another language.
    bool holds_translation(NodeIndex one, NodeIndex other) const;
    bool has(const TextSides& sides) const { return indices_.contains(sides); }
    std::vector<TextPair> take();

private:
    const TeiTree& tree_;
    NodeLanguages& languages_;
    std::map<TextSides, std::size_t> indices_;
    std::vector<TextPair> pairs_;
};

// What @corresp and links say (parallel_links.cpp).
void add_given_links(Reading& reading, PairsOfTexts& pairs);
// What equal numbers say of texts in two languages that no link aligns (parallel_numbers.cpp).
void add_links_by_number(const TeiTree& tree, NodeLanguages& languages, PairsOfTexts& pairs);
// The pieces of a pair: elements that links join, and those between them that have no counterpart (aligned_pieces.cpp).
std::vector<AlignedNodes> aligned_pieces(const TeiTree& tree, const TextPair& pair);

// Before the text is read: aligned elements get anchors. Findings have the places of the elements.
std::vector<TextPair> find_parallel_texts(Reading& reading);
// When the Book has its text.
void fill_parallel_texts(Reading& reading, const std::vector<TextPair>& pairs);

}  // namespace nabor::tei
