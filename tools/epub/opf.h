// In: a Book, its plan, the entries of its package. Out: the package document (EPUB 3.3, 5).
#pragma once

#include <string>
#include <string_view>

#include "epub/epub.h"
#include "epub/plan.h"
#include "epub/xml.h"

namespace nabor::epub {

// "urn:isbn:…" of the EPUB where book.toml gives one, else "urn:uuid:…" of title, author, language.
std::string package_identifier(const Book& book, const Product& product, const Plan& plan);

std::string write_package_document(const Book& book, const Product& product, const Plan& plan, const EpubOptions& options,
                                   std::string_view identifier, const Package& package, Report& report);

// <metadata> … </metadata> (metadata.cpp).
void write_metadata(Xml& xml, const Book& book, const Product& product, const Plan& plan, const EpubOptions& options,
                    std::string_view identifier, Report& report);

}  // namespace nabor::epub
