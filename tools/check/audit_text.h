// In: finished Pages. Out: their lines, with text and word gaps.
// Holds: lines are in reading order, text and notes apart, so the lines of a paragraph are adjacent across a page end.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/length.h"
#include "check/audit.h"
#include "page/pages.h"

namespace nabor {

// The space between two words of a line.
struct WordGap {
    Length left, right;
    std::int64_t per_size = 0;  // width in ten-thousandths of the type size
};

struct AuditLine {
    std::uint32_t page = 0;
    PageLine set;
    std::string text;           // UTF-8, without trailing spaces; a hyphen of the line break is "-"
    Length left, right;         // edges of the printed glyphs
    Length size;                // type size of the first run
    std::vector<WordGap> gaps;  // from left to right
    bool ends_with_space = false;  // its text does: the line ends between words
    bool hyphen = false;        // ends with a hyphen, of the line break or of the word
};

struct AuditText {
    std::vector<AuditLine> body, notes;
    Length leading;               // the most frequent line height of the body
    std::int64_t mean_space = 0;   // mean word space of justified lines, thousandths of the natural width; 0 without such lines
    std::int64_t usual_space = 0;  // their median: four pages of addresses with wide gaps would spoil a mean for a whole book
    std::int64_t usual_gap = 0;    // median of their gaps, ten-thousandths of the type size
};

AuditText audit_text(const Pages& pages);

// Justified, with at least one word space.
inline bool is_justified(const AuditLine& line) { return line.set.justified && line.set.word_space > 0; }

// Partitions the lines into paragraphs.
std::vector<std::span<const AuditLine>> paragraphs_of(std::span<const AuditLine> lines);

// The measure of a line, with the line's height.
AuditMark mark_of(const AuditLine& line);

}  // namespace nabor
