#include "typeset/element_chain.h"

#include <cstdint>

namespace nabor {

ElementChain ElementChain::with(const ElementKey& element) const {
    ElementChain chain;
    chain.elements_.reserve(elements_.size() + 1);
    chain.elements_ = elements_;
    chain.elements_.push_back(element);
    Hasher hasher;
    hasher.add(digest_).add(element.element).add(element.css_class).add(element.language);
    hasher.add(std::uint64_t{element.first_child}).add(element.after).add(element.looks);
    chain.digest_ = hasher.digest();
    return chain;
}

ElementChain ElementChain::with_last(const ElementKey& element) const {
    ElementChain chain;
    for (std::size_t i = 0; i + 1 < elements_.size(); ++i) chain = chain.with(elements_[i]);
    return chain.with(element);
}

}  // namespace nabor
