#include "reading/images.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "image/image.h"
#include "language/characters.h"

namespace nabor::reading {

namespace {

namespace fs = std::filesystem;

// "%D0%BA.png" → "к.png"; a % that encodes nothing stays.
std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned value = 0;
        const bool escape = text[at] == '%' && at + 2 < text.size() &&
                            std::from_chars(text.data() + at + 1, text.data() + at + 3, value, 16).ptr == text.data() + at + 3;
        decoded += escape ? static_cast<char>(value) : text[at];
        if (escape) at += 2;
    }
    return decoded;
}

constexpr std::string_view suffixes[] = {".jpg", ".png", ".jpeg", ".svg", ".gif", ".webp", ".JPG", ".PNG"};

std::optional<fs::path> existing_file(const Files& files, const fs::path& root, const fs::path& folder, const std::string& reference) {
    std::optional<fs::path> path = files.resolve_inside(root, folder, reference);
    return path && files.exists(*path) && !files.is_folder(*path) ? path : std::nullopt;
}

// The file as written; for a reference without a known suffix, also with each of them.
std::optional<fs::path> existing(const Files& files, const fs::path& root, const fs::path& folder, const std::string& reference) {
    if (auto path = existing_file(files, root, folder, reference)) return path;
    for (const std::string_view suffix : suffixes)
        if (reference.ends_with(suffix)) return std::nullopt;
    for (const std::string_view suffix : suffixes)
        if (auto path = existing_file(files, root, folder, reference + std::string(suffix))) return path;
    return std::nullopt;
}

struct WidthUnit {
    std::string_view name;
    double millimetres;
};
constexpr WidthUnit units[] = {{"mm", 1},        {"cm", 10},        {"in", 25.4},    {"pt", 25.4 / 72},
                               {"pc", 25.4 / 6}, {"px", 25.4 / 96}, {"", 25.4 / 96}, {"em", 25.4 / 6}};

}  // namespace

std::optional<fs::path> ImageLoader::find_as_written(const std::string& reference, const fs::path& folder) const {
    if (auto path = existing(files_, root_, folder, reference)) return path;
    const std::string name = fs::path(reference).filename().string();
    for (const fs::path& base : {folder, root_}) {
        for (const std::string_view images : {"images", "Images", "img", "graphics"}) {
            if (!files_.is_folder(base / images)) continue;
            if (auto path = existing(files_, root_, base / images, name)) return path;
        }
        if (folder == root_) break;
    }
    return std::nullopt;
}

// Some file names end with a space, and some references do so by mistake.
std::optional<fs::path> ImageLoader::find(const std::string& reference, const fs::path& folder) const {
    std::vector<std::string> tried;
    for (const std::string& written : {reference, collapse_xml_space(reference), percent_decoded(reference)}) {
        if (std::find(tried.begin(), tried.end(), written) != tried.end()) continue;
        if (auto path = find_as_written(written, folder)) return path;
        tried.push_back(written);
    }
    return std::nullopt;
}

std::optional<ImageId> ImageLoader::load(const std::string& reference, const fs::path& folder, Span span) {
    const std::optional<fs::path> path = find(reference, folder);
    if (!path) {
        report_.warning("tei-missing-image", span, fmt::format("there is no image \"{}\"; its caption and description are kept", reference),
                        "put the file beside the manuscript or into a folder images");
        return std::nullopt;
    }
    const auto known = by_path_.find(path->string());
    if (known != by_path_.end()) return known->second;
    ReadResult read = files_.read(*path);
    const ProbeResult probed = read.bytes ? probe(*read.bytes) : ProbeResult{};
    if (!probed.facts) {
        report_.error(
            "tei-bad-image", span,
            fmt::format("the image \"{}\" {}; it is left out", reference, read.bytes ? probed.problem : "cannot be read: " + read.problem));
        return std::nullopt;
    }
    Image image;
    image.reference = reference;
    image.path = *path;
    image.bytes = std::move(*read.bytes);
    image.facts = *probed.facts;
    image.span = span;
    const auto id = static_cast<ImageId>(book_.images.size());
    book_.images.push_back(std::move(image));
    by_path_.emplace(path->string(), id);
    return id;
}

void apply_width(std::string_view width, ImageUse& use) {
    const std::string_view text = trim_xml_space(width);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value <= 0) return;
    const std::string unit = folded(trim_xml_space(std::string_view(end, static_cast<std::size_t>(text.data() + text.size() - end))));
    if (unit == "%") {
        use.width_share = std::min(value / 100, 1.0);
        return;
    }
    for (const WidthUnit& row : units)
        if (row.name == unit) use.width_millimetres = value * row.millimetres;
}

}  // namespace nabor::reading
