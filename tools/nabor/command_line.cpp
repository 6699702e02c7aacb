// In: the program's arguments. Out: what they ask for, or a text to print and leave with.
// Holds: the only source that includes CLI11; its exceptions end here.
#include "nabor/command_line.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "base/diagnostic_table.h"
#include "nabor/audit_limit.h"
#include "nabor/flags.h"
#include "nabor/help.h"
#include "nabor/imposition_flags.h"

namespace nabor {

namespace {

constexpr std::size_t most_jobs = 256;

// CLI11 fills plain values; they become Options when the whole line is understood.
struct Raw {
    Options options;
    std::vector<std::string> books;
    std::string output;
    std::vector<std::string> settings;
    std::vector<std::string> profiles, audit_limits;
    ImpositionWords imposition;
    bool version = false;
    bool man = false;
    bool diagnostics = false;
    std::string explain;
};

// The checks are ours and not CLI11's, whose wording changes from version to version. Each gives "" or what is wrong.
std::string check_setting(const std::string& text) {
    const std::size_t equals = text.find('=');
    return equals == std::string::npos || equals == 0 ? fmt::format("\"{}\" is not KEY=VALUE", text) : std::string();
}

std::string check_jobs(const std::string& text) {
    std::size_t jobs = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), jobs);
    const bool valid = problem == std::errc() && end == text.data() + text.size() && jobs >= 1 && jobs <= most_jobs;
    return valid ? std::string() : fmt::format("\"{}\" is not a number from 1 to {}", text, most_jobs);
}

std::string check_audit_limit(const std::string& text) {
    const auto read = read_audit_limit(text);
    const auto* problem = std::get_if<std::string>(&read);
    return problem ? *problem : std::string();
}

CLI::Validator one_of(const std::vector<std::string_view>& choices) {
    return CLI::Validator(
        [choices](const std::string& text) {
            if (std::find(choices.begin(), choices.end(), text) != choices.end()) return std::string();
            return fmt::format("\"{}\" is none of {}", text, fmt::join(choices, ", "));
        },
        "");
}

// A flag of `impose` is a word, whose sense imposition_flags.h finds.
void add_word(CLI::App& app, const FlagRow& row, ImpositionWords& words) {
    std::string& word = words[row.flag];
    if (row.argument.empty() && row.name.front() == '-') {
        app.add_flag_callback(std::string(row.name), [&word] { word = "yes"; });
        return;
    }
    CLI::Option* option = app.add_option(std::string(row.name), word);
    if (row.flag == Flag::pdf) option->required();
    option->check(CLI::Validator([flag = row.flag](const std::string& text) { return fault_of_word(flag, text); }, ""));
}

void add_flag(CLI::App& app, const FlagRow& row, Raw& raw) {
    const std::string name(row.name);
    Options& options = raw.options;
    switch (row.flag) {
        case Flag::books: app.add_option(name, raw.books)->required(); return;
        case Flag::stage:
            app.add_option(name, options.stage)->required()->check(one_of({"book", "index", "galley", "pages", "package"}));
            return;
        case Flag::output: app.add_option(name, raw.output); return;
        case Flag::format:
            app.add_option(name, options.formats)->delimiter(',')->allow_extra_args(false)->check(one_of({"epub", "pdf", "print", "onix"}));
            return;
        case Flag::profile:
            app.add_option(name, raw.profiles)
                ->delimiter(',')
                ->allow_extra_args(false)
                ->check(one_of({shop_names.begin(), shop_names.end()}));
            return;
        case Flag::layout: app.add_option(name, options.layout); return;
        case Flag::set: app.add_option(name, raw.settings)->allow_extra_args(false)->check(CLI::Validator(check_setting, "")); return;
        case Flag::audit: app.add_flag(name, options.audit); return;
        case Flag::audit_limit:
            app.add_option(name, raw.audit_limits)->allow_extra_args(false)->check(CLI::Validator(check_audit_limit, ""));
            return;
        case Flag::pdf:
        case Flag::imposed:
        case Flag::scheme:
        case Flag::signature:
        case Flag::sheet:
        case Flag::per_side:
        case Flag::creep:
        case Flag::trim:
        case Flag::spine:
        case Flag::binding:
        case Flag::turn_over:
        case Flag::marks:
        case Flag::norm:
        case Flag::plan: add_word(app, row, raw.imposition); return;
        case Flag::jobs: app.add_option(name, options.jobs)->check(CLI::Validator(check_jobs, "")); return;
        case Flag::quiet: app.add_flag(name, options.quiet); return;
        case Flag::all: app.add_flag(name, options.all); return;
    }
}

