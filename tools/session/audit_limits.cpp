#include "session/audit_limits.h"

#include <fmt/format.h>

namespace nabor {

namespace {

std::string text_of(std::int64_t thousandths) { return fmt::format("{}", static_cast<double>(thousandths) / 1000.0); }

}  // namespace

void report_limits(const Audit& audit, std::span<const AuditLimit> limits, const std::string& book_name, Report& report) {
    for (const AuditLimit& limit : limits) {
        const std::int64_t number = audit_number(audit, limit.name).value_or(0);
        if (number <= limit.thousandths) continue;
        report.add({Severity::error,
                    "audit-limit",
                    {},
                    fmt::format("{} is {}, over its limit of {}", limit.name, text_of(number), text_of(limit.thousandths)),
                    "`nabor build --audit` writes where",
                    fmt::format("{}.pdf", book_name)});
    }
}

void report_nothing_to_audit(const std::string& book_name, Report& report) {
    report.add({Severity::error,
                "audit-no-pages",
                {},
                "the audit has no pages to look at, for no PDF is made",
                "leave the audit out, or make a PDF too: --format, or formats in book.toml",
                book_name});
}

}  // namespace nabor
