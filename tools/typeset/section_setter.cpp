#include "typeset/section_setter.h"

#include <algorithm>
#include <utility>

#include "typeset/galley_setter.h"
#include "typeset/pipeline.h"
#include "typeset/side_material.h"

namespace nabor {

namespace {

Shaper shaper_of(const Workshop& workshop, Report& report) {
    return {workshop.fonts, workshop.coverage, workshop.styles, workshop.languages, report};
}

// What a section takes from the layout beside its styles.
struct SectionMeasures {
    Length measure, text_height;
    SideWidths side;
};

SectionMeasures measures_of(const FlowSection& flow, const Workshop& workshop) {
    const Layout& layout = workshop.layout;
    const PageGeometry geometry = layout.page(flow.page, PageSide::right, false);
    const Length height = geometry.height - geometry.margin_top - geometry.margin_bottom;
    const std::int64_t grid = layout.grid.units;
    return {geometry.width - geometry.margin_left - geometry.margin_right,
            grid > 0 ? layout.grid * (height.units / grid) : height,
            side_widths(layout, flow.page, workshop.numbers)};
}

bool is_plate(const SectionFacts& facts) { return facts.plate != DestinationId::none; }

// A section between its steps.
struct SectionWork {
    SectionLines lines;
    PlannedSection plan;
    Report findings;
};

}  // namespace

SectionLines set_lines(FlowSection flow, const Workshop& workshop, KnownHyphens& known) {
    const SectionMeasures measures = measures_of(flow, workshop);
    SectionLines made;
    made.facts = {flow.page, flow.opening, flow.front_matter, flow.plate, flow.strings};
    made.rules = {measures.text_height, workshop.layout.grid, workshop.layout.note_series};
    Shaper shaper = shaper_of(workshop, made.findings);
    BreakOpportunityFinder points(workshop.hyphenator, shaper, workshop.script_languages, known);
    const GalleyRules rules{workshop.layout.grid, measures.text_height, workshop.layout.hyphen_penalty, measures.side,
                            workshop.layout.note_series};
    made.galley = GalleySetter(shaper, points, rules).set(std::move(flow), measures.measure);
    return made;
}

PlannedSection plan_pages(const SectionLines& lines, FacingPage next) {
    if (lines.facts.opening == PageBreak::right && next.side == PageSide::left) next = {};
    // Nothing of the text faces a plate, nor is what follows moved by it.
    PlannedSection plan{break_pages(lines.galley, lines.rules, is_plate(lines.facts) ? FacingPage{} : next), next};
    if (!is_plate(lines.facts)) plan.after = plan.pages.after;
    return plan;
}

namespace {

// Sets what pages show of notes that stand in one paragraph: as further notes of the galley, a line an item.
void set_run_in_notes(const SectionGalley& lines, SectionPages& pages, Shaper& shaper, std::vector<GalleyNote>& notes) {
    for (PagePlan& page : pages.pages)
        for (PlacedSeries& placed : page.foot) {
            if (!placed.run_in) continue;
            const auto id = static_cast<SectionNoteId>(notes.size());
            notes.push_back({placed.series, set_run_in(lines.run_in.at(placed.series), *placed.run_in, shaper)});
            Length y = placed.run_in_y;
            for (std::uint32_t i = 0; i < notes.back().items.size(); ++i) {
                placed.notes.push_back({id, i, y});
                y += notes.back().items[i].height;
            }
            placed.run_in.reset();
        }
}

}  // namespace

GlyphedSection set_glyphs(SectionLines lines, SectionPages pages, const Workshop& workshop) {
    Shaper shaper = shaper_of(workshop, lines.findings);
    GlyphedSection made;
    made.galley.text = set_chosen(lines.galley, pages.chosen, shaper);
    made.galley.notes = std::move(lines.galley.notes);
    set_run_in_notes(lines.galley, pages, shaper, made.galley.notes);
    made.galley.heads = std::move(lines.galley.heads);
    made.facts = std::move(lines.facts);
    made.pages = std::move(pages);
    made.findings = std::move(lines.findings);
    return made;
}

FacingPage set_sections(std::span<FlowSection> flow, FacingPage next, const Workshop& workshop, std::size_t jobs, const SectionSink& sink) {
    std::vector<SectionWork> work(flow.size());
    std::vector<KnownHyphens> known(std::max<std::size_t>(1, jobs));  // by thread: words recur
    const auto lines = [&](std::size_t section, std::size_t thread) {
        work[section].lines = set_lines(std::exchange(flow[section], {}), workshop, known[thread]);
    };
    const auto pages = [&](std::size_t section, std::size_t) {
        work[section].plan = plan_pages(work[section].lines, next);
        next = work[section].plan.after;
    };
    const auto glyphs = [&](std::size_t section, std::size_t) {
        SectionWork& one = work[section];
        GlyphedSection made = set_glyphs(std::exchange(one.lines, {}), std::move(one.plan.pages), workshop);
        one.findings = std::move(made.findings);
        sink.make(section, std::move(made));
    };
    const auto take = [&](std::size_t section, std::size_t) { sink.take(section, std::move(work[section].findings)); };
    run_pipeline(flow.size(), {{false, lines}, {true, pages}, {false, glyphs}, {true, take}}, jobs);
    return next;
}

}  // namespace nabor
