#include "typeset/missing_character.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace nabor {

namespace {

constexpr std::string_view into_folder = "put a font that has it into the book's fonts folder";

std::string name_of(char32_t c) {
    char name[128];
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t size = u_charName(static_cast<UChar32>(c), U_UNICODE_CHAR_NAME, name, sizeof name, &status);
    if (U_SUCCESS(status) && size > 0) return {name, static_cast<std::size_t>(size)};
    switch (u_charType(static_cast<UChar32>(c))) {
        case U_PRIVATE_USE_CHAR: return "private use";
        case U_UNASSIGNED: return "not a character of Unicode";
        default: return "without a name";
    }
}

bool is_east_asian(UScriptCode script) {
    constexpr UScriptCode scripts[] = {USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_HANGUL, USCRIPT_BOPOMOFO};
    return std::find(std::begin(scripts), std::end(scripts), script) != std::end(scripts);
}

// The scripts that the families of the catalogue have.
bool is_common_script(UScriptCode script) {
    constexpr UScriptCode scripts[] = {USCRIPT_COMMON, USCRIPT_INHERITED, USCRIPT_LATIN, USCRIPT_GREEK, USCRIPT_CYRILLIC, USCRIPT_UNKNOWN};
    return std::find(std::begin(scripts), std::end(scripts), script) != std::end(scripts);
}

bool is_symbol(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return type == U_OTHER_SYMBOL || type == U_MATH_SYMBOL || type == U_MODIFIER_SYMBOL || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI);
}

// Debian's package with the character; "" when none is known.
std::string_view package_with(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    if (u_charType(static_cast<UChar32>(c)) == U_UNASSIGNED) return {};
    if (u_charType(static_cast<UChar32>(c)) == U_PRIVATE_USE_CHAR) return "fonts-junicode";  // those of the Medieval Unicode Font Initiative
    if (is_east_asian(script)) return c < 0x20000 ? "fonts-noto-cjk" : "fonts-hanazono";
    if (!is_common_script(script)) return "fonts-noto-core";
    return is_symbol(c) ? "fonts-symbola" : "";
}

}  // namespace

std::string called(char32_t c) { return fmt::format("{} ({})", code_point_name(c), name_of(c)); }

std::string font_advice(char32_t c) {
    const std::string_view package = package_with(c);
    if (package == "fonts-noto-cjk") return "install the Debian package fonts-noto-cjk; or " + std::string(into_folder);
    if (package.empty()) return fmt::format("{}, or write another character", into_folder);
    return fmt::format("{}: the Debian package {} may have it; or write another character", into_folder, package);
}

}  // namespace nabor
