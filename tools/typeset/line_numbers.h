// In: the lines of pages, in order. Out: the numbers that stand beside them, and of every destination the line in which it begins.
// Holds: every line that counts has a number, whether it is printed or not. A destination above a line that counts (a heading, a table) begins
// with that line, a note with the line of its call. Where a paragraph's number stands, no line's does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "layout/layout.h"
#include "page/pages.h"
#include "typeset/line_setting.h"
#include "typeset/number_column.h"
#include "typeset/of_both.h"
#include "typeset/set_section.h"
#include "typeset/shaped_paragraph.h"
#include "typeset/side_material.h"
#include "typeset/styles.h"

namespace nabor {

inline constexpr std::uint32_t unplaced_page = 0xFFFFFFFF;

// Where something stands: on which page, and in which line by the layout's count.
struct LineLocator {
    std::uint32_t page = unplaced_page;  // index into the pages; unplaced_page: no line that counts has it
    std::uint32_t number = 0;
    std::uint32_t line = 0;  // counted through the book, from 1
};

// What a line shows of a block: from `begin` to `end`, in units of the block's text.
struct TextOfLine {
    Origin begin;
    std::uint32_t end = 0;
};

class LineNumbers {
public:
    LineNumbers(const Layout& layout, StyleTable& styles, Shaper& shaper, const NumberColumn& column, Report& report);

    // Counts the lines of the next page. `index`: of the page.
    void count(SetPage& page, std::uint32_t index);
    // The numbers of its lines, which stand in `page` already.
    SetSide beside(const SetPage& set, const Page& page, const PageGeometry& geometry, PageSide side);

    // Of a destination on the pages so far.
    LineLocator locator(DestinationId destination) const { return index_of(destination) < lines_.size() ? lines_[index_of(destination)] : LineLocator{}; }
    // `line`: counted through the book, from 1.
    TextOfLine text_of_line(std::uint32_t line) const;
    const NumberColumn& column() const { return column_; }

private:
    struct Printed {
        std::uint32_t number = 0;
        StyleId style{};
    };

    // Of one text; two parallel ones have a count each.
    struct Count {
        std::uint32_t last = 0;               // the number of the last line that was counted
        std::vector<DestinationId> waiting;   // for the next line that counts
    };

    struct LineBegin {
        Origin begin;
        std::uint8_t text = 0;  // CountedLine::text
    };

    static std::uint32_t number_of(const LineCount& line, Count& count);
    Printed printed(const CountedLine& line) const;
    const SetLine& digits_of(const Printed& number);
    void count_text(SetPage& page, std::uint32_t index, std::uint8_t text);
    void locate(DestinationId destination, LineLocator place);
    void report_narrow(Length room, Length needed);

    const Layout& layout_;
    StyleTable& styles_;
    Shaper& shaper_;
    NumberColumn column_;
    Report& report_;
    StyleId line_style_{}, paragraph_style_{};
    OfBoth<Count> counts_;
    std::vector<LineLocator> lines_;       // by DestinationId; shorter than there are destinations, empty where lines are not counted
    std::vector<LineBegin> begins_;        // of the lines counted so far
    std::map<std::pair<StyleId, std::uint32_t>, SetLine> set_;  // by style and number
    bool told_of_margin_ = false;
};

}  // namespace nabor
