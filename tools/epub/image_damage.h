// In: the images of a package. Out: a finding for each that readers show in part or not at all.
#pragma once

#include <cstddef>

#include "epub/epub.h"

namespace nabor::epub {

// Decodes them, on `jobs` threads; what is kept of them is nothing.
void report_damaged_images(const Package& package, std::size_t jobs, Report& report);

}  // namespace nabor::epub
