// In: text, phrases, marks and blocks in the order of the source. Out: leaf and container blocks with the white space that book/book.h
// promises.
// Holds: a leaf opens with its first visible inline and closes when a block interrupts it; the rest continues in a new leaf of the
// same kind, inside the same phrases. White space is written only before the next visible inline: never twice, never at a leaf's
// edge, never before a note call or before a comma on a new line of the source.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"

namespace nabor::reading {

class PartedWords;

// Marks without width (page marks, anchors, index marks) that belong to the next leaf, wherever it opens; and who knows the source's words.
struct Marks {
    Inlines waiting;
    PartedWords* parted = nullptr;  // without it words are joined at soft_break() and line_break() alone
};

class Flow {
public:
    enum class Grouping : std::uint8_t { verse, none };  // whether loose verse lines become poems

    // Text outside any leaf goes into a leaf with the header `loose`.
    Flow(Marks& marks, Block loose, Grouping grouping = Grouping::verse);

    void begin_leaf(Block header);
    void end_leaf();
    void begin_phrase(Inline shell);  // a Phrase or a Link without its content
    void end_phrase();

    // Collapses white space; `spaced_marks` for languages with a space before ; : ! ? (French).
    void text(std::string_view characters, Span span, bool spaced_marks = false);
    void verbatim(std::string_view characters, Span span);  // code: as written
    // Keeps lines, blank lines and more than one space: as line breaks and no-break spaces. Tabs are four spaces.
    void preserved(std::string_view characters, Span span);
    void space();       // the same as white space in text()
    void wide_space();  // the same, but wider than between words (a caesura)
    // Quotation marks: no white space after the first nor before the second.
    void opening_mark(std::string_view mark, Span span);
    void closing_mark(std::string_view mark, Span span);
    void line_break(Span span);  // unless it is inside a word, after a hyphen
    // A line end of the source: a space, unless it is inside a word (after a hyphen, or as the source says).
    void soft_break(bool inside_word);

    void visible(Inline item);    // an image or another inline with width
    void note_call(Inline call);  // without white space before it
    void mark(Inline item);
    void add(Block block);

    bool in_leaf() const { return !leaves_.empty(); }
    // Nothing of the leaf stands after a block in it: a note there is one of the block.
    bool is_after_block() const { return in_leaf() && !has_open_text() && blocks_.size() > leaves_.back().first_block; }
    bool has_open_text() const { return open_ && visible_; }
    bool empty() const { return blocks_.empty() && !open_; }
    // The last leaf so far, for a note between blocks; nullptr when there is none.
    Block* last_leaf();
    Block* last_block() { return blocks_.empty() ? nullptr : &blocks_.back(); }
    Block take_last_block();  // which there must be
    char32_t last_character() const { return open_ ? last_ : 0; }    // of the open leaf, 0 when it does not end with text
    char32_t first_character() const { return open_ ? first_ : 0; }  // of the open leaf
    bool is_spaced() const { return waiting_.space; }                // white space comes before the next word

    Blocks finish();

private:
    struct Leaf {
        Block header;
        bool continues = false;  // after a block inside its sentence
        std::size_t first_block = 0;  // how many blocks come before it
    };
    struct Waiting {
        bool space = false;
        bool line_feed = false;  // the white space contains one: it may be source formatting
        bool beside_tag = false;
        bool wide = false;
        std::size_t lines = 0, columns = 0;  // line ends and spaces that are kept
        std::size_t depth = 0;               // of the open phrase that gets the space
    };
    // What the next word does with the end of the text before it. A broken hyphen also has a line break waiting.
    enum class Join : std::uint8_t { none, plain, hyphen, certain_hyphen, broken_hyphen };
    // The leaf's content, or that of an open phrase.
    struct Level {
        Inlines items;
        bool only_marks = true;
    };

    void open();
    void close();
    void fold();
    void put(std::size_t depth, std::string_view characters, Span span);
    void put_item(std::size_t depth, Inline item);
    // `place`: of the line's end before the word, where it is known better than by `span`.
    void put_word(std::string_view word, Span span, bool spaced_marks, std::optional<Span> place = std::nullopt);
    void put_waiting(Span span);
    void put_page_marks(std::size_t depth);
    void put_line_breaks(std::size_t count, std::size_t depth, Span span);
    std::size_t depth_of_space() const;
    void wait_for_space(bool line_feed, bool beside_tag);
    void keep_space(std::size_t lines, std::size_t columns);
    bool space_is_layout(std::string_view word, bool spaced_marks) const;
    bool ends_with_hyphen() const;
    void settle_join(std::string_view word, Span span);
    void settle_hyphen(std::string_view word, Span span);
    void settle_own_hyphen(std::string_view word);
    void settle_apart();
    bool ends_with_hyphened_initial();
    bool goes_on_in_capitals(std::string_view word);
    Text* last_text();  // nullptr when the open leaf does not end with text
    void remove_last_character();
    void release_anchor(AnchorId& anchor, Span span);

    Marks& marks_;
    Block loose_;
    Grouping grouping_;
    Blocks blocks_;
    std::vector<Leaf> leaves_;       // begun and not ended, outermost first
    std::vector<Inline> shells_;     // phrases begun and not ended
    std::optional<Block> open_;      // the leaf being filled; its content stands in contents_
    std::vector<Level> contents_;    // by depth: the leaf, then one for each open shell
    char32_t first_ = 0, last_ = 0, before_last_ = 0;  // of the open leaf's text
    bool visible_ = false;           // the open leaf has something visible
    bool line_start_ = true;         // nothing visible since it opened or since its last line break
    Waiting waiting_;
    Inlines page_marks_;             // with a number, behind the space that waits: the page begins with the next word
    Join join_ = Join::none;
    Span break_span_;  // of the line break that waits
};

// The last leaf in document order, also inside containers; nullptr when a table or an image comes after it.
Block* last_leaf_of(Blocks& blocks);

// Gathers runs of verse lines into poems, and runs of poems without a head of their own into stanzas of one poem.
void group_verse(Blocks& blocks);

}  // namespace nabor::reading
