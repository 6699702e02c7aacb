#include "base/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace nabor {

void Report::add(Diagnostic diagnostic) {
    assert(diagnostic.code.row().allows(diagnostic.severity) && "the table of diagnostics lists no such severity");
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

void Report::append(Report&& other) { insert(diagnostics_.size(), std::move(other)); }

void Report::insert(std::size_t position, Report&& other) {
    const auto place = diagnostics_.begin() + static_cast<std::ptrdiff_t>(position);
    diagnostics_.insert(place, std::make_move_iterator(other.diagnostics_.begin()), std::make_move_iterator(other.diagnostics_.end()));
    other.diagnostics_.clear();
}

std::size_t Report::count(Severity severity) const {
    return static_cast<std::size_t>(
        std::count_if(diagnostics_.begin(), diagnostics_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

bool Report::has_findings() const { return count(Severity::warning) + count(Severity::error) > 0; }

std::string to_text(const Diagnostic& diagnostic, const Sources& sources) {
    std::string where = diagnostic.file;
    if (diagnostic.span.known()) {
        const Place place = sources.place(diagnostic.span);
        where = fmt::format("{}:{}:{}", place.path, place.line, place.column);
    }
    std::string text = where.empty() ? std::string() : where + ": ";
    text += fmt::format("{}: {} [{}]", name_of(diagnostic.severity), diagnostic.message, std::string_view(diagnostic.code));
    if (!diagnostic.hint.empty()) text += "\n    " + diagnostic.hint;
    return text;
}

}  // namespace nabor
