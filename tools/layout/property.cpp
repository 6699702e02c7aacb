#include "layout/property.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "layout/property_value.h"

namespace nabor {

namespace {

// Bounds that keep a hostile stylesheet within what the typesetter can set.
const Length least_size = Length::points(1), greatest_size = Length::points(288);
const Length least_leading = Length::points(1), greatest_leading = Length::points(576);
constexpr std::int64_t inset_percent = 40;  // of the measure, on one side: something is left in the middle
constexpr std::int32_t least_spacing = -250, greatest_spacing = 2000;  // 1/1000 em
constexpr std::int32_t greatest_rise = 2000;                           // 1/1000 em
constexpr std::int32_t super_rise = 333, sub_rise = -200;              // 1/1000 of the parent's em, about as browsers do it

struct Word {
    std::string_view name;
    std::int32_t value;
};

template <typename Enumeration>
constexpr std::int32_t number_of(Enumeration value) { return static_cast<std::int32_t>(value); }

constexpr Word style_words[] = {{"normal", 0}, {"italic", 1}, {"oblique", 1}};
constexpr Word capital_words[] = {{"normal", number_of(Capitals::none)},
                                  {"small-caps", number_of(Capitals::small)},
                                  {"all-small-caps", number_of(Capitals::all_small)},
                                  {"titling-caps", number_of(Capitals::titling)}};
constexpr Word transform_words[] = {{"none", 0}, {"uppercase", 1}};
constexpr Word align_words[] = {{"justify", number_of(TextAlign::justify)}, {"left", number_of(TextAlign::left)},
                                {"start", number_of(TextAlign::left)},      {"right", number_of(TextAlign::right)},
                                {"end", number_of(TextAlign::right)},       {"center", number_of(TextAlign::centre)}};
constexpr Word hyphen_words[] = {{"auto", 1}, {"manual", 0}, {"none", 0}};
constexpr Word break_words[] = {{"auto", number_of(PageBreak::automatic)}, {"page", number_of(PageBreak::page)},
                                {"always", number_of(PageBreak::page)},    {"right", number_of(PageBreak::right)},
                                {"recto", number_of(PageBreak::right)},    {"avoid", number_of(PageBreak::avoid)},
                                {"avoid-page", number_of(PageBreak::avoid)}};
constexpr Word inside_words[] = {{"auto", number_of(PageBreak::automatic)}, {"avoid", number_of(PageBreak::avoid)},
                                 {"avoid-page", number_of(PageBreak::avoid)}};
constexpr std::int32_t shown_bit = 1, run_in_bit = 2;
constexpr Word display_words[] = {{"none", 0}, {"block", shown_bit}, {"inline", shown_bit}, {"run-in", shown_bit + run_in_bit}};
constexpr Word placement_words[] = {{"normal", number_of(BlockPlacement::normal)}, {"center", number_of(BlockPlacement::centre_on_longest)},
                                    {"centre", number_of(BlockPlacement::centre_on_longest)}};

constexpr std::int32_t least_initial = 2, most_initial = 5;  // lines

template <const auto& words>
std::optional<Value> read_word(ValueReader& reader) {
    const auto word = reader.word();
    for (const Word& known : words)
        if (word == known.name) return known.value;
    return std::nullopt;
}

template <std::int32_t least, std::int32_t most>
std::optional<Value> read_integer(ValueReader& reader) {
    const auto number = reader.integer(least, most);
    if (!number) return std::nullopt;
    return *number;
}

// CSS Inline 3, 7.2, without its second number and its words: a capital sinks as many lines as it is high.
std::optional<Value> read_initial(ValueReader& reader) {
    if (const auto word = reader.word()) return *word == "normal" || *word == "none" ? std::optional<Value>(0) : std::nullopt;
    return read_integer<least_initial, most_initial>(reader);
}

template <auto... members>
void copy(Style& to, const Style& from) { ((to.*members = from.*members), ...); }

template <auto member>
void set_number(Style& style, const Value& value, const Style&, const Surroundings&) {
    style.*member = static_cast<std::remove_reference_t<decltype(style.*member)>>(std::get<std::int32_t>(value));
}

template <auto member>
void set_text(Style& style, const Value& value, const Style&, const Surroundings&) { style.*member = std::get<std::string>(value); }

Length length_of(const Value& value, Length em, Length whole, const Surroundings& surroundings) {
    return to_length(std::get<Measure>(value), em, whole, surroundings);
}

// Inward from the measure's sides; a first line may also stand out.
template <auto member>
void set_inset(Style& style, const Value& value, const Style&, const Surroundings& surroundings) {
    const Length most = scaled(surroundings.measure, inset_percent, 100);
    style.*member = clamped(length_of(value, style.size, surroundings.measure, surroundings), -most, most);
}

template <auto member>
void set_height(Style& style, const Value& value, const Style&, const Surroundings& surroundings) {
    const Length most = scaled(surroundings.block_height, 4, 5);
    style.*member = clamped(length_of(value, style.size, surroundings.block_height, surroundings), Length{}, most);
}

void set_families(Style& style, const Value& value, const Style&, const Surroundings&) {
    style.families = std::get<std::vector<std::string>>(value);
}

void set_size(Style& style, const Value& value, const Style& parent, const Surroundings& surroundings) {
    style.size = clamped(length_of(value, parent.size, parent.size, surroundings), least_size, greatest_size);
}

void set_leading(Style& style, const Value& value, const Style&, const Surroundings& surroundings) {
    const Measure measure = std::get<Measure>(value);
    style.leading_factor =
        measure.unit == Unit::factor ? static_cast<std::int32_t>(std::llround(std::min(measure.number, 100.0) * 1000)) : 0;
    style.leading = clamped(to_length(measure, style.size, style.size, surroundings), least_leading, greatest_leading);
}

std::int32_t thousandths(const Value& value, const Style& style, const Surroundings& surroundings) {
    return static_cast<std::int32_t>(scaled(length_of(value, style.size, style.size, surroundings).units, 1000, style.size.units));
}

void set_letter_spacing(Style& style, const Value& value, const Style&, const Surroundings& surroundings) {
    style.letter_spacing = std::clamp(thousandths(value, style, surroundings), least_spacing, greatest_spacing);
}

void set_numeric(Style& style, const Value& value, const Style&, const Surroundings&) {
    const std::int32_t bits = std::get<std::int32_t>(value);
    style.figures = static_cast<Figures>(bits & ~tabular_bit);
    style.tabular_figures = (bits & tabular_bit) != 0;
}

void set_display(Style& style, const Value& value, const Style&, const Surroundings&) {
    const std::int32_t bits = std::get<std::int32_t>(value);
    style.shown = (bits & shown_bit) != 0;
    style.inline_block_head = (bits & run_in_bit) != 0;
}

void set_rise(Style& style, const Value& value, const Style& parent, const Surroundings& surroundings) {
    const std::int32_t* word = std::get_if<std::int32_t>(&value);
    style.superior = word && *word == rise_super;
    std::int64_t rise = 0;
    if (!word) {
        rise = thousandths(value, style, surroundings);
    } else if (*word != rise_baseline) {
        rise = scaled(parent.size.units, *word == rise_super ? super_rise : sub_rise, style.size.units);
    }
    style.rise = static_cast<std::int32_t>(std::clamp<std::int64_t>(rise, -greatest_rise, greatest_rise));
}

void set_decoration(Style& style, const Value& value, const Style&, const Surroundings&) {
    style.underline = (std::get<std::int32_t>(value) & 1) != 0;
    style.strike = (std::get<std::int32_t>(value) & 2) != 0;
}

using S = Style;

constexpr PropertyRow rows[] = {
    // name, phase, in the ebook, read, apply, copy
    {"font-family", Phase::rest, true, read_families, set_families, copy<&S::families>},
    {"font-size", Phase::size, true, read_share, set_size, copy<&S::size>},
    {"line-height", Phase::leading, true, read_line_height, set_leading, copy<&S::leading, &S::leading_factor>},
    {"font-weight", Phase::rest, true, read_weight, set_number<&S::weight>, copy<&S::weight>},
    {"font-style", Phase::rest, true, read_word<style_words>, set_number<&S::italic>, copy<&S::italic>},
    {"font-variant-caps", Phase::rest, true, read_word<capital_words>, set_number<&S::capitals>, copy<&S::capitals>},
    {"font-variant-numeric", Phase::rest, true, read_numeric, set_numeric, copy<&S::figures, &S::tabular_figures>},
    {"text-transform", Phase::rest, true, read_word<transform_words>, set_number<&S::uppercase>, copy<&S::uppercase>},
    {"letter-spacing", Phase::rest, true, read_letter_spacing, set_letter_spacing, copy<&S::letter_spacing>},
    {"text-align", Phase::rest, true, read_word<align_words>, set_number<&S::align>, copy<&S::align>},
    {"text-indent", Phase::rest, true, read_length_or_percent, set_inset<&S::first_indent>, copy<&S::first_indent>},
    {"hyphens", Phase::rest, true, read_word<hyphen_words>, set_number<&S::hyphenate>, copy<&S::hyphenate>},
    {"orphans", Phase::rest, true, read_integer<1, 10>, set_number<&S::orphans>, copy<&S::orphans>},
    {"widows", Phase::rest, true, read_integer<1, 10>, set_number<&S::widows>, copy<&S::widows>},
    {"color", Phase::rest, true, read_colour, set_number<&S::colour>, copy<&S::colour>},
    {"list-style-type", Phase::rest, true, read_marker, set_text<&S::marker>, copy<&S::marker>},
    {"display", Phase::rest, true, read_word<display_words>, set_display, copy<&S::shown, &S::inline_block_head>},
    {"margin-top", Phase::rest, true, read_not_negative, set_height<&S::space_before>, copy<&S::space_before>},
    {"margin-right", Phase::rest, true, read_share, set_inset<&S::margin_right>, copy<&S::margin_right>},
    {"margin-bottom", Phase::rest, true, read_not_negative, set_height<&S::space_after>, copy<&S::space_after>},
    {"margin-left", Phase::rest, true, read_share, set_inset<&S::margin_left>, copy<&S::margin_left>},
    {"break-before", Phase::rest, true, read_word<break_words>, set_number<&S::break_before>, copy<&S::break_before>},
    {"break-after", Phase::rest, true, read_word<break_words>, set_number<&S::break_after>, copy<&S::break_after>},
    {"break-inside", Phase::rest, true, read_word<inside_words>, set_number<&S::break_inside>, copy<&S::break_inside>},
    {"vertical-align", Phase::rest, true, read_vertical_align, set_rise, copy<&S::rise, &S::superior>},
    {"text-decoration-line", Phase::rest, true, read_decoration, set_decoration, copy<&S::underline, &S::strike>},
    {"page", Phase::rest, false, read_page_name, set_text<&S::page>, copy<&S::page>},
    {"string-set", Phase::rest, false, read_string_set, set_text<&S::string_set>, copy<&S::string_set>},
    {"border-top", Phase::rest, true, read_border, set_number<&S::table_rule_above>, copy<&S::table_rule_above>},
    {"border-bottom", Phase::rest, true, read_border, set_number<&S::table_rule_below>, copy<&S::table_rule_below>},
    {"initial-letter", Phase::rest, true, read_initial, set_number<&S::initial_lines>, copy<&S::initial_lines>},
    {"columns", Phase::rest, false, read_integer<1, 4>, set_number<&S::columns>, copy<&S::columns>},
    {"-nabor-hang", Phase::rest, false, read_share, set_inset<&S::hanging>, copy<&S::hanging>},
    {"-nabor-sink", Phase::rest, false, read_share, set_height<&S::sink>, copy<&S::sink>},
    {"-nabor-block-align", Phase::rest, false, read_word<placement_words>, set_number<&S::placement>, copy<&S::placement>},
    {"-nabor-keep-lines", Phase::rest, false, read_integer<0, 10>, set_number<&S::keep_with_next_lines>, copy<&S::keep_with_next_lines>},
};

std::optional<Wide> wide_keyword(const Tokens& value) {
    if (value.size() != 1 || value[0].kind != TokenKind::identifier) return std::nullopt;
    const std::string word = ascii_lower(value[0].text);
    if (word == "inherit") return Wide::inherit;
    if (word == "initial") return Wide::initial;
    return std::nullopt;
}

void apply(const Declaration& declaration, Style& style, const Style& parent, const Surroundings& surroundings) {
    switch (declaration.wide) {
        case Wide::inherit: declaration.row->copy(style, parent); break;
        case Wide::initial: declaration.row->copy(style, Style{}); break;
        case Wide::none: declaration.row->apply(style, declaration.value, parent, surroundings); break;
    }
}

}  // namespace

std::span<const PropertyRow> property_table() { return rows; }

const PropertyRow* find_property(std::string_view name) {
    const auto* row = std::find_if(std::begin(rows), std::end(rows), [&](const PropertyRow& candidate) { return candidate.name == name; });
    return row == std::end(rows) ? nullptr : row;
}

std::optional<Declaration> read_declaration(const PropertyRow& row, const Tokens& value) {
    if (const auto wide = wide_keyword(value)) return Declaration{&row, *wide, {}};
    ValueReader reader(value);
    std::optional<Value> read = row.read(reader);
    if (!read || !reader.done()) return std::nullopt;
    return Declaration{&row, Wide::none, std::move(*read)};
}

std::optional<std::array<Measure, 4>> read_margins(const Tokens& value) {
    ValueReader reader(value);
    std::vector<Measure> given;
    while (!reader.done()) {
        const auto measure = reader.measure(Takes::length_or_percent);
        if (!measure || measure->number < 0 || given.size() == 4) return std::nullopt;
        given.push_back(*measure);
    }
    if (given.empty()) return std::nullopt;
    if (given[0].unit == Unit::percent || given[given.size() > 2 ? 2 : 0].unit == Unit::percent) return std::nullopt;
    const Measure top = given[0];
    const Measure right = given.size() > 1 ? given[1] : top;
    const Measure bottom = given.size() > 2 ? given[2] : top;
    const Measure left = given.size() > 3 ? given[3] : right;
    return std::array<Measure, 4>{top, right, bottom, left};
}

Style inherited_from(const Style& parent) {
    Style child;
    copy<&S::families, &S::size, &S::leading, &S::leading_factor, &S::weight, &S::italic, &S::capitals, &S::uppercase, &S::figures,
         &S::tabular_figures, &S::letter_spacing, &S::align, &S::first_indent, &S::hyphenate, &S::orphans, &S::widows, &S::colour,
         &S::marker>(child, parent);
    return child;
}

Style styled(const Style& parent, std::span<const Declaration* const> declarations, const Surroundings& surroundings) {
    Style style = inherited_from(parent);
    const auto settle = [&](Phase phase) {
        for (const Declaration* declaration : declarations)
            if (declaration->row->phase == phase) apply(*declaration, style, parent, surroundings);
    };
    settle(Phase::size);
    if (style.leading_factor > 0) {
        style.leading = clamped(scaled(style.size, style.leading_factor, 1000), least_leading, greatest_leading);
    }
    settle(Phase::leading);
    settle(Phase::rest);
    return style;
}

}  // namespace nabor
