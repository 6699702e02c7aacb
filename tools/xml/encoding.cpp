#include "xml/encoding.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/handle.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "xml/internal_subset.h"

namespace nabor::xml {

namespace {

using Converter = Handle<UConverter, ucnv_close>;

constexpr std::size_t longest_name = 40;  // of an encoding, in a message

// Called for bytes that encode nothing. The default of some converters writes U+001A, a control character, in their place.
void write_replacement(const void*, UConverterToUnicodeArgs* arguments, const char*, std::int32_t, UConverterCallbackReason reason,
                       UErrorCode* status) {
    if (reason > UCNV_IRREGULAR) return;  // a reset, or the converter's end
    *status = U_ZERO_ERROR;
    static constexpr UChar replacement[] = {0xFFFD};
    ucnv_cbToUWriteUChars(arguments, replacement, 1, 0, status);
}

std::string convert(std::string_view bytes, const std::string& encoding, std::string& problem) {
    UErrorCode status = U_ZERO_ERROR;
    const Converter converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status)) {
        problem = fmt::format("is declared as {}, an encoding that is not known", encoding.substr(0, longest_name));
        return std::string(bytes);
    }
    UConverterToUCallback former = nullptr;
    const void* former_context = nullptr;
    ucnv_setToUCallBack(converter.get(), write_replacement, nullptr, &former, &former_context, &status);
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
    std::string utf8;
    text.toUTF8String(utf8);
    if (text.indexOf(static_cast<UChar>(0xFFFD)) >= 0)
        problem = fmt::format("has bytes that are not {}; they are shown as U+FFFD", encoding);
    return utf8;
}

// The value of encoding="…" in the XML declaration.
std::string declared_encoding(std::string_view bytes) {
    if (!bytes.starts_with("<?xml")) return {};
    const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
    const std::size_t key = declaration.find("encoding");
    if (key == std::string_view::npos) return {};
    const std::size_t open = declaration.find_first_of("\"'", key);
    if (open == std::string_view::npos) return {};
    const std::size_t close = declaration.find(declaration[open], open + 1);
    if (close == std::string_view::npos) return {};
    return std::string(declaration.substr(open + 1, close - open - 1));
}

Decoded checked_utf8(std::string bytes) {
    if (is_well_formed_utf8(bytes)) return {std::move(bytes), {}, 0};
    return {to_utf8(to_utf32(bytes)), "has bytes that are not UTF-8; they are shown as U+FFFD", 0};
}

bool is_utf8_name(std::string_view encoding) {
    // A declaration of UTF-16 that is readable as ASCII is wrong.
    return encoding.empty() || encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii" || encoding.starts_with("utf-16");
}

Decoded decode_as(std::string bytes, const std::string& encoding) {
    if (is_utf8_name(encoding)) return checked_utf8(std::move(bytes));
    Decoded result;
    result.text = convert(bytes, encoding, result.problem);
    if (!result.problem.empty()) result.text = checked_utf8(std::move(result.text)).text;
    return result;
}

// By the byte order mark, or by the zeros of a <; else as `encoding` says.
Decoded decoded(std::string bytes, const std::string& encoding) {
    const std::string_view view = bytes;
    if (view.starts_with("\xEF\xBB\xBF")) return checked_utf8(bytes.substr(3));
    Decoded result;
    // Those of UTF-16 begin those of UTF-32.
    using namespace std::string_view_literals;
    for (const auto& [mark, start, name] : {std::tuple{"\xFF\xFE\0\0"sv, "<\0\0\0"sv, "UTF-32LE"}, std::tuple{"\0\0\xFE\xFF"sv, "\0\0\0<"sv, "UTF-32BE"},
                                            std::tuple{"\xFF\xFE"sv, "<\0"sv, "UTF-16LE"}, std::tuple{"\xFE\xFF"sv, "\0<"sv, "UTF-16BE"}}) {
        if (!view.starts_with(mark) && !view.starts_with(start)) continue;
        result.text = convert(view.substr(view.starts_with(mark) ? mark.size() : 0), name, result.problem);
        return result;
    }
    return decode_as(std::move(bytes), encoding);
}

// Text ends at a NUL for the parser, and for much else.
void replace_nul(Decoded& decoded) {
    if (decoded.text.find('\0') == std::string::npos) return;
    std::string text;
    for (const char c : decoded.text)
        if (c == '\0')
            text += "\uFFFD";
        else
            text += c;
    decoded.text = std::move(text);
    if (decoded.problem.empty()) decoded.problem = "has NUL characters; they are shown as U+FFFD";
}

// Bytes 0x80 to 0x9F of files that are called Latin-1 and are Windows-1252: the controls of Latin-1 show nothing.
std::size_t replace_controls(Decoded& decoded) {
    const std::string_view text = decoded.text;
    std::string mended;
    std::size_t from = 0, first = std::string::npos;
    for (std::size_t at = text.find('\xC2'); at != std::string_view::npos; at = text.find('\xC2', at + 1)) {
        if (at + 1 >= text.size() || static_cast<unsigned char>(text[at + 1]) >= 0xA0) continue;
        mended += text.substr(from, at - from);
        first = std::min(first, mended.size());
        append_utf8(mended, windows_character(static_cast<unsigned char>(text[at + 1])));
        from = at + 2;
    }
    if (first == std::string::npos) return first;
    mended += text.substr(from);
    decoded.text = std::move(mended);
    if (decoded.problem.empty()) decoded.problem = "has control characters; they are shown as those of Windows-1252";
    return first;
}

Decoded finished(Decoded decoded) {
    replace_nul(decoded);
    const std::size_t control = replace_controls(decoded);
    const std::size_t place = decoded.problem.empty() ? std::string::npos : decoded.text.find("\uFFFD");
    decoded.place = std::min(place, control) == std::string::npos ? 0 : std::min(place, control);
    return decoded;
}

}  // namespace

Decoded decode_xml(std::string bytes) {
    const std::string encoding = ascii_lower(declared_encoding(bytes));
    return finished(decoded(std::move(bytes), encoding));
}

Decoded decode_text(std::string bytes, std::string_view encoding) { return finished(decoded(std::move(bytes), ascii_lower(encoding))); }

}  // namespace nabor::xml