void add_commands(CLI::App& app, Raw& raw) {
    app.set_help_flag("-h,--help");
    app.add_flag("--version", raw.version);
    app.add_option("--explain", raw.explain);
    // Not in the help: for packagers, and to write docs/ anew.
    app.add_flag("--man", raw.man);
    app.add_flag("--diagnostics", raw.diagnostics);
    for (const CommandRow& command : command_table()) {
        CLI::App* sub = app.add_subcommand(std::string(command.name));
        sub->callback([&raw, &command] { raw.options.command = command.command; });
        for (const FlagRow& flag : flag_table()) {
            if ((flag.commands & bit(command.command)) != 0) add_flag(*sub, flag, raw);
        }
    }
    app.require_subcommand(0, 1);
}

std::string help_for(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    for (const CommandRow& command : command_table()) {
        if (!chosen.empty() && chosen.front()->get_name() == command.name) return help_text(command);
    }
    return help_text();
}

Answer mistake(const std::string& problem) {
    return {fmt::format("nabor: {}\nRun nabor --help for the commands and their flags.\n", problem), ExitCode::environment};
}

Answer explanation(const std::string& code) {
    if (const DiagnosticRow* row = find_diagnostic(code)) return {explanation_text(*row), ExitCode::clean};
    return mistake(fmt::format("there is no diagnostic \"{}\"; the nearest is \"{}\"", code, nearest_code(code)));
}

// The first argument that nothing takes: a command that there is not, or what its command does not know.
std::string unexpected(const CLI::App& app, int count, const char* const* arguments) {
    const std::vector<std::string> rest = app.remaining(true);  // in an order that depends on CLI11's version
    const char* const* first = std::find_first_of(arguments + 1, arguments + count, rest.begin(), rest.end(),
                                                  [](std::string_view argument, const std::string& left) { return argument == left; });
    const std::string_view argument = first == arguments + count ? "" : *first;
    const bool is_command = app.get_subcommands().empty() && !argument.starts_with('-');
    return fmt::format("{} \"{}\"", is_command ? "there is no command" : "unexpected", argument);
}

Options finished(Raw&& raw) {
    Options options = std::move(raw.options);
    options.books.assign(raw.books.begin(), raw.books.end());
    options.output_folder = raw.output;
    for (const std::string& profile : raw.profiles) options.shops.push_back(find_shop(profile).value_or(Shop::generic));
    for (const std::string& setting : raw.settings) {
        const std::size_t equals = setting.find('=');
        options.overrides[setting.substr(0, equals)] = setting.substr(equals + 1);
    }
    for (const std::string& limit : raw.audit_limits) options.audit_limits.push_back(std::get<AuditLimit>(read_audit_limit(limit)));
    return options;
}

}  // namespace

std::variant<Options, Answer> parse_command_line(int count, const char* const* arguments) {
    Raw raw;
    raw.options.jobs = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_jobs);
    CLI::App app("", "nabor");
    add_commands(app, raw);
    try {
        app.parse(count, arguments);
    } catch (const CLI::CallForHelp&) {
        return Answer{help_for(app), ExitCode::clean};
    } catch (const CLI::ExtrasError&) {
        return mistake(unexpected(app, count, arguments));
    } catch (const CLI::ParseError& error) {
        return mistake(error.what());
    }
    if (raw.version) return Answer{fmt::format("nabor {}\n", NABOR_VERSION), ExitCode::clean};
    if (raw.man) return Answer{man_page(), ExitCode::clean};
    if (raw.diagnostics) return Answer{diagnostics_page(), ExitCode::clean};
    if (app.count("--explain") > 0) return explanation(raw.explain);
    if (app.get_subcommands().empty()) return Answer{help_text(), ExitCode::environment};
    if (raw.options.command == Command::dump && raw.books.size() > 1) return mistake("dump takes one BOOK");
    if (raw.options.command == Command::impose) {
        if (const std::string fault = read_imposition(raw.imposition, raw.options.impose); !fault.empty()) return mistake(fault);
    }
    return finished(std::move(raw));
}

}  // namespace nabor
