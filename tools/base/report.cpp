#include "base/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "base/printable.h"

namespace nabor {

namespace {

// A message quotes what a user wrote: of a paragraph or a base64 picture only the ends.
constexpr std::size_t longest_message = 240;
constexpr std::size_t longest_hint = 1000;
constexpr std::size_t most_of_a_code = 10'000;

std::string one_line(std::string_view text, std::size_t most) { return printable(shortened(text, most)); }

}  // namespace

void Report::add(Diagnostic diagnostic) {
    assert(diagnostic.code.row().allows(diagnostic.severity) && "the table of diagnostics lists no such severity");
    if (!has_room(diagnostic.code)) return;
    diagnostic.message = one_line(diagnostic.message, longest_message);
    diagnostic.hint = one_line(diagnostic.hint, longest_hint);
    diagnostics_.push_back(std::move(diagnostic));
}

void Report::note(NoteCode code, Span span, std::string message, std::string hint) {
    add({Severity::note, code, span, std::move(message), std::move(hint), {}});
}

void Report::warning(WarningCode code, Span span, std::string message, std::string hint) {
    add({Severity::warning, code, span, std::move(message), std::move(hint), {}});
}

void Report::error(ErrorCode code, Span span, std::string message, std::string hint) {
    add({Severity::error, code, span, std::move(message), std::move(hint), {}});
}

bool Report::has_room(DiagnosticCode code) {
    Counts& counts = counts_[code];
    const bool has_room = counts.kept < most_of_a_code;
    ++(has_room ? counts.kept : counts.left_out);
    return has_room;
}

std::size_t Report::left_out(DiagnosticCode code) const {
    const auto found = counts_.find(code);
    return found == counts_.end() ? 0 : found->second.left_out;
}

void Report::count_left_out(const Report& other) {
    for (const auto& [code, counts] : other.counts_)
        if (counts.left_out > 0) counts_[code].left_out += counts.left_out;
}

void Report::append(Report&& other) {
    for (Diagnostic& diagnostic : other.diagnostics_)
        if (has_room(diagnostic.code)) diagnostics_.push_back(std::move(diagnostic));
    count_left_out(other);
    other.diagnostics_.clear();
    other.counts_.clear();
}

void Report::append_new(const Report& other) {
    for (const Diagnostic& diagnostic : other.diagnostics_) {
        const bool is_known = std::any_of(diagnostics_.begin(), diagnostics_.end(), [&](const Diagnostic& known) {
            return known.code == diagnostic.code && known.message == diagnostic.message && known.span == diagnostic.span;
        });
        if (!is_known) add(diagnostic);
    }
}

void Report::drop_repeated(DiagnosticCode code) {
    std::vector<Span> places;
    std::set<std::string> messages;  // of those that have no place in a file
    std::erase_if(diagnostics_, [&](const Diagnostic& diagnostic) {
        if (diagnostic.code != std::string_view(code)) return false;
        if (!diagnostic.span.known()) return !messages.insert(diagnostic.file + '\n' + diagnostic.message).second;
        const bool is_known = std::find(places.begin(), places.end(), diagnostic.span) != places.end();
        if (!is_known) places.push_back(diagnostic.span);
        return is_known;
    });
}

void Report::place_rest_at(Span span) {
    for (Diagnostic& diagnostic : diagnostics_)
        if (!diagnostic.span.known() && diagnostic.file.empty()) diagnostic.span = span;
}

void Report::find_characters(const Sources& sources) {
    std::map<std::tuple<SourceId, std::uint32_t, char32_t>, std::uint32_t> searched;  // by begin of the span: up to where
    for (Diagnostic& diagnostic : diagnostics_) {
        if (diagnostic.character == 0) continue;
        std::uint32_t& from = searched[{diagnostic.span.source, diagnostic.span.begin, diagnostic.character}];
        const std::optional<Span> found = sources.find(diagnostic.span, diagnostic.character, from);
        if (!found) continue;
        from = found->end;
        diagnostic.span = *found;
        diagnostic.character = 0;
    }
}

std::size_t Report::count(Severity severity) const {
    return static_cast<std::size_t>(
        std::count_if(diagnostics_.begin(), diagnostics_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

bool Report::has_findings() const { return count(Severity::warning) + count(Severity::error) > 0; }

std::string to_text(const Diagnostic& diagnostic, const Sources& sources) {
    std::string where = printable(diagnostic.file);
    if (diagnostic.span.known()) {
        const Place place = sources.place(diagnostic.span);
        where = fmt::format("{}:{}:{}", printable(place.path), place.line, place.column);
    }
    std::string text = where.empty() ? std::string() : where + ": ";
    text += fmt::format("{}: {} [{}]", name_of(diagnostic.severity), diagnostic.message, std::string_view(diagnostic.code));
    if (!diagnostic.hint.empty()) text += "\n    " + diagnostic.hint;
    return text;
}

}  // namespace nabor
