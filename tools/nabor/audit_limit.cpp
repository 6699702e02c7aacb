// In: what --audit-limit says, and an audit. Out: the limit understood; errors for numbers over their limits.
#include "nabor/audit_limit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace nabor {

namespace {

constexpr std::size_t most_digits = 12;  // the product with 1000 stays exact
constexpr std::size_t places = 3;

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "3", "0.25" → thousandths. The locale's decimal sign is never asked.
std::optional<std::int64_t> thousandths_of(std::string_view text) {
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point), part = point < text.size() ? text.substr(point + 1) : "0";
    if (whole.empty() || whole.size() > most_digits || part.empty() || part.size() > places) return std::nullopt;
    if (!is_digits(whole) || !is_digits(part)) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : whole) value = value * 10 + (c - '0');
    for (std::size_t i = 0; i < places; ++i) value = value * 10 + (i < part.size() ? part[i] - '0' : 0);
    return value;
}

std::string text_of(std::int64_t thousandths) { return fmt::format("{}", static_cast<double>(thousandths) / 1000.0); }

std::string all_names() {
    std::string names;
    for (const AuditKindRow& row : audit_kind_table()) names += fmt::format("{}{}", names.empty() ? "" : ", ", row.name);
    for (const AuditFigureRow& row : audit_figure_table()) names += fmt::format(", {}", row.name);
    return names;
}

}  // namespace

std::variant<AuditLimit, std::string> read_audit_limit(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) return fmt::format("\"{}\" is not KIND=NUMBER", text);
    const std::string name = text.substr(0, equals), number = text.substr(equals + 1);
    if (!audit_number(Audit{}, name)) return fmt::format("\"{}\" is none of {}", name, all_names());
    const auto thousandths = thousandths_of(number);
    if (!thousandths) return fmt::format("\"{}\" is not a number like 3 or 0.25", number);
    return AuditLimit{name, *thousandths};
}

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
