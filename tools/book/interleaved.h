// In: a Book. Out: the same with its parallel texts interleaved: each piece of the left text, then its counterpart.
// Holds: every block of the Book is there once, with its id and anchor. Two divisions with the same pieces become one, with the headings of both;
// other divisions stand one after the other. Where the two texts differ in order, that of the right text is kept.
// Of three texts, the pieces stand in the order of the texts.
#pragma once

#include "book/book.h"

namespace nabor {

Book interleaved(Book book);

}  // namespace nabor
