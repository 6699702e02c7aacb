// In: the data folder, a book's facts, the caller's choice. Out: a layout.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "base/source.h"
#include "book/product.h"
#include "layout/layout.h"
#include "session/target.h"

namespace nabor {

// The chosen layout, else that of book.toml, else "paperback". A chosen file's path is relative to the current folder, one of book.toml to
// the book's folder. Nothing, and an error in the report, when it cannot be read.
std::optional<Layout> read_chosen_layout(const LayoutChoice& choice, const std::filesystem::path& data, const Product& product,
                                         Sources& sources, Report& report);

struct LayoutFacts {
    std::string name, description;
};
// The layouts of the data folder, in byte order of their names. Throws EnvironmentError when a stylesheet cannot be read.
std::vector<LayoutFacts> layouts_of(const std::filesystem::path& data, Sources& sources, Report& report);

}  // namespace nabor
