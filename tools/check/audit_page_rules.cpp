// In: Pages and their lines. Out: findings about facing pages and about the page breaker's relaxations.
#include <algorithm>
#include <map>
#include <optional>
#include <variant>
#include <vector>

#include "check/audit_rules.h"

namespace nabor {

namespace {

using RelaxationKind = Relaxation::Kind;

constexpr std::int64_t uneven_thousandths = 600;  // of the leading
constexpr std::int64_t full_thousandths = 4500;   // of the leading: a section's last page that ends closer to the foot is compared

struct Foot {
    Length y;                         // bottom of the lowest line, image or table cell
    const AuditLine* line = nullptr;  // the lowest line; null: the page has no lines and is not compared
};

// Cells of tables and page numbers filled in by make-up are not lines, but they belong to the text. The bottom of a line is about a quarter
// of the leading below its baseline.
Length foot_of_items(const Page& page, Length leading) {
    Length foot;
    for (const PageItem& item : page.items) {
        if (const auto* image = std::get_if<PlacedImage>(&item)) foot = std::max(foot, image->y + image->height);
        if (const auto* run = std::get_if<GlyphRun>(&item); run && run->node != NodeId::none) foot = std::max(foot, run->y + leading / 4);
    }
    return foot;
}

std::vector<Foot> feet_of(const Pages& pages, const AuditText& text) {
    std::vector<Foot> feet(pages.pages.size());
    for (const std::vector<AuditLine>* lines : {&text.body, &text.notes}) {
        for (const AuditLine& line : *lines) {
            Foot& foot = feet[line.page];
            const Length bottom = line.set.y + line.set.height;
            if (!foot.line || bottom > foot.y) foot = {bottom, &line};
        }
    }
    for (std::size_t i = 0; i < feet.size(); ++i) feet[i].y = std::max(feet[i].y, foot_of_items(pages.pages[i], text.leading));
    return feet;
}

// The most frequent foot, rounded to a point; of two equally frequent ones the lower.
Length usual_foot(const std::vector<Foot>& feet) {
    std::map<std::int64_t, std::size_t> counts;
    for (const Foot& foot : feet) {
        if (foot.line) ++counts[scaled(foot.y.units, 1, Length::per_point)];
    }
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second <= b.second; });
    return most == counts.end() ? Length{} : Length{most->first * Length::per_point};
}

Length magnitude(Length length) { return length.units < 0 ? -length : length; }

// The sum of the costs of relaxations of a kind on pages [first, last]; empty without such relaxations.
std::optional<std::int64_t> cost_of(const Pages& pages, RelaxationKind kind, std::uint32_t first, std::uint32_t last) {
    std::optional<std::int64_t> cost;
    for (const Relaxation& relaxation : pages.relaxations) {
        if (relaxation.kind == kind && relaxation.page >= first && relaxation.page <= last) cost = cost.value_or(0) + relaxation.cost;
    }
    return cost;
}

// Relaxations name either page of a break; this is the one before it.
std::uint32_t page_before_break(const AuditFinding& finding) {
    const std::uint32_t page = finding.marks.front().page;
    return finding.kind == AuditKind::widow && page > 0 ? page - 1 : page;
}

void add_costs(const Pages& pages, AuditFindings& findings) {
    for (AuditFinding& finding : findings) {
        const std::uint32_t page = finding.marks.front().page;
        switch (finding.kind) {
            case AuditKind::widow:
            case AuditKind::orphan: {
                const std::uint32_t before = page_before_break(finding);
                finding.cost = cost_of(pages, RelaxationKind::lone_line, before, before + 1);
                break;
            }
            case AuditKind::recto_page_end_hyphen: finding.cost = cost_of(pages, RelaxationKind::recto_hyphen, page, page); break;
            case AuditKind::uneven_spread: finding.cost = cost_of(pages, RelaxationKind::uneven_spread, page, page + 1); break;
            default: break;
        }
    }
}

bool explains_one(const Relaxation& relaxation, const AuditFindings& findings) {
    return std::any_of(findings.begin(), findings.end(), [&](const AuditFinding& finding) {
        if (finding.kind != AuditKind::widow && finding.kind != AuditKind::orphan) return false;
        const std::uint32_t before = page_before_break(finding);
        return relaxation.page == before || relaxation.page == before + 1;
    });
}

