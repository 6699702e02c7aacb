// In: nothing. Out: the table [print] of book.toml: how the print file is made.
// Holds: the profile lies inside the book's folder; whether it is an ICC profile is checked where it is used.
#pragma once

#include <filesystem>
#include <string>

#include "base/length.h"
#include "base/source.h"

namespace nabor {

struct PrintSettings {
    Length bleed = Length::millimetres(3);
    bool crop_marks = true, registration_marks = true, colour_bars = false, page_labels = true;
    std::string condition;          // the printing condition, as the printer names it: "FOGRA51"
    std::filesystem::path profile;  // its ICC profile; empty: none
    Span profile_span;
    std::uint32_t minimum_density = 0;  // pixels to the inch that an image must have on the page; 0: any
};

}  // namespace nabor
