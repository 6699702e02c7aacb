// In: the flow of sections. Out: each section's lines with their glyphs, and the plan of its pages.
// Holds: sections depend on each other in one thing only: the side on which each begins, which the pages before it decide. So lines and
// glyphs of any sections are set at the same time, while pages are broken section after section (pipeline.h).
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/report.h"
#include "language/hyphenation.h"
#include "layout/layout.h"
#include "typeset/number_column.h"
#include "typeset/flow.h"
#include "typeset/break_opportunities.h"
#include "typeset/page_breaking.h"
#include "typeset/parallel_galleys.h"
#include "typeset/section_galley.h"
#include "typeset/section_pages.h"
#include "typeset/set_section.h"
#include "typeset/shaped_paragraph.h"
#include "typeset/styles.h"

namespace nabor {

// What all sections share while they are set, read-only.
struct Workshop {
    const Layout& layout;
    const FontSet& fonts;
    const Coverage& coverage;
    const StyleTable& styles;
    const NumberColumn& numbers;
    const Hyphenator& hyphenator;
    std::vector<std::string> languages;         // by PageLanguageId
    std::vector<std::string> script_languages;  // by Script
};

// The three steps, each a function of its arguments alone (`known` saves time only).

struct SectionLines {
    SectionFacts facts;
    SectionGalley galley;
    PageBreakingRules rules;
    Report findings;
    std::vector<SectionLines> parallel;  // the text beside it: none, or one
    std::vector<LevelPoint> points;      // where the two are level
};
SectionLines set_lines(FlowSection flow, const Workshop& workshop, KnownHyphens& known);

struct PlannedSection {
    SectionPages pages;
    FacingPage after;        // where the next section begins; a plate leaves it where it was
    SectionPages parallel{};  // of the text beside it
};
// `next`: the page after the last of the sections before.
PlannedSection plan_pages(const SectionLines& lines, FacingPage next);

struct GlyphedSection {
    SectionFacts facts;
    SetGalley galley;
    SectionPages pages;
    Report findings;
    std::vector<GlyphedSection> parallel{};  // the text beside it: none, or one
};
GlyphedSection set_glyphs(SectionLines lines, PlannedSection plan, const Workshop& workshop);

// What to do with sections: `make` is called on any thread; `take` for each section in order, one at a time, after its `make`.
struct SectionSink {
    std::function<void(std::size_t section, GlyphedSection&&)> make;
    std::function<void(std::size_t section, Report&& findings)> take;
};

// Sets sections that follow each other, the first of which begins where `next` says, on `jobs` threads. Uses up the flow. Returns the page
// after the last.
FacingPage set_sections(std::span<FlowSection> flow, FacingPage next, const Workshop& workshop, std::size_t jobs, const SectionSink& sink);

}  // namespace nabor
