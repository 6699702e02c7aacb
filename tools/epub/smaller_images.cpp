#include "epub/smaller_images.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "epub/plan.h"
#include "image/profile.h"
#include "image/raster.h"

namespace nabor::epub {

namespace {

constexpr int usual_quality = 85;  // of a JPEG that is encoded again, if book.toml gives none

struct PixelSize {
    std::uint32_t width, height;
};

// The largest size of the same proportions within the limit; 0: no limit.
PixelSize within(std::uint64_t limit, const Raster& raster) {
    const auto height_of = [&](std::uint64_t width) { return std::max<std::uint64_t>(1, width * raster.height / raster.width); };
    std::uint64_t fits = 1, too_wide = std::uint64_t{raster.width} + 1;
    while (limit > 0 && too_wide - fits > 1) {
        const std::uint64_t middle = (fits + too_wide) / 2;
        (middle * height_of(middle) <= limit ? fits : too_wide) = middle;
    }
    const std::uint64_t width = limit > 0 ? fits : raster.width;
    return {static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height_of(width))};
}

class Shrinker {
public:
    Shrinker(const Product& product, Report& report)
        : settings_(product.epub), product_(product), report_(report) {}

    void shrink(PackageEntry& entry) {
        const ImageFacts facts = probe(entry.bytes).facts.value_or(ImageFacts{});
        const bool too_large = settings_.image_pixels > 0 && std::uint64_t{facts.width} * facts.height > settings_.image_pixels;
        const bool is_jpeg = facts.kind == ImageKind::jpeg;
        if (!too_large && !(is_jpeg && settings_.image_quality > 0)) return;
        if (!is_jpeg && facts.kind != ImageKind::png) {
            if (facts.kind == ImageKind::gif || facts.kind == ImageKind::webp)
                report_.note("epub-image-kept", entry.span, "the image is larger than image-pixels allows; GIF and WebP images are not scaled",
                             "convert it to JPEG or PNG");
            return;
        }
        take(entry, encoded(entry, facts), too_large);
    }

    void say_what_was_saved() {
        if (count_ == 0) return;
        report_.note("epub-images-smaller", product_.span,
                     fmt::format("{} made smaller: {} kB instead of {} kB",
                                 count_ == 1 ? "an image was" : fmt::format("{} images were", count_), after_ / 1000, before_ / 1000));
    }

private:
    // "" on failure; the report then gives the reason.
    std::string encoded(const PackageEntry& entry, const ImageFacts& facts) {
        DecodeResult decoded = decode(entry.bytes);
        if (!decoded.raster) {
            report_.warning("epub-image-kept", entry.span, "the image cannot be made smaller: it " + decoded.problem,
                            "save it again in an image editor");
            return {};
        }
        const bool is_cmyk = decoded.raster->colour == ImageColour::cmyk;
        const PixelSize size = within(settings_.image_pixels, *decoded.raster);
        Raster raster =
            upright(to_screen_colour(scaled_down(*decoded.raster, size.width, size.height), facts.inverted_cmyk), facts.orientation);
        const ProfileResult profile = embedded_profile(entry.bytes, facts);
        const std::string kept = profile.profile && !is_cmyk ? profile.profile->bytes : std::string();
        if (facts.kind == ImageKind::png) return encode_png(raster, kept);
        return encode_jpeg(raster, settings_.image_quality > 0 ? settings_.image_quality : usual_quality, kept);
    }

    void take(PackageEntry& entry, std::string bytes, bool whatever_its_size) {
        if (bytes.empty() || (bytes.size() >= entry.bytes.size() && !whatever_its_size)) return;
        ++count_;
        before_ += entry.bytes.size();
        after_ += bytes.size();
        entry.bytes = std::move(bytes);
    }

    const EpubSettings& settings_;
    const Product& product_;
    Report& report_;
    std::size_t count_ = 0, before_ = 0, after_ = 0;
};

}  // namespace

void make_images_smaller(Package& package, const Product& product, Report& report) {
    if (product.epub.image_pixels == 0 && product.epub.image_quality == 0) return;
    Shrinker shrinker(product, report);
    for (PackageEntry& entry : package.entries)
        if (entry.media_type.starts_with("image/") && entry.id != cover_image_id) shrinker.shrink(entry);
    shrinker.say_what_was_saved();
}

}  // namespace nabor::epub
