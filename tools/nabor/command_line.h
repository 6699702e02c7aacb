// In: the program's arguments. Out: what they ask for, or a text to print and leave with.
#pragma once

#include <string>
#include <variant>

#include "nabor/options.h"

namespace nabor {

// --help, --version, a mistake: a text, and the exit code that goes with it. Texts with code 0 go to standard output.
struct Answer {
    std::string text;
    ExitCode code = ExitCode::clean;
};

std::variant<Options, Answer> parse_command_line(int count, const char* const* arguments);

}  // namespace nabor
