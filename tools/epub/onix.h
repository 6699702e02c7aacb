// In: a Book, its product, the EPUB that was made of them. Out: its ONIX 3.0 record (EDItEUR, reference names), for shops and wholesalers.
// Holds: what is said of accessibility is what the EPUB says of itself.
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

// Nothing when something is missing without which no record is valid; the report then names the key. `container_size`: bytes.
std::optional<std::string> onix_record(const Book& book, const Product& product, const Package& package, std::uint64_t container_size,
                                       Moment moment, Report& report);

}  // namespace nabor
