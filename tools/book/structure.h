// In: a Book. Out: its chapters, contents and note numbers. Pure functions: nothing is written back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"
#include "language/initial.h"

namespace nabor {

// Gives every division of the book its role and level from its depth and what it holds; roles that the reader already
// set from @type (preface, glossary, …) stay. Called once by a reader, as its last step. A division that holds only its
// heads and other divisions is a part; one that holds text and no part above it… is a chapter; inside a chapter, sections.
void classify_divisions(Book& book);

// Gives every block its id. Called once by a reader, when nothing is moved any more.
void number_blocks(Book& book);

// The paragraphs that open a division, ascending: the first block of its text, after heads, epigraphs and the opening of a letter,
// where that is a paragraph that begins with a capital (language/initial.h). A layout calls them `p.opening`.
std::vector<BlockId> openings(const Book& book, InitialMarks marks);

// The text of inlines as a line: notes, page marks and index marks left out, breaks as spaces, white space collapsed.
std::string plain_text(const Inlines& inlines);

// The heading of a division as a line: its heading leaves joined by ". " (or a space after a closing mark); "" when none.
std::string heading_text(const Block& division);

// What becomes one XHTML file, or opens a page: in reading order, every block of the book is in exactly one.
struct Unit {
    enum class Matter : std::uint8_t { front, body, back };
    Matter matter = Matter::body;
    std::vector<const Block*> path;    // the divisions it stands in, outermost first; the unit's own division last (if any)
    std::vector<const Block*> blocks;  // what it sets: its division, or a part's own heads, or blocks outside any division
    bool opens_part = false;           // `blocks` are the heads and text of a part before its first chapter
};
std::vector<Unit> units(const Book& book);

// What a unit is called among others: its heading, else its document's title or first words, else what it is, in the book's language. Never empty.
std::string unit_name(const Book& book, const Unit& unit);

struct ContentsEntry {
    std::uint8_t depth = 1;            // 1 for the outermost
    Role role = Role::chapter;
    AnchorId anchor = AnchorId::none;
    LanguageId language = LanguageId::main;
    std::string title;                 // never empty: an untitled division is listed by its first words, or left out
    std::string author;                // of a document with its own header, when it is not the book's author
    const Block* division = nullptr;
};
// In reading order. `deepest` bounds the depth; 0 is no bound.
std::vector<ContentsEntry> contents(const Book& book, std::uint8_t deepest = 0);

enum class NoteNumbering : std::uint8_t { chapter, book };
// The printed number of every note, by NoteId: arabic, in the order of their calls, anew in each unit or through the book.
// A note that nobody calls is numbered after those of its unit… and has a diagnostic from the reader.
std::vector<std::string> note_numbers(const Book& book, NoteNumbering numbering);

// Notes called in these blocks, nested calls included, in order.
std::vector<NoteId> notes_called(const Book& book, const std::vector<const Block*>& blocks);

}  // namespace nabor
