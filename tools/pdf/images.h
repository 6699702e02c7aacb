// In: the images of finished Pages. Out: XObjects of the images that pages show, each written once.
// Holds: JPEG stays as it is; other pixels are filtered and deflated, with alpha as a soft mask; a drawing becomes a form. Images are in
// the file, and their problems in the report, in the order in which the pages first show them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/report.h"
#include "page/pages.h"
#include "pdf/colour_spaces.h"
#include "pdf/prepared_image.h"
#include "pdf_file/serialiser.h"

namespace nabor::pdf {

class Images {
public:
    // `density`: pixels per inch above which images are scaled down; 0: never.
    Images(const Pages& pages, std::uint32_t density, Serialiser& file, ColourSpaces& colours, Report& report);

    // Nothing for an image that cannot be shown; the report has an error for it.
    std::optional<Ref> find(PageImageId id) const { return written_.at(static_cast<std::size_t>(id)).ref; }
    // Operators between the matrix that maps the unit square to its place and Do: "" or "0 1 -1 0 1 0 cm ".
    const std::string& turn(PageImageId id) const { return written_.at(static_cast<std::size_t>(id)).turn; }
    // The name of the first CMYK image without a profile that the output does not explain.
    const std::optional<std::string>& unmanaged() const { return unmanaged_; }

private:
    struct Written {
        std::optional<Ref> ref;
        std::string turn;
    };
    Written write(const PageImage& image, const PreparedImage& prepared);
    Ref write_pixels(const PageImage& image, const PreparedImage& prepared);
    Ref write_mask(const PreparedImage& prepared);
    std::optional<Written> write_drawing(const PreparedImage& prepared, std::string& problem);

    Serialiser& file_;
    ColourSpaces& colours_;
    Report& report_;
    std::vector<Written> written_;  // by PageImageId
    std::optional<std::string> unmanaged_;
};

}  // namespace nabor::pdf
