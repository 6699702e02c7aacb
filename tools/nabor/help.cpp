#include "nabor/help.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace nabor {

namespace {

constexpr std::size_t line_width = 80;
constexpr std::size_t text_column = 26;

constexpr std::string_view exit_codes[] = {
    "0  no findings",
    "1  there are findings: at least one warning or error",
    "2  the command line is wrong, or the machine could not do what was asked",
};

struct Variable {
    std::string_view name, text;
};

constexpr Variable variables[] = {
    {"NABOR_DATA", "the folder with layouts/ and fonts/, if it is not where the program was installed"},
    {"NO_COLOR", "if set, findings on a terminal have no colours"},
    {"SOURCE_DATE_EPOCH", "the date of the outputs in seconds since 1970, for reproducible builds"},
};

// Breaks `text` into lines of at most line_width. Each line except the first begins with `indent` spaces.
std::string wrapped(std::string_view text, std::size_t indent) {
    std::string result;
    std::size_t column = indent;
    while (!text.empty()) {
        const std::size_t length = std::min(text.find(' '), text.size());
        if (column > indent && column + 1 + length > line_width) {
            result += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            result += ' ';
            ++column;
        }
        result += text.substr(0, length);
        column += length;
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return result + "\n";
}

// A name that reaches into the column of texts gets its text on the next line.
std::string entry(std::string_view name, std::string_view text) {
    if (name.size() > text_column - 4) return fmt::format("  {}\n{:{}}{}", name, "", text_column, wrapped(text, text_column));
    return fmt::format("  {:<{}}  {}", name, text_column - 4, wrapped(text, text_column));
}

// "-o,--output" with "DIR" → "-o, --output DIR"
std::string flag_form(const FlagRow& row) {
    std::string form(row.name);
    if (const std::size_t comma = form.find(','); comma != std::string::npos) form.insert(comma + 1, " ");
    return row.argument.empty() ? form : fmt::format("{} {}", form, row.argument);
}

bool takes(const CommandRow& command, const FlagRow& flag) { return (flag.commands & bit(command.command)) != 0; }

bool is_positional(const FlagRow& flag) { return flag.name.front() != '-'; }

std::string usage(const CommandRow& command) {
    std::string line = fmt::format("nabor {}", command.name);
    const bool has_flags = std::any_of(flag_table().begin(), flag_table().end(),
                                       [&](const FlagRow& flag) { return takes(command, flag) && !is_positional(flag); });
    if (command.command == Command::dump) line += " --stage STAGE";
    if (command.command == Command::impose) line += " -o FILE";
    if (has_flags) line += " [FLAGS]";
    return command.arguments.empty() ? line : fmt::format("{} {}", line, command.arguments);
}

// Escapes backslashes and hyphens for roff. No line of ours begins with a dot or a quote.
std::string roff(std::string_view text) {
    std::string result;
    for (char c : text) {
        if (c == '\\')
            result += "\\e";
        else if (c == '-')
            result += "\\-";
        else
            result += c;
    }
    return result;
}

std::string man_flags(const CommandRow& command) {
    std::string page;
    for (const FlagRow& flag : flag_table()) {
        if (takes(command, flag) && !is_positional(flag)) page += fmt::format(".TP\n.B {}\n{}\n", roff(flag_form(flag)), roff(flag.text));
    }
    return page;
}

}  // namespace

std::string help_text() {
    std::string text = "Nabor makes an EPUB and a typeset PDF from a TEI manuscript.\n\nUsage:\n";
    for (const CommandRow& command : command_table()) text += fmt::format("  {}\n", usage(command));
    text += "\nCommands:\n";
    for (const CommandRow& command : command_table()) text += entry(command.name, command.summary);
    text += "\nFlags:\n" + entry("-h, --help", "prints this text, or the flags of a command") + entry("--version", "prints the version");
    text += entry("--explain CODE", "prints what the code of a finding means and what to do");
    text += "\nExit codes:\n";
    for (std::string_view code : exit_codes) text += fmt::format("  {}\n", code);
    return text;
}

std::string help_text(const CommandRow& command) {
    std::string text = fmt::format("Usage: {}\n\n{}\n", usage(command), wrapped(command.text, 0));
    for (const FlagRow& flag : flag_table()) {
        if (takes(command, flag)) text += entry(flag_form(flag), flag.text);
    }
    return text + entry("-h, --help", "prints this text");
}

std::string man_page() {
    std::string page = fmt::format(
        ".TH NABOR 1 \"\" \"nabor {}\"\n.SH NAME\nnabor \\- makes an EPUB and a typeset PDF from a TEI manuscript\n", NABOR_VERSION);
    page += ".SH SYNOPSIS\n";
    for (const CommandRow& command : command_table()) page += fmt::format(".B {}\n.br\n", roff(usage(command)));
    page += ".B nabor \\-\\-help\n.br\n.B nabor \\-\\-version\n.br\n.B nabor \\-\\-explain CODE\n.SH COMMANDS\n";
    for (const CommandRow& command : command_table()) {
        page += fmt::format(".SS {}\n{}\n{}", roff(usage(command)), roff(command.text), man_flags(command));
    }
    page += ".SH ENVIRONMENT\n";
    for (const Variable& variable : variables) page += fmt::format(".TP\n.B {}\n{}\n", variable.name, roff(variable.text));
    page += ".SH EXIT STATUS\n";
    for (std::string_view code : exit_codes) page += fmt::format(".TP\n.B {}\n{}\n", code.substr(0, 1), roff(code.substr(3)));
    return page;
}

}  // namespace nabor
