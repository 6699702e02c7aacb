#include "nabor/console.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "base/error.h"
#include "base/printable.h"

namespace nabor {

namespace {

constexpr std::size_t shown_per_code = 20;
constexpr std::size_t longest_complaint = 400;
constexpr std::string_view clear_line = "\r\x1b[K";

std::string_view colour_of(Severity severity) {
    switch (severity) {
        case Severity::note: return "\x1b[36m";
        case Severity::warning: return "\x1b[33m";
        case Severity::error: return "\x1b[31m";
    }
    return "";
}

// Colours the severity's name, which stands before the message.
std::string coloured(std::string text, const Diagnostic& diagnostic) {
    const std::string marker = fmt::format("{}: {}", name_of(diagnostic.severity), diagnostic.message.substr(0, 12));
    const std::size_t at = text.find(marker);
    if (at == std::string::npos) return text;
    text.insert(at + name_of(diagnostic.severity).size(), "\x1b[0m");
    return text.insert(at, colour_of(diagnostic.severity));
}

}  // namespace

void Console::show(const Report& report, const Sources& sources) {
    std::vector<std::string_view> codes;  // in the order of their first diagnostic
    std::map<std::string_view, std::size_t> counts, left_out;
    for (const Diagnostic& diagnostic : report.all()) {
        if (settings_.quiet && diagnostic.severity == Severity::note) continue;
        const std::size_t count = ++counts[diagnostic.code];
        if (count == 1) codes.push_back(diagnostic.code);
        if (count == 1) left_out[diagnostic.code] = report.left_out(diagnostic.code);
        if (count <= shown_per_code || settings_.show_all) show(diagnostic, sources);
    }
    clear_progress();
    for (const std::string_view code : codes) {
        const std::size_t shown = settings_.show_all ? counts[code] : std::min(counts[code], shown_per_code);
        if (const std::size_t more = counts[code] + left_out[code] - shown; more > 0) errors_ << fmt::format("… {} more [{}]\n", more, code);
    }
}

void Console::show(const Diagnostic& diagnostic, const Sources& sources) {
    clear_progress();
    const std::string text = to_text(diagnostic, sources);
    errors_ << (settings_.terminal.colours ? coloured(text, diagnostic) : text) << '\n';
}

void Console::progress(std::string_view text) {
    if (settings_.quiet || !settings_.terminal.present) return;
    errors_ << clear_line << printable(text) << std::flush;
    progress_shown_ = true;
}

void Console::clear_progress() {
    if (progress_shown_) errors_ << clear_line;
    progress_shown_ = false;
}

void Console::say(std::string_view line) {
    if (settings_.quiet) return;
    clear_progress();
    print(printable(line) + "\n");
}

void Console::print(std::string_view text) { output_ << printable_lines(text); }

void Console::complain(std::string_view line) {
    clear_progress();
    errors_ << fmt::format("nabor: {}\n", printable(shortened(line, longest_complaint)));
}

void Console::finish() {
    clear_progress();
    errors_.flush();
    if (!output_.flush()) throw EnvironmentError("standard output cannot be written");
}

}  // namespace nabor
