// In: tokens. Out: rules and declarations as written (CSS Syntax Module Level 3, section 5).
// Holds: malformed parts were reported as errors and are left out; braces are balanced.
#pragma once

#include <string>
#include <vector>

#include "base/report.h"
#include "layout/token.h"

namespace nabor {

struct WrittenDeclaration {
    std::string property;  // lower case; a custom property ("--size") as written
    Tokens value;          // no white space at its ends; var() not yet replaced
    Span span;             // of the property's name
};

struct WrittenRule {
    std::string at_rule;   // "page", "media", …; "" for a style rule
    Tokens prelude;        // selectors, page selector, media query
    Span span;             // of its first token
    std::vector<WrittenDeclaration> declarations;
    std::vector<WrittenRule> rules;  // in a @media or @container block; a @page rule's margin boxes
};

std::vector<WrittenRule> read_rules(const Tokens& tokens, Report& report);

// Tokens without white space at either end.
Tokens trimmed(Tokens tokens);

}  // namespace nabor
