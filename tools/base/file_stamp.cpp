#include "base/file_stamp.h"

#include <string_view>
#include <system_error>

namespace nabor {

Digest file_stamp(const std::filesystem::path& path) {
    Hasher hasher;
    hasher.add(std::string_view(path.native()));
    std::error_code no_file;
    const auto size = std::filesystem::file_size(path, no_file);
    if (no_file) return hasher.digest();
    const auto changed = std::filesystem::last_write_time(path, no_file);
    if (!no_file) hasher.add(std::uint64_t{size}).add(static_cast<std::uint64_t>(changed.time_since_epoch().count()));
    return hasher.digest();
}

}  // namespace nabor
