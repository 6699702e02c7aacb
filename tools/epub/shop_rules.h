// In: a finished package and its container's size, a shop. Out: findings about what that shop refuses or warns of.
// Holds: one row a rule, with the shop's document; docs/shops.md has the same table.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/report.h"
#include "book/product.h"
#include "epub/epub.h"

namespace nabor {

enum class ShopLimit : std::uint8_t {
    cover_missing,  // no number: a cover is required
    cover_is_gif,
    cover_short_side,   // pixels, at least
    cover_long_side,    // pixels, at least
    cover_side_most,    // pixels, at most
    cover_proportion,   // thousandths, height to width, at least
    cover_bytes,        // at most
    image_pixels,       // at most
    image_side_of_svg,  // at most
    image_bytes,        // at most
    image_is_webp,
    image_is_gif,
    image_is_cmyk,
    image_has_script,
    text_bytes,     // of one XHTML file, at most
    table_columns,  // at most
    table_rows,     // at most
    book_bytes,     // at most
};

struct ShopRule {
    Shop shop;
    ShopLimit limit;
    std::uint64_t number;
    Severity severity;  // error: the shop refuses the book; warning: it complains or shows it badly; note: advice
    std::string_view document;
};

std::span<const ShopRule> shop_rules();

void check_for_shop(const Package& package, std::uint64_t container_size, const Product& product, Shop shop, Report& report);

}  // namespace nabor
