// In: finished Pages. Out: their lines as the rules of the audit want them: what each says, where its words and gaps stand.
// Holds: lines in reading order, the text apart from the notes, so that lines of one paragraph follow each other across a page's end.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/length.h"
#include "check/audit.h"
#include "page/pages.h"

namespace nabor {

// The white of a space between two words of a line.
struct WordGap {
    Length left, right;
    std::int64_t per_size = 0;  // ten-thousandths of the size it is set in
};

struct AuditLine {
    std::uint32_t page = 0;
    PageLine set;
    std::string text;           // UTF-8, without a space at its end; a hyphen for the one that the line break made
    Length left, right;         // of what is printed
    Length size;                // of its first run
    std::vector<WordGap> gaps;  // from left to right
    bool hyphen = false;        // made by the line break, or the word's own: a reader sees no difference
};

struct AuditText {
    std::vector<AuditLine> body, notes;
    Length leading;               // the most common height of a line of the body
    std::int64_t mean_space = 0;  // of the justified lines' word spaces, thousandths of the natural width; 0: there are none
    std::int64_t mean_gap = 0;    // of their gaps, ten-thousandths of the size
};

AuditText audit_text(const Pages& pages);

// It fills its measure by its word spaces.
inline bool is_justified(const AuditLine& line) { return line.set.justified && line.set.word_space > 0; }

// Successive lines of one paragraph each; nothing is left out.
std::vector<std::span<const AuditLine>> paragraphs_of(std::span<const AuditLine> lines);

// The whole measure of a line, as high as the line.
AuditMark mark_of(const AuditLine& line);

}  // namespace nabor
