// In: UTF-16 text. Out: embedding levels and visual order, from ICU's implementation of UAX #9.
// Holds: ICU is called only for text with a right-to-left character or a directional control.
#include "language/bidi.h"

#include <algorithm>
#include <string>

#include <unicode/ubidi.h>
#include <unicode/utypes.h>

#include "base/error.h"
#include "base/handle.h"

namespace nabor {

namespace {

using BidiHandle = Handle<UBiDi, ubidi_close>;

// Code units that can belong to a character of class R, AL or AN or to a directional control. A superset is enough: ICU decides.
constexpr bool may_be_right_to_left(char16_t unit) {
    if (unit < 0x0590) return false;
    if (unit <= 0x08FF) return true;                                                // Hebrew … Arabic Extended-A
    if (unit == 0x200F || (unit >= 0x202A && unit <= 0x202E)) return true;          // RLM, LRE … RLO
    if (unit >= 0x2066 && unit <= 0x2069) return true;                              // LRI … PDI
    if ((unit >= 0xFB1D && unit <= 0xFDFF) || (unit >= 0xFE70 && unit <= 0xFEFF)) return true;   // presentation forms
    return unit == 0xD802 || unit == 0xD803 || unit == 0xD83A || unit == 0xD83B;    // leads of U+10800–10FFF and U+1E800–1EFFF
}

void require(UErrorCode status) {
    if (U_FAILURE(status)) throw EnvironmentError(std::string("ICU could not order bidirectional text: ") + u_errorName(status));
}

}  // namespace

std::vector<std::uint8_t> bidi_levels(std::u16string_view text, bool right_to_left_paragraph) {
    if (!right_to_left_paragraph && std::none_of(text.begin(), text.end(), may_be_right_to_left)) return {};
    UErrorCode status = U_ZERO_ERROR;
    const auto length = static_cast<std::int32_t>(text.size());
    const BidiHandle bidi(ubidi_openSized(length, 0, &status));
    require(status);
    ubidi_setPara(bidi.get(), text.data(), length, right_to_left_paragraph ? 1 : 0, nullptr, &status);
    require(status);
    if (length == 0 || ubidi_getDirection(bidi.get()) == UBIDI_LTR) return {};
    const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
    require(status);
    return {levels, levels + length};
}

std::vector<std::size_t> visual_order(const std::vector<std::uint8_t>& run_levels) {
    std::vector<std::int32_t> logical(run_levels.size());
    ubidi_reorderVisual(run_levels.data(), static_cast<std::int32_t>(run_levels.size()), logical.data());
    return {logical.begin(), logical.end()};
}

}  // namespace nabor
