// In: a Book, a Layout, fonts. Out: finished Pages.
// Holds: data flows collect → paragraphs → galleys → pages → make-up; every page number printed in the text has a slot of fixed
// width that make-up fills; a broken line is never broken again.
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

struct TypesetOptions {
    std::size_t jobs = 1;  // threads; the pages do not depend on it
    Moment moment;
    std::string producer;
    std::function<void(std::size_t done, std::size_t all)> progress;  // called from one thread at a time; may be empty
};

// The languages whose dictionaries setting the book may want, the likeliest first: whoever has a thread to spare can load them before.
std::vector<std::string> dictionary_languages(const Book& book, const Product& product);

Pages typeset(const Book& book, const Product& product, const Layout& layout, FontSet& fonts, const Hyphenator& hyphenator,
              const TypesetOptions& options, Report& report);

std::string dump_galleys(const Book& book, const Product& product, const Layout& layout, FontSet& fonts, const Hyphenator& hyphenator,
                         const TypesetOptions& options, Report& report);

}  // namespace nabor
