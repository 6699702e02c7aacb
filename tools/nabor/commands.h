// One function a command, each in a source of its own. In: the options. Out: what they print and write, and the exit code.
#pragma once

#include <filesystem>
#include <functional>

#include "nabor/console.h"
#include "nabor/options.h"

namespace nabor {

// Called when all is written and said: nothing is left to do but to give memory back piece by piece, which the machine does at once when the
// program ends. It may not return.
using Leave = std::function<void(ExitCode)>;

// `program`: its own file, whose bytes are part of what a cache depends on.
ExitCode build_books(const Options& options, const std::filesystem::path& data, const std::filesystem::path& program, Console& console,
                     const Leave& leave);
ExitCode check_books(const Options& options, Console& console);
ExitCode dump_stage(const Options& options, const std::filesystem::path& data, Console& console);
ExitCode impose_sheets(const Options& options, const char* argument_zero, Console& console);
ExitCode list_layouts(const std::filesystem::path& data, Console& console);
ExitCode list_fonts(const std::filesystem::path& data, Console& console);

}  // namespace nabor
