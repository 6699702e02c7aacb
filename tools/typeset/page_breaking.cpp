#include "typeset/page_breaking.h"

#include <algorithm>
#include <deque>
#include <limits>

#include "book/book.h"

namespace nabor {

namespace {

// Costs of ending a page at a place, in squares of tenths of a line; a split note is worth about five short lines.
constexpr std::int64_t split_note_cost = 2'500;
constexpr std::int64_t hyphen_cost = 120;
constexpr std::int64_t tenths_of_line = 10;
// What a page keeps for its text when notes are carried over to it, in lines.
constexpr std::int64_t least_text_lines = 4;

// A note, or what is left of one.
struct NotePart {
    SectionNoteId note{};
    std::uint32_t begin = 0, end = 0;  // items of its galley
};

// How far a page is filled after one of its items.
struct Fill {
    std::vector<NotePart> notes;  // on this page
    std::vector<NotePart> left;   // carried over
    Length notes_height;
};

class PageBreaker {
public:
    PageBreaker(const SectionGalley& galley, const PageBreakingRules& rules) : galley_(galley), rules_(rules) {}

    SectionPages run() {
        while (next_ < galley_.text.size() || !carried_.empty()) set_page();
        return std::move(result_);
    }

private:
    struct End {
        std::uint32_t item = 0;  // the page's last
        Fill fill;
        std::int64_t cost = std::numeric_limits<std::int64_t>::max();
        bool found = false;
    };

    Length note_overhead() const { return rules_.notes.gap_above + rules_.notes.rule_thickness + rules_.notes.gap_below_rule; }

    Length height_of(const NotePart& part) const {
        const Galley& note = galley_.notes[index_of(part.note)];
        Length height;
        for (std::uint32_t i = part.begin; i < part.end; ++i) height += note[i].height + (i > part.begin ? note[i].space_before : Length{});
        return height;
    }

    // Adds a note, or as many of its first lines as `room` has space for. False when not even its first lines fit.
    bool add_note(NotePart part, Length room, Fill& fill) const {
        const Galley& note = galley_.notes[index_of(part.note)];
        if (part.begin == part.end) return true;
        Length height = fill.notes.empty() ? note_overhead() : Length{};
        std::uint32_t end = part.begin;
        std::uint32_t best = part.begin;
        Length best_height;
        while (end < part.end) {
            height += note[end].height + (end > part.begin ? note[end].space_before : Length{});
            if (fill.notes_height + height > room) break;
            ++end;
            if (end == part.end || note[end].may_break_before) {
                best = end;
                best_height = height;
            }
        }
        if (best == part.begin) return false;
        fill.notes.push_back({part.note, part.begin, best});
        fill.notes_height += best_height;
        if (best < part.end) fill.left.push_back({part.note, best, part.end});
        return true;
    }

    Length top_of(const GalleyItem& item, Length y, bool first) const {
        if (!first) y += item.space_before;
        if (item.on_grid && rules_.grid.units > 0) y = {(y.units + rules_.grid.units - 1) / rules_.grid.units * rules_.grid.units};
        return y;
    }

    // Notes that the last page cut come first; a page that still has text to take keeps some lines for it.
    Fill carry() {
        Fill fill;
        const bool has_text = next_ < galley_.text.size();
        const Length line = rules_.grid.units > 0 ? rules_.grid : Length::points(13);
        Length room = has_text ? rules_.height - line * least_text_lines : rules_.height;
        room = std::max(room, rules_.height / 2);
        std::deque<NotePart> waiting(carried_.begin(), carried_.end());
        while (!waiting.empty() && fill.left.empty() && add_note(waiting.front(), room, fill)) waiting.pop_front();
        if (fill.notes.empty() && !waiting.empty()) {
            // Not even one line fits by the rules: it is set all the same, or setting would never end.
            NotePart part = waiting.front();
            waiting.pop_front();
            NotePart forced{part.note, part.begin, part.begin + 1};
            fill.notes.push_back(forced);
            fill.notes_height = note_overhead() + height_of(forced);
            if (part.begin + 1 < part.end) fill.left.push_back({part.note, part.begin + 1, part.end});
        }
        fill.left.insert(fill.left.end(), waiting.begin(), waiting.end());
        return fill;
    }

