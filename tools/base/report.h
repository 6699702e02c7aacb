// In: findings about a user's book. Out: the same, in order, and how bad the worst is.
// Holds: nothing a user wrote ever throws; it becomes a Diagnostic here and work goes on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace nabor {

enum class Severity { note, warning, error };

std::string_view name_of(Severity severity);

// One complaint. `code` is stable (kebab-case, e.g. "tei-dangling-reference") and listed in docs/diagnostics.md.
// `file` is used where no span is known (a folder, a font, an output); the hint says what to do and may be empty.
struct Diagnostic {
    Severity severity = Severity::warning;
    std::string_view code;
    Span span;
    std::string message;
    std::string hint;
    std::string file;
};

// An ordered list of diagnostics. Parts of a book that are worked on in parallel each fill one of their own;
// they are then appended in the book's order, so the list never depends on the number of threads.
class Report {
public:
    void add(Diagnostic diagnostic);
    void note(std::string_view code, Span span, std::string message, std::string hint = {});
    void warning(std::string_view code, Span span, std::string message, std::string hint = {});
    void error(std::string_view code, Span span, std::string message, std::string hint = {});
    void append(Report&& other);
    void insert(std::size_t position, Report&& other);  // before the finding that stands there

    const std::vector<Diagnostic>& all() const { return diagnostics_; }
    std::size_t count(Severity severity) const;
    bool has_findings() const;  // a warning or an error; notes do not count

private:
    std::vector<Diagnostic> diagnostics_;
};

// `file:line:column: severity: message [code]`, then the hint on a line of its own, indented; no trailing newline.
std::string to_text(const Diagnostic& diagnostic, const Sources& sources);

}  // namespace nabor
