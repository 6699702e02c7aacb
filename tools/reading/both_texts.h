// In: one source, read twice: as its edited text and as its diplomatic one. Out: one Book in which a text that differs stands twice, its
// diplomatic form before the edited one, as parallel texts.
// Holds: a text is a document, else an outermost division; where a book has words outside of its divisions that differ, all of its matter is one.
// Every block of the diplomatic form is a piece with its counterpart. What an editor adds stands once, in the edited form: index marks, pictures
// and editor's notes whose words do not differ, all notes but the author's. Marks of source pages stand once, in the diplomatic form.
#pragma once

#include "book/book.h"

namespace nabor::reading {

// False where nothing differs: the Book is then the edited one.
bool join_texts(Book& edited, const Book& diplomatic);

}  // namespace nabor::reading
