// In: a math element of the manuscript. Out: MathML for outputs that show it, and the same in one line for those that do not.
// Holds: only presentation MathML passes (MathML 3, chapter 3), with the attributes that readers know and the children that each element
// takes: what passes is valid in an EPUB.
#pragma once

#include <string>
#include <string_view>

#include "tei/readers.h"

namespace nabor::tei {

// "" when the formula has something that is not presentation MathML.
std::string mathml_of(const TeiTree& tree, NodeIndex math, bool is_block, std::string_view words);

// Appends the line to the flow, in the open phrase, and returns it as plain text: powers after ^, indices after _.
struct PlainFormula {
    std::string words;
    bool is_whole = true;  // a line shows all of it: letters, numbers, powers and indices
};
PlainFormula put_plain_formula(Reading& reading, Flow& flow, NodeIndex math, const Scope& scope);

}  // namespace nabor::tei
