// In: PNG, JPEG, GIF, WebP, SVG. Out: the content of an image XObject or a form.
#include "pdf/prepared_image.h"

#include <algorithm>
#include <utility>

#include "image/drawing.h"
#include "image/raster.h"
#include "pdf/sample_filter.h"

namespace nabor::pdf {

namespace {

// Scaling would blur bilevel images.
bool may_shrink(const Raster& raster) { return raster.bits > 1; }

constexpr std::size_t most_filtered = 100'000'000;  // bytes
constexpr std::size_t most_kept = 4U << 20;         // bytes of samples, whose deflated form a deflater may keep until the next

struct PixelSize {
    std::uint32_t width = 0, height = 0;
};

std::uint32_t wanted(std::uint32_t pixels, Length length, std::uint32_t density) {
    const std::int64_t inch = Length::per_point * 72;
    const std::int64_t most = (length.units * density + inch - 1) / inch;
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(most, 1, pixels));
}

// The wanted size of the stored rows. Both sides get the density, so that non-square pixels become square.
PixelSize wanted_size(const ImageRequest& request, PixelSize stored) {
    if (request.density == 0) return stored;
    Length width = request.width, height = request.height;
    if (lies(request.image->facts)) std::swap(width, height);
    return {wanted(stored.width, width, request.density), wanted(stored.height, height, request.density)};
}

PixelSize stored_size(const ImageFacts& facts) {
    return lies(facts) ? PixelSize{facts.height, facts.width} : PixelSize{facts.width, facts.height};
}

bool operator==(PixelSize a, PixelSize b) { return a.width == b.width && a.height == b.height; }

void prepare_jpeg(const ImageRequest& request, PreparedImage& prepared) {
    const std::string& bytes = request.image->bytes.get();
    const ImageFacts& facts = request.image->facts;
    const PixelSize stored = stored_size(facts), size = wanted_size(request, stored);
    prepared.width = stored.width;
    prepared.height = stored.height;
    prepared.colour = facts.colour;
    prepared.inverted = facts.inverted_cmyk;
    prepared.plain_rgb = facts.plain_rgb;
    if (size == stored) {
        prepared.problem = jpeg_damage(bytes);
    } else {
        DecodeResult decoded = decode_jpeg(bytes);
        prepared.problem = std::move(decoded.problem);
        std::string smaller = decoded.raster ? encode_jpeg(scaled_down(*decoded.raster, size.width, size.height)) : std::string();
        if (!smaller.empty() && smaller.size() < bytes.size()) {
            prepared.bytes = std::move(smaller);
            prepared.plain_rgb = false;  // it is encoded as YCbCr
            prepared.width = size.width;
            prepared.height = size.height;
        }
    }
    if (prepared.problem.empty()) prepared.kind = PreparedImage::Kind::jpeg;
}

// Filters do not help rows of indices, or of less than 8 bits; they hold the samples twice.
void prepare_samples(const ImageRequest& request, PreparedImage& prepared, Deflater& deflater) {
    DecodeResult decoded = decode(request.image->bytes.get());
    prepared.problem = std::move(decoded.problem);
    if (!decoded.raster) return;
    Raster& raster = *decoded.raster;
    const PixelSize stored{raster.width, raster.height}, size = wanted_size(request, stored);
    if (!(size == stored) && may_shrink(raster)) raster = scaled_down(raster, size.width, size.height);
    prepared.kind = PreparedImage::Kind::samples;
    prepared.width = raster.width;
    prepared.height = raster.height;
    prepared.colour = raster.colour;
    prepared.bits = raster.bits;
    prepared.palette = std::move(raster.palette);
    prepared.filtered = raster.bits == 8 && raster.colour != ImageColour::palette && raster.samples.size() <= most_filtered;
    if (prepared.filtered) raster.samples = filtered_samples(raster.samples, raster.row_size(), raster.channels());
    const bool is_large = raster.samples.size() > most_kept;
    prepared.bytes = is_large ? deflater.owned_zlib(raster.samples) : std::string(deflater.zlib(raster.samples));
    raster.samples = std::string();
    if (!raster.alpha.empty()) prepared.alpha = std::string(deflater.zlib(filtered_samples(raster.alpha, raster.width, 1)));
}

void prepare_drawing(const ImageRequest& request, PreparedImage& prepared) {
    DrawingResult drawn = draw(request.image->bytes.get(), request.image->facts);
    prepared.problem = std::move(drawn.problem);
    prepared.bytes = std::move(drawn.page);
    if (prepared.problem.empty()) prepared.kind = PreparedImage::Kind::drawing;
}

}  // namespace

PreparedImage prepare_image(const ImageRequest& request, Deflater& deflater) {
    PreparedImage prepared;
    const ImageKind kind = request.image->facts.kind;
    if (kind == ImageKind::jpeg)
        prepare_jpeg(request, prepared);
    else if (kind == ImageKind::svg)
        prepare_drawing(request, prepared);
    else
        prepare_samples(request, prepared, deflater);
    if (prepared.kind == PreparedImage::Kind::none || kind == ImageKind::svg) return prepared;
    ProfileResult profile = embedded_profile(request.image->bytes.get(), request.image->facts);
    prepared.profile = std::move(profile.profile);
    prepared.profile_problem = std::move(profile.problem);
    return prepared;
}

}  // namespace nabor::pdf
