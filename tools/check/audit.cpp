// In: finished Pages. Out: their audit.
#include "check/audit.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <tuple>

#include "check/audit_rules.h"
#include "check/audit_text.h"
#include "page/folio.h"

namespace nabor {

namespace {

std::int64_t percent(std::int64_t part, std::int64_t whole) { return whole > 0 ? scaled(part, 100'000, whole) : 0; }

// Counted once for the text, once for the notes.
struct LineCounts {
    std::int64_t lines = 0, justified = 0, loose = 0, very_loose = 0, tight = 0;
    std::int64_t going_on = 0, hyphens = 0;  // lines that do not end a paragraph; those of them that end with a hyphen
    std::int64_t widest = 0;                 // word space, thousandths of the natural width
};

LineCounts count_lines(std::span<const AuditLine> lines, std::int64_t usual_space) {
    LineCounts counts;
    for (const AuditLine& line : lines) {
        ++counts.lines;
        if (!line.set.last) ++counts.going_on;
        if (!line.set.last && line.hyphen) ++counts.hyphens;
        if (!is_justified(line)) continue;
        ++counts.justified;
        counts.widest = std::max(counts.widest, std::int64_t{line.set.word_space});
        const auto kind = looseness_of(line, usual_space);
        if (kind == AuditKind::loose_line || kind == AuditKind::very_loose_line) ++counts.loose;
        if (kind == AuditKind::very_loose_line) ++counts.very_loose;
        if (kind == AuditKind::tight_line) ++counts.tight;
    }
    return counts;
}

struct GapCounts {
    std::int64_t mean_points = 0;  // thousandths of a point
    std::int64_t variation = 0;    // coefficient of variation, thousandths of a percent
};

// The variation uses gaps divided by the type size, or a quotation in smaller type would count as tight. The sums are integers; the
// square root at the end is correctly rounded on every machine (IEEE 754).
GapCounts measure_gaps(std::span<const AuditLine> lines) {
    std::int64_t units = 0, count = 0, sum = 0, squares = 0, measured = 0;
    for (const AuditLine& line : lines) {
        if (!is_justified(line) || line.gaps.empty()) continue;
        std::int64_t of_line = 0;
        for (const WordGap& gap : line.gaps) {
            units += (gap.right - gap.left).units;
            of_line += gap.per_size;
        }
        const auto gaps = static_cast<std::int64_t>(line.gaps.size());
        const std::int64_t mean = scaled(of_line, 1, gaps);
        count += gaps;
        sum += mean;
        squares += mean * mean;
        ++measured;
    }
    if (count == 0 || sum == 0) return {};
    const auto variance = static_cast<double>(squares * measured - sum * sum);
    return {scaled(units, 1000, count * Length::per_point), std::llround(100'000.0 * std::sqrt(variance) / static_cast<double>(sum))};
}

// The largest absolute value of `measure` over all glyph runs.
template <typename Measure>
std::int64_t most_of_runs(const Pages& pages, Measure&& measure) {
    std::int64_t most = 0;
    for (const Page& page : pages.pages) {
        for (const PageItem& item : page.items) {
            if (const auto* run = std::get_if<GlyphRun>(&item)) most = std::max<std::int64_t>(most, std::abs(measure(*run)));
        }
    }
    return most;
}

// Thousandths of a percent, narrowed or widened.
std::int64_t glyph_scaling_of(const Pages& pages) {
    return most_of_runs(pages, [](const GlyphRun& run) { return std::int64_t{run.horizontal_scale - 1000} * 100; });
}

std::int64_t letter_spacing_of(const Pages& pages) {
    return most_of_runs(pages, [](const GlyphRun& run) {
        return run.size.units == 0 ? 0 : scaled(std::int64_t{run.letter_spacing} * 100, Length::per_point, run.size.units);
    });
}

void fill_figures(const Pages& pages, const AuditText& text, std::int64_t spreads, Audit& audit) {
    const auto set = [&](AuditFigure figure, std::int64_t thousandths) { audit.figures[static_cast<std::size_t>(figure)] = thousandths; };
    const LineCounts body = count_lines(text.body, text.usual_space), notes = count_lines(text.notes, text.usual_space);
    const GapCounts gaps = measure_gaps(text.body);
    const std::int64_t uneven = audit.counts[static_cast<std::size_t>(AuditKind::uneven_spread)];
    std::int64_t cost = 0;
    for (const Relaxation& relaxation : pages.relaxations) cost += relaxation.cost;
    set(AuditFigure::pages, static_cast<std::int64_t>(pages.pages.size()) * 1000);
    set(AuditFigure::lines, body.lines * 1000);
    set(AuditFigure::justified_lines, body.justified * 1000);
    set(AuditFigure::mean_word_space, text.mean_space);
    set(AuditFigure::mean_word_gap, gaps.mean_points);
    set(AuditFigure::word_gap_variation, gaps.variation);
    set(AuditFigure::widest_word_space, text.mean_space > 0 ? scaled(body.widest, 1000, text.mean_space) : 0);
    set(AuditFigure::loose_percent, percent(body.loose, body.justified));
    set(AuditFigure::very_loose_percent, percent(body.very_loose, body.justified));
    set(AuditFigure::tight_percent, percent(body.tight, body.justified));
    set(AuditFigure::hyphen_percent, percent(body.hyphens, body.going_on));
    set(AuditFigure::longest_hyphen_run, static_cast<std::int64_t>(longest_hyphen_run(text.body)) * 1000);
    set(AuditFigure::note_lines, notes.lines * 1000);
    set(AuditFigure::note_loose_percent, percent(notes.loose, notes.justified));
    set(AuditFigure::note_hyphen_percent, percent(notes.hyphens, notes.going_on));
    set(AuditFigure::spreads, spreads * 1000);
    set(AuditFigure::uneven_spread_percent, percent(uneven, spreads));
    set(AuditFigure::glyph_scaling, glyph_scaling_of(pages));
    set(AuditFigure::letter_spacing, letter_spacing_of(pages));
    set(AuditFigure::relaxations, static_cast<std::int64_t>(pages.relaxations.size()) * 1000);
    set(AuditFigure::relaxation_cost, cost * 1000);
}

auto place_of(const AuditFinding& finding) {
    const AuditMark& mark = finding.marks.front();
    return std::make_tuple(mark.page, mark.y, finding.kind, mark.x);
}

}  // namespace

Audit audit_pages(const Pages& pages) {
    const AuditText text = audit_text(pages);
    Audit audit;
    for (const std::vector<AuditLine>* lines : {&text.body, &text.notes}) {
        audit_spaces(*lines, text.usual_space, audit.findings);
        audit_hyphens(*lines, audit.findings);
        audit_stacks(*lines, audit.findings);
        audit_last_lines(*lines, audit.findings);
        audit_rivers(*lines, text.usual_gap, audit.findings);
        audit_page_ends(*lines, audit.findings);
        audit_cut_words(*lines, audit.findings);
        audit_ragged(*lines, audit.findings);
    }
    audit_headings(text.body, audit.findings);
    audit_last_pages(pages, text, audit.findings);
    audit_items(pages, audit.findings);
    audit_captions(pages, audit.findings);
    const std::int64_t spreads = audit_spreads(pages, text, audit.findings);
    audit_relaxations(pages, text, audit.findings);
    std::stable_sort(audit.findings.begin(), audit.findings.end(),
                     [](const AuditFinding& a, const AuditFinding& b) { return place_of(a) < place_of(b); });
    for (const AuditFinding& finding : audit.findings) ++audit.counts[static_cast<std::size_t>(finding.kind)];
    fill_figures(pages, text, spreads, audit);
    for (const Page& page : pages.pages) audit.folios.push_back(folio_of(page));
    return audit;
}

}  // namespace nabor
