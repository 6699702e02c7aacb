// This machine's files and fonts, for tests that read what the program would read.
#pragma once

#include "base/disk_files.h"
#include "font/font_library.h"

namespace nabor::machine {

inline const DiskFiles disk;
inline const FontLibrary fonts(disk);

}  // namespace nabor::machine
