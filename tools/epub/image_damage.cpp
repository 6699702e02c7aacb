#include "epub/image_damage.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/in_order.h"
#include "image/raster.h"

namespace nabor::epub {

namespace {

std::string damage_of(const PackageEntry& image) {
    return image.media_type == "image/jpeg" ? jpeg_damage(image.bytes) : decode(image.bytes).problem;
}

}  // namespace

void report_damaged_images(const Package& package, std::size_t jobs, Report& report) {
    std::vector<const PackageEntry*> images;
    for (const PackageEntry& entry : package.entries)
        if (entry.media_type.starts_with("image/") && entry.media_type != "image/svg+xml") images.push_back(&entry);
    const auto make_worker = [&] { return [&](std::size_t i) { return damage_of(*images[i]); }; };
    work_in_order(images.size(), jobs, make_worker, [&](std::size_t i, std::string&& problem) {
        if (problem.empty()) return;
        report.error("epub-image-damaged", images[i]->span, fmt::format("the image {} and readers will not show it whole", problem),
                     "save it anew");
    });
}

}  // namespace nabor::epub
