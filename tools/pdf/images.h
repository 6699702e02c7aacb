// In: the images of finished Pages. Out: XObjects, each written once and only when a page shows it.
// Holds: JPEG goes in as it is; other pixels are filtered and deflated, alpha apart as a soft mask; a drawing becomes a form. Images stand
// in the file, and what is wrong with them in the report, in the order in which the pages first show them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/report.h"
#include "page/pages.h"
#include "pdf/colour_spaces.h"
#include "pdf/prepared_image.h"
#include "pdf/serialiser.h"

namespace nabor::pdf {

class Images {
public:
    // `density`: pixels to the inch beyond which an image is given fewer; 0 leaves all.
    Images(const Pages& pages, std::uint32_t density, Serialiser& file, ColourSpaces& colours, Report& report);

    // Nothing for an image that a PDF cannot show; the report says so, once.
    std::optional<Ref> find(PageImageId id) const { return written_.at(static_cast<std::size_t>(id)).ref; }
    // What stands before its Do, after the matrix that makes a unit square its place: "" or "0 1 -1 0 1 0 cm ".
    const std::string& turn(PageImageId id) const { return written_.at(static_cast<std::size_t>(id)).turn; }
    // The first image in CMYK of no known inks, as the manuscript names it.
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
