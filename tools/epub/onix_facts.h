// In: a Book and its product. Out: the facts that several parts of an ONIX record need.
#pragma once

#include <optional>
#include <string>

#include "base/report.h"
#include "book/book.h"
#include "book/product.h"

namespace nabor::epub {

struct OnixFacts {
    std::string isbn, print_isbn;   // of thirteen digits; print_isbn may be ""
    std::string publisher, title;
    std::string language;           // list 74
    std::string date;               // of publication: YYYY, YYYYMM, YYYYMMDD or ""
    std::string status;             // list 64
};

// Nothing when a required fact is missing; the report then names its key.
std::optional<OnixFacts> onix_facts(const Book& book, const Product& product, Report& report);

}  // namespace nabor::epub
