#include "nabor/data_folder.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string>

#include "base/error.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

bool is_data_folder(const Files& files, const fs::path& folder) {
    return files.is_folder(folder / "layouts") && files.exists(folder / "fonts" / "families.toml");
}

fs::path program_file(const char* argument_zero) {
    std::error_code problem;
    fs::path program = fs::read_symlink("/proc/self/exe", problem);  // Linux
    if (problem) program = fs::weakly_canonical(argument_zero, problem);
    return program;
}

}  // namespace

fs::path data_folder(const Files& files, const char* argument_zero) {
    if (const char* chosen = std::getenv("NABOR_DATA")) {
        if (is_data_folder(files, chosen)) return chosen;
        throw EnvironmentError(fmt::format("NABOR_DATA is \"{}\", which has no layouts folder or no fonts/families.toml", chosen));
    }
    fs::path installed = (program_file(argument_zero).parent_path().parent_path() / NABOR_DATA_INSTALLED).lexically_normal();
    if (is_data_folder(files, installed)) return installed;
    if (is_data_folder(files, NABOR_SOURCE_FOLDER)) return NABOR_SOURCE_FOLDER;
    throw EnvironmentError(fmt::format("the layouts and the font catalogue are neither in {} nor in NABOR_DATA", installed.string()));
}

}  // namespace nabor
