// In: findings about a user's book. Out: the same, in order, and how bad the worst is.
// Holds: nothing a user wrote ever throws; it becomes a Diagnostic here and work goes on.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic_table.h"
#include "base/source.h"

namespace nabor {

// `file` is used where no span is known (a folder, a font, an output); the hint says what to do and may be empty.
struct Diagnostic {
    Severity severity = Severity::warning;
    DiagnosticCode code;
    Span span;
    std::string message;
    std::string hint;
    std::string file;
    char32_t character = 0;  // that the finding is about, where it is about one in the span; 0: none
};

// An ordered list of diagnostics. Threads fill one each; these are then appended in the book's order, so that the list does not depend
// on the number of threads.
class Report {
public:
    // The table must list the severity for the code. Message and hint become one line each, of at most 240 and 1000 characters, without
    // control characters. Of a code 10,000 findings are kept, which nobody reads to the end; the others are counted.
    void add(Diagnostic diagnostic);
    void note(NoteCode code, Span span, std::string message, std::string hint = {});
    void warning(WarningCode code, Span span, std::string message, std::string hint = {});
    void error(ErrorCode code, Span span, std::string message, std::string hint = {});
    void append(Report&& other);
    void append_new(const Report& other);  // without findings that are here already: same code, message and span

    void drop_repeated(DiagnosticCode code);  // of findings with this code at one place, or without a place and alike, the first stays
    void place_rest_at(Span span);         // of findings that have neither a place nor a file
    // Findings about a character get its place in their span: the first finding that of the first such character, and so on.
    void find_characters(const Sources& sources);

    const std::vector<Diagnostic>& all() const { return diagnostics_; }
    std::size_t count(Severity severity) const;
    bool has_findings() const;  // a warning or an error; notes do not count

    std::size_t left_out(DiagnosticCode code) const;  // of the findings with this code: how many are only counted
    void count_left_out(const Report& other);         // as if those findings had been added here

private:
    struct Counts {
        std::size_t kept = 0, left_out = 0;
    };

    bool has_room(DiagnosticCode code);

    std::vector<Diagnostic> diagnostics_;
    std::map<std::string_view, Counts> counts_;  // by code
};

// `file:line:column: severity: message [code]`, then the hint on a line of its own, indented; no trailing newline.
std::string to_text(const Diagnostic& diagnostic, const Sources& sources);

}  // namespace nabor
