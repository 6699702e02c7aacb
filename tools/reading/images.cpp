#include "reading/images.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "base/base64.h"
#include "base/file_kind.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "image/image.h"
#include "image/safe_drawing.h"
#include "language/characters.h"

namespace nabor::reading {

namespace {

namespace fs = std::filesystem;

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

// A drawing may be in any encoding that XML may have.
bool is_recoded_drawing(std::string_view bytes) {
    const bool is_plain = is_well_formed_utf8(bytes) && bytes.find('\0') == std::string_view::npos;
    return !is_plain && kind_of_file(bytes) == FileKind::xml;
}

// What is said before and after the reference to an image that is not in the book's folder.
struct MissingImage {
    std::string before = "there is no image", after, hint = "put the file beside the manuscript or into a folder images";
};

MissingImage reason_why_missing(const Files& files, const fs::path& root, const fs::path& folder, const std::string& reference) {
    if (reference.find("://") != std::string::npos)
        return {"the image", " is on the web or at an address; nothing is fetched", "put its file beside the manuscript, and name that"};
    if (reference.empty()) return {};
    const auto inside = files.resolve_inside(root, folder, reference);
    if (!inside) return {"the image", " lies outside the book's folder and is not read", "copy it into the folder of the book"};
    return files.is_folder(*inside) ? MissingImage{"the image", " is a folder", "name a file in it"} : MissingImage{};
}

constexpr double least_millimetres = 0.01, most_millimetres = 10'000;  // of an image's width

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
        const MissingImage missing = reason_why_missing(files_, root_, folder, reference);
        report_.warning("tei-missing-image", span,
                        fmt::format("{} \"{}\"{}; its caption and description are kept", missing.before, reference, missing.after), missing.hint);
        return std::nullopt;
    }
    const auto known = by_path_.find(path->string());
    if (known != by_path_.end()) return known->second;
    ReadResult read = files_.read(*path);
    if (!read.bytes) {
        report_.error("tei-bad-image", span,
                      fmt::format("the image \"{}\" cannot be read: {}; it is left out", reference, read.problem));
        return std::nullopt;
    }
    const std::optional<ImageId> id = add({reference, *path, std::move(*read.bytes), {}, span}, path->parent_path());
    if (id) by_path_.emplace(path->string(), *id);
    return id;
}

std::optional<ImageId> ImageLoader::load_base64(std::string_view text, const std::string& name, Span span) {
    Base64 decoded = base64_decoded(text);
    if (!decoded.has_other) return add({name, name, std::move(decoded.bytes), {}, span}, root_);
    report_.error("tei-bad-image", span, fmt::format("the data of \"{}\" is not base64; it is left out", name),
                  "put the image into a file, and name it in a graphic");
    return std::nullopt;
}

std::optional<ImageId> ImageLoader::add(Image image, const fs::path& folder) {
    if (decoder_ && is_recoded_drawing(image.bytes)) {
        DecodedDrawing decoded = decoder_(image.bytes);
        image.bytes = std::move(decoded.text);
        if (!decoded.problem.empty())
            report_.warning("tei-encoding", image.span, fmt::format("the drawing \"{}\" {}", image.reference, decoded.problem), "save it as UTF-8");
    }
    const ProbeResult probed = probe(image.bytes);
    if (!probed.facts) {
        report_.error("tei-bad-image", image.span, fmt::format("the image \"{}\" {}; it is left out", image.reference, probed.problem));
        return std::nullopt;
    }
    image.facts = *probed.facts;
    if (image.facts.kind == ImageKind::svg && !mend_drawing(image, folder)) return std::nullopt;
    book_.images.push_back(std::move(image));
    return static_cast<ImageId>(book_.images.size() - 1);
}

std::optional<ImageId> ImageLoader::take_drawing(std::string svg, const fs::path& folder, Span span) {
    return add({"drawing", "drawing", std::move(svg), {}, span}, folder);
}

bool ImageLoader::mend_drawing(Image& image, const fs::path& folder) {
    const LinkedFile beside = [&](std::string_view address) -> std::optional<std::string> {
        const std::optional<fs::path> path = find(std::string(address.substr(0, address.find_first_of("?#"))), folder);
        return path ? files_.read(*path).bytes : std::nullopt;
    };
    SafeDrawing safe = safe_drawing(image.bytes, beside, {book_.languages.empty() ? std::string_view() : book_.languages.front()});
    if (!safe.problem.empty()) {
        report_.error("tei-bad-image", image.span, fmt::format("the image \"{}\" {}; it is left out", image.reference, safe.problem),
                      "export the drawing anew");
        return false;
    }
    if (!safe.left_out.empty())
        report_.warning("tei-drawing-changed", image.span,
                        fmt::format("the drawing \"{}\" is used without {}", image.reference, fmt::join(safe.left_out, ", ")),
                        "put into the drawing all that it shows");
    if (!safe.plain_text.empty())
        report_.note("tei-drawing-text", image.span,
                     fmt::format("text of the drawing \"{}\" is HTML or flows in a frame, and is set as plain text: {}", image.reference, safe.plain_text),
                     "export the drawing with SVG text");
    if (!safe.path_text.empty())
        report_.note("tei-drawing-text", image.span,
                     fmt::format("text of the drawing \"{}\" follows a path, and is set straight in the PDF: {}", image.reference, safe.path_text),
                     "convert this text to outlines");
    if (safe.chose_language)
        report_.note("tei-drawing-language", image.span,
                     fmt::format("the drawing \"{}\" has parts for several languages; those for the book's are shown", image.reference),
                     "export the drawing for one language");
    image.bytes = std::move(safe.svg);
    return true;
}

bool apply_width(std::string_view width, ImageUse& use) {
    const std::string_view text = trim_xml_space(width);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) return false;
    if (error != std::errc()) return true;
    if (!std::isfinite(value) || value <= 0) return false;
    const std::string unit = folded(trim_xml_space(std::string_view(end, static_cast<std::size_t>(text.data() + text.size() - end))));
    if (unit == "%") {
        use.width_share = std::min(value / 100, 1.0);
        return true;
    }
    for (const WidthUnit& row : units) {
        if (row.name != unit) continue;
        if (value * row.millimetres < least_millimetres || value * row.millimetres > most_millimetres) return false;
        use.width_millimetres = value * row.millimetres;
    }
    return true;
}

}  // namespace nabor::reading
