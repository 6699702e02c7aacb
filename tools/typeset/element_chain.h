// In: elements, from the book's root inwards. Out: the chain of those around a place, as selectors see it.
// Holds: chains are values. A chain's digest is computed with it, so looking up a known style reads none of the elements' words.
#pragma once

#include <span>
#include <vector>

#include "base/digest.h"
#include "layout/layout.h"

namespace nabor {

class ElementChain {
public:
    ElementChain() = default;

    // The chain with one more element, inside of the last.
    ElementChain with(const ElementKey& element) const;
    // The chain with another element in the place of the last.
    ElementChain with_last(const ElementKey& element) const;

    const ElementKey& last() const { return elements_.back(); }
    std::span<const ElementKey> elements() const { return elements_; }
    // Of the elements' words, which are all that selectors can ask of them. Chains that differ have digests that differ.
    Digest digest() const { return digest_; }

private:
    std::vector<ElementKey> elements_;
    Digest digest_;
};

}  // namespace nabor
