// In: the environment's folders. Out: an index of the font files below them.
#include "font/font_files.h"

#include <cstdlib>
#include <utility>

#include "base/files.h"

namespace nabor {

namespace {

// A folder below the one an environment variable names; nothing where the variable is not set.
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

std::optional<std::filesystem::path> FontFiles::find(const std::string& file_name) {
    if (!by_name_) {
        by_name_.emplace();
        for (const auto& folder : folders_) {
            for (auto& path : files::list(folder)) by_name_->try_emplace(path.filename().string(), path);
        }
    }
    const auto found = by_name_->find(file_name);
    return found == by_name_->end() ? std::nullopt : std::optional(found->second);
}

}  // namespace nabor
