// In: findings, progress, results. Out: text on standard error and standard output.
// Holds: diagnostics go to the error stream in their order. A progress line goes only to a terminal and is always removed.
// No control character of a book reaches either stream.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "base/terminal.h"

namespace nabor {

struct ConsoleSettings {
    Terminal terminal;
    bool quiet = false;     // no notes, no progress, no results
    bool show_all = false;  // every diagnostic, however many have one code
};

class Console {
public:
    // The streams outlive it.
    Console(std::ostream& output, std::ostream& errors, ConsoleSettings settings) : output_(output), errors_(errors), settings_(settings) {}

    // Prints a book's diagnostics, at most 20 of each code, then how many more of each code there are.
    void show(const Report& report, const Sources& sources);

    void progress(std::string_view text);  // a line that the next text replaces
    void say(std::string_view line);       // a result, to the output stream; nothing when quiet
    void print(std::string_view text);     // the text that a command was asked for, to the output stream
    void complain(std::string_view line);  // to the error stream, after the program's name

    // Throws EnvironmentError when the output stream failed to take all text (a full disk).
    void finish();

private:
    void show(const Diagnostic& diagnostic, const Sources& sources);
    void clear_progress();

    std::ostream& output_;
    std::ostream& errors_;
    ConsoleSettings settings_;
    bool progress_shown_ = false;
};

}  // namespace nabor
