// In: a Book. Out: the same, in which each document says where it comes from (Metadata::source).
// Holds: a document whose own text has these words is left alone, as is a volume of documents. The first heading of a document calls its note,
// a line stands under its heading or behind its last block; a note without a heading to call it is a line. Blocks are numbered anew.
#pragma once

#include <cstdint>

#include "book/book.h"

namespace nabor {

enum class SourcePlace : std::uint8_t { note, line, end };

Book with_document_sources(Book book, SourcePlace place);

}  // namespace nabor
