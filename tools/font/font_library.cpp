#include "font/font_library.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace nabor {

namespace {

// A folder below the one that an environment variable names; nothing where the variable is not set.
void add_below(std::vector<std::filesystem::path>& folders, const char* variable, const char* below) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') folders.push_back(std::filesystem::path(value) / below);
}

}  // namespace

std::vector<std::filesystem::path> system_font_folders() {
    std::vector<std::filesystem::path> folders;
    add_below(folders, "HOME", ".local/share/fonts");
    add_below(folders, "HOME", "Library/Fonts");
    add_below(folders, "LOCALAPPDATA", "Microsoft/Windows/Fonts");
    add_below(folders, "WINDIR", "Fonts");
    for (const char* folder : {"/usr/local/share/fonts", "/usr/share/fonts", "/Library/Fonts"}) folders.emplace_back(folder);
    return folders;
}

std::optional<std::filesystem::path> FontLibrary::find(const std::string& file_name) const {
    const std::lock_guard lock(mutex_);
    if (!by_name_) {
        by_name_.emplace();
        for (const auto& folder : folders_) {
            for (auto& path : files_.list(folder)) by_name_->try_emplace(path.filename().string(), path);
        }
    }
    const auto found = by_name_->find(file_name);
    return found == by_name_->end() ? std::nullopt : std::optional(found->second);
}

const FaceSlot& FontLibrary::face_of(const std::filesystem::path& path) const {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(slots_.begin(), slots_.end(), [&](const FaceSlot& slot) { return slot.path() == path; });
    return found == slots_.end() ? slots_.emplace_back(files_, path) : *found;
}

}  // namespace nabor
