// Holds: the only source that includes CLI11. Its exceptions end here.
#include "nabor/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <span>
#include <string_view>
#include <thread>
#include <vector>

#include "base/diagnostic_table.h"
#include "base/nearest.h"
#include "base/printable.h"
#include "nabor/flag_words.h"
#include "nabor/flags.h"
#include "nabor/help.h"

namespace nabor {

namespace {

constexpr std::size_t longest_problem = 1000;  // lists of names are long

// What CLI11 fills. The words become options when the whole line is understood.
struct Given {
    std::string word;
    std::vector<std::string> words;
    bool is_set = false;
};

struct CommandLine {
    Command command = Command::build;
    std::map<const FlagRow*, Given> flags;  // in the order of the table
    bool version = false;
    bool man = false;
    bool diagnostics = false;
    std::string explain;
};

void add_flag(CLI::App& app, const FlagRow& row, Given& given) {
    const std::string name(row.name);
    if (row.takes == Takes::nothing) {
        app.add_flag(name, given.is_set)->disable_flag_override();
        return;
    }
    CLI::Option* option = row.takes == Takes::one ? app.add_option(name, given.word) : app.add_option(name, given.words);
    if (row.takes == Takes::list) option->delimiter(',');
    if (row.takes != Takes::one && row.name.front() == '-') option->allow_extra_args(false);
    if (row.required) option->required();
    const auto fault = [take = row.take](const std::string& word) {
        Options ignored;
        return word.empty() ? std::string("an empty word") : take(word, ignored);
    };
    option->check(CLI::Validator(fault, ""));
}

void add_commands(CLI::App& app, CommandLine& line) {
    app.set_help_flag("-h,--help");
    app.add_flag("--version", line.version);
    app.add_option("--explain", line.explain);
    // Not in the help: for packagers, and to rewrite docs/.
    app.add_flag("--man", line.man);
    app.add_flag("--diagnostics", line.diagnostics);
    for (const CommandRow& command : command_table()) {
        CLI::App* sub = app.add_subcommand(std::string(command.name));
        sub->callback([&line, &command] { line.command = command.command; });
        for (const FlagRow& flag : flag_table()) {
            if ((flag.commands & bit(command.command)) != 0) add_flag(*sub, flag, line.flags[&flag]);
        }
    }
    app.require_subcommand(0, 1);
}

Options options_of(const CommandLine& line) {
    Options options;
    options.command = line.command;
    options.jobs = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_jobs);
    for (const auto& [row, given] : line.flags) {
        if (given.is_set) row->take({}, options);
        if (!given.word.empty()) row->take(given.word, options);
        for (const std::string& word : given.words) row->take(word, options);
    }
    return options;
}

const CommandRow* chosen_command(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    const auto rows = command_table();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const CommandRow& row) { return !chosen.empty() && chosen.front()->get_name() == row.name; });
    return found == rows.end() ? nullptr : &*found;
}

std::string help_for(const CLI::App& app) {
    const CommandRow* command = chosen_command(app);
    return command == nullptr ? help_text() : help_text(*command);
}

Answer mistake(const std::string& problem, const CommandRow* command = nullptr) {
    const std::string help = command == nullptr ? "Run nabor --help for the commands and their flags."
                                                : fmt::format("Run nabor {} --help for its flags.", command->name);
    return {fmt::format("nabor: {}\n{}\n", printable(shortened(problem, longest_problem)), help), ExitCode::environment};
}

// "-o,--output" → -o and --output
std::vector<std::string_view> names_of(const FlagRow& row) {
    const std::size_t comma = row.name.find(',');
    if (comma == std::string_view::npos) return {row.name};
    return {row.name.substr(0, comma), row.name.substr(comma + 1)};
}

// The long name of a flag, as CLI11 begins its messages.
std::string_view long_name(const FlagRow& row) { return names_of(row).back(); }

std::string_view without_dashes(std::string_view name) { return name.substr(std::min(name.find_first_not_of('-'), name.size())); }

// The row of a command's flag or argument that a message of CLI11 begins with, in some of them without its dashes.
const FlagRow* row_of(std::string_view problem, const CommandRow& command) {
    const std::string_view named = without_dashes(problem.substr(0, problem.find_first_of(": ")));
    const auto rows = flag_table();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const FlagRow& row) {
        return named == without_dashes(long_name(row)) && (row.commands & bit(command.command)) != 0;
    });
    return found == rows.end() ? nullptr : &*found;
}

std::size_t times_given(const FlagRow& row, std::span<const char* const> arguments) {
    const std::vector<std::string_view> names = names_of(row);
    return static_cast<std::size_t>(std::count_if(arguments.begin(), arguments.end(), [&](std::string_view argument) {
        return std::find(names.begin(), names.end(), argument.substr(0, argument.find('='))) != names.end();
    }));
}

// A flag at the end of the line, or before another flag, where its word is due; one given twice; or a word given to a flag that takes none.
std::string wrong_number_of_words(std::string_view problem, const CommandRow* command, std::span<const char* const> arguments) {
    const FlagRow* row = command == nullptr ? nullptr : row_of(problem, *command);
    if (row == nullptr) return problem.starts_with("--explain") ? "--explain needs a value: --explain CODE" : std::string(problem);
    const std::string_view name = long_name(*row);
    if (row->takes == Takes::one && times_given(*row, arguments) > 1) return fmt::format("{} is given twice", name);
    return row->takes == Takes::nothing ? fmt::format("{} takes no value", name) : fmt::format("{} needs a value: {} {}", name, name, row->argument);
}

