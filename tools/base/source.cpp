#include "base/source.h"

#include <algorithm>
#include <utility>

namespace nabor {

SourceId Sources::add(std::string path, std::string bytes) {
    files_.push_back({std::move(path), std::move(bytes)});
    return static_cast<SourceId>(files_.size() - 1);
}

std::string_view Sources::bytes(SourceId id) const { return files_.at(static_cast<std::size_t>(id)).bytes; }

const std::string& Sources::path(SourceId id) const { return files_.at(static_cast<std::size_t>(id)).path; }

Place Sources::place(Span span) const {
    if (!span.known()) return {};
    const File& file = files_.at(static_cast<std::size_t>(span.source));
    const std::string_view before = std::string_view(file.bytes).substr(0, std::min<std::size_t>(span.begin, file.bytes.size()));
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto is_character_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    Place place;
    place.path = file.path;
    place.line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
    place.column = static_cast<std::uint32_t>(
        std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start), before.end(), is_character_start) + 1);
    return place;
}

}  // namespace nabor
