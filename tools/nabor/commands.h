// One function a command. In: the options. Out: what a Session makes of them, printed and written, and the exit code.
#pragma once

#include <filesystem>

#include "base/files.h"
#include "nabor/console.h"
#include "nabor/options.h"

namespace nabor {

// What commands work with. `argument_zero` is the program's own name.
struct CommandContext {
    Files& files;
    Console& console;
    const char* argument_zero;
};

ExitCode build_books(const Options& options, const CommandContext& with);
ExitCode check_books(const Options& options, const CommandContext& with);
ExitCode dump_stage(const Options& options, const CommandContext& with);
ExitCode impose_sheets(const Options& options, const CommandContext& with);
ExitCode list_layouts(const Options& options, const CommandContext& with);
ExitCode list_fonts(const Options& options, const CommandContext& with);

// Runs the options' command. Every exception ends here, as a line on the error stream and ExitCode::environment.
ExitCode run_command(const Options& options, const CommandContext& with);

}  // namespace nabor
