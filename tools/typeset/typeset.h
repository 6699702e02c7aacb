// In: a Book, a Layout, fonts. Out: finished Pages.
// Holds: data flows one way: collect, lines, pages, glyphs, make-up. Every page number printed in the text has a slot of fixed width that
// make-up fills; a broken line is never broken again.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/report.h"
#include "book/book.h"
#include "book/product.h"
#include "font/font.h"
#include "language/hyphenation.h"
#include "layout/layout.h"
#include "page/pages.h"

namespace nabor {

// What a book is set from.
struct TypesetInput {
    const Book& book;
    const Product& product;
    const Layout& layout;
    FontSet& fonts;  // faces are loaded as they are needed
    const Hyphenator& hyphenator;
};

struct TypesetOptions {
    std::size_t jobs = 1;  // threads; the pages do not depend on it
    Moment moment;
    std::string producer;
    std::function<void(std::size_t done, std::size_t all)> progress;  // called from one thread at a time; may be empty
};

// The languages whose dictionaries may be needed, the likeliest first: a caller with a spare thread can load them early.
std::vector<std::string> dictionary_languages(const Book& book, const Product& product);

// Returns no pages when a font family of the layout is missing, which is reported.
Pages typeset(const TypesetInput& input, const TypesetOptions& options, Report& report);

// The lines of each section as text, in the settings that the page breaker chose, for `nabor dump --stage=galley`.
std::string dump_galleys(const TypesetInput& input, const TypesetOptions& options, Report& report);

}  // namespace nabor
