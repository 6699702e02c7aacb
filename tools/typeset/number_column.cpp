#include "typeset/number_column.h"

#include <algorithm>
#include <string>

#include "typeset/element_chain.h"

namespace nabor {

namespace {

constexpr std::int64_t small_percent = 70;       // of the text's size
constexpr std::size_t digits_of_pages = 3;       // of lines that are counted by page
constexpr std::size_t digits_of_sections = 5;    // of lines that are counted over many pages: a whole book has less than a hundred thousand

std::size_t digits_of_lines(const TextNumbering& numbering) {
    if (numbering.every == 0) return 0;
    return numbering.lines == CounterScope::page ? digits_of_pages : digits_of_sections;
}

Length width_of_digits(const StyleTable& styles, StyleId style, std::size_t digits) {
    return styles[style].faces.empty() ? Length{} : styles.width_of(style, std::string(digits, '0'));
}

}  // namespace

bool NumberColumn::is_left(PageSide page) const {
    using enum TextNumbering::Margin;
    if (margin == left || margin == right) return margin == left;
    return (page == PageSide::left) == (margin == outer);
}

bool NumberColumn::may_stand_in(SideMargin side) const {
    using enum TextNumbering::Margin;
    if (width.units == 0) return false;
    return margin == left || margin == right || (margin == outer) == (side == SideMargin::outer);
}

StyleId number_style(const Layout& layout, StyleTable& styles, std::string_view css_class, std::string_view language) {
    const ElementChain body = ElementChain().with({"body", "", language, false, ""});
    const Style& text = styles[styles.of(styles.root(), body)].style;
    Style own;
    static_cast<InheritedStyle&>(own) = text;
    own.size = scaled(text.size, small_percent, 100);
    own.numerals = Numerals::lining;
    const ElementChain chain = body.with({"span", css_class, language, false, ""});
    return styles.of(layout.style(text, chain.elements(), own));
}

NumberColumn number_column(const Layout& layout, StyleTable& styles, std::uint32_t greatest, std::string_view language) {
    const TextNumbering& numbering = layout.numbering;
    NumberColumn column{numbering.margin, {}};
    if (numbering.every == 0 && !numbering.paragraphs) return column;
    const std::size_t digits = std::max(digits_of_lines(numbering), std::to_string(greatest).size());
    for (const std::string_view css_class : {line_number_class, paragraph_number_class})
        column.width = std::max(column.width, width_of_digits(styles, number_style(layout, styles, css_class, language), digits));
    column.width += number_gap;
    return column;
}

}  // namespace nabor
