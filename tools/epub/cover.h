// In: a Book, what book.toml says of its cover, fonts. Out: the cover's image and page.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "book/book.h"
#include "book/product.h"
#include "epub/epub.h"
#include "layout/layout.h"

namespace nabor::epub {

struct Cover {
    std::string bytes;
    ImageFacts facts;
    std::string description;  // for who cannot see it, in the book's language
};

// The one that book.toml names, else one made of the title; nothing where none is wanted, or fonts are lacking to make it.
std::optional<Cover> cover_of(const Book& book, const Product& product, const Layout& layout, std::string_view title,
                              const EpubOptions& options, Report& report);

// A page with the cover alone (Kobo EPUB Guidelines, Cover Images).
std::string cover_page(const Book& book, const Cover& cover, std::string_view title);

inline constexpr std::string_view cover_page_id = "cover-page", cover_page_name = "cover.xhtml";

}  // namespace nabor::epub
