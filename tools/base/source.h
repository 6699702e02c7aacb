// In: the bytes of files that were read. Out: a place in one of them, as file, line and column.
// Holds: a SourceId stays valid as long as its Sources; where lines begin is found once, when a file is added.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nabor {

// Index of a file in Sources. The default names no file.
enum class SourceId : std::uint32_t { none = 0xFFFFFFFF };

// A half-open range of bytes of one source.
struct Span {
    SourceId source = SourceId::none;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool known() const { return source != SourceId::none; }
    friend bool operator==(const Span&, const Span&) = default;
};

// A place as a person reads it: line and column count from 1; the column counts characters (code points), not bytes.
struct Place {
    std::string path;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

// The files a run has read, in the order they were read.
class Sources {
public:
    // Keeps the bytes; `path` is what diagnostics print.
    SourceId add(std::string path, std::string bytes);

    std::string_view bytes(SourceId id) const;
    const std::string& path(SourceId id) const;
    std::size_t count() const { return files_.size(); }

    // The place where a span begins. A span without a source gives an empty path and line 0.
    Place place(Span span) const;

private:
    struct File {
        std::string path;
        std::string bytes;
        std::vector<std::uint32_t> line_starts;  // ascending; the first is 0
    };
    std::vector<File> files_;
};

}  // namespace nabor
