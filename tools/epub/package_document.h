// In: a Book, its plan, the entries of its package. Out: the package document (EPUB 3.3, 5), and the package's identifier.
#pragma once

#include <string>
#include <string_view>

#include "epub/epub.h"
#include "epub/plan.h"

namespace nabor::epub {

// "urn:isbn:…" of the EPUB where book.toml gives one, else "urn:uuid:…" of title, author, language.
std::string package_identifier(const Book& book, const Product& product, const Plan& plan);

struct PackageFacts {
    const Book& book;
    const Product& product;
    const Plan& plan;
    const EpubOptions& options;
    std::string_view identifier;
};

std::string write_package_document(const PackageFacts& facts, const Package& package, Report& report);

// The name in the sorted form of catalogues. `language`: of the book, used when the name has none.
std::string sorted_name(const Contributor& contributor, const std::string& language);

}  // namespace nabor::epub
