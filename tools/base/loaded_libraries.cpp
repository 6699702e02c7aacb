#include "base/loaded_libraries.h"

#if __has_include(<link.h>)
#include <link.h>
#define NABOR_NAMES_LIBRARIES 1
#endif

#include <filesystem>
#include <set>
#include <string>
#include <system_error>

namespace nabor {

namespace {

#ifdef NABOR_NAMES_LIBRARIES
int note(dl_phdr_info* library, std::size_t, void* paths) {
    static_cast<std::set<std::string>*>(paths)->insert(library->dlpi_name);
    return 0;
}

std::set<std::string> loaded_libraries() {
    std::set<std::string> paths;
    dl_iterate_phdr(note, &paths);
    return paths;
}
#else
std::set<std::string> loaded_libraries() { return {}; }
#endif

}  // namespace

Digest loaded_libraries_digest() {
    Hasher hasher;
    for (const std::string& path : loaded_libraries()) {
        std::error_code no_file;  // the program itself has no name, and what the kernel lends is no file
        const auto size = std::filesystem::file_size(path, no_file);
        const auto changed = std::filesystem::last_write_time(path, no_file);
        if (!no_file) hasher.add(path).add(size).add(static_cast<std::uint64_t>(changed.time_since_epoch().count()));
    }
    return hasher.digest();
}

}  // namespace nabor
