// In: references to image files. Out: images in the Book, each file once.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/files.h"
#include "base/report.h"
#include "book/book.h"

namespace nabor::reading {

// A text of XML in UTF-8, and what was wrong with it: "has bytes that are not UTF-8; …", or "".
struct DecodedDrawing {
    std::string text;
    std::string problem;
};
using DrawingDecoder = std::function<DecodedDrawing(std::string bytes)>;

class ImageLoader {
public:
    // Nothing outside `root` is read. `files` outlives it. `decoder`: reads drawings in other encodings than UTF-8.
    ImageLoader(const Files& files, std::filesystem::path root, Book& book, Report& report, DrawingDecoder decoder = {})
        : files_(files), root_(std::move(root)), book_(book), report_(report), decoder_(std::move(decoder)) {}

    // `folder` is where relative references start: the folder of the file that holds the reference. Searched are the path as written,
    // without stray white space, and percent-decoded; then its file name in folders called images, img and graphics.
    // Nothing, and a diagnostic, when there is no such file or it is no image that Nabor reads.
    std::optional<ImageId> load(const std::string& reference, const std::filesystem::path& folder, Span span);

    // An image whose bytes stand in the source, as base64. `name` is that of a file, without its suffix.
    std::optional<ImageId> load_base64(std::string_view text, const std::string& name, Span span);
    // A drawing that stands in the source itself.
    std::optional<ImageId> take_drawing(std::string svg, const std::filesystem::path& folder, Span span);

private:
    std::optional<std::filesystem::path> find(const std::string& reference, const std::filesystem::path& folder) const;
    std::optional<std::filesystem::path> find_as_written(const std::string& reference, const std::filesystem::path& folder) const;

    // Makes a drawing whole and safe, with findings; false when it cannot be used. `folder`: of what it names.
    bool mend_drawing(Image& image, const std::filesystem::path& folder);
    std::optional<ImageId> add(Image image, const std::filesystem::path& folder);

    const Files& files_;
    std::filesystem::path root_;
    Book& book_;
    Report& report_;
    DrawingDecoder decoder_;
    std::map<std::string, ImageId> by_path_;
};

// "5cm", "40%", "120" (pixels): sets the use's width; anything else changes nothing. False for a number that no image is wide.
bool apply_width(std::string_view width, ImageUse& use);

}  // namespace nabor::reading
