// In: the images of finished Pages. Out: image XObjects, each written once and only when a page shows it.
// Holds: JPEG goes in as it is; PNG is decoded, filtered and deflated, alpha apart as a soft mask. Images stand in the file, and what
// is wrong with them in the report, in the order in which the pages first show them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/report.h"
#include "page/pages.h"
#include "pdf/serialiser.h"

namespace nabor::pdf {

class Images {
public:
    Images(const Pages& pages, Serialiser& file, Report& report);

    // Nothing for an image that a PDF cannot show; the report says so, once.
    std::optional<Ref> find(PageImageId id) const { return refs_.at(static_cast<std::size_t>(id)); }
    bool any_cmyk() const { return any_cmyk_; }

private:
    using Prepared = DecodeResult;  // of a PNG: its samples filtered and deflated; of anything else: nothing
    static Prepared prepare(const PageImage& image, Compressor& compressor);
    std::optional<Ref> write(const PageImage& image, const Prepared& prepared, Serialiser& file, Report& report);
    Ref write_jpeg(const PageImage& image, Serialiser& file);

    std::vector<std::optional<Ref>> refs_;  // by PageImageId
    bool any_cmyk_ = false;
};

}  // namespace nabor::pdf
