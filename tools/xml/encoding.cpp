#include "xml/encoding.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "base/handle.h"
#include "base/utf8.h"

namespace nabor::xml {

namespace {

using Converter = Handle<UConverter, ucnv_close>;

std::string convert(std::string_view bytes, const char* encoding, std::string& problem) {
    UErrorCode status = U_ZERO_ERROR;
    const Converter converter(ucnv_open(encoding, &status));
    if (U_FAILURE(status)) {
        problem = fmt::format("is declared as {}, an encoding that is not known", encoding);
        return std::string(bytes);
    }
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

// The value of encoding="…" in the XML declaration, in lower case.
std::string declared_encoding(std::string_view bytes) {
    if (!bytes.starts_with("<?xml")) return {};
    const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
    const std::size_t key = declaration.find("encoding");
    if (key == std::string_view::npos) return {};
    const std::size_t open = declaration.find_first_of("\"'", key);
    if (open == std::string_view::npos) return {};
    const std::size_t close = declaration.find(declaration[open], open + 1);
    if (close == std::string_view::npos) return {};
    std::string name(declaration.substr(open + 1, close - open - 1));
    std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return name;
}

Decoded checked_utf8(std::string bytes) {
    if (is_well_formed_utf8(bytes)) return {std::move(bytes), {}};
    return {to_utf8(to_utf32(bytes)), "has bytes that are not UTF-8; they are shown as U+FFFD"};
}

}  // namespace

Decoded decode_xml(std::string bytes) {
    Decoded result;
    if (bytes.starts_with("\xEF\xBB\xBF")) return checked_utf8(bytes.substr(3));
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with(std::string_view("<\0", 2))) {
        const std::size_t mark = bytes.front() == '<' ? 0 : 2;
        result.text = convert(std::string_view(bytes).substr(mark), "UTF-16LE", result.problem);
        return result;
    }
    if (bytes.starts_with("\xFE\xFF") || bytes.starts_with(std::string_view("\0<", 2))) {
        const std::size_t mark = bytes.front() == '\0' ? 0 : 2;
        result.text = convert(std::string_view(bytes).substr(mark), "UTF-16BE", result.problem);
        return result;
    }
    const std::string encoding = declared_encoding(bytes);
    // A declaration of UTF-16 that is readable as ASCII is wrong.
    if (encoding.empty() || encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii" || encoding.starts_with("utf-16"))
        return checked_utf8(std::move(bytes));
    result.text = convert(bytes, encoding.c_str(), result.problem);
    if (!result.problem.empty()) result.text = checked_utf8(std::move(result.text)).text;
    return result;
}

}  // namespace nabor::xml
