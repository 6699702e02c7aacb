// In: the fonts folder of a book. Out: every face of its .ttf, .otf and .ttc files.
#include "font/book_fonts.h"

#include <string>
#include <utility>

#include "base/ascii.h"

namespace nabor {

namespace {

bool is_font_file(const std::filesystem::path& path) {
    const std::string extension = ascii_lower(path.extension().string());
    return extension == ".ttf" || extension == ".otf" || extension == ".ttc";
}

// A link may lead out of the book's folder, which holds all that a book may read.
bool is_inside(const Files& files, const std::filesystem::path& book_folder, const std::filesystem::path& path, Report& report) {
    if (files.resolve_inside(book_folder, {}, path.string())) return true;
    report.add({Severity::error, "product-path-outside", {}, "the font lies outside the book's folder and is not read",
                "copy the file into the folder, instead of a link", path.string()});
    return false;
}

void add_faces(std::vector<Face>& faces, const Files& files, const std::filesystem::path& path, Report& report) {
    const ReadResult read = files.read(path);
    const auto damaged = [&](const std::string& problem) {
        report.add({Severity::error, "font-damaged", {}, "the font " + problem, "replace the file, or take it out of the folder",
                    path.string()});
    };
    if (!read.bytes) return damaged("cannot be read: " + read.problem);
    std::uint32_t count = 1;
    for (std::uint32_t index = 0; index < count; ++index) {
        FaceResult result = read_face(*read.bytes, path.string(), index);
        if (!result.face) return damaged(result.problem);
        count = result.face->faces_in_file;
        if (!result.face->may_be_embedded) {
            report.add({Severity::warning, "font-embedding-restricted", {}, "the font's licence bits forbid embedding it (OS/2 fsType)",
                        "ask its owner for a licence that allows embedding, or choose another family", path.string()});
        }
        faces.push_back(std::move(*result.face));
    }
}

}  // namespace

std::vector<Face> read_book_fonts(const Files& files, const std::filesystem::path& folder, Report& report) {
    std::vector<Face> faces;
    for (const auto& path : files.list(folder)) {
        if (is_font_file(path) && is_inside(files, folder.parent_path(), path, report)) add_faces(faces, files, path, report);
    }
    return faces;
}

}  // namespace nabor
