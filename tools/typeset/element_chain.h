// In: elements as collecting enters and leaves them. Out: the chain of those around a place, the book's root first.
// Holds: the chain's digest goes along, so that asking for a style again costs no look at the words of all that stands around.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/digest.h"
#include "layout/layout.h"

namespace nabor {

class ElementChain {
public:
    void push(const ElementKey& element);
    void pop();
    void replace_last(const ElementKey& element);

    const ElementKey& last() const { return elements_.back(); }
    ElementChain root() const;  // of the first alone
    std::span<const ElementKey> elements() const { return elements_; }
    // Of the elements' words: only what selectors can ask of one enters. Two chains that differ have two.
    Digest digest() const { return digests_.empty() ? Digest{} : digests_.back(); }

private:
    std::vector<ElementKey> elements_;
    std::vector<Digest> digests_;  // of the chain that ends with each
};

}  // namespace nabor
