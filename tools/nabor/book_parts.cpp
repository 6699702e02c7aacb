#include "nabor/book_parts.h"

#include <utility>

namespace nabor {

namespace {

namespace fs = std::filesystem;

constexpr int highest = 64;  // folders above a document, in which a book is looked for

// The path by which a book reads this file. The first sources are book.toml and the manuscript, which is a whole book and no part of one.
std::optional<std::string> path_in(const Sources& sources, const Files& files, const fs::path& document) {
    for (std::size_t i = 2; i < sources.count(); ++i) {
        const std::string& path = sources.path(static_cast<SourceId>(i));
        if (files.is_same_file(path, document)) return path;
    }
    return std::nullopt;
}

// A file that is included twice is two sources.
Report findings_in(const std::string& path, const Compiled& book) {
    Report own;
    for (const Diagnostic& diagnostic : book.report.all())
        if (diagnostic.span.known() && book.sources.path(diagnostic.span.source) == path) own.add(diagnostic);
    return own;
}

}  // namespace

const Compiled& BookParts::compiled(const fs::path& book) {
    const auto known = compiled_.find(book);
    return known != compiled_.end() ? known->second : compiled_.emplace(book, session_.compile(book, CheckTarget{})).first->second;
}

std::optional<Checked> BookParts::as_part(const fs::path& document) {
    if (!files_.exists(document) || files_.is_folder(document)) return std::nullopt;
    fs::path folder = document.has_parent_path() ? document.parent_path() : fs::path(".");
    for (int i = 0; i < highest; ++i, folder = (folder / "..").lexically_normal()) {
        if (!files_.exists(folder / "book.toml")) continue;
        const Compiled& book = compiled(folder);
        if (const auto path = path_in(book.sources, files_, document)) return Checked{findings_in(*path, book), book.sources};
    }
    return std::nullopt;
}

Checked BookParts::check(const fs::path& path) {
    if (auto part = as_part(path)) return std::move(*part);
    const Compiled& whole = compiled(path);
    return {whole.report, whole.sources};
}

}  // namespace nabor
