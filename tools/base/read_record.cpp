#include "base/read_record.h"

#include <algorithm>

namespace nabor {

namespace {

constexpr std::string_view only_reads = "files are only read here";

}  // namespace

ReadResult ReadRecord::read(const std::filesystem::path& path) const {
    ReadResult result = files_.read(path);
    if (result.bytes) keep(path);
    return result;
}

void ReadRecord::keep(const std::filesystem::path& path) const {
    const std::lock_guard lock(mutex_);
    read_.insert(path);
}

bool ReadRecord::has_read(const std::filesystem::path& path) const {
    if (!files_.exists(path)) return false;
    const std::lock_guard lock(mutex_);
    return std::any_of(read_.begin(), read_.end(), [&](const std::filesystem::path& one) { return files_.is_same_file(one, path); });
}

std::string ReadRecord::make_folder(const std::filesystem::path&) { return std::string(only_reads); }
NewFile ReadRecord::write_new(const std::filesystem::path&, std::string_view) { return {NewFile::State::failed, std::string(only_reads)}; }
std::string ReadRecord::rename(const std::filesystem::path&, const std::filesystem::path&) { return std::string(only_reads); }

}  // namespace nabor
