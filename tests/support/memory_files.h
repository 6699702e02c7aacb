// Files that are only in memory, for tests. Reads are counted, and writes can be made to fail.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"

namespace nabor {

// What another Files has can be seen below it: a test may put a book into memory and take the fonts of the machine.
class MemoryFiles : public Files {
public:
    MemoryFiles() : MemoryFiles(no_files()) {}
    explicit MemoryFiles(const Files& below) : below_(below) {}

    void put(const std::filesystem::path& path, std::string bytes) { bytes_[key(path)] = std::move(bytes); }
    void erase(const std::filesystem::path& path) { bytes_.erase(key(path)); }
    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& [path, bytes] : bytes_) all.push_back(path);
        return all;
    }
    std::size_t size_of_all() const {
        std::size_t size = 0;
        for (const auto& [path, bytes] : bytes_) size += bytes.size();
        return size;
    }
    // How often each file was read.
    std::map<std::string, std::size_t> reads() const {
        const std::lock_guard lock(mutex_);
        return reads_;
    }

    // A write that would go beyond so many bytes in all leaves what fits and fails, as on a full disk.
    void limit_room(std::size_t bytes) { room_ = bytes; }
    // No folder can be made here or below, or no file; `problem` says why.
    void refuse_folder(const std::filesystem::path& folder, std::string problem) { refused_folders_[key(folder)] = std::move(problem); }
    void refuse_new(const std::filesystem::path& folder, std::string problem) { refused_files_[key(folder)] = std::move(problem); }
    void refuse_rename(std::string problem) { rename_problem_ = std::move(problem); }
    // The next names for temporary files are found taken.
    void take_names(int count) { taken_names_ = count; }
    // Called when a temporary file is half written.
    void when_half_written(std::function<void(const std::filesystem::path&)> call) { half_written_ = std::move(call); }

    ReadResult read(const std::filesystem::path& path) const override {
        {
            const std::lock_guard lock(mutex_);
            ++reads_[key(path)];
        }
        const auto found = bytes_.find(key(path));
        if (found != bytes_.end()) return {found->second, {}};
        if (is_folder_here(path)) return {{}, "is a folder"};
        return below_.read(path);
    }
    bool exists(const std::filesystem::path& path) const override {
        return bytes_.contains(key(path)) || is_folder_here(path) || below_.exists(path);
    }
    bool is_folder(const std::filesystem::path& path) const override { return is_folder_here(path) || below_.is_folder(path); }
    bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b) const override {
        return (exists(a) && key(a) == key(b)) || below_.is_same_file(a, b);
    }
    std::vector<std::filesystem::path> list(const std::filesystem::path& folder) const override {
        std::vector<std::filesystem::path> found = below_.list(folder);
        const std::string prefix = key(folder) + "/";
        for (const auto& [path, bytes] : bytes_)
            if (path.starts_with(prefix)) found.emplace_back(path);
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.native() < b.native(); });
        return found;
    }
    std::optional<std::filesystem::path> resolved(const std::filesystem::path& path) const override {
        return std::filesystem::path(key(path));
    }

protected:
    std::string make_folder(const std::filesystem::path& folder) override {
        for (std::filesystem::path above = folder; above.has_relative_path(); above = above.parent_path())
            if (bytes_.contains(key(above))) return "a part of the path is a file, not a folder";
        folders_.insert(key(folder));
        return refusal(refused_folders_, folder);
    }
    NewFile write_new(const std::filesystem::path& path, std::string_view bytes) override {
        if (std::string problem = refusal(refused_files_, path); !problem.empty()) return {NewFile::State::failed, problem};
        if (taken_names_ > 0) return --taken_names_, NewFile{NewFile::State::taken, {}};
        std::string& written = bytes_[key(path)];
        written = bytes.substr(0, bytes.size() / 2);
        if (half_written_) half_written_(path);
        const std::size_t room = room_ - std::min(room_, size_of_all() - written.size());
        written = bytes.substr(0, room);
        return bytes.size() > room ? NewFile{NewFile::State::incomplete, "the disk is full"} : NewFile{};
    }
    std::string rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
        if (!rename_problem_.empty()) return rename_problem_;
        if (is_folder_here(to)) return "is a folder";
        bytes_[key(to)] = std::move(bytes_.at(key(from)));
        bytes_.erase(key(from));
        return {};
    }
    void remove(const std::filesystem::path& path) noexcept override { bytes_.erase(key(path)); }

private:
    static std::string key(const std::filesystem::path& path) {
        std::string text = (path.is_relative() ? "/" / path : path).lexically_normal().string();
        if (text.size() > 1 && text.back() == '/') text.pop_back();
        return text;
    }
    bool is_folder_here(const std::filesystem::path& path) const {
        const std::string folder = key(path);
        const auto after = bytes_.lower_bound(folder + "/");
        return folders_.contains(folder) || (after != bytes_.end() && after->first.starts_with(folder + "/"));
    }
    static std::string refusal(const std::map<std::string, std::string>& refused, const std::filesystem::path& path) {
        const std::string text = key(path);
        for (const auto& [folder, problem] : refused)
            if (text == folder || text.starts_with(folder + "/")) return problem;
        return {};
    }
    const Files& below_;
    std::map<std::string, std::string> bytes_;  // by absolute path
    std::set<std::string> folders_;             // that were made
    std::map<std::string, std::string> refused_folders_, refused_files_;
    std::string rename_problem_;
    int taken_names_ = 0;
    std::size_t room_ = static_cast<std::size_t>(-1);
    std::function<void(const std::filesystem::path&)> half_written_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::size_t> reads_;
};

}  // namespace nabor
