// In: paths and bytes. Out: bytes, and files that appear whole or not at all.
// Holds: every read and write of the program passes here; what only POSIX has stays in files.cpp.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nabor {

namespace files {

// The bytes of a regular file, or why they could not be had ("no such file", "is a folder", "permission denied", …).
struct ReadResult {
    std::optional<std::string> bytes;
    std::string problem;
};
ReadResult read(const std::filesystem::path& path);

// The bytes of a file, of which the machine reads those that are looked at. They stay as they were when another file takes the path's
// place, which is how this program replaces files; whoever writes into the file itself changes them, or ends the program by making it
// shorter. So only files of our own are mapped.
class MappedFile {
public:
    MappedFile() = default;
    // A file that cannot be had has no bytes, and a problem: "no such file", "is a folder", …
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept { *this = std::move(other); }
    MappedFile& operator=(MappedFile&& other) noexcept;

    std::string_view bytes() const { return bytes_; }
    const std::string& problem() const { return problem_; }

private:
    std::string_view bytes_;  // empty: nothing is mapped
    std::string problem_;
};

bool exists(const std::filesystem::path& path);
bool is_folder(const std::filesystem::path& path);

// Regular files below `folder`, in byte order of their paths; an unreadable folder gives none.
std::vector<std::filesystem::path> list(const std::filesystem::path& folder);

// `reference`, as written in a file of folder `from`, when it stays inside `root` (symbolic links resolved); else nothing.
std::optional<std::filesystem::path> resolve_inside(const std::filesystem::path& root, const std::filesystem::path& from,
                                                    std::string_view reference);

// Makes the folder when it is missing. Throws EnvironmentError, which names the folder and the reason, when it cannot be made or nothing
// can be written in it; an empty path is the current folder.
void prepare_folder(const std::filesystem::path& folder);

// Writes `bytes` beside `path`, flushes them to the disk and renames; what stood at `path` stays whole until then.
// Creates missing folders. Throws EnvironmentError that names the path and the reason. Without flushing, the machine may lose the
// bytes when its power fails: for a file whose reader notices.
enum class Flush { yes, no };
void write_whole(const std::filesystem::path& path, std::string_view bytes, Flush flush = Flush::yes);
// The same of bytes in several parts, one after another.
void write_whole(const std::filesystem::path& path, std::span<const std::string_view> parts, Flush flush = Flush::yes);

// Removes what unfinished write_whole calls left; safe to call from a signal handler's thread.
void remove_unfinished();

}  // namespace files

}  // namespace nabor
