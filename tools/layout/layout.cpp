#include "layout/layout.h"

#include "layout/rules.h"

namespace nabor {

Layout::Layout() : rules_(std::make_unique<Rules>()) { rules_->pages[""]; }
Layout::~Layout() = default;
Layout::Layout(Layout&&) noexcept = default;
Layout& Layout::operator=(Layout&&) noexcept = default;

PageGeometry Layout::page(std::string_view page, PageSide side, bool opening) const {
    auto variants = rules_->pages.find(page);
    if (variants == rules_->pages.end()) variants = rules_->pages.find("");
    return variants->second[page_variant(side, opening)];
}

// `body` alone stands below :root whatever the caller says its parent is, so that root_style() and a chain of `body` agree.
Style Layout::style(const Style& parent, std::span<const ElementKey> chain) const {
    const bool is_body = chain.size() == 1 && chain.front().element == "body";
    return rules_->style(is_body ? rules_->html : parent, chain);
}

bool Layout::has_initials() const { return rules_->has_initials; }

std::optional<Style> Layout::initial_style(const Style& own, std::span<const ElementKey> chain) const {
    return rules_->initial_style(own, chain);
}

Style Layout::root_style() const { return rules_->root; }

std::string Layout::epub_stylesheet() const { return rules_->ebook; }

}  // namespace nabor
