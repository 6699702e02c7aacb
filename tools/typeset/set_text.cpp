#include "typeset/set_text.h"

namespace nabor {

SetLine set_text(Shaper& shaper, StyleTable& styles, std::string_view text, const TextPlace& place) {
    ParagraphBuilder builder(styles);
    builder.text(text, place, Span{});
    FlowParagraph& paragraph = builder.paragraph();
    paragraph.style = place.style;
    const ShapedParagraph shaped = shaper.shape(paragraph);
    LineToSet line;
    line.end = static_cast<std::uint32_t>(paragraph.text.size());
    line.align = TextAlign::left;
    line.last = true;
    return set_line(shaper, paragraph, shaped, line);
}

}  // namespace nabor
