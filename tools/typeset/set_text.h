// In: a few words and their style. Out: them as one line, set to no measure. For folios, running heads and page numbers.
#pragma once

#include <string_view>

#include "typeset/line_setting.h"
#include "typeset/paragraph_builder.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

SetLine set_text(Shaper& shaper, StyleTable& styles, std::string_view text, const TextPlace& place);

}  // namespace nabor
