// In: the data folder, a book's folder, the options. Out: what typesetting needs beside the book and its layout.
#pragma once

#include <filesystem>
#include <string>

#include "base/clock.h"
#include "base/report.h"
#include "font/font.h"
#include "language/hyphenation.h"
#include "nabor/console.h"
#include "nabor/options.h"
#include "typeset/typeset.h"

namespace nabor {

inline constexpr std::string_view program_name = "Nabor " NABOR_VERSION;

struct Press {
    Press(const std::filesystem::path& data, const std::filesystem::path& book_folder, Report& report);

    FontSet fonts;
    Hyphenator hyphenator;
};

TypesetOptions typeset_options(const Options& options, Moment moment, const std::string& book_name, Console& console);

// The first error about a font that is not on the machine, or nullptr. Such a book is not typeset: its pages would lack their text.
const Diagnostic* missing_font(const Report& report);

}  // namespace nabor
