#include "base/source.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "base/files.h"
#include "base/utf8.h"

namespace nabor {

namespace {

std::vector<std::uint32_t> line_starts_of(std::string_view bytes) {
    std::vector<std::uint32_t> starts = {0};
    for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n', end + 1))
        starts.push_back(static_cast<std::uint32_t>(end + 1));
    return starts;
}

// The length of a numeric character reference (XML 4.1) to a character; 0: none stands there.
std::size_t reference_length(std::string_view text, char32_t character) {
    if (!text.starts_with("&#")) return 0;
    const bool is_hexadecimal = text.size() > 2 && text[2] == 'x';
    const char* const digits = text.data() + (is_hexadecimal ? 3 : 2);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits, text.data() + text.size(), value, is_hexadecimal ? 16 : 10);
    const bool is_closed = error == std::errc{} && end != text.data() + text.size() && *end == ';';
    return is_closed && value == character ? static_cast<std::size_t>(end - text.data()) + 1 : 0;
}

}  // namespace

Span covering(Span one, Span other) {
    if (!one.known()) return other;
    if (one.source != other.source) return one;
    return {one.source, std::min(one.begin, other.begin), std::max(one.end, other.end)};
}

Sources::Sources() : files_(&no_files()) {}

SourceId Sources::add(std::string path, std::string bytes) {
    std::vector<std::uint32_t> line_starts = line_starts_of(bytes);
    read_.push_back({std::move(path), std::move(bytes), std::move(line_starts)});
    return static_cast<SourceId>(read_.size() - 1);
}

std::string_view Sources::bytes(SourceId id) const { return read_.at(static_cast<std::size_t>(id)).bytes; }

const std::string& Sources::path(SourceId id) const { return read_.at(static_cast<std::size_t>(id)).path; }

Place Sources::place(Span span) const {
    if (!span.known()) return {};
    const File& file = read_.at(static_cast<std::size_t>(span.source));
    const std::size_t begin = std::min<std::size_t>(span.begin, file.bytes.size());
    const auto next_line = std::upper_bound(file.line_starts.begin(), file.line_starts.end(), begin);
    const std::string_view before = std::string_view(file.bytes).substr(*std::prev(next_line), begin - *std::prev(next_line));
    const auto is_character_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    Place place;
    place.path = file.path;
    place.line = static_cast<std::uint32_t>(next_line - file.line_starts.begin());
    place.column = static_cast<std::uint32_t>(std::count_if(before.begin(), before.end(), is_character_start) + 1);
    return place;
}

std::optional<Span> Sources::find(Span span, char32_t character, std::uint32_t from) const {
    if (!span.known()) return std::nullopt;
    const std::string_view all = bytes(span.source);
    const std::size_t end = std::min<std::size_t>(span.end, all.size());
    std::string itself;
    append_utf8(itself, character);
    for (std::size_t at = std::max(span.begin, from); at < end; ++at) {
        const std::string_view rest = all.substr(at, end - at);
        const std::size_t length = rest.starts_with(itself) ? itself.size() : reference_length(rest, character);
        if (length > 0) return Span{span.source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)};
    }
    return std::nullopt;
}

}  // namespace nabor
