#include "typeset/section_setter.h"

#include <algorithm>
#include <utility>

#include "typeset/galley_setter.h"
#include "typeset/parallel_pages.h"
#include "typeset/pipeline.h"
#include "typeset/side_material.h"
#include "typeset/spread_breaking.h"

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

SectionMeasures measures_of(const std::string& page, const Workshop& workshop) {
    const Layout& layout = workshop.layout;
    const PageGeometry geometry = layout.page(page, PageSide::right, false);
    const Length height = geometry.height - geometry.margin_top - geometry.margin_bottom;
    const std::int64_t grid = layout.grid.units;
    return {geometry.width - geometry.margin_left - geometry.margin_right,
            grid > 0 ? layout.grid * (height.units / grid) : height,
            side_widths(layout, page, workshop.numbers)};
}

bool is_plate(const SectionFacts& facts) { return facts.plate != DestinationId::none; }

// A section between its steps.
struct SectionWork {
    SectionLines lines;
    PlannedSection plan;
    Report findings;
};

}  // namespace

namespace {

SectionLines set_lines(FlowSection&& flow, const SectionMeasures& measures, const Workshop& workshop, KnownHyphens& known) {
    SectionLines made;
    made.facts = {flow.page, flow.opening, flow.front_matter, flow.plate, flow.strings, {}, {}, flow.opened_pages};
    made.rules = {measures.text_height, workshop.layout.grid, workshop.layout.note_series};
    Shaper shaper = shaper_of(workshop, made.findings);
    BreakOpportunityFinder points(workshop.hyphenator, shaper, workshop.script_languages, known);
    const GalleyRules rules{workshop.layout.grid, measures.text_height, workshop.layout.hyphen_penalty, measures.side,
                            workshop.layout.note_series};
    made.galley = GalleySetter(shaper, points, rules).set(std::move(flow), measures.measure);
    return made;
}

}  // namespace

SectionLines set_lines(FlowSection flow, const Workshop& workshop, KnownHyphens& known) {
    SectionMeasures measures = measures_of(flow.page, workshop);
    if (flow.parallel.empty()) return set_lines(std::move(flow), measures, workshop, known);
    const ParallelSetting& asked = workshop.layout.parallel;
    if (asked.kind == ParallelSetting::Kind::columns) {
        measures.measure = column_width(measures.measure, asked.gap);
        measures.side = for_either_margin(measures.side);
    }
    SectionLines right = set_lines(std::move(flow.parallel.front()), measures, workshop, known);
    SectionLines left = set_lines(std::move(flow), measures, workshop, known);
    left.points = level_points(left.galley, right.galley, flow.level);
    left.facts.parallel = asked.kind;
    left.facts.right_strings = std::move(right.facts.strings);
    left.parallel.push_back(std::move(right));
    return left;
}

namespace {

PlannedSection plan_spreads(const SectionLines& lines, FacingPage next) {
    const bool in_columns = lines.facts.parallel == ParallelSetting::Kind::columns;
    if (lines.facts.opening == PageBreak::right) next.side = PageSide::right;
    ParallelPages pages = break_spreads({{&lines.galley, &lines.parallel.front().galley}, lines.points}, {lines.rules, in_columns, next.side});
    const bool has_pages = !pages.texts[0].pages.empty();
    return {std::move(pages.texts[0]), has_pages ? pages.after : next, std::move(pages.texts[1])};
}

}  // namespace

PlannedSection plan_pages(const SectionLines& lines, FacingPage next) {
    if (!lines.parallel.empty()) return plan_spreads(lines, next);
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

GlyphedSection set_glyphs(SectionLines lines, PlannedSection plan, const Workshop& workshop) {
    Shaper shaper = shaper_of(workshop, lines.findings);
    GlyphedSection made;
    made.galley.text = set_chosen(lines.galley, plan.pages.chosen, shaper);
    made.galley.notes = std::move(lines.galley.notes);
    set_run_in_notes(lines.galley, plan.pages, shaper, made.galley.notes);
    made.galley.heads = std::move(lines.galley.heads);
    made.facts = std::move(lines.facts);
    made.pages = std::move(plan.pages);
    made.findings = std::move(lines.findings);
    for (SectionLines& right : lines.parallel) {
        made.parallel.push_back(set_glyphs(std::move(right), {std::move(plan.parallel), {}}, workshop));
        made.findings.append(std::move(made.parallel.back().findings));
    }
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
        GlyphedSection made = set_glyphs(std::exchange(one.lines, {}), std::move(one.plan), workshop);
        one.findings = std::move(made.findings);
        sink.make(section, std::move(made));
    };
    const auto take = [&](std::size_t section, std::size_t) { sink.take(section, std::move(work[section].findings)); };
    run_pipeline(flow.size(), {{false, lines}, {true, pages}, {false, glyphs}, {true, take}}, jobs);
    return next;
}

}  // namespace nabor
