#include "nabor/book_parts.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nabor {

namespace {

namespace fs = std::filesystem;

constexpr int highest = 64;  // folders above a document, in which a book is looked for

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

bool is_inside(const Files& files, const fs::path& file, const fs::path& folder) {
    const std::optional<fs::path> whole = files.resolved(file), start = files.resolved(folder);
    if (!whole || !start) return false;
    const auto [end, rest] = std::mismatch(start->begin(), start->end(), whole->begin(), whole->end());
    return end == start->end() || (end->empty() && std::next(end) == start->end());  // the folder may end with a slash
}

// The paths by which a book reads this file, or the files in this folder. The first sources are book.toml and the manuscript, which is a whole
// book and no part of one.
std::set<std::string> paths_in(const Sources& sources, const Files& files, const fs::path& part) {
    const bool is_folder = files.is_folder(part);
    std::set<std::string> paths;
    for (std::size_t i = is_folder ? 1 : 2; i < sources.count(); ++i) {
        const std::string& path = sources.path(static_cast<SourceId>(i));
        if (is_folder ? is_inside(files, path, part) : files.is_same_file(path, part)) paths.insert(path);
    }
    return paths;
}

bool is_about_an_unread_file(const Diagnostic& diagnostic) { return diagnostic.code == "tei-include"; }

// Whether the book's manuscript itself could not be read, so that its documents are not known.
bool has_no_documents(const Compiled& book) {
    const auto is_broken = [](const Diagnostic& one) { return one.span.source == SourceId{1} && one.code == "tei-not-xml"; };
    return std::any_of(book.report.all().begin(), book.report.all().end(), is_broken);
}

Diagnostic unread_book(const std::string& manuscript) {
    return {Severity::error, "tei-not-xml", {}, "this is not well-formed XML, so references into other documents of the book are not checked",
            "check the book's folder first", manuscript};
}

}  // namespace

const Compiled& BookParts::compiled(const fs::path& book) {
    const auto known = compiled_.find(book);
    return known != compiled_.end() ? known->second : compiled_.emplace(book, session_.compile(book, CheckTarget{})).first->second;
}

// A file that is included twice is two sources.
Checked BookParts::part(const fs::path& folder, const Compiled& book, const std::set<std::string>& paths) {
    Report own;
    const bool tells = told_.insert(folder).second;
    for (const Diagnostic& diagnostic : book.report.all()) {
        const bool is_own = diagnostic.span.known() && paths.contains(book.sources.path(diagnostic.span.source));
        if (is_own || (tells && is_about_an_unread_file(diagnostic))) own.add(diagnostic);
    }
    return {std::move(own), book.sources};
}

// A document alone, whose book cannot be read: its references may lead into the others.
Checked BookParts::part_of_unread(const fs::path& path, const Compiled& book) {
    const Compiled& document = compiled(path);
    Report own;
    own.add(unread_book(book.sources.path(SourceId{1})));
    for (const Diagnostic& diagnostic : document.report.all())
        if (diagnostic.code != "tei-dangling-reference") own.add(diagnostic);
    return {std::move(own), document.sources};
}

std::optional<Checked> BookParts::as_part(const fs::path& path) {
    const bool is_folder = files_.is_folder(path);
    if (!files_.exists(path) || (is_folder && files_.exists(path / "book.toml"))) return std::nullopt;
    fs::path folder = is_folder ? path : folder_of(path);
    for (int i = 0; i < highest; ++i, folder = (folder / "..").lexically_normal()) {
        if (!files_.exists(folder / "book.toml")) continue;
        const Compiled& book = compiled(folder);
        if (const auto paths = paths_in(book.sources, files_, path); !paths.empty()) return part(folder, book, paths);
        const bool is_manuscript = book.sources.count() > 1 && files_.is_same_file(book.sources.path(SourceId{1}), path);
        if (!is_folder && !is_manuscript && has_no_documents(book)) return part_of_unread(path, book);
    }
    return std::nullopt;
}

Checked BookParts::check(const fs::path& path) {
    if (auto part = as_part(path)) return std::move(*part);
    const Compiled& whole = compiled(path);
    return {whole.report, whole.sources};
}

}  // namespace nabor
