// In: findings, progress, results. Out: lines on standard error and standard output.
#include "nabor/console.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/error.h"

namespace nabor {

namespace {

constexpr std::size_t shown_per_code = 20;

void put(std::FILE* stream, std::string_view text) { std::fwrite(text.data(), 1, text.size(), stream); }

// A manuscript's control characters must not reach a terminal as commands.
std::string harmless(std::string text) {
    for (char& c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n') || byte == 0x7F) c = '?';
    }
    return text;
}

std::string_view colour_of(Severity severity) {
    switch (severity) {
        case Severity::note: return "\x1b[36m";
        case Severity::warning: return "\x1b[33m";
        case Severity::error: return "\x1b[31m";
    }
    return "";
}

// Colours the severity's name, which stands before the message, after the place.
std::string coloured(std::string text, const Diagnostic& diagnostic) {
    const std::string marker = fmt::format("{}: {}", name_of(diagnostic.severity), diagnostic.message.substr(0, 12));
    const std::size_t at = text.find(harmless(marker));
    if (at == std::string::npos) return text;
    text.insert(at + name_of(diagnostic.severity).size(), "\x1b[0m");
    return text.insert(at, colour_of(diagnostic.severity));
}

}  // namespace

Console::Console(Terminal terminal, bool quiet, bool show_all) : terminal_(terminal), quiet_(quiet), show_all_(show_all) {}

void Console::show(const Report& report, const Sources& sources) {
    for (; shown_ < report.all().size(); ++shown_) show(report.all()[shown_], sources);
}

void Console::show(const Diagnostic& diagnostic, const Sources& sources) {
    if (quiet_ && diagnostic.severity == Severity::note) return;
    const std::size_t count = ++counts_[diagnostic.code];
    if (count == 1) codes_.push_back(diagnostic.code);
    if (count > shown_per_code && !show_all_) return;
    clear_progress();
    const std::string text = harmless(to_text(diagnostic, sources));
    put(stderr, (terminal_.colours ? coloured(text, diagnostic) : text) + "\n");
}

void Console::end_book() {
    clear_progress();
    for (std::string_view code : codes_) {
        const std::size_t count = counts_[code];
        if (count > shown_per_code && !show_all_) put(stderr, fmt::format("… {} more [{}]\n", count - shown_per_code, code));
    }
    codes_.clear();
    counts_.clear();
    shown_ = 0;
}

void Console::progress(std::string_view text) {
    if (quiet_ || !terminal_.present) return;
    put(stderr, fmt::format("\r\x1b[K{}", harmless(std::string(text))));
    std::fflush(stderr);
    progress_shown_ = true;
}

void Console::clear_progress() {
    if (progress_shown_) put(stderr, "\r\x1b[K");
    progress_shown_ = false;
}

void Console::say(std::string_view line) {
    if (quiet_) return;
    clear_progress();
    print(fmt::format("{}\n", line));
}

void Console::print(std::string_view text) { put(stdout, text); }

void Console::complain(std::string_view line) {
    clear_progress();
    put(stderr, fmt::format("nabor: {}\n", harmless(std::string(line))));
}

void Console::finish() {
    clear_progress();
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) throw EnvironmentError("standard output cannot be written");
}

}  // namespace nabor
