// In: nothing. Out: the types that pass from collecting to the setting of lines.
// Holds: a FlowSection is all that a thread needs to set one section: text, styles by index, structure nodes by index.
// Text is UTF-16. `text` is shaped; `spoken` is what copying and reading aloud yield, where that differs (synthetic small capitals,
// upper-cased heads). Both have the same length.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/length.h"
#include "base/source.h"
#include "language/bidi.h"
#include "layout/layout.h"
#include "page/pages.h"
#include "typeset/of_both.h"

namespace nabor {

enum class StyleId : std::uint32_t {};
enum class SectionNoteId : std::uint32_t {};  // index into FlowSection::notes, of whatever series
enum class NoteSeriesId : std::uint16_t {};   // index into the layout's series of notes

inline constexpr char16_t object_character = 0xFFFC;  // stands for an image or a page-number slot in the text
inline constexpr char16_t line_separator = 0x2028;

// A part of a paragraph in one style, one language and one structure node. Stretches cover the text in order.
struct TextStretch {
    std::uint32_t begin = 0, end = 0;
    StyleId style{};
    PageLanguageId language = PageLanguageId::main;
    NodeId node = NodeId::none;
    PageLinkId link = PageLinkId::none;
    bool is_code = false;  // no text of a language: it is broken at its own signs, without hyphens
};

// What a slot in the text waits for: the page of a destination, the number of a note that is counted by page, the line of a destination, the
// lines that a note is about, which of several equal words in its line the lemma of a note is.
enum class SlotKind : std::uint8_t { page, note, line, lines_of_note, ordinal };

// What an object_character in the text stands for.
struct InlineObject {
    std::uint32_t position = 0;
    PageImageId image{};
    Length width, height;
    bool is_slot = false;  // a number, filled at make-up
    DestinationId slot_target = DestinationId::none;
    SlotKind slot_kind = SlotKind::page;
};

struct NoteMark {
    std::uint32_t position = 0;
    SectionNoteId note{};
};

struct FlowBlock;

// What stands beside the line that shows a position of its paragraph: a margin note, a line number, a page number of the source.
struct FlowSideMark {
    std::uint32_t position = 0;
    std::vector<FlowBlock> content;
    SideMargin margin = SideMargin::outer;
    bool may_move = true;  // up or down from its line, to keep apart from others
    NoteSeriesId series{};  // of a note, which stands at the foot where it is higher than a page
};

struct DestinationMark {
    std::uint32_t position = 0;
    DestinationId destination{};
    bool is_of_text_before = false;  // it stays on the line that shows the text before it, as a call does
};

// A running string that a block sets, and a shorter form of it; "" without one.
struct RunningString {
    std::string name{}, text{}, short_text{};
};

// Text [begin, end) is a block's own, from `origin` on. Text between such pieces is added by the typesetter.
struct TextOrigin {
    std::uint32_t begin = 0, end = 0;
    Origin origin;
};

// A drop cap: text [0, marks_end) hangs before it, [marks_end, end) is the capital, and the first line begins at `next`.
struct FlowInitial {
    std::uint32_t marks_end = 0, end = 0, next = 0;
    std::vector<StyleId> styles;  // of the capital, for a height of 2, 3 … lines; empty: there is no drop cap
};

// How the lines of a paragraph are numbered.
struct FlowNumbers {
    bool counts_lines = false;
    bool goes_on = false;          // another speaker's share of the line of verse before it
    std::uint32_t verse = 0;       // the number that its poem gives it; 0: it is counted with the others
    std::uint32_t paragraph = 0;   // beside its first line; 0: none
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
    std::vector<BidiIsolate> isolates;                  // phrases in a language of another direction; outer ones first
    StyleId style{};
    bool is_heading = false;
    bool is_code_block = false;  // a line of it that turns over is indented, the next line of code is not
    bool hyphenates = false;     // whatever its style says: in a narrow column
    bool right_to_left = false;
    bool indents_turned = false;  // what a layout calls left is the right, of the indents
    bool mirrors = false;  // right to left, and not aligned by the source: what a layout calls left is its right
    bool leaders = false;  // in contents: dots between the text and the slot at its end
    bool is_verse_line = false;
    bool continues_verse_line = false;         // begins where the verse line before it ended
    std::vector<DestinationId> index_targets;  // of an index entry: their page numbers are appended once pages are known
    Length label_width;                        // the column of the hanging label at the start; 0: none
    Length label_indent;                       // how far the text stands in from the end of that column
    std::uint32_t label_end = 0;               // text [0, label_end) is the label
    std::uint32_t run_in_label_end = 0;        // text [0, run_in_label_end) is a label that does not hang, and the white behind it
    bool label_flush_right = false;            // numbers: their last digits stand under each other
    FlowInitial initial;
    FlowNumbers numbers;

