#include "typeset/numerals.h"

#include <algorithm>
#include <string_view>

namespace nabor {

Numeral numeral_of(const FlowCell& cell) {
    if (cell.blocks.empty()) return {Numeral::Kind::nothing, 0};
    const auto* paragraph = cell.blocks.size() == 1 ? std::get_if<FlowParagraph>(&cell.blocks.front().content) : nullptr;
    const bool aligned = cell.align == TextAlign::right || cell.align == TextAlign::centre;
    if (!paragraph || aligned || !paragraph->objects.empty()) return {};
    std::size_t end = paragraph->text.size();
    for (const TextStretch& stretch : paragraph->stretches)
        if (stretch.link != PageLinkId::none) end = std::min<std::size_t>(end, stretch.begin);
    return numeral_of(std::u16string_view(paragraph->text).substr(0, end));
}

}  // namespace nabor
