// THE TABLE OF FLAGS. In: nothing. Out: every command and flag. Parser, help and man page are made from it.
// Holds: one row a flag, in the order of the help. A row has all that is said of its flag: its names, its text, what its words mean.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "nabor/options.h"

namespace nabor {

struct CommandRow {
    Command command;
    std::string_view name;
    std::string_view arguments;  // "BOOK...", "BOOK", ""
    std::string_view summary;    // one line
    std::string_view text;       // a paragraph for its own help and the man page
};

enum class Takes : std::uint8_t {
    nothing,   // a switch
    one,       // one word
    list,      // words separated by commas; may be repeated
    repeated,  // one word each time; may be repeated
};

// Stores a word in the options. Returns "" or what is wrong with the word: `unknown sheet size "A44"`. A switch is given "".
using TakeWord = std::string (*)(const std::string& word, Options& options);

struct FlagRow {
    std::string_view name;      // as CLI11 wants it: "-o,--output"; a positional has no dash
    std::string_view argument;  // of a flag that takes a word: "DIR"
    unsigned commands;          // the commands that take it, a bit each
    Takes takes;
    TakeWord take;
    std::string_view text;
    bool required = false;
};

constexpr unsigned bit(Command command) { return 1U << static_cast<unsigned>(command); }

std::span<const CommandRow> command_table();
std::span<const FlagRow> flag_table();

}  // namespace nabor
