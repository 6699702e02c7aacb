// In: the lines of the text or of the notes. Out: rivers: word gaps on consecutive lines that join into a streak of white.
// A gap belongs to a river if it is at least as wide as the median gap of the book and overlaps such a gap of the line above by at least half
// of the narrower one. Narrower gaps are left out: they meet by chance on every page and are not visible.
#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "check/audit_rules.h"

namespace nabor {

namespace {

constexpr std::size_t least_lines = 4;
constexpr std::ptrdiff_t none = -1;

// A gap that is wide enough, and the longest streak that ends with it.
struct Streak {
    WordGap gap;
    std::size_t lines = 1;
    std::ptrdiff_t above = none;  // index of the gap above it in the streak, on the line above
    bool goes_on = false;         // a gap below continues it
    bool reported = false;
};

bool overlap(const WordGap& a, const WordGap& b) {
    const Length common = std::min(a.right, b.right) - std::max(a.left, b.left);
    return common.units > 0 && common * 2 >= std::min(a.right - a.left, b.right - b.left);
}

// No heading and no blank line between them.
bool stands_under(const AuditLine& below, const AuditLine& above) {
    const Length white = below.set.y - (above.set.y + above.set.height);
    return below.page == above.page && white * 2 < above.set.height && white > -above.set.height;
}

class RiverFinder {
public:
    RiverFinder(std::span<const AuditLine> lines, std::int64_t usual_gap, AuditFindings& findings) : lines_(lines), findings_(findings) {
        for (const AuditLine& line : lines) {
            std::vector<Streak>& streaks = streaks_.emplace_back();
            for (const WordGap& gap : line.gaps) {
                if (usual_gap > 0 && gap.per_size >= usual_gap) streaks.push_back({gap});
            }
        }
    }

    void run() {
        for (std::size_t i = 1; i < lines_.size(); ++i) {
            if (stands_under(lines_[i], lines_[i - 1])) join(i);
        }
        for (const auto& [line, gap] : ends()) report(line, gap);
    }

private:
    void join(std::size_t line) {
        for (Streak& streak : streaks_[line]) {
            for (std::size_t j = 0; j < streaks_[line - 1].size(); ++j) {
                Streak& above = streaks_[line - 1][j];
                if (!overlap(streak.gap, above.gap)) continue;
                above.goes_on = true;
                if (above.lines < streak.lines) continue;
                streak.lines = above.lines + 1;
                streak.above = static_cast<std::ptrdiff_t>(j);
            }
        }
    }

    // The lowest gaps of rivers, longest first: of two rivers that share their upper part only the longer is reported.
    std::vector<std::pair<std::size_t, std::size_t>> ends() const {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (std::size_t line = 0; line < streaks_.size(); ++line) {
            for (std::size_t gap = 0; gap < streaks_[line].size(); ++gap) {
                const Streak& streak = streaks_[line][gap];
                if (!streak.goes_on && streak.lines >= least_lines) found.emplace_back(line, gap);
            }
        }
        std::stable_sort(found.begin(), found.end(), [this](const auto& a, const auto& b) {
            return streaks_[a.first][a.second].lines > streaks_[b.first][b.second].lines;
        });
        return found;
    }

    void report(std::size_t line, std::size_t gap) {
        const std::size_t count = streaks_[line][gap].lines, first = line + 1 - count;
        AuditFinding finding = finding_at(AuditKind::river, static_cast<std::int64_t>(count) * 1000, lines_[first]);
        finding.marks.clear();
        for (std::size_t i = line + 1; i-- > first;) {
            Streak& streak = streaks_[i][gap];
            if (std::exchange(streak.reported, true)) return;
            const PageLine& set = lines_[i].set;
            finding.marks.push_back({lines_[i].page, streak.gap.left, set.y, streak.gap.right - streak.gap.left, set.height});
            if (streak.above != none) gap = static_cast<std::size_t>(streak.above);
        }
        std::reverse(finding.marks.begin(), finding.marks.end());
        findings_.push_back(std::move(finding));
    }

    std::span<const AuditLine> lines_;
    AuditFindings& findings_;
    std::vector<std::vector<Streak>> streaks_;  // by line
};

}  // namespace

void audit_rivers(std::span<const AuditLine> lines, std::int64_t usual_gap, AuditFindings& findings) {
    RiverFinder(lines, usual_gap, findings).run();
}

}  // namespace nabor
