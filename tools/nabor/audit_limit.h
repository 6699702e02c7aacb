// In: what --audit-limit says, and an audit. Out: the limit understood; errors for numbers over their limits.
#pragma once

#include <span>
#include <string>
#include <variant>

#include "base/report.h"
#include "check/audit.h"
#include "nabor/options.h"

namespace nabor {

// "widow=0", "hyphen-percent=33.5": a name of the audit's tables, and a number of three places at most. Or what is wrong with it.
std::variant<AuditLimit, std::string> read_audit_limit(const std::string& text);

void report_limits(const Audit& audit, std::span<const AuditLimit> limits, const std::string& book_name, Report& report);

// A book whose pages nobody makes must not pass for one without fault.
void report_nothing_to_audit(const std::string& book_name, Report& report);

}  // namespace nabor
