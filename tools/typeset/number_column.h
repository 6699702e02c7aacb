// In: a layout and the greatest number that a book knows. Out: the column beside the text in which the numbers of lines and paragraphs stand,
// and their styles.
// Holds: no number is wider than the column, but those of a source that counts beyond a hundred thousand.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/length.h"
#include "layout/layout.h"
#include "typeset/flow.h"
#include "typeset/styles.h"

namespace nabor {

struct NumberColumn {
    TextNumbering::Margin margin = TextNumbering::Margin::outer;
    Length width;  // with the white between it and the text; zero: there are no numbers

    // Whether it is at the left of the text on a page; of a margin, whether it stands there on pages of any side.
    bool is_left(PageSide page) const;
    bool may_stand_in(SideMargin side) const;
};

// Between the text block and the numbers.
inline constexpr Length number_gap = {Length::per_point * 6};
// Between the numbers and the page's edge, 3 mm at least.
inline constexpr Length number_edge = {Length::per_point * 17 / 2};

inline constexpr std::string_view line_number_class = "line-number", paragraph_number_class = "paragraph-number";

// The style of a span of the class: the text's in smaller type, as far as the layout says nothing else.
StyleId number_style(const Layout& layout, StyleTable& styles, std::string_view css_class, std::string_view language);

// `greatest`: of the numbers that are known before pages are.
NumberColumn number_column(const Layout& layout, StyleTable& styles, std::uint32_t greatest, std::string_view language);

}  // namespace nabor
