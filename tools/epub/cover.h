// In: a Book, the cover settings of book.toml, fonts. Out: the cover's image and page.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "book/book.h"
#include "book/product.h"
#include "epub/epub.h"
#include "epub/xhtml.h"
#include "layout/layout.h"

namespace nabor::epub {

struct Cover {
    std::string bytes;
    ImageFacts facts;
    std::string description;  // the text alternative, in the book's language
};

struct CoverRequest {
    const Book& book;
    const Product& product;
    const Layout& layout;
    const EpubOptions& options;
    std::string_view title;
};

// The image that book.toml names, else a cover made from the title. Nothing when none is wanted or the fonts for it are missing.
std::optional<Cover> cover_of(const CoverRequest& request, Report& report);

// A page with the cover alone (Kobo EPUB Guidelines, Cover Images).
XhtmlFile cover_page(const Book& book, const Cover& cover, std::string_view title, StylePaths* paths);

inline constexpr std::string_view cover_page_id = "cover-page", cover_page_name = "cover.xhtml";

}  // namespace nabor::epub
