// In: language tags as people write them, code points. Out: BCP 47 tags (CLDR's canonical forms), ISO 15924 scripts.
#include "language/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "base/ascii.h"

namespace nabor {

namespace {

using namespace std::string_view_literals;

// Codes in the place of a language subtag, from public TEI corpora, for which CLDR has no alias, and a name that is not English.
constexpr std::array primary_aliases = {
    std::pair{"cz"sv, "cs"sv}, std::pair{"deutsch"sv, "de"sv}, std::pair{"dk"sv, "da"sv}, std::pair{"eng."sv, "en"sv},
    std::pair{"gr"sv, "el"sv}, std::pair{"jp"sv, "ja"sv},      std::pair{"ua"sv, "uk"sv},
};

// ISO 639 codes have two or three letters. BCP 47 has room for longer subtags, and none is registered.
constexpr std::size_t longest_code = 3;

// The code of the language that has this name in English, by CLDR; "" for none.
std::string_view code_of_name(std::string_view name) {
    for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
        icu::UnicodeString shown;
        icu::Locale(*code).getDisplayLanguage(icu::Locale::getEnglish(), shown);
        std::string text;
        if (ascii_lower(shown.toUTF8String(text)) == name) return *code;
    }
    return {};
}

// The language subtag that is meant; "" for a word that is none.
std::string_view meant_by(std::string_view primary) {
    for (const auto& [written, meant] : primary_aliases)
        if (primary == written) return meant;
    return primary.size() <= longest_code ? primary : code_of_name(primary);
}

std::string with_hyphens(std::string_view tag) {
    while (!tag.empty() && (tag.front() == ' ' || tag.front() == '\t' || tag.front() == '\n')) tag.remove_prefix(1);
    while (!tag.empty() && (tag.back() == ' ' || tag.back() == '\t' || tag.back() == '\n')) tag.remove_suffix(1);
    std::string text(tag);
    std::replace(text.begin(), text.end(), '_', '-');
    return ascii_lower(text);
}

Script script_of_icu(std::int32_t code) {
    switch (code) {
        case USCRIPT_COMMON: return Script::common;
        case USCRIPT_INHERITED: return Script::inherited;
        case USCRIPT_LATIN: return Script::latin;
        case USCRIPT_CYRILLIC: return Script::cyrillic;
        case USCRIPT_GREEK: return Script::greek;
        case USCRIPT_HEBREW: return Script::hebrew;
        case USCRIPT_ARABIC: return Script::arabic;
        case USCRIPT_HAN:
        case USCRIPT_SIMPLIFIED_HAN:
        case USCRIPT_TRADITIONAL_HAN: return Script::han;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_JAPANESE: return Script::kana;
        case USCRIPT_HANGUL:
        case USCRIPT_KOREAN: return Script::hangul;
        case USCRIPT_ARMENIAN: return Script::armenian;
        case USCRIPT_GEORGIAN: return Script::georgian;
        case USCRIPT_DEVANAGARI: return Script::devanagari;
        case USCRIPT_THAI: return Script::thai;
        default: return Script::other;
    }
}

// The ICU script code of a tag: its script subtag, or the likely script of its language; USCRIPT_COMMON for none.
std::int32_t script_code_of_language(std::string_view tag) {
    const std::string_view primary = primary_subtag(tag);
    if (primary.empty() || primary == "und" || primary == "zxx" || primary == "mul") return USCRIPT_COMMON;
    if (tag == primary && primary == "grc") return USCRIPT_GREEK;   // CLDR's likeliest script of grc is the Cypriot syllabary
    UErrorCode status = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY] = "";
    uloc_forLanguageTag(std::string(tag).c_str(), locale, sizeof locale, nullptr, &status);
    char full[ULOC_FULLNAME_CAPACITY] = "";
    uloc_addLikelySubtags(locale, full, sizeof full, &status);
    char script[ULOC_SCRIPT_CAPACITY] = "";
    uloc_getScript(full, script, sizeof script, &status);
    if (U_FAILURE(status) || script[0] == '\0') return USCRIPT_COMMON;
    const std::int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, script);
    return code == UCHAR_INVALID_CODE ? std::int32_t{USCRIPT_COMMON} : code;
}

struct ScriptName {
    Script script;
    std::string_view name;
};
constexpr std::array script_names = {
    ScriptName{Script::common, "Zyyy"},   ScriptName{Script::inherited, "Zinh"}, ScriptName{Script::latin, "Latn"},
    ScriptName{Script::cyrillic, "Cyrl"}, ScriptName{Script::greek, "Grek"},     ScriptName{Script::hebrew, "Hebr"},
    ScriptName{Script::arabic, "Arab"},   ScriptName{Script::han, "Hani"},       ScriptName{Script::kana, "Kana"},
    ScriptName{Script::hangul, "Hang"},   ScriptName{Script::armenian, "Armn"},  ScriptName{Script::georgian, "Geor"},
    ScriptName{Script::devanagari, "Deva"}, ScriptName{Script::thai, "Thai"},    ScriptName{Script::other, "Zzzz"},
};

}  // namespace

std::string canonical_language(std::string_view tag) {
    std::string text = with_hyphens(tag);
    const std::string_view primary = primary_subtag(text);
    const std::string meant(meant_by(primary));
    if (meant.empty()) return "und";
    text.replace(0, primary.size(), meant);
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(text, status);
    if (U_FAILURE(status)) return "und";
    locale.canonicalize(status);
    if (U_FAILURE(status) || locale.getLanguage()[0] == '\0') return "und";
    std::string canonical = locale.toLanguageTag<std::string>(status);
    return U_FAILURE(status) ? "und" : canonical;
}

std::string_view primary_subtag(std::string_view tag) { return tag.substr(0, tag.find('-')); }

Script script_of_any(char32_t code_point) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode code = uscript_getScript(static_cast<UChar32>(code_point), &status);
    return U_FAILURE(status) ? Script::other : script_of_icu(code);
}

std::uint32_t script_tag(Script script) {
    std::uint32_t tag = 0;
    for (const char c : script_name(script)) tag = tag << 8 | static_cast<unsigned char>(c);
    return tag;
}

std::string_view script_name(Script script) { return script_names[static_cast<std::size_t>(script)].name; }

Script script_of_language(std::string_view tag) {
    if (tag == "ru" || tag == "uk") return Script::cyrillic;   // called for every run: a fast path without ICU
    if (tag == "en" || tag == "de" || tag == "fr") return Script::latin;
    return script_of_icu(script_code_of_language(tag));
}

bool is_right_to_left(std::string_view tag) {
    const Script script = script_of_language(tag);
    if (script == Script::latin || script == Script::cyrillic) return false;
    const std::int32_t code = script_code_of_language(tag);
    return uscript_isRightToLeft(static_cast<UScriptCode>(code)) != 0;
}

}  // namespace nabor
