// In: folders in which files are being written. Out: names for temporary files, and their removal when the program is interrupted.
// Holds: a signal handler may call remove_unfinished() at any time; it allocates nothing and takes no lock.
#pragma once

#include <cstddef>
#include <filesystem>

namespace nabor {

// A random name for a temporary file in `folder`, so that processes which share the folder take different ones (process numbers are the
// same in several containers); short enough for any file system.
// While the object lives, remove_unfinished() removes that file. Throws EnvironmentError when the path is too long or more than 64 files
// are being written at once (the table has a fixed size because a signal handler reads it).
class UnfinishedFile {
public:
    explicit UnfinishedFile(const std::filesystem::path& folder);
    ~UnfinishedFile();
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    std::filesystem::path path() const;

private:
    std::size_t slot_;
};

void remove_unfinished() noexcept;

}  // namespace nabor
