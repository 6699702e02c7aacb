// In: nothing. Out: the tables of kinds and figures; docs/audit.md says what each of them is.
#include <algorithm>

#include "check/audit.h"

namespace nabor {

namespace {

using enum AuditKind;

constexpr AuditKindRow kinds[] = {
    {loose_line, "loose-line", "times the usual", 0xE8A000},
    {very_loose_line, "very-loose-line", "times the usual", 0xD03000},
    {tight_line, "tight-line", "times the usual", 0x2060D0},
    {hyphen_ladder, "hyphen-ladder", "hyphens", 0x8030B0},
    {stacked_words, "stacked-words", "lines", 0x009070},
    {short_last_line, "short-last-line", "em", 0x806000},
    {river, "river", "lines", 0x30A0C0},
    {widow, "widow", "lines", 0xD00060},
    {orphan, "orphan", "lines", 0xE06090},
    {lone_line, "lone-line", "lines", 0xA04060},
    {page_end_hyphen, "page-end-hyphen", "words", 0xA080D0},
    {recto_page_end_hyphen, "recto-page-end-hyphen", "words", 0x6000A0},
    {uneven_spread, "uneven-spread", "lines", 0x208020},
    {short_page, "short-page", "lines", 0x70B040},
    {note_split, "note-split", "lines", 0x607080},
    {late_note, "late-note", "pages", 0x303840},
    {too_tall, "too-tall", "lines", 0xFF0000},
    {overflow, "overflow", "pt", 0xFF4080},
    {overprint, "overprint", "pt", 0xC000C0},
    {cut_word, "cut-word", "words", 0xB02000},
    {ragged_paragraph, "ragged-paragraph", "lines", 0xC0A020},
    {unbalanced_heading, "unbalanced-heading", "times the longest", 0x4080A0},
    {parted_caption, "parted-caption", "pages", 0x8000FF},
    {short_last_page, "short-last-page", "lines", 0x90A020},
};

using enum AuditFigure;

constexpr AuditFigureRow figures[] = {
    {pages, "pages", "pages"},
    {lines, "lines", "lines"},
    {justified_lines, "justified-lines", "lines"},
    {mean_word_space, "mean-word-space", "times the natural"},
    {mean_word_gap, "mean-word-gap", "pt"},
    {word_gap_variation, "word-gap-variation", "percent"},
    {widest_word_space, "widest-word-space", "times the mean"},
    {loose_percent, "loose-percent", "percent"},
    {very_loose_percent, "very-loose-percent", "percent"},
    {tight_percent, "tight-percent", "percent"},
    {hyphen_percent, "hyphen-percent", "percent"},
    {longest_hyphen_run, "longest-hyphen-run", "lines"},
    {note_lines, "note-lines", "lines"},
    {note_loose_percent, "note-loose-percent", "percent"},
    {note_hyphen_percent, "note-hyphen-percent", "percent"},
    {spreads, "spreads", "spreads"},
    {uneven_spread_percent, "uneven-spread-percent", "percent"},
    {glyph_scaling, "glyph-scaling", "percent"},
    {letter_spacing, "letter-spacing", "percent"},
    {relaxations, "relaxations", "times"},
    {relaxation_cost, "relaxation-cost", "demerits"},
};

template <typename Row, std::size_t count>
constexpr bool in_order(const Row (&rows)[count], auto member, std::size_t expected) {
    for (std::size_t i = 0; i < count; ++i) {
        if (static_cast<std::size_t>(rows[i].*member) != i) return false;
    }
    return count == expected;
}
static_assert(in_order(kinds, &AuditKindRow::kind, audit_kind_count));
static_assert(in_order(figures, &AuditFigureRow::figure, audit_figure_count));

}  // namespace

std::span<const AuditKindRow> audit_kind_table() { return kinds; }
std::span<const AuditFigureRow> audit_figure_table() { return figures; }

const AuditKindRow& row_of(AuditKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::optional<std::int64_t> audit_number(const Audit& audit, std::string_view name) {
    const auto named = [name](const auto& row) { return row.name == name; };
    if (const auto* row = std::find_if(std::begin(kinds), std::end(kinds), named); row != std::end(kinds))
        return audit.counts[static_cast<std::size_t>(row->kind)] * 1000;
    if (const auto* row = std::find_if(std::begin(figures), std::end(figures), named); row != std::end(figures))
        return audit.figures[static_cast<std::size_t>(row->figure)];
    return std::nullopt;
}

}  // namespace nabor
