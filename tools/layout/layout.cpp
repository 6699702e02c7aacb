#include "layout/layout.h"

#include <algorithm>

#include "layout/rules.h"

namespace nabor {

Length NoteSeries::column_step(Length measure) const {
    if (columns == 1) return {};
    const Length gap = std::min(column_gap, measure / 4 / (columns - 1));
    return (measure + gap) / columns;
}

Layout::Layout() : rules_(std::make_unique<Rules>()) { rules_->pages[""]; }
Layout::~Layout() = default;
Layout::Layout(Layout&&) noexcept = default;
Layout& Layout::operator=(Layout&&) noexcept = default;

bool Layout::counts_lines() const {
    const auto is_keyed = [](const NoteSeries& series) { return is_keyed_to_lines(series.counter.style); };
    return numbering.every > 0 || std::any_of(note_series.begin(), note_series.end(), is_keyed);
}

std::vector<NoteCounter> Layout::note_counters() const {
    std::vector<NoteCounter> counters;
    for (const NoteSeries& series : note_series) counters.push_back(series.counter);
    return counters;
}

PageGeometry Layout::page(std::string_view page, PageSide side, bool opening) const {
    auto variants = rules_->pages.find(page);
    if (variants == rules_->pages.end()) variants = rules_->pages.find("");
    return variants->second[page_variant(side, opening)];
}

// `body` alone stands below :root whatever the caller says its parent is, so that root_style() and a chain of `body` agree.
Style Layout::style(const Style& parent, std::span<const ElementKey> chain) const {
    const bool is_body = chain.size() == 1 && chain.front().element == "body";
    return rules_->paper.style(is_body ? rules_->html : parent, chain, rules_->bases);
}

Style Layout::style(const Style& parent, std::span<const ElementKey> chain, const Style& own) const {
    return rules_->paper.style({parent, own}, chain, rules_->bases);
}

std::optional<Style> Layout::style_over_looks(const Style& parent, std::span<const ElementKey> chain, const Style& looked) const {
    return rules_->paper.style_over_looks({parent, looked}, chain, rules_->bases);
}

bool Layout::names(std::string_view element_or_class) const { return names().contains(element_or_class); }

const std::set<std::string, std::less<>>& Layout::names() const { return rules_->paper.names(); }

bool Layout::has_initials() const { return rules_->paper.has_initials(); }

std::optional<Style> Layout::initial_style(const Style& own, std::span<const ElementKey> chain) const {
    return rules_->paper.initial_style(own, chain, rules_->bases);
}

Style Layout::root_style() const { return rules_->root; }

Style Layout::ebook_root_style() const { return rules_->ebook_html; }

EbookLook Layout::ebook_look(const Style& parent, std::span<const ElementKey> chain) const {
    const auto pseudo = [&](PseudoElement which, const Style& own) {
        return rules_->ebook.pseudo_style(which, own, chain, rules_->bases);
    };
    EbookLook look{rules_->ebook.style(parent, chain, rules_->bases), {}, {}, {}};
    look.initial = pseudo(PseudoElement::first_letter, look.style);
    if (!look.style.before.empty()) look.before = pseudo(PseudoElement::before, look.style);
    if (!look.style.after.empty()) look.after = pseudo(PseudoElement::after, look.style);
    return look;
}

std::string Layout::epub_stylesheet(const StandInFamilies& stand_ins) const {
    return ebook_css(rules_->ebook_rules, rules_->root, stand_ins);
}

}  // namespace nabor
