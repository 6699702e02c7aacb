// In: nothing. Out: the tables of what the audit finds and counts.
#include <algorithm>

#include "check/audit.h"

namespace nabor {

namespace {

using enum AuditKind;

constexpr AuditKindRow kinds[] = {
    {loose_line, "loose-line", "times the mean", 0xE8A000, "a justified line whose word spaces are more than 1.6 times the book's mean"},
    {very_loose_line, "very-loose-line", "times the mean", 0xD03000, "a justified line whose word spaces are more than 2.2 times the mean"},
    {tight_line, "tight-line", "times the mean", 0x2060D0, "a justified line whose word spaces are less than 0.7 times the mean"},
    {hyphen_ladder, "hyphen-ladder", "hyphens", 0x8030B0, "three or more lines of a paragraph in a row that end with a hyphen"},
    {stacked_words, "stacked-words", "lines", 0x009070, "lines one under another that begin, or end, with the same word"},
    {short_last_line, "short-last-line", "em", 0x806000, "a paragraph's last line that is narrower than the indent, or than 2 em"},
    {river, "river", "lines", 0x30A0C0, "wide word gaps that stand one under another on four or more lines"},
    {widow, "widow", "lines", 0xD00060, "a single line of a paragraph at the head of a page, away from the rest"},
    {orphan, "orphan", "lines", 0xE06090, "the first line of a paragraph alone at the foot of a page"},
    {lone_line, "lone-line", "lines", 0xA04060, "lines that belong together were parted, and it is no widow and no orphan"},
    {page_end_hyphen, "page-end-hyphen", "words", 0xA080D0, "a word divided from a left-hand page to the page it faces"},
    {recto_page_end_hyphen, "recto-page-end-hyphen", "words", 0x6000A0, "a word divided from a right-hand page to the page overleaf"},
    {uneven_spread, "uneven-spread", "lines", 0x208020, "facing pages whose feet differ by more than 0.6 of a line"},
    {short_page, "short-page", "lines", 0x70B040, "a page that ends early"},
    {note_split, "note-split", "lines", 0x607080, "a note that goes on overleaf"},
    {late_note, "late-note", "pages", 0x303840, "a note that begins after the page of its call"},
    {too_tall, "too-tall", "lines", 0xFF0000, "something taller than the text block"},
};

using enum AuditFigure;

constexpr AuditFigureRow figures[] = {
    {pages, "pages", "pages", "pages of the book"},
    {lines, "lines", "lines", "lines of the text, without the notes"},
    {justified_lines, "justified-lines", "lines", "those of them that fill their measure and have a word space"},
    {mean_word_space, "mean-word-space", "times the natural", "mean of the justified lines' word spaces"},
    {mean_word_gap, "mean-word-gap", "pt", "mean of the justified lines' word gaps"},
    {word_gap_variation, "word-gap-variation", "percent", "coefficient of variation of a justified line's mean word gap"},
    {widest_word_space, "widest-word-space", "times the mean", "the widest mean word space of a justified line"},
    {loose_percent, "loose-percent", "percent", "share of loose and very loose lines in the justified ones"},
    {very_loose_percent, "very-loose-percent", "percent", "share of very loose lines in the justified ones"},
    {tight_percent, "tight-percent", "percent", "share of tight lines in the justified ones"},
    {hyphen_percent, "hyphen-percent", "percent", "share of lines that end with a hyphen, in those that do not end a paragraph"},
    {longest_hyphen_run, "longest-hyphen-run", "lines", "the most lines of a paragraph in a row that end with a hyphen"},
    {note_lines, "note-lines", "lines", "lines of the notes"},
    {note_loose_percent, "note-loose-percent", "percent", "loose-percent of the notes"},
    {note_hyphen_percent, "note-hyphen-percent", "percent", "hyphen-percent of the notes"},
    {spreads, "spreads", "spreads", "pairs of facing pages that were compared"},
    {uneven_spread_percent, "uneven-spread-percent", "percent", "share of uneven spreads in them"},
    {glyph_scaling, "glyph-scaling", "percent", "the most by which glyphs were widened or narrowed to fill a line"},
    {letter_spacing, "letter-spacing", "percent", "the most, of the type's size, by which letters were spaced or drawn together to fill a line"},
    {relaxations, "relaxations", "times", "how often the page breaker could not keep a rule, or kept it at a price"},
    {relaxation_cost, "relaxation-cost", "demerits", "what it paid for them"},
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
