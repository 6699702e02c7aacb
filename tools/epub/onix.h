// In: a Book, its product, the EPUB that was made of them. Out: its ONIX 3.0 record (EDItEUR, reference names), for shops and wholesalers.
// Holds: the record states the same accessibility as the EPUB itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/report.h"
#include "book/book.h"
#include "book/product.h"
#include "epub/epub.h"

namespace nabor {

struct OnixRequest {
    const Book& book;
    const Product& product;
    const Package& package;
    std::uint64_t container_size = 0;   // bytes
    Moment moment;
};

// Nothing when a required fact is missing; the report then names the key.
std::optional<std::string> onix_record(const OnixRequest& request, Report& report);

}  // namespace nabor
