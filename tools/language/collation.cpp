// In: text and its language. Out: a byte string whose order is the order of that language (CLDR, through ICU); capitals.
#include <string>

#include <unicode/locid.h>
#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "base/error.h"
#include "base/handle.h"
#include "base/utf8.h"
#include "language/language.h"

namespace nabor {

namespace {

using CollatorHandle = Handle<UCollator, ucol_close>;

void require_key(UErrorCode status) {
    if (U_FAILURE(status)) throw EnvironmentError(std::string("ICU could not make a sort key: ") + u_errorName(status));
}

}  // namespace

std::string upper_case(std::string_view text) {
    std::string upper;
    icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))).toUpper(icu::Locale::getRoot()).toUTF8String(upper);
    return upper;
}

std::string collation_key(std::string_view text, std::string_view language) {
    if (text.empty()) return {};
    char locale[ULOC_FULLNAME_CAPACITY] = "";
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(std::string(language).c_str(), locale, sizeof locale, nullptr, &status);
    if (U_FAILURE(status)) locale[0] = '\0';   // the root collation
    status = U_ZERO_ERROR;
    const CollatorHandle collator(ucol_open(locale, &status));
    require_key(status);

    const std::u16string units = to_utf16(text);
    const auto length = static_cast<std::int32_t>(units.size());
    const std::int32_t needed = ucol_getSortKey(collator.get(), units.data(), length, nullptr, 0);
    std::string key(static_cast<std::size_t>(needed), '\0');
    ucol_getSortKey(collator.get(), units.data(), length, reinterpret_cast<std::uint8_t*>(key.data()), needed);
    key.pop_back();   // ICU's terminating zero
    return key;
}

}  // namespace nabor
