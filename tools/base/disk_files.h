// In: paths and bytes. Out: the files of this machine.
// Holds: stateless, so that every thread may share one. A file is flushed to the disk before it takes its name, and
// its folder after.
#pragma once

#include "base/files.h"

namespace nabor {

class DiskFiles : public Files {
public:
    ReadResult read(const std::filesystem::path& path) const override;
    bool exists(const std::filesystem::path& path) const override;
    bool is_folder(const std::filesystem::path& path) const override;
    bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b) const override;
    std::vector<std::filesystem::path> list(const std::filesystem::path& folder) const override;
    std::optional<std::filesystem::path> resolved(const std::filesystem::path& path) const override;

protected:
    std::string make_folder(const std::filesystem::path& folder) override;
    NewFile write_new(const std::filesystem::path& path, std::string_view bytes) override;
    std::string rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void remove(const std::filesystem::path& path) noexcept override;
};

}  // namespace nabor
