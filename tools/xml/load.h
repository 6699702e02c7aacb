// In: an XML file. Out: its tree, with every included file in its place.
// Holds: XInclude 1.0 with relative, percent-encoded and nested href, xpointer by id, parse="text" with encoding, and xi:fallback; by
// its namespace alone. Include cycles and paths that leave the book's folder are errors; loading goes on without what cannot be included.
// Memory is linear in the files, however often they are included. Nothing is fetched from a network.
// The codes of the diagnostics begin with "tei-" for every reader: codes are stable, and these are older than this folder.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/report.h"
#include "base/source.h"
#include "xml/tree.h"

namespace nabor::xml {

struct LoadOptions {
    std::filesystem::path root;                    // no file outside this folder is read
    std::span<const std::string_view> literal;     // elements that show their markup: what is inside them is one text
    std::span<const std::string_view> expendable;  // elements in which a failed include is a warning, not an error
};

// A file's bytes as they are on disk; `path` is printed in diagnostics, `folder` is where its includes start.
struct LoadedFile {
    std::filesystem::path path;
    std::filesystem::path folder;
    std::string bytes;
};

// Nothing when the file is not well-formed XML (an error in the report).
std::optional<Tree> load(LoadedFile file, const LoadOptions& options, Sources& sources, Report& report);

}  // namespace nabor::xml
