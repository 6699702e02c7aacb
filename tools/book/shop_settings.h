// In: what book.toml says of shops: [epub], [onix], and the profiles of [output]. Out: how the EPUB is furnished, what its record says.
// Holds: a cover lies inside the book's folder; whether it is an image is judged where it is read.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "base/settings.h"

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
    std::filesystem::path cover_file;           // of a given cover
    std::optional<std::uint32_t> cover_colour;  // 0xRRGGBB, of a made one
    Span cover_span;
    std::uint64_t image_pixels = 0;  // the most an image may have; 0: as many as it has
    int image_quality = 0;           // of JPEG images, all encoded anew; 0: only those that are made smaller are
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

// One key of the table; what is wrong with its value is reported. False for a key that there is not.
bool read_epub_setting(const Setting& entry, const std::filesystem::path& folder, EpubSettings& settings, Report& report);
bool read_onix_setting(const Setting& entry, OnixSettings& settings, Report& report);

// One profile, or a list of them.
void read_profiles(const Setting& entry, std::vector<Shop>& shops, Report& report);

}  // namespace nabor
