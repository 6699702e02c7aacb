// In: the fonts folder of a book. Out: the faces in it.
// Holds: private to this folder. Unusable files are reported. Faces are in the order of their paths.
#pragma once

#include <filesystem>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "font/face.h"

namespace nabor {

std::vector<Face> read_book_fonts(const Files& files, const std::filesystem::path& folder, Report& report);

}  // namespace nabor
