// In: a section's flow and all it is set by. Out: a digest of them.
// Holds: two sections of one key are set alike but for the ids and the spans they name, which are counted by first appearance
// (section_ids.h), and for where the first page stands. The flow's name of page, opening and running strings are not of it: make-up
// alone sees them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "font/font.h"
#include "language/hyphenation.h"
#include "typeset/flow.h"
#include "typeset/galley_setter.h"
#include "typeset/page_filling.h"
#include "typeset/section_ids.h"
#include "typeset/styles.h"

namespace nabor {

// What a book's sections share, as digests.
struct SettingDigests {
    Digest common;                  // of the libraries' versions and the languages of scripts
    std::vector<Digest> styles;     // by StyleId, without their faces
    std::vector<Digest> faces;      // by FaceId, of those that styles name; the others' are not known yet
    std::vector<Digest> languages;  // by PageLanguageId, each with its dictionaries
};

SettingDigests digests_of(const FontSet& fonts, const StyleTable& styles, const Hyphenator& hyphenator,
                          const std::vector<std::string>& languages, const std::vector<std::string>& script_languages);

// What a section takes from the layout, beside its styles.
struct SectionRules {
    Length measure;
    GalleyRules lines;
    PageBreakingRules pages;
};

// Fills `ids` with the section's.
Digest section_key(const FlowSection& section, const SectionRules& rules, const StyleTable& styles, const SettingDigests& digests,
                   SectionIds& ids);

}  // namespace nabor
