// In: findings, progress, results. Out: lines on standard error and standard output.
// Holds: diagnostics go to standard error in the order they were found; a progress line only to a terminal, and it never stays.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "base/terminal.h"

namespace nabor {

class Console {
public:
    Console(Terminal terminal, bool quiet, bool show_all);

    // Prints the diagnostics that were added since the last call. Of one code only the first 20 of a book are printed.
    void show(const Report& report, const Sources& sources);
    // Says how many of each code were left out, and begins anew for the next book.
    void end_book();

    void progress(std::string_view text);  // a line that the next output replaces
    void say(std::string_view line);       // a result, to standard output; nothing when quiet
    void print(std::string_view text);     // what a command was asked to print, to standard output
    void complain(std::string_view line);  // to standard error, with the program's name

    // Throws EnvironmentError when standard output could not take all that was printed (a full disk).
    void finish();

private:
    void show(const Diagnostic& diagnostic, const Sources& sources);
    void clear_progress();

    Terminal terminal_;
    bool quiet_;
    bool show_all_;
    bool progress_shown_ = false;
    std::size_t shown_ = 0;                // diagnostics of this book's report already printed
    std::vector<std::string_view> codes_;  // in the order they first came
    std::map<std::string_view, std::size_t> counts_;
};

}  // namespace nabor
