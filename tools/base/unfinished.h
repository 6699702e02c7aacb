// In: paths of files that are being written. Out: their removal when the work is broken off.
// Holds: a signal handler may call remove_all_unfinished at any instant; it allocates nothing and takes no lock.
#pragma once

#include <cstddef>
#include <string>

namespace nabor {

// Keeps `path` in the table of unfinished files while it lives. Throws EnvironmentError when the path is too long or too many
// files are being written at once (the table is of fixed size, as a signal handler reads it).
class UnfinishedFile {
public:
    explicit UnfinishedFile(const std::string& path);
    ~UnfinishedFile();
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

private:
    std::size_t slot_;
};

void remove_all_unfinished();

}  // namespace nabor
