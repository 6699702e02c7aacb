// In: a BOOK of the command line. Out: what reading it gives, kept together as long as diagnostics may name it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <future>
#include <optional>

#include "base/report.h"
#include "base/source.h"
#include "book/book.h"
#include "book/product.h"
#include "layout/layout.h"
#include "nabor/console.h"
#include "nabor/options.h"

namespace nabor {

struct Manuscript {
    Sources sources;
    Report report;
    Product product;
    std::optional<Book> book;  // nothing when there is no book to speak of; the report says why
    std::future<Report> check;  // of the book, while other work is done
    bool is_checked = false;
    std::size_t read_findings = 0;

    ExitCode exit_code() const { return report.has_findings() ? ExitCode::findings : ExitCode::clean; }
};

// Reads the product, the manuscript, and checks the book. Everything found is shown.
void read_manuscript(const std::filesystem::path& path, Console& console, Manuscript& manuscript);
// The same without the check.
void begin_manuscript(const std::filesystem::path& path, Console& console, Manuscript& manuscript);
// Checks the book on a thread of its own, after `first`, which may be empty. What both look at must last as long. Nothing is to be shown
// before finish_check().
void begin_check(Manuscript& manuscript, std::function<void()> first);
// Puts what the check found, begun or not, after what reading found.
void finish_check(Manuscript& manuscript);

// The layout that --layout names, else book.toml, else "paperback"; a layout that cannot be read is an error in the report.
// Values of --set come before those of book.toml.
std::optional<Layout> read_chosen_layout(const Options& options, const std::filesystem::path& data, Manuscript& manuscript);

// The one stylesheet of a layout's folder; nothing when there is none, or more than one.
std::optional<std::filesystem::path> stylesheet_of(const std::filesystem::path& layout_folder);

}  // namespace nabor
