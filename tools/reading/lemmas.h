// In: a Book whose entries of an apparatus know where their lemma begins. Out: the words of each lemma, where it ends, and the link to the entry.
// Holds: a lemma ends at the first call of its entry. Its words stand in a Link of role lemma where it begins and ends between the same inlines
// of one leaf; where it cuts phrases or another lemma, or runs over blocks, its anchors alone are there. One pass over the text.
#pragma once

#include "book/book.h"

namespace nabor::reading {

void find_lemmas(Book& book);

}  // namespace nabor::reading