    void set_page() {
        PagePlan plan;
        Fill fill = carry();
        if (next_ == galley_.text.size()) return finish(plan, fill);
        plan.opens_with = galley_.text[next_].break_before;
        const bool opens_section = result_.pages.empty();
        End best, last_resort;
        std::vector<Length> tops;
        Length y = opens_section ? galley_.text[next_].sink : Length{};
        for (auto i = next_; i < galley_.text.size(); ++i) {
            const GalleyItem& item = galley_.text[i];
            if (i > next_ && item.break_before != PageBreak::automatic) break;
            y = top_of(item, y, i == next_);
            tops.push_back(y);
            y += item.height;
            if (y + fill.notes_height > rules_.height || !cite(item, y, fill)) break;
            consider(i, y, fill, best, last_resort);
            if (!fill.left.empty() && fill.notes_height + y >= rules_.height) break;
        }
        place(plan, choose(best, last_resort, fill), tops);
    }

    // Adds the notes of a line. None of them may begin overleaf, and what is carried over is only the last one's rest.
    bool cite(const GalleyItem& item, Length y, Fill& fill) const {
        if (item.notes.empty()) return true;
        if (!fill.left.empty()) return false;
        Fill tried = fill;
        for (SectionNoteId note : item.notes) {
            if (!tried.left.empty()) return false;
            if (!add_note({note, 0, static_cast<std::uint32_t>(galley_.notes[index_of(note)].size())}, rules_.height - y, tried))
                return false;
        }
        fill = std::move(tried);
        return true;
    }

    void consider(std::uint32_t i, Length y, const Fill& fill, End& best, End& last_resort) const {
        last_resort = {i, fill, 0, true};
        const bool ends_text = i + 1 == galley_.text.size();
        const bool forced = ends_text || galley_.text[i + 1].break_before != PageBreak::automatic;
        if (!forced && !galley_.text[i + 1].may_break_before) return;
        const Length line = rules_.grid.units > 0 ? rules_.grid : Length::points(13);
        const std::int64_t short_by = (rules_.height - y - fill.notes_height).units * tenths_of_line / line.units;
        std::int64_t cost = forced ? -1 : short_by * short_by;
        if (!fill.left.empty()) cost += split_note_cost;
        if (!forced && galley_.text[i].ends_with_hyphen) cost += hyphen_cost;
        if (cost <= best.cost) best = {i, fill, cost, true};
    }

    End choose(const End& best, const End& last_resort, const Fill& carried) {
        if (best.found) return best;
        const auto page = static_cast<std::uint32_t>(result_.pages.size());
        if (last_resort.found) {
            result_.relaxations.push_back({page, PageRelaxation::Kind::lone_line});
            return last_resort;
        }
        // One item that fits no page, or one whose notes fit none: it stands alone, with as much of its notes as it leaves room for.
        result_.relaxations.push_back({page, PageRelaxation::Kind::too_tall});
        End alone{next_, carried, 0, true};
        for (SectionNoteId note : galley_.text[next_].notes) {
            const NotePart part{note, 0, static_cast<std::uint32_t>(galley_.notes[index_of(note)].size())};
            const Length room = std::max(rules_.height - galley_.text[next_].height, rules_.height / 2);
            if (!alone.fill.left.empty() || !add_note(part, room, alone.fill)) alone.fill.left.push_back(part);
        }
        return alone;
    }

    void place(PagePlan& plan, const End& end, std::vector<Length>& tops) {
        for (std::uint32_t i = next_; i <= end.item; ++i) plan.text.push_back({i, tops[i - next_]});
        next_ = end.item + 1;
        finish(plan, end.fill);
    }

    // Notes stand at the foot: the last line of the last note is the page's last line.
    void finish(PagePlan& plan, const Fill& fill) {
        if (!fill.notes.empty()) {
            plan.rule_y = rules_.height - fill.notes_height + rules_.notes.gap_above;
            Length y = plan.rule_y + rules_.notes.rule_thickness + rules_.notes.gap_below_rule;
            for (const NotePart& part : fill.notes) {
                const Galley& note = galley_.notes[index_of(part.note)];
                for (std::uint32_t i = part.begin; i < part.end; ++i) {
                    if (i > part.begin) y += note[i].space_before;
                    plan.notes.push_back({part.note, i, y});
                    y += note[i].height;
                }
            }
        }
        carried_ = fill.left;
        result_.pages.push_back(std::move(plan));
    }

    const SectionGalley& galley_;
    const PageBreakingRules& rules_;
    std::uint32_t next_ = 0;
    std::vector<NotePart> carried_;
    SectionPages result_;
};

}  // namespace

SectionPages break_pages(const SectionGalley& galley, const PageBreakingRules& rules) { return PageBreaker(galley, rules).run(); }

}  // namespace nabor
