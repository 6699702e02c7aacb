#include "typeset/set_text.h"

#include <utility>

#include "language/bidi.h"

namespace nabor {

namespace {

FlowParagraph paragraph_of(StyleTable& styles, std::string_view text, const TextPlace& place) {
    ParagraphBuilder builder(styles);
    builder.text(text, place, Span{});
    builder.paragraph().style = place.style;
    builder.paragraph().right_to_left = builder.paragraph().indents_turned = begins_right_to_left(builder.paragraph().text);
    return std::move(builder.paragraph());
}

}  // namespace

SetLine set_text(Shaper& shaper, StyleTable& styles, std::string_view text, const TextPlace& place) {
    const FlowParagraph paragraph = paragraph_of(styles, text, place);
    const ShapedParagraph shaped = shaper.shape(paragraph);
    LineToSet line;
    line.end = static_cast<std::uint32_t>(paragraph.text.size());
    line.align = TextAlign::left;
    line.last = true;
    return set_line(shaper, paragraph, shaped, line);
}

MeasuredWords measure_text(Shaper& shaper, StyleTable& styles, std::string_view text, const TextPlace& place) {
    const FlowParagraph paragraph = paragraph_of(styles, text, place);
    ShapedParagraph shaped = shaper.shape(paragraph);
    return {std::u16string(paragraph.says()), std::move(shaped.width_before)};
}

}  // namespace nabor
