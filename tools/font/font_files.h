// In: this machine's font folders. Out: the path of a font file by its name.
// Holds: private to this folder. The folders are walked once, when the first file is asked for.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace nabor {

// Those of Linux, macOS and Windows that this machine could have; earlier ones win.
std::vector<std::filesystem::path> system_font_folders();

class FontFiles {
public:
    explicit FontFiles(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {}

    std::optional<std::filesystem::path> find(const std::string& file_name);

private:
    std::vector<std::filesystem::path> folders_;
    std::optional<std::map<std::string, std::filesystem::path>> by_name_;
};

}  // namespace nabor
