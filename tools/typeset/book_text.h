// In: pieces of a book's text. Out: a paragraph's text, in UTF-16.
// Holds: what a paragraph takes from the book stays where it is until the paragraph is set: of one that an earlier build set, no more is
// wanted than a digest, and to recode a book and keep a second copy of it is a tenth of such a build.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "typeset/flow.h"

namespace nabor {

// As it is shaped: line feeds become line separators, tabs spaces; controls say nothing.
void append_utf16(std::u16string& text, std::string_view utf8);

// How many units append_utf16 would append; nothing unless all it would do is to recode characters of up to three bytes.
std::optional<std::uint32_t> plain_units(std::string_view utf8);

// Takes over what the paragraph, or each of the section's, has left in the book.
void take_book_text(FlowParagraph& paragraph);
void take_book_text(FlowSection& section);

}  // namespace nabor
