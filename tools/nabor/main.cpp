// In: the command line. Out: the exit code: 0 clean, 1 findings, 2 usage or environment.
// Holds: every exception ends here. The locale is never set, so nothing depends on it.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <variant>

#include "base/error.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/terminal.h"
#include "nabor/command_line.h"
#include "nabor/commands.h"
#include "nabor/console.h"
#include "nabor/data_folder.h"

namespace nabor {

namespace {

ExitCode run(const Options& options, const char* argument_zero, Console& console) {
    switch (options.command) {
        case Command::build:
            return build_books(options, data_folder(argument_zero), console);
        case Command::check: return check_books(options, console);
        case Command::dump: return dump_stage(options, data_folder(argument_zero), console);
        case Command::impose: return impose_sheets(options, argument_zero, console);
        case Command::layouts: return list_layouts(data_folder(argument_zero), console);
        case Command::fonts: return list_fonts(data_folder(argument_zero), console);
    }
    return ExitCode::environment;
}

ExitCode run_guarded(const Options& options, const char* argument_zero) {
    Console console(error_terminal(), options.quiet, options.all);
    try {
        const ExitCode code = run(options, argument_zero, console);
        console.finish();
        return code;
    } catch (const EnvironmentError& error) {
        console.complain(error.what());
    } catch (const std::bad_alloc&) {
        console.complain("there is not enough memory for this");
    } catch (const std::exception& error) {
        console.complain(fmt::format("this is a fault of the program, please report it: {}", error.what()));
    }
    return ExitCode::environment;
}

ExitCode answer_with(const Answer& answer) {
    std::FILE* stream = answer.code == ExitCode::clean ? stdout : stderr;
    std::fputs(answer.text.c_str(), stream);
    return std::fflush(stream) == 0 ? answer.code : ExitCode::environment;
}

}  // namespace

}  // namespace nabor

int main(int count, char** arguments) {
    nabor::prepare_memory();
    nabor::remove_unfinished_on_interrupt();
    const auto parsed = nabor::parse_command_line(count, arguments);
    if (const auto* answer = std::get_if<nabor::Answer>(&parsed)) return static_cast<int>(nabor::answer_with(*answer));
    return static_cast<int>(nabor::run_guarded(std::get<nabor::Options>(parsed), arguments[0]));
}
