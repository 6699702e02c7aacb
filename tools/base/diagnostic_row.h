// In: nothing. Out: the types of the table of diagnostics.
// Holds: a row is a constant; its texts are literals.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace nabor {

// A note is an observation. A warning or an error is a finding: it makes the exit code 1.
enum class Severity : std::uint8_t { note, warning, error };

// A severity that a code has beside its default one.
struct FurtherSeverity {
    Severity severity = Severity::note;
    std::string_view when;  // "in a header"; "" ends the list
};

struct DiagnosticRow {
    std::string_view code;  // kebab-case; keeps its meaning from one version to the next
    Severity severity = Severity::warning;
    std::string_view summary;      // what is the case, in half a sentence
    std::string_view explanation;  // what it means, what the program did, what to do; Markdown without headings
    std::array<FurtherSeverity, 2> further{};

    constexpr bool allows(Severity asked) const {
        if (asked == severity) return true;
        for (const FurtherSeverity& one : further)
            if (!one.when.empty() && one.severity == asked) return true;
        return false;
    }
};

// The rows of one trade, under one heading of docs/diagnostics.md.
struct DiagnosticSection {
    std::string_view title;
    std::string_view introduction;  // may be empty
    std::span<const DiagnosticRow> rows;
};

}  // namespace nabor