    std::u16string_view says() const { return spoken.empty() ? text : spoken; }
    // To be called before `text` is changed without changing what it says.
    void keep_what_it_says() {
        if (spoken.empty()) spoken = text;
    }

    // Where a position of the text comes from; what is made and stands first has the place of what follows.
    Span place_at(std::uint32_t position) const {
        const auto after = std::partition_point(spans.begin(), spans.end(), [&](const auto& span) { return span.first <= position; });
        if (after != spans.begin()) return std::prev(after)->second;
        return spans.empty() ? Span{} : spans.front().second;
    }

    // Where the lines begin: text before it is set beside them.
    std::uint32_t lines_begin() const { return initial.styles.empty() ? label_end : initial.next; }
};

struct FlowImage {
    PageImageId image{};
    NodeId node = NodeId::none;
    Length width, height;  // as asked; the measure and the page bound them when the image is set
    TextAlign align = TextAlign::centre;
    Origin origin;
    Span place{};
};

struct FlowCell {
    std::vector<FlowBlock> blocks;
    std::uint32_t column = 0, columns = 1;
    std::uint16_t rows = 1;
    TextAlign align = TextAlign::left;
};

struct FlowRow {
    std::vector<FlowCell> cells;
    bool header = false;
    bool rule_above = false, rule_below = false;
};

struct FlowTable {
    std::vector<FlowRow> rows;
    std::uint32_t columns = 0;
    Length column_gap = Length::points(9);
    bool right_to_left = false;  // its first column is at the right
    Span span;
};

// Blocks in columns beside each other, filled one after the other.
struct FlowColumns {
    std::vector<FlowBlock> blocks;
    std::uint16_t columns = 2;
    Length gap;
    bool right_to_left = false;  // its first column is at the right
};

// Whether a page may end between two blocks: freely, at a cost, or only as a last resort.
enum class Keep : std::uint8_t { no, loosely, firmly };

struct FlowBlock {
    std::variant<FlowParagraph, FlowImage, FlowTable, FlowColumns> content;
    Length left, right;  // its own indents and those of its containers, from the edges of the measure
    Length space_before, space_after;
    PageBreak break_before = PageBreak::automatic, break_after = PageBreak::automatic;
    bool keep_together = false;
    Keep keep_with_next = Keep::no;
    bool keep_with_previous = false;
    bool restarts_lines = false;              // lines are counted anew from here on
    Length sink;
    std::uint32_t centring_group = 0;         // of verse centred on its longest line: the blocks of a group move together; 0: none
    std::vector<DestinationId> destinations;  // of this block and of containers that begin with it
    std::vector<RunningString> strings;       // that this block sets
    bool at_foot = false;                     // of a section that fits on one page: it stands at the page's foot
    std::vector<FlowBlock> labels;            // set beside its first line: of an image or a table, and of items around a list
};

struct FlowNote {
    NoteSeriesId series{};
    std::vector<FlowBlock> blocks;
    DestinationId counted = DestinationId::none;  // of a note that is counted by page or keyed to lines: the note's own, by which slots name it
};

// A text of a pair of parallel texts.
struct ParallelPlace {
    std::uint32_t pair = 0xFFFFFFFF;  // index into Book::parallel_texts; 0xFFFFFFFF: none
    std::uint8_t text = 0;            // 1: the right one

    bool is_any() const { return pair != 0xFFFFFFFF; }
    bool operator==(const ParallelPlace&) const = default;
};

// The named page that a division opens.
struct OpenedPage {
    DestinationId division{};
    std::string page;
};

struct FlowSection {
    std::vector<FlowBlock> blocks;
    std::vector<FlowNote> notes;          // by SectionNoteId, in the order of their calls
    std::string page;                     // named page
    PageBreak opening = PageBreak::page;  // page; right: begin on a recto; left: parallel texts on facing pages begin on a verso
    bool front_matter = false;
    bool waits_for_pages = false;                              // an index: set after the pages before it are made up
    DestinationId plate = DestinationId::none;                 // of a plate, which is bound in after the leaf on which this destination stands
    std::vector<RunningString> strings;  // in force when the section opens
    bool fits_page = false;              // a title page or the like: white gives way so that it has one page
    ParallelPlace place;
    std::vector<OpenedPage> opened_pages;  // of parallel texts: by the divisions that begin a new spread
    std::vector<FlowSection> parallel;   // the text that is set beside this one: none, or one
    std::vector<OfBoth<DestinationId>> level;  // what begins level in the two, ascending in both
};

}  // namespace nabor
