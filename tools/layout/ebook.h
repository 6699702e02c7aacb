// In: the rules that concern reading systems. Out: those that the EPUB's stylesheet has, as CSS text and for the cascade.
// Holds: no lengths in absolute units; text size, face, leading and colours of the whole book are the device's own. Properties of paper
// are left out. Rules stand in the order of the sheet, those under a condition after all others.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/cascade.h"
#include "layout/layout.h"
#include "layout/token.h"

namespace nabor {

struct EbookRule {
    std::vector<Selector> selectors;
    bool root = false;                                        // is for :root, html or body
    bool shared = false;                                      // of the default style, which may say more of the root
    std::string condition;                                    // "@media (max-width: 24em)"; "" when there is none
    std::vector<std::pair<std::string, Tokens>> declarations; // var() replaced
};

// Takes out declarations that the EPUB's stylesheet does not have, and rules of which nothing is left.
void keep_ebook_rules(std::vector<EbookRule>& rules, const Style& root);

// A rule's declarations as the cascade takes them: those of the table of properties, and `content`. No lengths are worth asking for:
// what only reading systems take is left out.
StyleBlock ebook_block(const EbookRule& rule);

// The CSS text of rules that keep_ebook_rules left.
std::string ebook_css(const std::vector<EbookRule>& rules, const Style& root, const StandInFamilies& stand_ins);

}  // namespace nabor
