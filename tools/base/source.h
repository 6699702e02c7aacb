// In: the bytes of files that were read. Out: a place in one of them, as file, line and column.
// Holds: a SourceId stays valid as long as its Sources. Line starts are found once, when a file is added.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nabor {

class Files;

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

// From the first to the last byte of both, if they are of one source; else the first of them that is known.
Span covering(Span one, Span other);

// A place for printing. Line and column count from 1; columns count code points.
struct Place {
    std::string path;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

// The files that were read for one book, in the order they were read, and the files that more may be read from.
class Sources {
public:
    Sources();  // nothing can be read through it
    explicit Sources(const Files& files) : files_(&files) {}

    const Files& files() const { return *files_; }

    // Keeps the bytes. `path` is printed in diagnostics.
    SourceId add(std::string path, std::string bytes);

    std::string_view bytes(SourceId id) const;
    const std::string& path(SourceId id) const;
    std::size_t count() const { return read_.size(); }

    // The place of a span's begin. A span without a source gives an empty path and line 0.
    Place place(Span span) const;

    // Where a span has a character, as itself or as a numeric reference, from byte `from` of the source on.
    std::optional<Span> find(Span span, char32_t character, std::uint32_t from = 0) const;

private:
    struct File {
        std::string path;
        std::string bytes;
        std::vector<std::uint32_t> line_starts;  // ascending; the first is 0
    };
    const Files* files_;  // outlives this
    std::vector<File> read_;
};

}  // namespace nabor
