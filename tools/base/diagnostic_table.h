// THE TABLE OF DIAGNOSTICS. In: nothing. Out: every code with its severities, its summary and its explanation; docs/diagnostics.md and
// `nabor --explain` are made from it.
// Holds: a code that is not in the table, or a severity that the table does not list for it, does not compile.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic_row.h"
#include "base/diagnostics_of_outputs.h"
#include "base/diagnostics_of_sources.h"

namespace nabor {

inline constexpr std::array diagnostic_table = {
    DiagnosticSection{"book.toml", "", diagnostics::of_product},
    DiagnosticSection{"Reading the manuscript", "", diagnostics::of_reading},
    DiagnosticSection{"Checking the text", "", diagnostics::of_text},
    DiagnosticSection{"Reading a layout", "", diagnostics::of_layout},
    DiagnosticSection{"Fonts", "", diagnostics::of_fonts},
    DiagnosticSection{"Writing files", "", diagnostics::of_files},
    DiagnosticSection{"Pages and PDF", "", diagnostics::of_pages},
    DiagnosticSection{"EPUB and ONIX", "", diagnostics::of_epub},
    DiagnosticSection{"Imposition", "", diagnostics::of_imposition},
    DiagnosticSection{
        "Shops",
        "Only with `--profile`. [shops.md](shops.md) has each rule and the shop's document. The severity is the rule's: an error where the "
        "shop refuses the file, a warning where it sells it but complains, a note where it gives advice.",
        diagnostics::of_shops},
};

// Null for an unknown code.
constexpr const DiagnosticRow* find_diagnostic(std::string_view code) {
    for (const DiagnosticSection& section : diagnostic_table)
        for (const DiagnosticRow& row : section.rows)
            if (row.code == code) return &row;
    return nullptr;
}

// Compares no addresses, which GCC's UndefinedBehaviorSanitizer does not do at compile time (GCC bug 71962).
constexpr std::size_t rows_of(std::string_view code) {
    std::size_t count = 0;
    for (const DiagnosticSection& section : diagnostic_table)
        for (const DiagnosticRow& row : section.rows) count += row.code == code ? 1 : 0;
    return count;
}

// What the compiler names where a literal is not in the table.
void no_such_diagnostic();
void no_such_severity_of_this_diagnostic();

// A code of the table.
class DiagnosticCode {
public:
    consteval DiagnosticCode(const char* code) : row_(find_diagnostic(code)) {
        if (rows_of(code) == 0) no_such_diagnostic();
    }
    constexpr explicit DiagnosticCode(const DiagnosticRow& row) : row_(&row) {}

    // Never null: a code without a row does not compile.
    constexpr const DiagnosticRow& row() const { return *row_; }  // NOLINT(clang-analyzer-core.uninitialized.UndefReturn)
    constexpr operator std::string_view() const { return row_->code; }
    // A template, so that neither a literal nor another code is converted on the way: both would be ambiguous.
    constexpr bool operator==(const std::convertible_to<std::string_view> auto& code) const { return row_->code == std::string_view(code); }

private:
    const DiagnosticRow* row_;
};

// A code of the table that may have this severity.
template <Severity severity>
class CodeWith {
public:
    consteval CodeWith(const char* code) : code_(code) {
        if (!code_.row().allows(severity)) no_such_severity_of_this_diagnostic();
    }

    constexpr operator DiagnosticCode() const { return code_; }

private:
    DiagnosticCode code_;
};

using NoteCode = CodeWith<Severity::note>;
using WarningCode = CodeWith<Severity::warning>;
using ErrorCode = CodeWith<Severity::error>;

std::string_view name_of(Severity severity);

// "error, warning in a header"
std::string severities_of(const DiagnosticRow& row);

// The row as text for a terminal, lines of at most 80 characters, ending with a line break.
std::string explanation_text(const DiagnosticRow& row);

// The code of the table that was probably meant; "" where none is near (nearest.h).
std::string_view nearest_code(std::string_view code);

// docs/diagnostics.md
std::string diagnostics_page();

}  // namespace nabor
