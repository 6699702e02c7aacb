#include "base/source.h"

#include <algorithm>
#include <utility>

#include "base/files.h"

namespace nabor {

namespace {

std::vector<std::uint32_t> line_starts_of(std::string_view bytes) {
    std::vector<std::uint32_t> starts = {0};
    for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n', end + 1))
        starts.push_back(static_cast<std::uint32_t>(end + 1));
    return starts;
}

}  // namespace

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

}  // namespace nabor
