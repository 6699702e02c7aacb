// In: the environment and the program's path. Out: the folder with layouts/ and fonts/families.toml.
#pragma once

#include <filesystem>

#include "base/files.h"

namespace nabor {

// NABOR_DATA; else ../share/nabor beside the installed program; else the source tree it was built in. Throws EnvironmentError when none of
// them exists. `argument_zero` is used where the system cannot tell a program its own path.
std::filesystem::path data_folder(const Files& files, const char* argument_zero);

}  // namespace nabor
