// In: paths to check. Out: the findings of each.
// Holds: a document that a book includes is checked as part of that book, whose other documents it may refer to; a book is read once.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

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

    // A folder with book.toml or a manuscript: all findings. A document of a book whose folder is above it, or a folder with such documents:
    // their own findings, and once what of the book could not be read. Valid until this object ends.
    Checked check(const std::filesystem::path& path);

private:
    const Compiled& compiled(const std::filesystem::path& book);
    std::optional<Checked> as_part(const std::filesystem::path& path);
    Checked part(const std::filesystem::path& folder, const Compiled& book, const std::set<std::string>& paths);
    Checked part_of_unread(const std::filesystem::path& path, const Compiled& book);

    const Files& files_;
    const Session& session_;
    std::map<std::filesystem::path, Compiled> compiled_;
    std::set<std::filesystem::path> told_;  // the books of which it was said what could not be read
};

}  // namespace nabor
