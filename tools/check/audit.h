// THE AUDIT. In: finished Pages. Out: typographic faults with their places, and statistics of the book.
// Holds: a pure function of the Pages. Numbers are integers in thousandths, so they are equal on every machine. Findings are ordered by
// page, then from head to foot. docs/audit.md defines every kind and every statistic.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "base/source.h"
#include "page/pages.h"

namespace nabor {

enum class AuditKind : std::uint8_t {
    loose_line,
    very_loose_line,
    tight_line,
    hyphen_ladder,
    stacked_words,
    short_last_line,
    river,
    widow,
    orphan,
    lone_line,
    page_end_hyphen,
    recto_page_end_hyphen,
    uneven_spread,
    short_page,
    note_split,
    late_note,
    too_tall,
    overflow,
    overprint,
    cut_word,
    ragged_paragraph,
    unbalanced_heading,
    parted_caption,
    short_last_page
};
inline constexpr std::size_t audit_kind_count = static_cast<std::size_t>(AuditKind::short_last_page) + 1;

enum class AuditFigure : std::uint8_t {
    pages,
    lines,
    justified_lines,
    mean_word_space,
    mean_word_gap,
    word_gap_variation,
    widest_word_space,
    loose_percent,
    very_loose_percent,
    tight_percent,
    hyphen_percent,
    longest_hyphen_run,
    note_lines,
    note_loose_percent,
    note_hyphen_percent,
    spreads,
    uneven_spread_percent,
    glyph_scaling,
    letter_spacing,
    relaxations,
    relaxation_cost
};
inline constexpr std::size_t audit_figure_count = static_cast<std::size_t>(AuditFigure::relaxation_cost) + 1;

struct AuditKindRow {
    AuditKind kind;
    std::string_view name;  // in the JSON and in --audit-limit
    std::string_view unit;  // of AuditFinding::figure
    std::uint32_t colour;   // of its marks, 0xRRGGBB
};

struct AuditFigureRow {
    AuditFigure figure;
    std::string_view name;  // differs from the names of kinds
    std::string_view unit;
};

// One row for each value, in the order of the enumerations.
std::span<const AuditKindRow> audit_kind_table();
std::span<const AuditFigureRow> audit_figure_table();
const AuditKindRow& row_of(AuditKind kind);

struct AuditMark {
    std::uint32_t page = 0;  // index into pages
    Length x, y, width, height;
};

struct AuditFinding {
    AuditKind kind{};
    std::int64_t figure = 0;       // thousandths of the kind's unit
    std::vector<AuditMark> marks;  // never empty; the first is its place
    std::string text;              // the line at its place, UTF-8
    bool in_note = false;
    std::optional<std::int64_t> cost;  // demerits that the page breaker counted for it; empty if it did not know of it
    Span place{};                      // in the manuscript; unknown for what make-up adds
    bool in_margin = false;
};

struct Audit {
    std::vector<AuditFinding> findings;
    std::array<std::int64_t, audit_kind_count> counts{};     // findings by kind
    std::array<std::int64_t, audit_figure_count> figures{};  // thousandths
    std::vector<std::string> folios;                         // by page
};

Audit audit_pages(const Pages& pages);

// In thousandths: for a kind's name the number of findings, for a figure's name its value. Empty for an unknown name.
std::optional<std::int64_t> audit_number(const Audit& audit, std::string_view name);

// NAME.audit.json; docs/audit.md documents the format. `sources`: the files that the places are in.
std::string audit_json(const Audit& audit, const Sources& sources);

// The pages with each finding marked in its kind's colour: a pale band under the text, a line below it, a bar in the margin.
Pages with_marks(Pages pages, const Audit& audit);

}  // namespace nabor
