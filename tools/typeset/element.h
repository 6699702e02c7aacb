// In: an element's words. Out: a chain that is one longer while the Element lives.
#pragma once

#include <string_view>
#include <vector>

#include "layout/layout.h"
#include "typeset/collector.h"

namespace nabor {

class Collector::Element {
public:
    Element(std::vector<ElementKey>& chain, std::string_view element, std::string_view css_class, std::string_view language,
            bool first_child, std::string_view after)
        : chain_(&chain) {
        chain.push_back({element, css_class, language, first_child, after});
    }
    ~Element() {
        if (chain_) chain_->pop_back();
    }
    Element(Element&& other) noexcept : chain_(other.chain_) { other.chain_ = nullptr; }
    Element& operator=(Element&&) = delete;

private:
    std::vector<ElementKey>* chain_;
};

}  // namespace nabor
