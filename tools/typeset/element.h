// In: an element's words, or a block. Out: a chain that is one longer, or text that is the block's, while the object lives.
#pragma once

#include <string_view>

#include "layout/layout.h"
#include "typeset/collector.h"

namespace nabor {

class Collector::Element {
public:
    Element(ElementChain& chain, std::string_view element, std::string_view css_class, std::string_view language,
            bool first_child, std::string_view after)
        : chain_(&chain) {
        chain.push({element, css_class, language, first_child, after});
    }
    ~Element() {
        if (chain_) chain_->pop();
    }
    Element(Element&& other) noexcept : chain_(other.chain_) { other.chain_ = nullptr; }
    Element& operator=(Element&&) = delete;

private:
    ElementChain* chain_;
};

class Collector::TextOf {
public:
    TextOf(Collector& collector, const Block& block) : collector_(collector), outer_(collector.origin_) {
        collector.origin_ = {static_cast<std::uint32_t>(block.id == BlockId::none ? collector.made_ : block.id), 0};
    }
    ~TextOf() { collector_.origin_ = outer_; }
    TextOf(const TextOf&) = delete;
    TextOf& operator=(const TextOf&) = delete;

private:
    Collector& collector_;
    Origin outer_;
};

}  // namespace nabor
