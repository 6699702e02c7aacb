// In: nothing. Out: [epub] and [onix] of book.toml: how the EPUB is made, and what its ONIX record says.
// Holds: a cover lies inside the book's folder; whether it is an image is checked where it is read.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace nabor {

// `generic` is any reading system that follows EPUB 3.3.
enum class Shop : std::uint8_t { generic, kindle, kobo, apple, google };
inline constexpr std::array<std::string_view, 5> shop_names = {"generic", "kindle", "kobo", "apple", "google"};

constexpr std::string_view name_of(Shop shop) { return shop_names[static_cast<std::size_t>(shop)]; }
std::optional<Shop> find_shop(std::string_view name);

enum class EmbeddedFonts : std::uint8_t { none, subset, whole };
enum class CoverKind : std::uint8_t { made, given, none };

struct EpubSettings {
    EmbeddedFonts fonts = EmbeddedFonts::none;
    CoverKind cover = CoverKind::made;
    std::filesystem::path cover_file;           // of a cover that is given
    std::optional<std::uint32_t> cover_colour;  // 0xRRGGBB, of a cover that is made
    Span cover_span;
    std::uint64_t image_pixels = 0;  // the most an image may have; 0: no limit
    int image_quality = 0;           // of JPEG images, all of which are encoded anew; 0: only those that are made smaller
};

struct OnixSettings {
    std::string sender, contact, email;
    std::string publishing_date;               // "2026-03-01"
    std::string status;                        // code list 64: "02" forthcoming, "04" active
    std::vector<std::string> thema, bisac;     // subject codes, the main one first
    std::string price, currency, territories;  // "9.99", "EUR", "WORLD" or countries between spaces
    bool asked = false;                        // book.toml has the table
    Span span;
};

}  // namespace nabor
