// In: a Book. Out: the numbers of its verse lines and paragraphs, and what a reference to one of them prints.
// Holds: number_blocks() was called. Pure functions of their arguments; both outputs number by them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "book/book.h"
#include "language/counter.h"

namespace nabor {

struct VerseNumber {
    BlockId line = BlockId::none;
    std::uint32_t number = 0;
    bool goes_on = false;  // another speaker's share of the line before it
};

// Every verse line of the text, by its id. A number of the source counts, and the lines after it follow from it. Others are counted from 1 in
// their poem; outside of poems, as in a play, in the innermost division with a heading. Stanzas that follow each other without heads
// between them are one poem.
std::vector<VerseNumber> verse_numbers(const Book& book);

struct ParagraphNumber {
    BlockId paragraph = BlockId::none;
    std::uint32_t number = 0;
    std::string id;  // the name of its place in both outputs, which no other thing has: "paragraph-12", "paragraph-3-12" in the third section
};

// The paragraphs of the text, by their ids; those of notes, tables, figures and title pages have none. `scope`: document, section (a division
// with a heading) or book. The right one of two parallel texts has the numbers of the left one: aligned paragraphs have one number, others in it
// none. Where nothing of it is aligned with paragraphs that have numbers, it is counted for itself. (paragraph_numbers.cpp)
std::vector<ParagraphNumber> paragraph_numbers(const Book& book, CounterScope scope);

struct TextNumbers {
    std::vector<VerseNumber> verse;
    std::vector<ParagraphNumber> paragraphs;

    std::uint32_t greatest() const;
};
// `counts_verse`: whether the lines of verse are counted by poem. `paragraphs`: the scope of paragraphs; nothing: they have no numbers.
TextNumbers text_numbers(const Book& book, bool counts_verse, std::optional<CounterScope> paragraphs);

const VerseNumber* find_number(std::span<const VerseNumber> numbers, BlockId line);
const ParagraphNumber* find_number(std::span<const ParagraphNumber> numbers, BlockId paragraph);

// The number of the verse line or paragraph that has an anchor or holds it, or is the first in the thing that has it.
using NumbersOfAnchors = std::map<AnchorId, std::uint32_t>;
NumbersOfAnchors verse_of_anchors(const Book& book, std::span<const VerseNumber> numbers);
NumbersOfAnchors paragraphs_of_anchors(const Book& book, std::span<const ParagraphNumber> numbers);

// A section, in which lines and paragraphs may be counted anew.
bool is_headed_division(const Block& block);

// Whether the lines of a leaf in this role are lines of the text, which is what a layout counts: not those of heads, captions and titles.
bool counts_lines(Role role);
// Whether nothing is counted in a container or a division of this role, whatever stands in it: a title page, a figure, an editor's note.
bool is_outside_of_counts(Role role);

}  // namespace nabor
