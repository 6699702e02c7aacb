// In: what a book says. Out: whether it is written from left to right in any language: code, formulas, addresses of the web.
#pragma once

#include "book/book.h"

namespace nabor {

bool is_left_to_right_always(const Block& block);
bool is_left_to_right_always(const Phrase& phrase);
// Whether the words of a link are its address.
bool shows_address(const Link& link);

}  // namespace nabor
