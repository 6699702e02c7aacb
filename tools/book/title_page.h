// In: the metadata of a book. Out: a title page as a block of the model; or the manuscript's own, completed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"

namespace nabor {

// Names and title as the metadata give them, with their languages where the book knows these.
Block title_page_of(const Book& book, std::string_view title);

// "Edited by A. B., C. D.", "Translated by E. F.": a line each, where there are any.
std::vector<std::string> editors_and_translators(const Book& book);

// The title of the header and its subtitle, a leaf each; nothing without a title.
Blocks titles_of(const Book& book);

// Adds the authors of the header to the manuscript's full title page, where its title pages name none of them.
void complete_title_page(Book& book);

}  // namespace nabor
