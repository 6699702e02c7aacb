#include "base/terminal.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace nabor {

namespace {

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : value;
}

}  // namespace

Terminal error_terminal() {
    const bool present = ::isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb";
    return {present, present && environment("NO_COLOR").empty()};
}

}  // namespace nabor
