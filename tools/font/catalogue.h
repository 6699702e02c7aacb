// In: fonts/families.toml. Out: the families a layout may name, and those that supply missing characters.
// Holds: private to this folder. Every family has a name and a regular file; an incomplete row is reported and left out.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/report.h"

namespace nabor {

struct Family {
    std::string name, package, licence, purpose;
    std::vector<std::string> aliases;         // "serif", "sans-serif", "monospace"
    std::array<std::string, 4> files;         // by style_index; "" where the family has no such style
};

// 0 regular, 1 italic, 2 bold, 3 bold italic
constexpr std::size_t style_index(bool bold, bool italic) { return (bold ? 2u : 0u) + (italic ? 1u : 0u); }

struct Catalogue {
    std::vector<Family> families;
    std::vector<std::string> fallback;        // names of families, first choice first

    const Family* find(std::string_view name) const;   // by name or alias, without regard to ASCII case
};

bool same_family(std::string_view a, std::string_view b);

Catalogue read_catalogue(const Files& files, const std::filesystem::path& path, Report& report);

}  // namespace nabor
