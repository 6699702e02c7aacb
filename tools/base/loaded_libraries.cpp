#include "base/loaded_libraries.h"

#if __has_include(<link.h>)
#include <link.h>
#define NABOR_NAMES_LIBRARIES 1
#endif

#include <set>
#include <string>

#include "base/file_stamp.h"

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

// The program itself has no name here, and what the kernel lends is no file.
Digest loaded_libraries_digest() {
    Hasher hasher;
    for (const std::string& path : loaded_libraries()) hasher.add(file_stamp(path));
    return hasher.digest();
}

}  // namespace nabor
