// In: paths to check. Out: the findings of each.
// Holds: a document that a book includes is checked as part of that book, whose other documents it may refer to; a book is read once.
#pragma once

#include <filesystem>
#include <map>
#include <optional>

#include "base/files.h"
#include "session/session.h"

namespace nabor {

// Findings that are shown, and the files that they lie in.
struct Checked {
    Report report;
    const Sources& sources;
};

class BookParts {
public:
    // Both outlive it.
    BookParts(const Files& files, const Session& session) : files_(files), session_(session) {}

    // A folder with book.toml or a manuscript: all findings. A document of a book whose folder is above it: its own findings. Valid until
    // this object ends.
    Checked check(const std::filesystem::path& path);

private:
    const Compiled& compiled(const std::filesystem::path& book);
    std::optional<Checked> as_part(const std::filesystem::path& document);

    const Files& files_;
    const Session& session_;
    std::map<std::filesystem::path, Compiled> compiled_;
};

}  // namespace nabor
