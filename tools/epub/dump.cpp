// In: a package. Out: its entries, spine and texts as text; of binary entries the size.
#include <fmt/format.h>

#include <algorithm>

#include "epub/epub.h"

namespace nabor {

namespace {

bool is_text(const PackageEntry& entry) {
    return entry.media_type == "image/svg+xml" || (!entry.media_type.starts_with("image/") && !entry.media_type.starts_with("font/"));
}

std::string line_of(const PackageEntry& entry) {
    std::string line = entry.path;
    if (!entry.media_type.empty()) line += " " + entry.media_type;
    if (!entry.id.empty()) line += " id=" + entry.id;
    if (!entry.properties.empty()) line += " properties=" + entry.properties;
    if (!entry.linear) line += " non-linear";
    return line;
}

}  // namespace

std::string dump_package(const Package& package) {
    std::string text = "spine";
    for (const std::string& id : package.spine) text += " " + id;
    text += "\n";
    for (const PackageEntry& entry : package.entries) {
        text += "\n=== " + line_of(entry) + "\n";
        if (is_text(entry))
            text += entry.bytes;
        else
            text += fmt::format("{} bytes\n", entry.bytes.size());
        if (text.back() != '\n') text += '\n';
    }
    return text;
}

}  // namespace nabor
