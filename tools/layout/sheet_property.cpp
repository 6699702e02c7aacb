#include "layout/sheet_property.h"

#include <algorithm>

namespace nabor {

namespace {

const Length least_grid = Length::points(4), greatest_grid = Length::points(288);
const Length greatest_gap = Length::points(72), greatest_thickness = Length::points(12);

std::optional<Length> length(ValueReader& reader, const LengthBases& bases, MeasureKind kind = MeasureKind::length) {
    const auto measure = reader.measure(kind);
    if (!measure || measure->number < 0) return std::nullopt;
    return to_length(*measure, bases.root_size, bases.measure, bases);
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

bool set_notes(Layout& layout, ValueReader& reader, const LengthBases&) {
    const auto word = reader.word();
    if (word == "foot") {
        layout.note_series.front().area = NoteSeries::Area::foot;
    } else if (word == "chapter-end") {
        layout.note_series.front().area = NoteSeries::Area::chapter_end;
    } else if (word == "book-end") {
        layout.note_series.front().area = NoteSeries::Area::book_end;
    } else {
        return false;
    }
    return true;
}

// none, or width and thickness
bool set_note_rule(Layout& layout, ValueReader& reader, const LengthBases& bases) {
    if (const auto word = reader.word()) {
        if (word == "none") layout.note_series.front().rule_width = layout.note_series.front().rule_thickness = {};
        return word == "none";
    }
    const auto width = length(reader, bases, MeasureKind::length_or_percent);
    const auto thickness = length(reader, bases);
    if (!width || !thickness) return false;
    layout.note_series.front().rule_width = clamped(*width, {}, bases.measure);
    layout.note_series.front().rule_thickness = clamped(*thickness, {}, greatest_thickness);
    return true;
}

// Above the rule and below it.
bool set_note_gap(Layout& layout, ValueReader& reader, const LengthBases& bases) {
    const auto above = length(reader, bases);
    const auto below = reader.done() ? above : length(reader, bases);
    if (!above || !below) return false;
    layout.note_series.front().gap_above = clamped(*above, {}, greatest_gap);
    layout.note_series.front().gap_below_rule = clamped(*below, {}, greatest_gap);
    return true;
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
    {"-nabor-notes", "`foot`, `chapter-end`, `book-end`", "foot", set_notes},
    {"-nabor-note-rule", "width (length, % of the measure) and thickness; `none`", "16mm 0.4pt", set_note_rule},
    {"-nabor-note-gap", "one or two lengths: space above the rule, and below it", "6pt 4pt", set_note_gap},
    {"-nabor-contents", "`front`, `end`", "end", set_contents},
    {"-nabor-contents-depth", "1–6: levels of divisions", "2", set_contents_depth},
    {"-nabor-source-pages", "`show`, `hide`", "show", set_source_pages},
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

}  // namespace nabor
