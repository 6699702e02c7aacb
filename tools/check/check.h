// In: a Book. Out: findings about its text and structure, and what of it the layout has no place for.
#pragma once

#include <span>

#include "base/report.h"
#include "book/book.h"
#include "book/text_numbers.h"
#include "language/counter.h"

namespace nabor {

// The codes of the section "Checking the text" of docs/diagnostics.md, in reading order within each rule.
void check_book(const Book& book, Report& report);

// Types and places of notes for which a layout has no series, once each: tei-note-type, tei-note-place.
void check_note_series(const Book& book, std::span<const NoteCounter> series, Report& report);

// What a layout has numbers for.
struct NumberedText {
    bool counts_lines = false;
    NumbersOfAnchors paragraphs;  // empty: it numbers none
};

// References by line and by paragraph that have no number to print: reference-without-number.
void check_number_references(const Book& book, const NumberedText& text, Report& report);

// Each piece of parallel texts without a counterpart: tei-parallel-counterpart. The reader only counts them.
void check_parallel_texts(const Book& book, Report& report);

}  // namespace nabor
