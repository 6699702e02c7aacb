// In: a paragraph's measured text, its break opportunities and its measure. Out: the cheapest paths through the opportunities, found one after
// the other (line_breaking.h says what they cost).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "typeset/line_breaking.h"
#include "typeset/line_costs.h"

namespace nabor {

inline constexpr std::uint32_t no_line_node = 0xFFFFFFFF;

// A state of the search, and the cheapest path to it. What the lines after a break cost depends on the path before it only through the last
// line's fitness class and the hyphens in a row. So for each {break, fitness class, hyphens in a row} only the cheapest path is kept. The
// number of lines is part of the state when settings of another looseness are wanted, and among lines beside a drop cap, whose measures
// differ.
struct LineNode {
    LineHistory history;
    std::uint32_t point = 0, lines = 0;
    std::uint32_t previous = no_line_node;
    std::int64_t demerits = 0;
    std::uint32_t first_line = no_line_node;  // the node at the end of the first line of this path; none: no line yet
};

// Where a search begins.
struct SearchStart {
    std::uint32_t position = 0;  // in the text
    std::uint32_t point = 0;     // the first opportunity to consider
};

// Goes through the break opportunities in order. For each it tries the lines from every active break to it and keeps the cheapest path to
// each state: these become the nodes of a new active break. An active break from which the line is overfull is dropped for good: later
// lines from it are longer still.
class LineBreaker {
public:
    LineBreaker(const MeasuredText& text, std::span<const LineBreakPoint> points, const LineBreakingRules& rules, const SearchStart& begin,
                std::int64_t widest);

    std::vector<ParagraphSetting> run();
    // Goes on to the next opportunity, if it is before a position.
    bool advance(std::uint32_t end);
    // The node at the end of the first line, where all paths share it; else none.
    std::uint32_t common_first_line() const;
    const LineNode& node(std::uint32_t id) const { return nodes_[id]; }
    // Goes on as a search that began behind the first line, which all paths share.
    void leave_first_line();
    // The breaks of a text that ends here. The search goes on as if it did not.
    std::vector<std::uint32_t> breaks_to(std::uint32_t end);

private:
    static constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();

    // A break from which a line may still begin that ends at the current opportunity or later. Its nodes are [first, last).
    struct Active {
        LineStart start;
        std::uint32_t first = 0, last = 0;
    };

    struct Candidate {
        std::int64_t demerits = unreached;
        std::uint32_t from = no_line_node;
        LineHistory history;
    };

    void consider(std::uint32_t index);
    // A line so loose that its own demerits exceed those of the best path to this break by more than any history could make up for: no
    // chosen setting has this line, or a looser one.
    bool is_too_loose(const LineFit& line) const;
    void clear_candidates();
    // For a single setting the number of lines counts only as far as it decides the next line's measure.
    std::uint32_t lines_after(const LineNode& node) const {
        return rules_.looseness > 0 ? node.lines + 1 : std::min(node.lines + 1, rules_.lines_beside);
    }
    void offer(const Active& from, const LineBreakPoint& point, const LineFit& line, bool last);
    // Makes nodes of the candidates: a row for each number of lines, in order. A number of lines that costs more than the tolerance above
    // the best is given up; but not before a line beside a drop cap, for the lines that follow have other measures there, and the costs do
    // not compare.
    void activate(std::uint32_t index);
    void activate_rows(std::uint32_t index, std::size_t first_row, std::size_t last_row, bool is_beside);
    // Whether another path to the break is cheaper whatever lines follow: those cost more behind another fitness class, but not behind fewer
    // hyphens in a row.
    bool is_dominated(const Candidate& candidate, std::span<const Candidate> row) const;
    void add_node(const Candidate& candidate, std::uint32_t index);
    std::uint32_t first_line_after(std::uint32_t previous, std::uint32_t id) const { return previous == root_ ? id : nodes_[previous].first_line; }
    std::vector<ParagraphSetting> settings() const;
    ParagraphSetting setting(std::uint32_t end) const;

    static constexpr std::uint32_t unreached_lines = 0xFFFFFFFF;

    const std::span<const LineBreakPoint> points_;
    const LineBreakingRules& rules_;
    LineCosts costs_;
    const bool counts_lines_;
    std::size_t last_ = std::numeric_limits<std::size_t>::max();  // the index of the text's end; none: the text goes on behind all of them
    std::uint32_t next_;      // the opportunity that advance() considers
    std::uint32_t root_ = 0;  // the node where all paths begin
    std::vector<LineNode> nodes_;
    std::vector<Active> active_;
    std::vector<Candidate> candidates_;
    std::int64_t best_so_far_ = 0;    // of the candidates
    std::uint32_t fewest_lines_ = 0;  // of the paths through any active break
    bool some_beside_ = false;        // a line beside a drop cap, below the first, may end at the current opportunity
};

}  // namespace nabor
