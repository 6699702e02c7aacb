#include "layout/property.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

#include "layout/property_value.h"

namespace nabor {

namespace {

// Bounds that keep any stylesheet within what can be typeset.
const Length least_size = Length::points(1), greatest_size = Length::points(288);
const Length least_leading = Length::points(1), greatest_leading = Length::points(576);
constexpr std::int64_t inset_percent = 40;  // of the measure, on one side
constexpr std::int32_t least_spacing = -250, greatest_spacing = 2000;  // 1/1000 em
constexpr std::int32_t greatest_rise = 2000;                           // 1/1000 em
constexpr std::int32_t super_rise = 333, sub_rise = -200;              // 1/1000 of the parent's em, as in browsers, about

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
constexpr Word counting_words[] = {{"auto", number_of(LineCounting::by_kind)}, {"yes", number_of(LineCounting::yes)}, {"no", number_of(LineCounting::no)}};

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

template <auto member>
void set_number(Style& style, const Value& value, const Style&, const LengthBases&) {
    style.*member = static_cast<std::remove_reference_t<decltype(style.*member)>>(std::get<std::int32_t>(value));
}

template <auto member>
void set_text(Style& style, const Value& value, const Style&, const LengthBases&) { style.*member = std::get<std::string>(value); }

Length length_of(const Value& value, Length em, Length whole, const LengthBases& bases) {
    return to_length(std::get<Measure>(value), em, whole, bases);
}

// From a side of the measure inwards; a first line may also start outside it.
template <auto member>
void set_inset(Style& style, const Value& value, const Style&, const LengthBases& bases) {
    const Length most = scaled(bases.measure, inset_percent, 100);
    style.*member = clamped(length_of(value, style.size, bases.measure, bases), -most, most);
}

template <auto member>
void set_height(Style& style, const Value& value, const Style&, const LengthBases& bases) {
    const Length most = scaled(bases.block_height, 4, 5);
    style.*member = clamped(length_of(value, style.size, bases.block_height, bases), Length{}, most);
}

void set_families(Style& style, const Value& value, const Style&, const LengthBases&) {
    style.families = std::get<std::vector<std::string>>(value);
}

void set_size(Style& style, const Value& value, const Style& parent, const LengthBases& bases) {
    style.size = clamped(length_of(value, parent.size, parent.size, bases), least_size, greatest_size);
}

void set_leading(Style& style, const Value& value, const Style&, const LengthBases& bases) {
    const Measure measure = std::get<Measure>(value);
    style.leading_factor =
        measure.unit == LengthUnit::factor ? static_cast<std::int32_t>(std::llround(std::min(measure.number, 100.0) * 1000)) : 0;
    style.leading = clamped(to_length(measure, style.size, style.size, bases), least_leading, greatest_leading);
}

std::int32_t thousandths(const Value& value, const Style& style, const LengthBases& bases) {
    return static_cast<std::int32_t>(scaled(length_of(value, style.size, style.size, bases).units, 1000, style.size.units));
}

void set_letter_spacing(Style& style, const Value& value, const Style&, const LengthBases& bases) {
    style.letter_spacing = std::clamp(thousandths(value, style, bases), least_spacing, greatest_spacing);
}

void set_numeric(Style& style, const Value& value, const Style&, const LengthBases&) {
    const std::int32_t bits = std::get<std::int32_t>(value);
    style.numerals = static_cast<Numerals>(bits & ~tabular_bit);
    style.tabular_numerals = (bits & tabular_bit) != 0;
}

void set_display(Style& style, const Value& value, const Style&, const LengthBases&) {
    const std::int32_t bits = std::get<std::int32_t>(value);
    style.shown = (bits & shown_bit) != 0;
    style.run_in = (bits & run_in_bit) != 0;
}

void set_rise(Style& style, const Value& value, const Style& parent, const LengthBases& bases) {
    const std::int32_t* word = std::get_if<std::int32_t>(&value);
    std::int64_t rise = 0;
    if (!word) {
        rise = thousandths(value, style, bases);
    } else if (*word != rise_baseline) {
        rise = scaled(parent.size.units, *word == rise_super ? super_rise : sub_rise, style.size.units);
    }
    style.rise = static_cast<std::int32_t>(std::clamp<std::int64_t>(rise, -greatest_rise, greatest_rise));
}

void set_decoration(Style& style, const Value& value, const Style&, const LengthBases&) {
    style.underline = (std::get<std::int32_t>(value) & 1) != 0;
    style.strike = (std::get<std::int32_t>(value) & 2) != 0;
}

void set_margins(Style& style, const Value& value, const Style& parent, const LengthBases& bases) {
    const Sides& sides = std::get<Sides>(value);
    set_height<&Style::space_before>(style, sides[0], parent, bases);
    set_inset<&Style::margin_right>(style, sides[1], parent, bases);
    set_height<&Style::space_after>(style, sides[2], parent, bases);
    set_inset<&Style::margin_left>(style, sides[3], parent, bases);
}

template <typename Group, typename Type>
constexpr bool is_inherited(Type Group::*) { return std::is_same_v<Group, InheritedStyle>; }

template <auto... members>
void copy(Style& to, const Style& from) { ((to.*members = from.*members), ...); }

struct Parser {
    std::optional<Value> (*read)(ValueReader&);
    void (*apply)(Style& style, const Value& value, const Style& parent, const LengthBases& bases);
};

// `members` are all that the property sets. A property is inherited when they are members of InheritedStyle.
template <auto first, auto... others>
constexpr PropertyRow row(PropertyText text, Parser parser, EbookUse ebook = {}, Phase phase = Phase::rest) {
    static_assert(((is_inherited(first) == is_inherited(others)) && ...));
    return {text, phase, ebook, is_inherited(first), parser.read, parser.apply, copy<first, others...>};
}

using S = Style;
constexpr PropertyKind text = PropertyKind::text, block = PropertyKind::block;
constexpr EbookUse on_paper{EbookUse::Scope::nowhere}, below_body{EbookUse::Scope::below_body};
constexpr EbookUse break_use(std::string_view older_name) {
    return {EbookUse::Scope::everywhere, "`auto`, `avoid`", ebook::is_soft_break, nullptr, older_name, ebook::older_break};
}

constexpr PropertyRow property_rows[] = {
    row<&S::families>({"font-family", text, "names, in order of preference", "\"PT Serif\""}, {read_families, set_families},
                      {EbookUse::Scope::below_body, "not that of `body`", ebook::is_other_family}),
    row<&S::size>({"font-size", text, "length, % of the parent's", "9.5pt"}, {read_share, set_size}, below_body, Phase::size),
    row<&S::leading, &S::leading_factor>({"line-height", block, "length, % of the font size, a number, `normal`", "13.5pt"},
                                         {read_line_height, set_leading},
                                         {EbookUse::Scope::below_body, "numbers, `normal`", ebook::is_relative_leading}, Phase::leading),
    row<&S::weight>({"font-weight", text, "`normal`, `bold`, 1–1000", "700"}, {read_weight, set_number<&S::weight>}, below_body),
    row<&S::italic>({"font-style", text, "`normal`; `italic`, `oblique`", "italic"}, {read_word<style_words>, set_number<&S::italic>}),
    row<&S::capitals>({"font-variant-caps", text, "`normal`, `small-caps`, `all-small-caps`; `titling-caps`, where the face has them", "small-caps"},
                      {read_word<capital_words>, set_number<&S::capitals>},
                      {EbookUse::Scope::everywhere, "", nullptr, nullptr, "font-variant", ebook::older_capitals}),
    row<&S::numerals, &S::tabular_numerals>(
        {"font-variant-numeric", text, "`normal`, or `lining-nums` or `oldstyle-nums`, with `tabular-nums` or `proportional-nums`: where the face has them", "lining-nums"},
        {read_numeric, set_numeric}, below_body),
    row<&S::uppercase>({"text-transform", text, "`none`, `uppercase`", "uppercase"}, {read_word<transform_words>, set_number<&S::uppercase>}),
    row<&S::letter_spacing>({"letter-spacing", text, "`normal`, length", "0.05em"}, {read_letter_spacing, set_letter_spacing}, below_body),
    row<&S::align>({"text-align", block, "`justify`; `left`, `start`; `right`, `end`; `center`", "center"},
                   {read_word<align_words>, set_number<&S::align>}, below_body),
    row<&S::first_indent>({"text-indent", block, "length, % of the measure", "1.5em"}, {read_length_or_percent, set_inset<&S::first_indent>}),
    row<&S::hyphenate>({"hyphens", block, "`auto`; `manual`, `none`", "none"}, {read_word<hyphen_words>, set_number<&S::hyphenate>},
                       {EbookUse::Scope::everywhere, "", nullptr, nullptr, "-webkit-hyphens"}),
    row<&S::colour>({"color", text, "`#rgb`, `#rrggbb`, `rgb()`, `black` and the other names of HTML 4", "#555"},
                    {read_colour, set_number<&S::colour>},
                    {EbookUse::Scope::below_body, "if legible on white and on black", ebook::is_safe_colour}),
    row<&S::marker>({"list-style-type", block, "`none`, `disc`, `decimal`, a string", "\"–\""}, {read_marker, set_text<&S::marker>},
                    {EbookUse::Scope::everywhere, "", nullptr, ebook::with_space_after}),
    row<&S::rise>({"vertical-align", text, "`baseline`, `super`, `sub`, length", "super"}, {read_vertical_align, set_rise}),
    row<&S::underline, &S::strike>({"text-decoration-line", text, "`none`, `underline`, `line-through`", "underline"},
                                   {read_decoration, set_decoration}, {EbookUse::Scope::everywhere, "", nullptr, nullptr, "text-decoration"}),
    row<&S::shown, &S::run_in>({"display", block,
                                "`block`, `inline`; `none`; `run-in`: set into the paragraph that follows; before anything else, run-in "
                                "blocks share a line",
                                "run-in"},
                               {read_word<display_words>, set_display}, {EbookUse::Scope::everywhere, "not `run-in`", ebook::is_not_run_in}),
    row<&S::space_before>({"margin-top", block, "length", "1lh"}, {read_not_negative, set_height<&S::space_before>}, below_body),
    row<&S::margin_right>({"margin-right", block, "length, % of the measure", "1em"}, {read_share, set_inset<&S::margin_right>}, below_body),
    row<&S::space_after>({"margin-bottom", block, "length; of two margins that meet the greater counts", "0.5lh"},
                         {read_not_negative, set_height<&S::space_after>}, below_body),
    row<&S::margin_left>({"margin-left", block, "length, % of the measure", "33%"}, {read_share, set_inset<&S::margin_left>}, below_body),
    row<&S::space_before, &S::margin_right, &S::space_after, &S::margin_left>(
        {"margin", block, "one to four of them: top, right, bottom, left", "0.5lh 1em"}, {read_margins, set_margins}, below_body),
    row<&S::break_before>({"break-before", block, "`auto`; `page`, `always`; `right`, `recto`; `avoid`, `avoid-page`", "page"},
                          {read_word<break_words>, set_number<&S::break_before>}, break_use("page-break-before")),
    row<&S::break_after>({"break-after", block, "`auto`; `page`, `always`; `right`, `recto`; `avoid`, `avoid-page`: keeps it with what follows", "avoid"},
                         {read_word<break_words>, set_number<&S::break_after>}, break_use("page-break-after")),
    row<&S::break_inside>({"break-inside", block, "`auto`; `avoid`, `avoid-page`", "avoid"},
                          {read_word<inside_words>, set_number<&S::break_inside>},
                          {EbookUse::Scope::everywhere, "", nullptr, nullptr, "page-break-inside", ebook::older_break}),
    row<&S::orphans>({"orphans", block, "1–10: least lines before a page break", "2"}, {read_integer<1, 10>, set_number<&S::orphans>}),
    row<&S::widows>({"widows", block, "1–10: least lines after a page break", "2"}, {read_integer<1, 10>, set_number<&S::widows>}),
    row<&S::table_rule_above>({"border-top", block, "`none`; `solid`: a rule of half a point above a table or its row; a thickness and a colour count in the EPUB alone", "0.6pt solid"},
                              {read_border, set_number<&S::table_rule_above>}),
    row<&S::table_rule_below>({"border-bottom", block, "`none`; `solid`: the same below a table or its row; the head of a table has one always", "0.4pt solid"},
                              {read_border, set_number<&S::table_rule_below>}),
    row<&S::initial_lines>({"initial-letter", block, "`normal`, `none`; 2–5: lines; on `::first-letter` alone", "3"},
                           {read_initial, set_number<&S::initial_lines>}, {EbookUse::Scope::everywhere, "with a float for devices without it"}),
    row<&S::columns>({"columns", block, "1–4: columns in which the blocks inside stand, filled one after the other; of an index list or another container, not of a division", "2"},
                     {read_integer<1, 4>, set_number<&S::columns>}, on_paper),
    row<&S::page>({"page", block, "the name of an `@page`; `auto`", "bare"}, {read_page_name, set_text<&S::page>}, on_paper),
    row<&S::string_set>({"string-set", block, "a name and `content()`: the running string that this text becomes; `none`", "document content()"},
                        {read_string_set, set_text<&S::string_set>}, on_paper),
    row<&S::hanging>({"-nabor-hang", block,
                      "length, % of the measure: indent of every line but the first; in verse at least deeper than its deepest indent", "1.5em"},
                     {read_share, set_inset<&S::hanging>}, on_paper),
    row<&S::sink>({"-nabor-sink", block, "length, % of the text block's height: space above a division that opens a page", "25%"},
                  {read_share, set_height<&S::sink>}, on_paper),
    row<&S::placement>({"-nabor-block-align", block, "`normal`; `center`, `centre`: verse centred on the longest line that does not turn over", "center"},
                       {read_word<placement_words>, set_number<&S::placement>}, on_paper),
    row<&S::keep_with_next_lines>({"-nabor-keep-lines", block, "0–10: lines of what follows that `break-after: avoid` keeps with it", "3"},
                                  {read_integer<0, 10>, set_number<&S::keep_with_next_lines>}, on_paper),
    row<&S::count_lines>({"-nabor-count-lines", block,
                          "`auto`; `yes`, `no`: whether its lines are counted and numbered; `auto`: those of the text, not those of heads, captions and titles", "no"},
                         {read_word<counting_words>, set_number<&S::count_lines>}, on_paper),
};

std::optional<Wide> wide_keyword(const Tokens& value) {
    if (value.size() != 1 || value[0].kind != TokenKind::identifier) return std::nullopt;
    const std::string word = ascii_lower(value[0].text);
    if (word == "inherit") return Wide::inherit;
    if (word == "initial") return Wide::initial;
    return std::nullopt;
}

void apply(const Declaration& declaration, Style& style, const Style& parent, const LengthBases& bases) {
    switch (declaration.wide) {
        case Wide::inherit: declaration.row->copy(style, parent); break;
        case Wide::initial: declaration.row->copy(style, Style{}); break;
        case Wide::none: declaration.row->apply(style, declaration.value, parent, bases); break;
    }
}

}  // namespace

std::span<const PropertyRow> property_table() { return property_rows; }

const PropertyRow* find_property(std::string_view name) {
    const auto* row = std::find_if(std::begin(property_rows), std::end(property_rows), [&](const PropertyRow& candidate) { return candidate.text.name == name; });
    return row == std::end(property_rows) ? nullptr : row;
}

std::optional<Declaration> read_declaration(const PropertyRow& row, const Tokens& value) {
    if (const auto wide = wide_keyword(value)) return Declaration{&row, *wide, {}};
    ValueReader reader(value);
    std::optional<Value> read = row.read(reader);
    if (!read || !reader.done()) return std::nullopt;
    return Declaration{&row, Wide::none, std::move(*read)};
}

StyleBefore::StyleBefore(const Style& parent) : parent(parent) { static_cast<InheritedStyle&>(own) = parent; }

Style styled(const StyleBefore& before, std::span<const Declaration* const> declarations, const LengthBases& bases) {
    Style style = before.own;
    const auto settle = [&](Phase phase) {
        for (const Declaration* declaration : declarations)
            if (declaration->row->phase == phase) apply(*declaration, style, before.parent, bases);
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
