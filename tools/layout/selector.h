// In: the tokens before a style rule's block. Out: selectors, and whether one matches an element of a book.
// Holds: the subset is type, class, `*`, descendant, child and next-sibling combinators, :first-child, :lang(), :root,
// ::before, ::after and ::first-letter (Selectors Level 4); anything else is a warning, and that selector is left out.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "layout/layout.h"
#include "layout/token.h"

namespace nabor {

// An element name ("" is any) and classes that must all be there.
struct SimpleSelector {
    std::string element;
    std::vector<std::string> classes;
};

struct Compound {
    SimpleSelector simple;
    std::vector<std::vector<std::string>> languages;  // every :lang() must hold; one of its ranges is enough for it
    bool first_child = false;
    bool root = false;                                // :root
    bool child = false;                               // stands directly in the compound before it, else anywhere below
    std::optional<SimpleSelector> after;              // `after + this`
};

enum class PseudoElement : std::uint8_t { none, before, after, first_letter };

struct Selector {
    std::vector<Compound> compounds;  // outermost first; never empty
    PseudoElement pseudo = PseudoElement::none;
    std::uint32_t specificity = 0;    // classes and pseudo-classes × 2^16 + types and pseudo-elements (the subset has no ids)
    Span span;
};

// The selectors of the list that are in the subset. Nothing when the list is malformed: its rule is then skipped. `rule`: for a finding about
// a rule that has none.
std::optional<std::vector<Selector>> read_selectors(const Tokens& prelude, Span rule, Report& report);

// Whether the selector matches the last element of the chain. The chain is inside an implied `html` (:root).
bool matches(const Selector& selector, std::span<const ElementKey> chain);
// Whether the selector asks a class of the last element that only its looks have.
bool names_look(const Selector& selector, const ElementKey& last);

std::string to_css(const Selector& selector);

// The elements that it asks for, and the classes: "p", ".dateline".
void add_names(const Selector& selector, std::set<std::string, std::less<>>& names);

// Whether an element of the selector must have the class.
bool names_class(const Selector& selector, std::string_view name);

}  // namespace nabor
