#include "base/diagnostic_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/nearest.h"

namespace nabor {

namespace {

constexpr std::size_t line_width = 80;

constexpr std::string_view page_head = R"(# Diagnostics

    file:line:column: severity: message [code]
        what to do

A **note** is an observation. A **warning** says that something is wrong and how it was handled. An **error** says that something is missing from
the result, or that there is none. Warnings and errors make the exit code 1. A code keeps its meaning from one version to the next; the wording of a
message may change.

`nabor --explain CODE` prints the entry of a code. This page is made from the program's table: `nabor --diagnostics > docs/diagnostics.md`.
)";

std::string wrapped(std::string_view text) {
    std::string result;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::size_t length = std::min(text.find(' '), text.size());
        const bool fits = column + 1 + length <= line_width;
        if (column > 0) result += fits ? ' ' : '\n';
        column = (column > 0 && fits ? column + 1 : 0) + length;
        result += text.substr(0, length);
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return result + "\n";
}

constexpr bool codes_are_unique() {
    for (const DiagnosticSection& section : diagnostic_table)
        for (const DiagnosticRow& row : section.rows)
            if (rows_of(row.code) != 1) return false;
    return true;
}

static_assert(codes_are_unique());

}  // namespace

void no_such_diagnostic() {}
void no_such_severity_of_this_diagnostic() {}

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
    }
    return "";
}

std::string severities_of(const DiagnosticRow& row) {
    std::string text(name_of(row.severity));
    for (const FurtherSeverity& one : row.further)
        if (!one.when.empty()) text += fmt::format(", {} {}", name_of(one.severity), one.when);
    return text;
}

std::string explanation_text(const DiagnosticRow& row) {
    const std::string heading = fmt::format("{} ({})", row.code, severities_of(row));
    return fmt::format("{}{}\n{}", wrapped(heading), wrapped(row.summary), wrapped(row.explanation));
}

std::string_view nearest_code(std::string_view code) {
    std::vector<std::string_view> codes;
    for (const DiagnosticSection& section : diagnostic_table)
        for (const DiagnosticRow& row : section.rows) codes.push_back(row.code);
    return nearest_of(code, codes);
}

std::string diagnostics_page() {
    std::string page(page_head);
    for (const DiagnosticSection& section : diagnostic_table) {
        page += fmt::format("\n## {}\n\n", section.title);
        if (!section.introduction.empty()) page += fmt::format("{}\n\n", section.introduction);
        page += "| code | severity | meaning |\n|---|---|---|\n";
        for (const DiagnosticRow& row : section.rows)
            page += fmt::format("| [`{}`](#{}) | {} | {} |\n", row.code, row.code, severities_of(row), row.summary);
        for (const DiagnosticRow& row : section.rows) page += fmt::format("\n### {}\n\n{}\n", row.code, row.explanation);
    }
    return page;
}

}  // namespace nabor
