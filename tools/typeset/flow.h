// In: nothing. Out: the types that pass from collect to the setting of lines.
// Holds: a FlowSection is all that one thread needs to set one unit of the book: text, styles by index, structure by index.
// Text is UTF-16. `text` is what is shaped. What it says (small capitals set from capitals, upper-cased heads) is `spoken`, of the same
// length; most paragraphs say what is shaped, and have none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/length.h"
#include "base/source.h"
#include "layout/layout.h"
#include "page/pages.h"

namespace nabor {

enum class StyleId : std::uint32_t {};
enum class SectionNoteId : std::uint32_t {};  // index into FlowSection::notes, of whatever series
enum class NoteSeriesId : std::uint16_t {};   // index into the layout's series of notes; layouts have one series so far

inline constexpr char16_t object_character = 0xFFFC;  // stands for an image or a page-number slot in the text
inline constexpr char16_t line_separator = 0x2028;

// A stretch of a paragraph in one style, one language and one structure node; stretches cover the text in order.
struct TextStretch {
    std::uint32_t begin = 0, end = 0;
    StyleId style{};
    PageLanguageId language = PageLanguageId::main;
    NodeId node = NodeId::none;
    PageLinkId link = PageLinkId::none;
};

// What an object_character stands for.
struct InlineObject {
    std::uint32_t position = 0;
    PageImageId image{};
    Length width, height;
    bool is_slot = false;  // a page number, filled at make-up
    DestinationId slot_target = DestinationId::none;
};

struct NoteMark {
    std::uint32_t position = 0;
    SectionNoteId note{};
};

struct FlowBlock;

enum class SideMargin : std::uint8_t { outer, inner };

// What stands beside the line that shows a position of its paragraph: a margin note, a line number, a page number of the source.
struct FlowSideMark {
    std::uint32_t position = 0;
    std::vector<FlowBlock> content;
    SideMargin margin = SideMargin::outer;
    bool may_move = true;  // up or down from its line, to keep apart from others
};

struct DestinationMark {
    std::uint32_t position = 0;
    DestinationId destination{};
};

// Text [begin, end) says what a block of the book says from its place on; what stands between such pieces is made by the typesetter.
struct TextOrigin {
    std::uint32_t begin = 0, end = 0;
    Origin origin;
};

// A capital that the paragraph's first lines stand beside: text [0, marks_end) hangs before it, [marks_end, end) is the capital, and the
// first line begins with `next`.
struct FlowInitial {
    std::uint32_t marks_end = 0, end = 0, next = 0;
    std::vector<StyleId> styles;  // of the capital, by the lines it is high: two, three …; none: the paragraph has none
};

struct FlowParagraph {
    std::u16string text, spoken;
    std::vector<TextStretch> stretches;
    std::vector<InlineObject> objects;
    std::vector<NoteMark> notes;
    std::vector<FlowSideMark> side_marks;  // by position
    std::vector<DestinationMark> destinations;
    std::vector<std::pair<std::uint32_t, Span>> spans;  // where in the manuscript the text from a position comes from
    std::vector<TextOrigin> origins;                    // by position
    StyleId style{};
    bool is_heading = false;
    bool right_to_left = false;
    bool leaders = false;  // contents: dots between the text and the slot at its end
    bool is_verse_line = false;
    bool continues_verse_line = false;         // set on from where the verse line before it ended
    std::vector<DestinationId> index_targets;  // an index entry: their page numbers follow the text once pages are known
    Length label_width;                        // hanging label at the start: its column, 0 when none
    std::uint32_t label_end = 0;               // text [0, label_end) is the label
    bool label_flush_right = false;            // numbers: their last figures stand under each other
    FlowInitial initial;

    std::u16string_view says() const { return spoken.empty() ? text : spoken; }
    // To be called before text changes that goes on saying what it said.
    void keep_what_it_says() {
        if (spoken.empty()) spoken = text;
    }

    // Where the lines begin: what stands before it is set beside them.
    std::uint32_t lines_begin() const { return initial.styles.empty() ? label_end : initial.next; }
};

struct FlowImage {
    PageImageId image{};
    NodeId node = NodeId::none;
    Length width, height;  // as asked; bounded by the measure and the page when set
    TextAlign align = TextAlign::centre;
    Origin origin;
};

struct FlowCell {
    std::vector<FlowBlock> blocks;
    std::uint16_t column = 0, columns = 1, rows = 1;
    TextAlign align = TextAlign::left;
};

struct FlowRow {
    std::vector<FlowCell> cells;
    bool header = false;
    bool rule_above = false, rule_below = false;
};

struct FlowTable {
    std::vector<FlowRow> rows;
    std::uint16_t columns = 0;
    Length column_gap = Length::points(9);
};

// Whether a page may end between two blocks: freely, at a cost, or only where no other end is left.
enum class Keep : std::uint8_t { no, loosely, firmly };

struct FlowBlock {
    std::variant<FlowParagraph, FlowImage, FlowTable> content;
    Length left, right;  // indents of its containers and its own, from the measure's edges
    Length space_before, space_after;
    PageBreak break_before = PageBreak::automatic, break_after = PageBreak::automatic;
    bool keep_together = false;
    Keep keep_with_next = Keep::no;
    bool keep_with_previous = false;
    Length sink;
    std::uint32_t centring_group = 0;         // verse centred on its longest line: blocks of one group move together; 0: none
    std::vector<DestinationId> destinations;  // of containers that begin with this block
    std::vector<std::pair<std::string, std::string>> strings;  // running strings this block sets
};

struct FlowNote {
    NoteSeriesId series{};
    std::vector<FlowBlock> blocks;
};

struct FlowSection {
    std::vector<FlowBlock> blocks;
    std::vector<FlowNote> notes;          // by SectionNoteId, in the order of their calls
    std::string page;                     // named page
    PageBreak opening = PageBreak::page;  // page, or right: begin on a recto
    bool front_matter = false;
    bool waits_for_pages = false;                              // an index: set when the pages before it are made up
    DestinationId plate = DestinationId::none;                 // a plate, which is bound in after the leaf on which this stands
    std::vector<std::pair<std::string, std::string>> strings;  // running strings in force when the section opens
};

}  // namespace nabor
