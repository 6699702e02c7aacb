// What a command line asks for.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "session/session.h"
#include "session/target.h"

namespace nabor {

enum class Command { build, check, dump, impose, layouts, fonts };

// Of `impose` alone.
struct ImposeOptions {
    std::filesystem::path input;
    std::filesystem::path output;  // empty only with `plan`
    bool plan = false;
    ImposeTarget target;
    std::optional<ImpositionMarks> marks;  // --marks, with the text of --norm in target.marks
};

struct Options {
    Command command = Command::build;
    std::vector<std::filesystem::path> books;
    std::filesystem::path output_folder;  // empty: the current folder
    LayoutChoice layout;
    OutputTarget outputs;  // of `build`, without the layout
    Stage stage = Stage::book;
    ImposeOptions impose;
    std::size_t jobs = 1;
    bool quiet = false;
    bool all = false;  // show every diagnostic, however many have one code
};

enum class ExitCode : int { clean = 0, findings = 1, environment = 2 };

}  // namespace nabor
