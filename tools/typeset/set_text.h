// In: a few words and their style. Out: the same as one line without a measure: for folios, running heads and page numbers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "typeset/line_setting.h"
#include "typeset/paragraph_builder.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

SetLine set_text(Shaper& shaper, StyleTable& styles, std::string_view text, const TextPlace& place);

struct MeasuredWords {
    std::u16string text;
    std::vector<std::int64_t> width_before;  // by position in the text, 1/65536 pt; one more than it has units
};
MeasuredWords measure_text(Shaper& shaper, StyleTable& styles, std::string_view text, const TextPlace& place);

}  // namespace nabor
