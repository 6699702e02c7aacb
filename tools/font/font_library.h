// In: this machine's font folders. Out: font files by name, and their faces, each loaded once.
// Holds: safe for threads. A face stays loaded as long as the library, so that the font sets of many builds share it; a font file that
// changes meanwhile is not read again. The folders are listed once, when the first file is asked for.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "font/face_slot.h"

namespace nabor {

// The font folders of Linux, macOS and Windows that may exist on this machine; earlier ones win.
std::vector<std::filesystem::path> system_font_folders();

class FontLibrary {
public:
    // `files` outlives it.
    explicit FontLibrary(const Files& files, std::vector<std::filesystem::path> folders = system_font_folders())
        : files_(files), folders_(std::move(folders)) {}

    const Files& files() const { return files_; }
    std::optional<std::filesystem::path> find(const std::string& file_name) const;
    // The first face of a file. The reference stays valid as long as the library.
    const FaceSlot& face_of(const std::filesystem::path& path) const;

private:
    const Files& files_;
    std::vector<std::filesystem::path> folders_;
    mutable std::mutex mutex_;  // guards what follows
    mutable std::optional<std::map<std::string, std::filesystem::path>> by_name_;
    mutable std::deque<FaceSlot> slots_;
};

}  // namespace nabor
