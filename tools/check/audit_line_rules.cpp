// In: the lines of the text or of the notes. Out: findings about word spaces, hyphens, last lines and page ends.
#include <algorithm>
#include <optional>

#include "check/audit_rules.h"
#include "language/characters.h"

namespace nabor {

namespace {

// Thousandths of the usual word space.
constexpr std::int64_t loose = 1600, very_loose = 2200, tight = 700;
constexpr std::size_t ladder = 3;
constexpr std::int64_t least_ems = 2;
constexpr std::int64_t least_heading_share = 4;  // the last line is at least a fourth of the longest

bool is_word_sign(char32_t c) { return is_letter(c) || (c >= U'0' && c <= U'9'); }

// Calls visit(lines) for each run of consecutive lines of one paragraph that end with a hyphen. A run may cross a page end.
template <typename Visit>
void visit_hyphen_runs(std::span<const AuditLine> lines, Visit&& visit) {
    for (const std::span<const AuditLine> paragraph : paragraphs_of(lines)) {
        for (std::size_t begin = 0; begin < paragraph.size();) {
            std::size_t end = begin;
            while (end < paragraph.size() && paragraph[end].hyphen) ++end;
            if (end > begin) visit(paragraph.subspan(begin, end - begin));
            begin = end + 1;
        }
    }
}

}  // namespace

AuditFinding finding_at(AuditKind kind, std::int64_t figure, const AuditLine& line) {
    return {kind, figure, {mark_of(line)}, line.text, line.set.is_note, std::nullopt, line.set.place};
}

std::optional<AuditKind> looseness_of(const AuditLine& line, std::int64_t usual_space) {
    if (!is_justified(line) || usual_space <= 0) return std::nullopt;
    const std::int64_t space = std::int64_t{line.set.word_space} * 1000;
    if (space > usual_space * very_loose) return AuditKind::very_loose_line;
    if (space > usual_space * loose) return AuditKind::loose_line;
    if (space < usual_space * tight) return AuditKind::tight_line;
    return std::nullopt;
}

void audit_spaces(std::span<const AuditLine> lines, std::int64_t usual_space, AuditFindings& findings) {
    for (const AuditLine& line : lines) {
        if (const auto kind = looseness_of(line, usual_space))
            findings.push_back(finding_at(*kind, scaled(line.set.word_space, 1000, usual_space), line));
    }
}

void audit_hyphens(std::span<const AuditLine> lines, AuditFindings& findings) {
    visit_hyphen_runs(lines, [&](std::span<const AuditLine> run) {
        if (run.size() < ladder) return;
        AuditFinding finding = finding_at(AuditKind::hyphen_ladder, static_cast<std::int64_t>(run.size()) * 1000, run.front());
        for (const AuditLine& line : run.subspan(1)) finding.marks.push_back(mark_of(line));
        findings.push_back(std::move(finding));
    });
}

std::size_t longest_hyphen_run(std::span<const AuditLine> lines) {
    std::size_t longest = 0;
    visit_hyphen_runs(lines, [&](std::span<const AuditLine> run) { longest = std::max(longest, run.size()); });
    return longest;
}

// Only for justified paragraphs. The indent is the visible one, from the left edge of the first line to that of the second: below a last
// line that is narrower, the white of the next paragraph's indent joins the white of the line.
void audit_last_lines(std::span<const AuditLine> lines, AuditFindings& findings) {
    for (const std::span<const AuditLine> paragraph : paragraphs_of(lines)) {
        const AuditLine& last = paragraph.back();
        if (paragraph.size() < 2 || !last.set.last || last.size.units <= 0) continue;
        if (std::none_of(paragraph.begin(), paragraph.end(), is_justified)) continue;
        const Length indent = paragraph.front().left - paragraph[1].left, width = last.right - last.left;
        if (width >= std::max(indent, last.size * least_ems)) continue;
        findings.push_back(finding_at(AuditKind::short_last_line, scaled(width.units, 1000, last.size.units), last));
    }
}

// A justified line that ends within a word without a hyphen. Where a line ends at a space, the space is in its text.
void audit_cut_words(std::span<const AuditLine> lines, AuditFindings& findings) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const AuditLine &line = lines[i], &next = lines[i + 1];
        if (!line.set.justified || line.hyphen || line.ends_with_space || next.set.paragraph != line.set.paragraph || next.set.first) continue;
        if (is_word_sign(last_code_point(line.text)) && is_word_sign(first_code_point(next.text))) findings.push_back(finding_at(AuditKind::cut_word, 1000, line));
    }
}

void audit_ragged(std::span<const AuditLine> lines, AuditFindings& findings) {
    for (const std::span<const AuditLine> paragraph : paragraphs_of(lines))
        if (paragraph.front().set.ragged)
            findings.push_back(finding_at(AuditKind::ragged_paragraph, static_cast<std::int64_t>(paragraph.size()) * 1000, paragraph.front()));
}

// The last line of a heading is not much shorter than its longest.
void audit_headings(std::span<const AuditLine> lines, AuditFindings& findings) {
    for (const std::span<const AuditLine> paragraph : paragraphs_of(lines)) {
        if (paragraph.size() < 2 || !paragraph.front().set.is_heading) continue;
        Length longest;
        for (const AuditLine& line : paragraph) longest = std::max(longest, line.right - line.left);
        const Length last = paragraph.back().right - paragraph.back().left;
        if (longest.units <= 0 || last * least_heading_share >= longest) continue;
        findings.push_back(finding_at(AuditKind::unbalanced_heading, scaled(last.units, 1000, longest.units), paragraph.back()));
    }
}

void audit_page_ends(std::span<const AuditLine> lines, AuditFindings& findings) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const AuditLine &foot = lines[i - 1], &head = lines[i];
        if (foot.page == head.page || foot.set.paragraph != head.set.paragraph || head.set.first) continue;
        const bool recto = foot.page % 2 == 0;  // the first page is a right-hand one
        if (foot.hyphen) findings.push_back(finding_at(recto ? AuditKind::recto_page_end_hyphen : AuditKind::page_end_hyphen, 1000, foot));
        if (foot.set.is_note) continue;  // a split note is note_split, with the number of its lines
        const bool alone = i + 1 == lines.size() || lines[i + 1].page != head.page || lines[i + 1].set.paragraph != head.set.paragraph ||
                           lines[i + 1].set.first;
        if (alone) findings.push_back(finding_at(AuditKind::widow, 1000, head));
        if (foot.set.first) findings.push_back(finding_at(AuditKind::orphan, 1000, foot));
    }
}

}  // namespace nabor
