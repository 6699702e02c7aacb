// In: the bytes of an image file. Out: its facts, by the reader of its kind.
// Holds: the bytes decide the kind, not the file name; no image larger than largest_image passes.
#include "image/image.h"

#include "image/formats.h"

namespace nabor {

namespace {

std::string too_large(std::uint64_t pixels) {
    constexpr std::uint64_t million = 1'000'000;
    const std::uint64_t allowed = largest_image / million, megapixels = (pixels + million / 2) / million;
    const std::string has = megapixels > allowed ? std::to_string(megapixels) : "more than " + std::to_string(allowed);
    return "has " + has + " megapixels; " + std::to_string(allowed) + " are allowed";
}

// Of decoded samples. What is made of them takes as much again at most.
constexpr std::uint64_t most_bytes = 210'000'000;

// What a decoder holds of a pixel: PNG its samples with their alpha; WebP four of them twice, with planes of its own, and four times if it
// moves.
std::uint64_t bytes_a_pixel(const ImageFacts& facts) {
    if (facts.kind == ImageKind::png) return (facts.colour == ImageColour::rgb ? 3 : 1) + (facts.has_transparency ? 1 : 0);
    return facts.kind == ImageKind::webp ? (facts.moves ? 16 : 10) : 1;
}

std::string takes_too_much(const ImageFacts& facts, std::uint64_t pixels) {
    constexpr std::uint64_t million = 1'000'000;
    const std::uint64_t most = most_bytes / bytes_a_pixel(facts);
    if (pixels <= most) return {};
    return "has " + std::to_string((pixels + million / 2) / million) + " megapixels" + (facts.has_transparency ? " with transparency" : "") + "; " +
           std::to_string(most / million) + " are allowed in a " + (facts.kind == ImageKind::png ? "PNG" : "WebP") + " file of its colours";
}

}  // namespace

ProbeResult probe_by_signature(std::string_view bytes) {
    if (bytes.empty()) return {std::nullopt, "is an empty file"};
    if (bytes.starts_with(png_signature)) return probe_png(bytes);
    if (bytes.starts_with("\xFF\xD8\xFF")) return probe_jpeg(bytes);
    if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return probe_gif(bytes);
    if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP") return probe_webp(bytes);
    if (looks_like_svg(bytes)) return probe_svg(bytes);
    return {std::nullopt, "is not an image Nabor reads (PNG, JPEG, GIF, WebP, SVG)"};
}

ProbeResult probe(std::string_view bytes) {
    ProbeResult result = probe_by_signature(bytes);
    if (!result.facts) return result;
    const ImageFacts& facts = *result.facts;
    if (facts.width == 0 || facts.height == 0) return {std::nullopt, "has no width or no height"};
    // A drawing has no pixels, so only its shape counts.
    const std::uint64_t pixels = std::uint64_t{facts.width} * facts.height;
    if (facts.kind != ImageKind::svg && pixels > largest_image) return {std::nullopt, too_large(pixels)};
    if (facts.kind == ImageKind::svg) return result;
    if (std::string problem = takes_too_much(facts, pixels); !problem.empty()) return {std::nullopt, problem};
    return result;
}

std::string_view media_type(ImageKind kind) {
    switch (kind) {
        case ImageKind::png: return "image/png";
        case ImageKind::jpeg: return "image/jpeg";
        case ImageKind::gif: return "image/gif";
        case ImageKind::svg: return "image/svg+xml";
        case ImageKind::webp: return "image/webp";
        case ImageKind::unknown: break;
    }
    return "application/octet-stream";
}

std::string_view file_suffix(ImageKind kind) {
    switch (kind) {
        case ImageKind::png: return ".png";
        case ImageKind::jpeg: return ".jpg";
        case ImageKind::gif: return ".gif";
        case ImageKind::svg: return ".svg";
        case ImageKind::webp: return ".webp";
        case ImageKind::unknown: break;
    }
    return ".bin";
}

}  // namespace nabor
