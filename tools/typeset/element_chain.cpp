#include "typeset/element_chain.h"

#include <cstdint>

namespace nabor {

void ElementChain::push(const ElementKey& element) {
    Hasher hasher;
    hasher.add(digest()).add(element.element).add(element.css_class).add(element.language);
    hasher.add(std::uint64_t{element.first_child}).add(element.after);
    elements_.push_back(element);
    digests_.push_back(hasher.digest());
}

void ElementChain::pop() {
    elements_.pop_back();
    digests_.pop_back();
}

void ElementChain::replace_last(const ElementKey& element) {
    const ElementKey copied = element;  // it may be this chain's own
    pop();
    push(copied);
}

ElementChain ElementChain::root() const {
    ElementChain chain;
    chain.push(elements_.front());
    return chain;
}

}  // namespace nabor