// The kind of finding for a relaxation; empty where a rule over lines or spreads decides whether it is a finding.
std::optional<AuditKind> kind_of(const Relaxation& relaxation, const AuditFindings& findings) {
    switch (relaxation.kind) {
        case RelaxationKind::short_page: return AuditKind::short_page;
        case RelaxationKind::split_note: return AuditKind::note_split;
        case RelaxationKind::late_note: return AuditKind::late_note;
        case RelaxationKind::too_tall: return AuditKind::too_tall;
        case RelaxationKind::lone_line:
            if (explains_one(relaxation, findings)) return std::nullopt;
            return AuditKind::lone_line;
        case RelaxationKind::uneven_spread:
        case RelaxationKind::recto_hyphen: return std::nullopt;
    }
    return std::nullopt;
}

// The line at a relaxation's place: the first whose bottom is below it, else the last of the page.
const AuditLine* line_at(const AuditText& text, const Relaxation& relaxation) {
    const AuditLine* found = nullptr;
    for (const std::vector<AuditLine>* lines : {&text.body, &text.notes}) {
        for (const AuditLine& line : *lines) {
            if (line.page != relaxation.page) continue;
            found = &line;
            if (line.set.y + line.set.height > relaxation.y) return found;
        }
    }
    return found;
}

AuditFinding finding_of(const Relaxation& relaxation, AuditKind kind, const Pages& pages, const AuditText& text) {
    const bool in_thousandths = kind == AuditKind::short_page || kind == AuditKind::too_tall;
    const std::int64_t figure = in_thousandths ? relaxation.amount : relaxation.amount * 1000;
    AuditFinding finding;
    if (const AuditLine* line = line_at(text, relaxation)) {
        finding = finding_at(kind, figure, *line);
        finding.marks.front().y = relaxation.y;
    } else {
        const Page& page = pages.pages[relaxation.page];  // a page of images or tables only
        finding = {kind, figure, {{relaxation.page, page.width / 10, relaxation.y, page.width * 8 / 10, text.leading}}, {}, false, {}};
    }
    finding.cost = relaxation.cost;
    if (relaxation.place.known()) finding.place = relaxation.place;  // of a row of a table, which has no lines
    return finding;
}

}  // namespace

std::int64_t audit_spreads(const Pages& pages, const AuditText& text, AuditFindings& findings) {
    if (text.leading.units <= 0) return 0;
    const std::vector<Foot> feet = feet_of(pages, text);
    const Length full = usual_foot(feet), near = scaled(text.leading, full_thousandths, 1000);
    const auto is_compared = [&](std::size_t i) { return feet[i].line && (!pages.pages[i].ends_section || full - feet[i].y < near); };
    std::int64_t spreads = 0;
    for (std::size_t verso = 1; verso + 1 < feet.size(); verso += 2) {
        if (!is_compared(verso) || !is_compared(verso + 1)) continue;
        ++spreads;
        const Foot &left = feet[verso], &right = feet[verso + 1];
        const std::int64_t difference = scaled(magnitude(left.y - right.y).units, 1000, text.leading.units);
        if (difference <= uneven_thousandths) continue;
        AuditFinding finding = finding_at(AuditKind::uneven_spread, difference, *left.line);
        finding.marks.push_back(mark_of(*right.line));
        findings.push_back(std::move(finding));
    }
    return spreads;
}

// A last page that goes on from the page before it, with so few lines that the paper hardly pays. Tables and pictures count as full.
void audit_last_pages(const Pages& pages, const AuditText& text, AuditFindings& findings) {
    constexpr std::size_t fewest_lines = 5;
    std::vector<std::vector<const AuditLine*>> lines(pages.pages.size());
    for (const AuditLine& line : text.body) lines[line.page].push_back(&line);
    for (std::size_t i = 1; i < pages.pages.size(); ++i) {
        if (!pages.pages[i].ends_section || pages.pages[i - 1].ends_section || lines[i].empty() || lines[i].size() >= fewest_lines) continue;
        const AuditLine& last = *lines[i].back();
        if (foot_of_items(pages.pages[i], text.leading) > last.set.y + last.set.height + text.leading) continue;
        findings.push_back(finding_at(AuditKind::short_last_page, static_cast<std::int64_t>(lines[i].size()) * 1000, *lines[i].front()));
    }
}

void audit_relaxations(const Pages& pages, const AuditText& text, AuditFindings& findings) {
    add_costs(pages, findings);
    AuditFindings own;
    for (const Relaxation& relaxation : pages.relaxations) {
        if (relaxation.page >= pages.pages.size()) continue;
        if (const auto kind = kind_of(relaxation, findings)) own.push_back(finding_of(relaxation, *kind, pages, text));
    }
    findings.insert(findings.end(), own.begin(), own.end());
}

}  // namespace nabor