// "--output=", whose word CLI11 would take from the next argument.
std::string_view flag_without_word(std::span<const char* const> arguments) {
    for (const std::string_view argument : arguments)
        if (argument.starts_with("--") && argument.find('=') + 1 == argument.size()) return argument.substr(0, argument.size() - 1);
    return {};
}

std::string missing(std::string_view problem, const CommandRow* command) {
    const FlagRow* row = command == nullptr ? nullptr : row_of(problem, *command);
    return row == nullptr ? std::string(problem) : fmt::format("{} is required: {}", long_name(*row), row->text);
}

Answer explanation(const std::string& code) {
    if (const DiagnosticRow* row = find_diagnostic(code)) return {explanation_text(*row), ExitCode::clean};
    const std::string_view nearest = nearest_code(code);
    if (nearest.empty()) return mistake(fmt::format("there is no diagnostic \"{}\"; docs/diagnostics.md lists them", code));
    return mistake(fmt::format("there is no diagnostic \"{}\"; did you mean \"{}\"?", code, nearest));
}

std::vector<std::string_view> command_names() {
    std::vector<std::string_view> names;
    for (const CommandRow& row : command_table()) names.push_back(row.name);
    return names;
}

// Those of a command, or of the program itself.
std::vector<std::string_view> flag_names(const CommandRow* command) {
    std::vector<std::string_view> names = {"--help"};
    if (command == nullptr) names.insert(names.end(), {"--version", "--explain"});
    for (const FlagRow& row : flag_table())
        if (command != nullptr && (row.commands & bit(command->command)) != 0 && row.name.front() == '-')
            for (const std::string_view name : names_of(row)) names.push_back(name);
    return names;
}

// The first command that has the flag; "" when there is none.
std::string_view command_with(std::string_view flag) {
    for (const CommandRow& command : command_table()) {
        const auto names = flag_names(&command);
        if (std::find(names.begin(), names.end(), flag) != names.end()) return command.name;
    }
    return {};
}

// What was meant by an unknown command or flag.
std::string meant_by(std::string_view argument, const CommandRow* command) {
    if (!argument.starts_with('-')) return command == nullptr ? did_you_mean(argument, command_names()) : std::string();
    const std::string_view name = argument.substr(0, argument.find('='));
    if (const std::string_view other = command_with(name); !other.empty()) return fmt::format("{} is a flag of {}", name, other);
    return did_you_mean(name, flag_names(command));
}

// The first argument that nothing takes: an unknown command, or a word that its command does not take.
std::string unexpected(const CLI::App& app, int count, const char* const* arguments) {
    const std::vector<std::string> rest = app.remaining(true);  // in an order that depends on CLI11's version
    const char* const* first = std::find_first_of(arguments + 1, arguments + count, rest.begin(), rest.end(),
                                                  [](std::string_view argument, const std::string& left) { return argument == left; });
    const std::string_view argument = first == arguments + count ? "" : *first;
    const bool is_command = app.get_subcommands().empty() && !argument.starts_with('-');
    const std::string_view what = is_command ? "unknown command" : argument.starts_with('-') ? "unknown flag" : "unexpected";
    const std::string meant = meant_by(argument, chosen_command(app));
    return fmt::format("{} \"{}\"{}{}", what, argument, meant.empty() ? "" : "; ", meant);
}

}  // namespace

std::variant<Options, Answer> parse_command_line(int count, const char* const* arguments) {
    const std::span<const char* const> given(arguments, static_cast<std::size_t>(count));
    if (const std::string_view flag = flag_without_word(given); !flag.empty()) return mistake(fmt::format("{} needs a value after the =", flag));
    CommandLine line;
    CLI::App app("", "nabor");
    add_commands(app, line);
    try {
        app.parse(count, arguments);
    } catch (const CLI::CallForHelp&) {
        return Answer{help_for(app), ExitCode::clean};
    } catch (const CLI::ExtrasError&) {
        return mistake(unexpected(app, count, arguments), chosen_command(app));
    } catch (const CLI::ArgumentMismatch& error) {
        return mistake(wrong_number_of_words(error.what(), chosen_command(app), given), chosen_command(app));
    } catch (const CLI::RequiredError& error) {
        return mistake(missing(error.what(), chosen_command(app)), chosen_command(app));
    } catch (const CLI::ParseError& error) {
        return mistake(error.what(), chosen_command(app));
    }
    if (line.version) return Answer{fmt::format("nabor {}\n", NABOR_VERSION), ExitCode::clean};
    if (line.man) return Answer{man_page(), ExitCode::clean};
    if (line.diagnostics) return Answer{diagnostics_page(), ExitCode::clean};
    if (app.count("--explain") > 0) return explanation(line.explain);
    if (app.get_subcommands().empty()) return Answer{help_text(), ExitCode::environment};
    Options options = options_of(line);
    if (const std::string fault = settle(options); !fault.empty()) return mistake(fault, chosen_command(app));
    return options;
}

}  // namespace nabor
