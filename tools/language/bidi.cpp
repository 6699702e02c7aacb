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

void require_order(UErrorCode status) {
    if (U_FAILURE(status)) throw EnvironmentError(std::string("ICU could not order bidirectional text: ") + u_errorName(status));
}

std::vector<std::uint8_t> levels_of(std::u16string_view text, bool right_to_left_paragraph) {
    UErrorCode status = U_ZERO_ERROR;
    const auto length = static_cast<std::int32_t>(text.size());
    const BidiHandle bidi(ubidi_openSized(length, 0, &status));
    require_order(status);
    ubidi_setPara(bidi.get(), text.data(), length, right_to_left_paragraph ? 1 : 0, nullptr, &status);
    require_order(status);
    if (length == 0 || ubidi_getDirection(bidi.get()) == UBIDI_LTR) return {};
    const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
    require_order(status);
    return {levels, levels + length};
}

constexpr char16_t left_to_right_isolate = 0x2066, right_to_left_isolate = 0x2067, pop_isolate = 0x2069;

// The text with the controls of the isolates, and where in it each unit of the text stands.
struct IsolatedText {
    std::u16string text;
    std::vector<std::size_t> places;
};

IsolatedText with_controls(std::u16string_view text, const std::vector<BidiIsolate>& isolates) {
    IsolatedText made;
    std::vector<std::size_t> open;  // ends, the innermost last
    std::size_t next = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        for (; !open.empty() && open.back() <= i; open.pop_back()) made.text += pop_isolate;
        for (; next < isolates.size() && isolates[next].begin == i; ++next) {
            made.text += isolates[next].right_to_left ? right_to_left_isolate : left_to_right_isolate;
            open.push_back(std::min(isolates[next].end, open.empty() ? text.size() : open.back()));
        }
        if (i == text.size()) break;
        made.places.push_back(made.text.size());
        made.text += text[i];
    }
    return made;
}

}  // namespace

std::vector<std::uint8_t> bidi_levels(std::u16string_view text, bool right_to_left_paragraph, const std::vector<BidiIsolate>& isolates) {
    const bool is_plain = std::none_of(text.begin(), text.end(), may_be_right_to_left) &&
                          std::none_of(isolates.begin(), isolates.end(), [](const BidiIsolate& one) { return one.right_to_left; });
    if (!right_to_left_paragraph && is_plain) return {};
    if (isolates.empty()) return levels_of(text, right_to_left_paragraph);
    const IsolatedText isolated = with_controls(text, isolates);
    const std::vector<std::uint8_t> levels = levels_of(isolated.text, right_to_left_paragraph);
    if (levels.empty()) return {};
    std::vector<std::uint8_t> own;
    own.reserve(text.size());
    for (const std::size_t place : isolated.places) own.push_back(levels[place]);
    return own;
}

bool begins_right_to_left(std::u16string_view text) {
    return ubidi_getBaseDirection(text.data(), static_cast<std::int32_t>(text.size())) == UBIDI_RTL;
}

std::vector<std::size_t> visual_order(const std::vector<std::uint8_t>& run_levels) {
    std::vector<std::int32_t> logical(run_levels.size());
    ubidi_reorderVisual(run_levels.data(), static_cast<std::int32_t>(run_levels.size()), logical.data());
    return {logical.begin(), logical.end()};
}

}  // namespace nabor
