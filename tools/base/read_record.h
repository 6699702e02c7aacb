// In: a Files. Out: the same files to read, and which of them were read.
// Holds: nothing is written through it. Reading is safe from several threads at once.
#pragma once

#include <mutex>
#include <set>

#include "base/files.h"

namespace nabor {

class ReadRecord : public Files {
public:
    // `files` outlives it.
    explicit ReadRecord(const Files& files) : files_(files) {}

    ReadResult read(const std::filesystem::path& path) const override;
    bool exists(const std::filesystem::path& path) const override { return files_.exists(path); }
    bool is_folder(const std::filesystem::path& path) const override { return files_.is_folder(path); }
    bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b) const override { return files_.is_same_file(a, b); }
    std::vector<std::filesystem::path> list(const std::filesystem::path& folder) const override { return files_.list(folder); }
    std::optional<std::filesystem::path> resolved(const std::filesystem::path& path) const override { return files_.resolved(path); }

    // Counts a file that something names as read: it may be read by another run.
    void keep(const std::filesystem::path& path) const;

    // Whether `path` is a file that was read or kept, by this or another name (a link, another spelling).
    bool has_read(const std::filesystem::path& path) const;

private:
    std::string make_folder(const std::filesystem::path& folder) override;
    NewFile write_new(const std::filesystem::path& path, std::string_view bytes) override;
    std::string rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void remove(const std::filesystem::path&) noexcept override {}

    const Files& files_;
    mutable std::mutex mutex_;
    mutable std::set<std::filesystem::path> read_;
};

}  // namespace nabor
