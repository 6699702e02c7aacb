#include <gtest/gtest.h>

#include <type_traits>

#include "base/diagnostic_table.h"
#include "base/report.h"

namespace nabor {
namespace {

TEST(DiagnosticTable, RowsAreCompleteAndInOrder) {
    for (const DiagnosticSection& section : diagnostic_table) {
        std::string_view before;
        for (const DiagnosticRow& row : section.rows) {
            EXPECT_LT(before, row.code) << section.title;
            EXPECT_GT(row.summary.size(), 10U) << row.code;
            EXPECT_FALSE(row.summary.ends_with('.')) << row.code;
            EXPECT_GT(row.explanation.size(), 40U) << row.code;
            EXPECT_TRUE(row.explanation.ends_with('.')) << row.code;
            before = row.code;
        }
    }
}

TEST(DiagnosticTable, ACodeHasTheSeveritiesOfItsRow) {
    const DiagnosticRow& include = *find_diagnostic("tei-include");
    EXPECT_TRUE(include.allows(Severity::error));
    EXPECT_TRUE(include.allows(Severity::warning));
    EXPECT_FALSE(include.allows(Severity::note));
    EXPECT_EQ(severities_of(include), "error, warning in a header");
    EXPECT_EQ(find_diagnostic("tei-inclusion"), nullptr);
}

TEST(DiagnosticTable, AMisspeltCodeFindsItsNeighbour) {
    EXPECT_EQ(nearest_code("tei-includes"), "tei-include");
    EXPECT_EQ(nearest_code("font-mising"), "font-missing");
    EXPECT_EQ(nearest_code("page-short"), "page-short");
}

TEST(DiagnosticTable, AnExplanationFitsATerminal) {
    for (const DiagnosticSection& section : diagnostic_table) {
        for (const DiagnosticRow& row : section.rows) {
            const std::string text = explanation_text(row);
            EXPECT_TRUE(text.starts_with(row.code));
            std::size_t width = 0;
            for (const char c : text) {
                width = c == '\n' ? 0 : width + 1;
                ASSERT_LE(width, 80U) << text;
            }
        }
    }
}

TEST(DiagnosticTable, TheReportTakesCodesAndNotStrings) {
    EXPECT_FALSE((std::is_constructible_v<DiagnosticCode, std::string_view>));
    EXPECT_FALSE((std::is_constructible_v<ErrorCode, std::string>));
    EXPECT_FALSE((std::is_convertible_v<WarningCode, ErrorCode>));
}

}  // namespace
}  // namespace nabor
