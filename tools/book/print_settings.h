// In: the table [print] of book.toml. Out: how the file for the press is made.
// Holds: the profile lies inside the book's folder and exists; whether it is one is judged where it is used.
#pragma once

#include <filesystem>
#include <string>

#include "base/length.h"
#include "base/report.h"
#include "base/settings.h"

namespace nabor {

struct PrintSettings {
    Length bleed = Length::millimetres(3);
    bool crop_marks = true, registration_marks = true, colour_bars = false, page_labels = true;
    std::string condition;          // the printing condition that the printer names: "FOGRA51"
    std::filesystem::path profile;  // its ICC profile; empty: none is named
    Span profile_span;
    std::uint32_t minimum_density = 0;  // pixels to the inch an image must have on the page; 0: none is asked
};

// One key of the table; `folder` is the book's. What is wrong with its value is reported; false for a key that there is not.
bool read_print_setting(const Setting& entry, const std::filesystem::path& folder, PrintSettings& settings, Report& report);

}  // namespace nabor
