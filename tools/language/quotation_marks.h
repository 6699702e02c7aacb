// In: a language. Out: its quotation marks, those of a quotation and those of one inside it.
// Holds: CLDR's delimiters, where printed books agree with them; French marks have their no-break spaces.
#pragma once

#include <string_view>

namespace nabor {

struct QuotationMarks {
    std::string_view open, close, inner_open, inner_close;
};

// English ones for a language in no row.
const QuotationMarks& quotation_marks(std::string_view language);

bool is_quotation_mark(char32_t c);

}  // namespace nabor
