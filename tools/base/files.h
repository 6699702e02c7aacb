// In: paths and bytes. Out: the bytes of files, the contents of folders, and files that appear whole or not at all.
// Holds: every file that the program reads or writes passes through a Files that was passed in. disk_files.h is the machine's;
// tests and servers have others.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nabor {

// The bytes of a regular file, or why they cannot be read ("no such file", "is a folder", "permission denied", …).
struct ReadResult {
    std::optional<std::string> bytes;
    std::string problem;
};

// What became of a file that was to be made.
struct NewFile {
    enum class State {
        whole,
        taken,       // something has the name already, and was left alone
        incomplete,  // made, but not all bytes are in it
        failed,      // not made
    };
    State state = State::whole;
    std::string problem;  // of the last two: the reason
};

class Files {
public:
    virtual ~Files() = default;

    // Reading is safe from several threads at once. read() and list() throw EnvironmentError where no more files can be opened.
    virtual ReadResult read(const std::filesystem::path& path) const = 0;
    virtual bool exists(const std::filesystem::path& path) const = 0;
    virtual bool is_folder(const std::filesystem::path& path) const = 0;
    virtual bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b) const = 0;
    // Regular files below `folder`, at any depth, in byte order of their paths. An unreadable folder gives none.
    virtual std::vector<std::filesystem::path> list(const std::filesystem::path& folder) const = 0;
    // The absolute path with its symbolic links resolved, as far as the path exists. Nothing when links form a cycle.
    virtual std::optional<std::filesystem::path> resolved(const std::filesystem::path& path) const = 0;

    // `reference`, as written in a file of folder `from`, when it lies inside `root` after resolving symbolic links; else nothing.
    std::optional<std::filesystem::path> resolve_inside(const std::filesystem::path& root, const std::filesystem::path& from,
                                                        std::string_view reference) const;

    // Writes `bytes` to a temporary file in the target's folder, then renames it: the old file at `path` stays whole until then.
    // Makes missing folders. Through a symbolic link the file that it names is written; a device or a pipe is refused. Other files stay as they
    // are, temporary ones of another process too. Throws EnvironmentError with the path and the reason; the temporary file is then removed.
    void write_whole(const std::filesystem::path& path, std::string_view bytes);

protected:
    // The steps of write_whole. A text is "" or the reason of a failure.
    virtual std::string make_folder(const std::filesystem::path& folder) = 0;  // and the folders above it
    virtual NewFile write_new(const std::filesystem::path& path, std::string_view bytes) = 0;
    virtual std::string rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
    virtual void remove(const std::filesystem::path& path) noexcept = 0;
};

// Files without any file, for what must not read or write.
const Files& no_files();

}  // namespace nabor
