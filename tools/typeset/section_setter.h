// In: the flow of sections. Out: the sections set, each cut into pages.
// Holds: sections are independent but for one thing, the side on which each begins, which the pages before it decide. So threads break
// lines and set glyphs of any sections at once, while pages are broken section after section; the result depends on no order.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/report.h"
#include "language/hyphenation.h"
#include "layout/layout.h"
#include "typeset/flow.h"
#include "typeset/page_breaking.h"
#include "typeset/section_outcome.h"
#include "typeset/section_pages.h"
#include "typeset/shaped_paragraph.h"
#include "typeset/styles.h"

namespace nabor {

// What all sections share while they are set, read-only.
struct Workshop {
    const Layout& layout;
    const FontSet& fonts;
    const Coverage& coverage;
    const StyleTable& styles;
    const Hyphenator& hyphenator;
    const std::vector<std::string>& languages;
    std::vector<std::string> script_languages;  // by Script
    bool wants_galleys = false;                 // to be dumped: then there are no pages
};

struct SetSection : SectionOutcome {
    std::string page;  // named page
    PageBreak opening = PageBreak::page;
    bool front_matter = false;
    DestinationId plate = DestinationId::none;
    std::vector<std::pair<std::string, std::string>> strings;
    std::vector<PageBody> bodies;             // by page
    SetGalley galley;                         // when it was wanted
};

// Sets sections that follow each other and the first of which begins where `first` says; their flow is used up. `take` is given each in
// their order, as soon as it and those before it are set, by one thread at a time; findings come in that order. Returns the page that
// follows the last.
FacingPage set_sections(std::span<FlowSection> flow, FacingPage first, const Workshop& workshop, std::size_t jobs,
                        const std::function<void(SetSection&&)>& take, Report& report);

}  // namespace nabor
