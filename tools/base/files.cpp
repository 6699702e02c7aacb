#include "base/files.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/unfinished.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

// Temporary names are random: even one that is taken is hardly ever met.
constexpr int most_names = 16;

bool is_inside(const fs::path& relative) { return !relative.empty() && relative.is_relative() && *relative.begin() != ".."; }

class NoFiles : public Files {
public:
    ReadResult read(const fs::path&) const override { return {{}, "no such file"}; }
    bool exists(const fs::path&) const override { return false; }
    bool is_folder(const fs::path&) const override { return false; }
    bool is_same_file(const fs::path&, const fs::path&) const override { return false; }
    std::vector<fs::path> list(const fs::path&) const override { return {}; }
    std::optional<fs::path> resolved(const fs::path& path) const override { return path.lexically_normal(); }

private:
    std::string make_folder(const fs::path&) override { return "nothing can be written here"; }
    NewFile write_new(const fs::path&, std::string_view) override { return {NewFile::State::failed, "nothing can be written here"}; }
    std::string rename(const fs::path&, const fs::path&) override { return "nothing can be written here"; }
    void remove(const fs::path&) noexcept override {}
};

}  // namespace

std::optional<fs::path> Files::resolve_inside(const fs::path& root, const fs::path& from, std::string_view reference) const {
    if (reference.empty() || reference.find('\0') != std::string_view::npos) return std::nullopt;
    const auto top = resolved(root);
    const auto target = resolved(from / reference);
    if (!top || !target) return std::nullopt;
    const fs::path relative = target->lexically_relative(*top);
    if (!is_inside(relative)) return std::nullopt;
    return (root / relative).lexically_normal();
}

void Files::write_whole(const fs::path& path, std::string_view bytes) {
    const fs::path target = resolved(path).value_or(path);  // a link stays a link
    const fs::path folder = target.parent_path();
    if (const std::string problem = folder.empty() ? "" : make_folder(folder); !problem.empty())
        throw EnvironmentError(fmt::format("{}: the folder cannot be made: {}", path.parent_path().string(), problem));
    std::string problem = "no name for a temporary file is free in its folder";
    for (int i = 0; i < most_names; ++i) {
        // In the target's folder, so that the rename stays within one file system.
        const UnfinishedFile temporary(folder);
        const NewFile made = write_new(temporary.path(), bytes);
        if (made.state == NewFile::State::taken) continue;
        problem = made.state == NewFile::State::whole ? rename(temporary.path(), target) : made.problem;
        if (problem.empty()) return;
        if (made.state != NewFile::State::failed) remove(temporary.path());
        break;
    }
    throw EnvironmentError(fmt::format("{}: cannot be written: {}", path.string(), problem));
}

const Files& no_files() {
    static const NoFiles none;
    return none;
}

}  // namespace nabor
