// In: the environment and the program's own place. Out: the folder with layouts/ and fonts/families.toml.
#pragma once

#include <filesystem>

namespace nabor {

// NABOR_DATA; else ../share/nabor beside the installed program; else the source tree it was built in. Throws EnvironmentError
// when none of them is there. `argument_zero` serves where the system cannot tell a program its own path.
std::filesystem::path data_folder(const char* argument_zero);

}  // namespace nabor
