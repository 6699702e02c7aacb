// In: the environment and the program's own place. Out: the folder with layouts/ and fonts/families.toml.
#pragma once

#include <filesystem>

namespace nabor {

// The program's own file, as far as it can be told. `argument_zero` serves where the system cannot tell a program its own path.
std::filesystem::path program_file(const char* argument_zero);

// NABOR_DATA; else ../share/nabor beside the installed program; else the source tree it was built in. Throws EnvironmentError
// when none of them is there.
std::filesystem::path data_folder(const char* argument_zero);

}  // namespace nabor
