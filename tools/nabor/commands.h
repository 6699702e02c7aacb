// One function a command, each in a source of its own. In: the options. Out: what they print and write, and the exit code.
#pragma once

#include <filesystem>

#include "nabor/console.h"
#include "nabor/options.h"

namespace nabor {

ExitCode build_books(const Options& options, const std::filesystem::path& data, Console& console);
ExitCode check_books(const Options& options, Console& console);
ExitCode dump_stage(const Options& options, const std::filesystem::path& data, Console& console);
ExitCode impose_sheets(const Options& options, const char* argument_zero, Console& console);
ExitCode list_layouts(const std::filesystem::path& data, Console& console);
ExitCode list_fonts(const std::filesystem::path& data, Console& console);

}  // namespace nabor
