// In: the program's arguments. Out: options, or a text to print before the program ends.
#pragma once

#include <string>
#include <variant>

#include "nabor/options.h"

namespace nabor {

// --help, --version, or a mistake. A text with code 0 goes to standard output, else to standard error.
struct Answer {
    std::string text;
    ExitCode code = ExitCode::clean;
};

std::variant<Options, Answer> parse_command_line(int count, const char* const* arguments);

}  // namespace nabor
