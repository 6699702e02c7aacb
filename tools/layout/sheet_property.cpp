#include "layout/sheet_property.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/ascii.h"

namespace nabor {

namespace {

const Length least_grid = Length::points(4), greatest_grid = Length::points(288);
const Length greatest_gap = Length::points(72), greatest_thickness = Length::points(12);

std::optional<Length> length(ValueReader& reader, const LengthBases& bases, MeasureKind kind = MeasureKind::length) {
    const auto measure = reader.measure(kind);
    if (!measure || measure->number < 0) return std::nullopt;
    return to_length(*measure, bases.root_size, bases.measure, bases);
}

// A word of the list, whose value it sets; any other word stays unread.
template <typename Value>
bool set_choice(ValueReader& reader, std::initializer_list<std::pair<std::string_view, Value>> words, Value& value) {
    const Token* next = reader.peek();
    for (const auto& [word, meaning] : words)
        if (next && next->kind == TokenKind::identifier && ascii_lower(next->text) == word) {
            reader.take();
            value = meaning;
            return true;
        }
    return false;
}

bool set_grid(Layout& layout, ValueReader& reader, const LengthBases& bases) {
    if (const auto word = reader.word()) {
        if (word == "none") layout.grid = {};
        return word == "none";
    }
    const auto grid = length(reader, bases);
    if (!grid || *grid < least_grid) return false;
    layout.grid = clamped(*grid, least_grid, greatest_grid);
    return true;
}

bool set_notes(NoteSeries& series, ValueReader& reader, const LengthBases&) {
    using enum NoteSeries::Area;
    return set_choice(reader, {{"foot", foot}, {"margin", margin}, {"chapter-end", chapter_end}, {"book-end", book_end}}, series.area);
}

// The style, the scope, or both.
bool set_note_numbers(NoteSeries& series, ValueReader& reader, const LengthBases&) {
    using enum CounterStyle;
    const bool has_style = set_choice(reader,
                                      {{"figures", figures}, {"letters", letters}, {"roman", roman}, {"symbols", symbols}, {"none", none},
                                       {"lines", lines}, {"lines-following", lines_following}},
                                      series.counter.style);
    CounterScope scope{};
    const bool has_scope = set_choice(reader, {{"by-chapter", CounterScope::chapter}, {"through", CounterScope::book}, {"by-page", CounterScope::page}}, scope);
    if (has_scope) series.counter.scope = scope;
    return has_style || has_scope;
}

// blocks, run-in, or columns and what is between them
bool set_note_arrangement(NoteSeries& series, ValueReader& reader, const LengthBases& bases) {
    using enum NoteSeries::Arrangement;
    series.columns = 1;
    if (set_choice(reader, {{"blocks", blocks}, {"run-in", run_in}}, series.arrangement)) return true;
    if (!set_choice<std::uint8_t>(reader, {{"columns-2", 2}, {"columns-3", 3}}, series.columns)) return false;
    series.arrangement = blocks;
    if (reader.done()) return true;
    const auto gap = length(reader, bases);
    if (gap) series.column_gap = clamped(*gap, {}, greatest_gap);
    return gap.has_value();
}

bool set_note_side(NoteSeries& series, ValueReader& reader, const LengthBases&) {
    return set_choice(reader, {{"outer", SideMargin::outer}, {"inner", SideMargin::inner}}, series.margin);
}

bool set_note_title(NoteSeries& series, ValueReader& reader, const LengthBases&) {
    auto title = reader.string();
    if (title) series.title = std::move(*title);
    return title.has_value();
}

// none, or width and thickness
bool set_note_rule(NoteSeries& series, ValueReader& reader, const LengthBases& bases) {
    if (const auto word = reader.word()) {
        if (word == "none") series.rule_width = series.rule_thickness = {};
        return word == "none";
    }
    const auto width = length(reader, bases, MeasureKind::length_or_percent);
    const auto thickness = length(reader, bases);
    if (!width || !thickness) return false;
    series.rule_width = clamped(*width, {}, bases.measure);
    series.rule_thickness = clamped(*thickness, {}, greatest_thickness);
    return true;
}

// Above the rule and below it.
bool set_note_gap(NoteSeries& series, ValueReader& reader, const LengthBases& bases) {
    const auto above = length(reader, bases);
    const auto below = reader.done() ? above : length(reader, bases);
    if (!above || !below) return false;
    series.gap_above = clamped(*above, {}, greatest_gap);
    series.gap_below_rule = clamped(*below, {}, greatest_gap);
    return true;
}

bool set_between_calls(Layout& layout, ValueReader& reader, const LengthBases&) {
    layout.between_calls = reader.string();
    return layout.between_calls.has_value();
}

// none, or every how many lines a number stands, and where they are counted anew.
bool set_line_numbers(Layout& layout, ValueReader& reader, const LengthBases&) {
    TextNumbering& numbering = layout.numbering;
    numbering.lines = TextNumbering{}.lines;  // the whole value stands in place of an earlier one
    if (set_choice<std::uint16_t>(reader, {{"none", 0}}, numbering.every)) return true;
    const auto every = reader.integer(1, 100);
    if (!every) return false;
    numbering.every = static_cast<std::uint16_t>(*every);
    using enum CounterScope;
    return reader.done() || set_choice(reader, {{"by-page", page}, {"by-section", section}, {"by-document", document}, {"through", book}}, numbering.lines);
}

bool set_verse_numbers(Layout& layout, ValueReader& reader, const LengthBases&) {
    return set_choice(reader, {{"by-poem", false}, {"with-prose", true}}, layout.numbering.verse_with_prose);
}

bool set_paragraph_numbers(Layout& layout, ValueReader& reader, const LengthBases&) {
    using enum CounterScope;
    std::optional<CounterScope>& paragraphs = layout.numbering.paragraphs;
    return set_choice<std::optional<CounterScope>>(reader, {{"none", std::nullopt}, {"by-section", section}, {"by-document", document}, {"through", book}}, paragraphs);
}

bool set_number_side(Layout& layout, ValueReader& reader, const LengthBases&) {
    using enum TextNumbering::Margin;
    return set_choice(reader, {{"outer", outer}, {"inner", inner}, {"left", left}, {"right", right}}, layout.numbering.margin);
}

bool set_contents_depth(Layout& layout, ValueReader& reader, const LengthBases&) {
    const auto depth = reader.integer(1, 6);
    if (depth) layout.contents_depth = static_cast<std::uint8_t>(*depth);
    return depth.has_value();
}

bool set_contents(Layout& layout, ValueReader& reader, const LengthBases&) {
    const auto word = reader.word();
    if (word != "front" && word != "end") return false;
    layout.contents_at_end = word == "end";
    return true;
}

bool set_source_pages(Layout& layout, ValueReader& reader, const LengthBases&) {
    const auto word = reader.word();
    if (word != "show" && word != "hide") return false;
    layout.show_source_pages = word == "show";
    return true;
}

bool set_document_source(Layout& layout, ValueReader& reader, const LengthBases&) {
    using enum DocumentSource;
    return set_choice(reader, {{"none", none}, {"note", note}, {"line", line}, {"end", end}}, layout.document_source);
}

bool set_parallel_ebook(Layout& layout, ValueReader& reader, const LengthBases&) {
    return set_choice(reader, {{"in-turn", false}, {"interleaved", true}}, layout.interleaves_parallel_texts);
}

bool set_parallel(Layout& layout, ValueReader& reader, const LengthBases&) {
    using enum ParallelSetting::Kind;
    return set_choice(reader, {{"none", in_turn}, {"facing", facing}, {"columns", columns}}, layout.parallel.kind);
}

bool set_parallel_gap(Layout& layout, ValueReader& reader, const LengthBases& bases) {
    const auto gap = length(reader, bases);
    if (gap) layout.parallel.gap = clamped(*gap, {}, greatest_gap);
    return gap.has_value();
}

bool set_parallel_folios(Layout& layout, ValueReader& reader, const LengthBases&) {
    return set_choice(reader, {{"each", false}, {"shared", true}}, layout.parallel.shares_folios);
}

bool set_front_folios(Layout& layout, ValueReader& reader, const LengthBases&) {
    const auto word = reader.word();
    if (word != "continuous" && word != "roman") return false;
    layout.roman_front = word == "roman";
    return true;
}

bool set_image_density(Layout& layout, ValueReader& reader, const LengthBases&) {
    const auto density = reader.integer(72, 2400);
    if (density) layout.image_density = static_cast<std::uint16_t>(*density);
    return density.has_value();
}

bool set_hyphen_penalty(Layout& layout, ValueReader& reader, const LengthBases&) {
    const auto penalty = reader.integer(0, 1000);
    if (penalty) layout.hyphen_penalty = static_cast<std::uint16_t>(*penalty);
    return penalty.has_value();
}

constexpr SheetRow rows[] = {
    {"-nabor-grid", "length: the distance of baselines that back up each other; `none`", "13.5pt", set_grid},
    {"-nabor-notes", "`foot`, `margin`, `chapter-end`, `book-end`", "foot", nullptr, set_notes},
    {"-nabor-note-numbers", "`figures`, `letters`, `roman`, `symbols`, `none`, `lines`, `lines-following`; `by-chapter`, `by-page`, `through`; or one of each", "letters by-page", nullptr,
     set_note_numbers},
    {"-nabor-note-arrangement",
     "`blocks`: one below another, `run-in`: all of a page in one paragraph, `columns-2`, `columns-3`: in columns, with a length between them (4 mm)",
     "columns-2 5mm", nullptr, set_note_arrangement},
    {"-nabor-note-side", "`outer`, `inner`: of notes in the margin", "inner", nullptr, set_note_side},
    {"-nabor-note-title", "string: above notes that stand at an end", "\"Editor’s notes\"", nullptr, set_note_title},
    {"-nabor-note-rule", "width (length, % of the measure) and thickness; `none`", "16mm 0.4pt", nullptr, set_note_rule},
    {"-nabor-note-gap", "one or two lengths: space above the rule, and below it", "6pt 4pt", nullptr, set_note_gap},
    {"-nabor-between-calls", "string: between the calls of notes that follow each other", "\", \"", set_between_calls},
    {"-nabor-line-numbers", "`none`; 1–100: every how many lines a number stands, with `by-section`, `by-document`, `by-page` or `through`", "5 by-page", set_line_numbers},
    {"-nabor-verse-numbers", "`by-poem`, `with-prose`: how lines of verse are counted", "with-prose", set_verse_numbers},
    {"-nabor-paragraph-numbers", "`none`, `by-section`, `by-document`, `through`", "by-section", set_paragraph_numbers},
    {"-nabor-number-side", "`outer`, `inner`, `left`, `right`: the margin of the numbers of lines and paragraphs", "left", set_number_side},
    {"-nabor-contents", "`front`, `end`", "end", set_contents},
    {"-nabor-contents-depth", "1–6: levels of divisions", "2", set_contents_depth},
    {"-nabor-source-pages", "`show`, `hide`", "show", set_source_pages},
    {"-nabor-document-source", "`none`; `note`, `line`, `end`: the source that a document's header names", "note", set_document_source},
    {"-nabor-parallel-ebook", "`in-turn`, `interleaved`: parallel texts in an ebook", "interleaved", set_parallel_ebook},
    {"-nabor-parallel", "`none`, `facing`, `columns`: parallel texts on paper one after the other, on facing pages, or beside each other", "facing", set_parallel},
    {"-nabor-parallel-gap", "length: space between the columns of parallel texts", "5mm", set_parallel_gap},
    {"-nabor-parallel-folios", "`each`, `shared`: whether facing pages of parallel texts have one number", "shared", set_parallel_folios},
    {"-nabor-front-folios", "`continuous`, `roman`", "roman", set_front_folios},
    {"-nabor-image-density", "72–2400 pixels an inch", "300", set_image_density},
    {"-nabor-hyphen-penalty", "0–1000", "160", set_hyphen_penalty},
};

}  // namespace

std::span<const SheetRow> sheet_table() { return rows; }

const SheetRow* find_sheet_property(std::string_view name) {
    const auto* row = std::find_if(std::begin(rows), std::end(rows), [&](const SheetRow& candidate) { return candidate.name == name; });
    return row == std::end(rows) ? nullptr : row;
}

bool set_sheet_property(const SheetRow& row, Layout& layout, const Tokens& value, const LengthBases& bases) {
    ValueReader reader(value);
    return !reader.done() && row.set(layout, reader, bases) && reader.done();
}

bool set_series_property(const SheetRow& row, NoteSeries& series, const Tokens& value, const LengthBases& bases) {
    ValueReader reader(value);
    return !reader.done() && row.set_series(series, reader, bases) && reader.done();
}

}  // namespace nabor
