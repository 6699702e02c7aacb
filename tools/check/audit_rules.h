// The rules of the audit, one function for each group of kinds. In: the lines of the text or of the notes. Out: findings, in any order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "check/audit.h"
#include "check/audit_text.h"

namespace nabor {

using AuditFindings = std::vector<AuditFinding>;

// A finding at a line, with the line marked.
AuditFinding finding_at(AuditKind kind, std::int64_t figure, const AuditLine& line);

// loose_line, very_loose_line or tight_line; empty for any other line. `usual_space` is AuditText::usual_space.
std::optional<AuditKind> looseness_of(const AuditLine& line, std::int64_t usual_space);

void audit_spaces(std::span<const AuditLine> lines, std::int64_t usual_space, AuditFindings& findings);
void audit_hyphens(std::span<const AuditLine> lines, AuditFindings& findings);
void audit_stacks(std::span<const AuditLine> lines, AuditFindings& findings);
void audit_last_lines(std::span<const AuditLine> lines, AuditFindings& findings);
void audit_rivers(std::span<const AuditLine> lines, std::int64_t usual_gap, AuditFindings& findings);
void audit_page_ends(std::span<const AuditLine> lines, AuditFindings& findings);

void audit_cut_words(std::span<const AuditLine> lines, AuditFindings& findings);
void audit_ragged(std::span<const AuditLine> lines, AuditFindings& findings);
void audit_headings(std::span<const AuditLine> lines, AuditFindings& findings);
void audit_last_pages(const Pages& pages, const AuditText& text, AuditFindings& findings);
// Whatever stands on the pages, lines of text or not: cells of tables, pictures.
void audit_items(const Pages& pages, AuditFindings& findings);
void audit_captions(const Pages& pages, AuditFindings& findings);

// Returns the number of spreads compared.
std::int64_t audit_spreads(const Pages& pages, const AuditText& text, AuditFindings& findings);

// Findings from the page breaker's relaxations. Also sets the costs of existing findings that a relaxation explains.
void audit_relaxations(const Pages& pages, const AuditText& text, AuditFindings& findings);

// The number of lines in the longest run that end with a hyphen, within one paragraph.
std::size_t longest_hyphen_run(std::span<const AuditLine> lines);

}  // namespace nabor
