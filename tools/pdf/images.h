// In: the images of finished Pages. Out: image XObjects, each written once and only when a page shows it.
// Holds: JPEG goes in as it is; PNG is decoded, filtered and deflated, alpha apart as a soft mask.
#pragma once

#include <optional>
#include <vector>

#include "base/report.h"
#include "page/pages.h"
#include "pdf/serialiser.h"

namespace nabor::pdf {

class Images {
public:
    Images(const Pages& pages, Serialiser& file, Report& report)
        : images_(pages.images), file_(file), report_(report), written_(images_.size()) {}

    // Nothing for an image that a PDF cannot show; the report then says so, once.
    std::optional<Ref> use(PageImageId id);
    bool any_cmyk() const { return any_cmyk_; }

private:
    std::optional<Ref> write(const PageImage& image);
    std::optional<Ref> write_png(const PageImage& image);
    Ref write_jpeg(const PageImage& image);
    Ref write_samples(std::uint32_t width, std::uint32_t height, ImageColour colour, std::string_view samples, Ref mask);
    std::optional<std::size_t> same_as(std::size_t index) const;
    void complain(std::string problem, std::string hint);

    struct Written {
        bool tried = false;
        std::optional<Ref> ref;
    };
    const std::vector<PageImage>& images_;
    Serialiser& file_;
    Report& report_;
    std::vector<Written> written_;   // by PageImageId
    bool any_cmyk_ = false;
};

}  // namespace nabor::pdf
