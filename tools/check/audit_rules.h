// The rules of the audit, a function each family. In: the lines of the text or of the notes. Out: findings, added in any order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "check/audit.h"
#include "check/audit_text.h"

namespace nabor {

using AuditFindings = std::vector<AuditFinding>;

AuditFinding finding_at(AuditKind kind, std::int64_t figure, const AuditLine& line);

// Where a justified line stands among the others by its word spaces; nothing for one that is neither loose nor tight.
std::optional<AuditKind> looseness_of(const AuditLine& line, std::int64_t mean_space);

void audit_spaces(std::span<const AuditLine> lines, std::int64_t mean_space, AuditFindings& findings);
void audit_hyphens(std::span<const AuditLine> lines, AuditFindings& findings);
void audit_stacks(std::span<const AuditLine> lines, AuditFindings& findings);
void audit_last_lines(std::span<const AuditLine> lines, AuditFindings& findings);
void audit_rivers(std::span<const AuditLine> lines, std::int64_t mean_gap, AuditFindings& findings);
void audit_page_ends(std::span<const AuditLine> lines, AuditFindings& findings);

// Gives the number of spreads that were compared.
std::int64_t audit_spreads(const Pages& pages, const AuditText& text, AuditFindings& findings);

// What the page breaker says it did. Costs are added to the findings that are there already, which it explains.
void audit_relaxations(const Pages& pages, const AuditText& text, AuditFindings& findings);

// The longest run of lines that end with a hyphen.
std::size_t longest_hyphen_run(std::span<const AuditLine> lines);

}  // namespace nabor
