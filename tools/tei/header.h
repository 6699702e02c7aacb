// In: a teiHeader (TEI chapter 2). Out: the facts about its text.
#pragma once

#include "book/book.h"
#include "tei/tree.h"

namespace nabor::tei {

Metadata read_header(const TeiTree& tree, NodeIndex header);

// The title elements of a header, one for each of Metadata::titles that read_header() gives.
std::vector<NodeIndex> titles_of(const TeiTree& tree, NodeIndex header);

// Authors, editors and others, with their roles (header_people.cpp).
std::vector<Contributor> read_contributors(const TeiTree& tree, NodeIndex header);

// The source of the text as one line: archive, bibliographic reference, or prose (header_source.cpp).
std::string source_line(const TeiTree& tree, NodeIndex source_description);

}  // namespace nabor::tei
