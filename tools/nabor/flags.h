// THE TABLE OF FLAGS. In: nothing. Out: every command and flag with its text; the parser, the help and the man page are made from it.
// Holds: one row a flag, in the order in which help lists them.
#pragma once

#include <span>
#include <string_view>

#include "nabor/options.h"

namespace nabor {

struct CommandRow {
    Command command;
    std::string_view name;
    std::string_view arguments;  // "BOOK…", "BOOK", ""
    std::string_view summary;    // one line
    std::string_view text;       // a paragraph for its own help and the man page
};

enum class Flag {
    books,
    output,
    format,
    profile,
    layout,
    set,
    audit,
    audit_limit,
    stage,
    pdf,
    imposed,
    scheme,
    signature,
    sheet,
    per_side,
    creep,
    trim,
    spine,
    binding,
    turn_over,
    marks,
    norm,
    plan,
    jobs,
    quiet,
    all
};

struct FlagRow {
    Flag flag;
    std::string_view name;      // as CLI11 takes it: "-o,--output"; a positional has no dash
    std::string_view argument;  // what follows it: "DIR"; "" for a switch
    unsigned commands;          // the commands that take it, a bit each
    std::string_view text;
};

constexpr unsigned bit(Command command) { return 1U << static_cast<unsigned>(command); }

std::span<const CommandRow> command_table();
std::span<const FlagRow> flag_table();

}  // namespace nabor
