// In: book.toml. Out: facts about the product (design §5). A lone TEI file is a product of defaults.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/report.h"
#include "base/source.h"
#include "book/print_settings.h"
#include "book/structure.h"

namespace nabor {

enum class TextState : std::uint8_t { edited, diplomatic };

struct Product {
    std::filesystem::path folder;       // root: nothing outside it is read for this book
    std::filesystem::path manuscript;
    std::string name;                   // of the output files, without suffix
    std::vector<std::string> formats;   // "epub", "pdf", "print"
    std::string layout;                 // a name or a file
    std::map<std::string, std::string> isbn;             // by format (epub, print, pdf): digits, the last one right
    std::map<std::string, std::string> layout_overrides; // [layout] key = value, as --set
    std::map<std::string, std::string> script_languages; // [languages] Latn = "fr": the language of untagged runs
    NoteNumbering note_numbering = NoteNumbering::chapter;
    TextState text_state = TextState::edited;
    bool downsample_images = false;     // in the PDF, to the layout's density
    std::optional<PrintSettings> print; // asked for by [print]
    std::string publisher, series, series_position, certifier;
    Span span;
};

// `path` is a TEI file or a folder with book.toml. Unknown keys are warnings with their place; a missing manuscript is an
// error in the report and the result's manuscript is empty.
Product read_product(const std::filesystem::path& path, Sources& sources, Report& report);

}  // namespace nabor
