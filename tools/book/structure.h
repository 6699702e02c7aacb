// In: a Book. Out: its chapters, contents and note numbers. Pure functions: nothing is written back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"
#include "language/initial.h"

namespace nabor {

// Gives every division its role and level from its depth and content; roles that the reader set from @type (preface, glossary …) stay.
// A division of headings and divisions alone is a part; one with text is a chapter, or a section inside a chapter. A reader calls it once,
// after the last change to divisions.
void classify_divisions(Book& book);

// Makes divisions and headings deeper, or less deep.
void shift_levels(Blocks& blocks, int by);

// Gives every block its id. A reader calls it once, as its last step.
void number_blocks(Book& book);

// The paragraphs that open a division, ascending: the first block of its text, after headings, epigraphs and the opening of a letter, if it
// is a paragraph and begins with a capital (language/initial.h). Layouts call them `p.opening`.
std::vector<BlockId> openings(const Book& book, InitialMarks marks);

// The text of inlines as one line, without notes, page marks and index marks. Breaks become spaces, white space is collapsed.
std::string plain_text(const Inlines& inlines);

// Whether a cell holds a number, a date or a dash, without a letter: the class that it has then.
bool holds_figures(const Cell& cell);
inline constexpr std::string_view figures_class = "figures";

// The text of a heading as one line: a line break after the number of a division becomes ". ", any other a space.
std::string heading_line(const Inlines& inlines);

// A reference by page, line or paragraph as it is printed: its words, and the number between `before` and `after`. A number of the source
// after "page" or "line" is left out of the words ("see page 12."), another is a part of them ("the chapter on 1917").
struct NumberReferenceText {
    Inlines words;
    std::string before, after;
};
NumberReferenceText number_reference_text(const Link& link, const std::string& language);

// The headings of a division as one line, joined by ". ", or by a space after punctuation; "" when there are none. Of a heading in two forms
// the other form is left out.
std::string heading_text(const Block& division);

// What becomes one XHTML file or one typeset section. Every block of the book is in exactly one unit, in reading order.
struct Unit {
    enum class Matter : std::uint8_t { front, body, back };
    Matter matter = Matter::body;
    std::vector<const Block*> path;    // its divisions, outermost first, its own division last (if any)
    std::vector<const Block*> blocks;  // its content: its division, or a part's headings, or blocks outside any division
    bool opens_part = false;           // `blocks` are the headings and text of a part before its first chapter
    bool goes_on = false;              // `blocks` stand below others of its division, which are units of their own

    // Whether its content is its division as a whole.
    bool is_division() const { return !path.empty() && blocks.size() == 1 && blocks.front() == path.back(); }
};
std::vector<Unit> units(const Book& book);

// The name of a unit in lists: its heading, else its document's title or first words, else the word for what it is. Never empty.
std::string unit_name(const Book& book, const Unit& unit);

struct ContentsEntry {
    std::uint8_t depth = 1;            // 1 for the outermost
    Role role = Role::chapter;
    AnchorId anchor = AnchorId::none;
    LanguageId language = LanguageId::main;
    std::string title;                 // never empty: an untitled division is listed by its first words or left out
    std::string author;                // of a document with its own header, unless it is the book's author
    const Block* division = nullptr;
};
// In reading order, down to depth `deepest`; 0: all. A text in two forms is there once.
std::vector<ContentsEntry> contents(const Book& book, std::uint8_t deepest = 0);

// The number of a list or an item that both outputs can count from; nothing for others ("12a", "IV").
std::optional<int> list_number(std::string_view number);

// The words of a lemma as an entry of an apparatus prints them: "et … susurro" for more words than six, unless the editor cut it short.
std::string short_lemma(const Lemma& lemma);
// What stands between these words and the readings: its witnesses and the bracket, " A B] "; "" where the entry has neither words nor witnesses.
std::string after_lemma(const Lemma& lemma);

}  // namespace nabor
