// In: the command line. Out: the exit code: 0 clean, 1 findings, 2 usage or environment.
// Holds: the locale is never set, so that nothing depends on it.
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>
#include <variant>

#include "base/disk_files.h"
#include "base/interrupt.h"
#include "base/terminal.h"
#include "nabor/command_line.h"
#include "nabor/commands.h"
#include "nabor/console.h"

namespace nabor {

namespace {

ExitCode answer_with(const Answer& answer) {
    std::ostream& stream = answer.code == ExitCode::clean ? std::cout : std::cerr;
    stream << answer.text << std::flush;
    return stream ? answer.code : ExitCode::environment;
}

ExitCode run(int count, char** arguments) {
    const auto parsed = parse_command_line(count, arguments);
    if (const auto* answer = std::get_if<Answer>(&parsed)) return answer_with(*answer);
    const Options& options = std::get<Options>(parsed);
    DiskFiles files;
    Console console(std::cout, std::cerr, {error_terminal(), options.quiet, options.all});
    return run_command(options, {files, console, arguments[0]});
}

}  // namespace

}  // namespace nabor

// What a command throws ends in run_command(); here ends what is thrown before it runs.
int main(int count, char** arguments) {
    try {
        nabor::remove_unfinished_on_interrupt();
        nabor::let_writing_fail_at_the_size_limit();
        return static_cast<int>(nabor::run(count, arguments));
    } catch (const std::bad_alloc&) {
        std::fputs("nabor: not enough memory\n", stderr);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "nabor: %s\n", error.what());
    }
    return static_cast<int>(nabor::ExitCode::environment);
}
