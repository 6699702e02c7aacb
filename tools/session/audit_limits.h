// In: an audit and limits. Out: errors for what is above them.
#pragma once

#include <span>
#include <string>

#include "base/report.h"
#include "check/audit.h"
#include "session/target.h"

namespace nabor {

void report_limits(const Audit& audit, std::span<const AuditLimit> limits, const std::string& book_name, Report& report);

// An error: an audit without pages would otherwise look like one without findings.
void report_nothing_to_audit(const std::string& book_name, Report& report);

}  // namespace nabor
