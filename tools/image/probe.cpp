// In: the bytes of an image file. Out: its facts, by the reader of its kind.
// Holds: the kind is told by the bytes, never by a file's name; nothing larger than largest_image passes.
#include "image/image.h"

#include "image/formats.h"

namespace nabor {

namespace {

ProbeResult probe_by_signature(std::string_view bytes) {
    if (bytes.empty()) return {std::nullopt, "is an empty file"};
    if (bytes.starts_with(png_signature)) return probe_png(bytes);
    if (bytes.starts_with("\xFF\xD8\xFF")) return probe_jpeg(bytes);
    if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return probe_gif(bytes);
    if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP") return probe_webp(bytes);
    if (looks_like_svg(bytes)) return probe_svg(bytes);
    return {std::nullopt, "is not an image Nabor reads (PNG, JPEG, GIF, WebP, SVG)"};
}

std::string too_large(std::uint64_t pixels) {
    constexpr std::uint64_t million = 1'000'000;
    const std::uint64_t allowed = largest_image / million, megapixels = (pixels + million / 2) / million;
    const std::string has = megapixels > allowed ? std::to_string(megapixels) : "more than " + std::to_string(allowed);
    return "has " + has + " megapixels; " + std::to_string(allowed) + " are allowed";
}

}  // namespace

ProbeResult probe(std::string_view bytes) {
    ProbeResult result = probe_by_signature(bytes);
    if (!result.facts) return result;
    const ImageFacts& facts = *result.facts;
    if (facts.width == 0 || facts.height == 0) return {std::nullopt, "has no width or no height"};
    // A drawing is not made of pixels, so only its shape counts.
    const std::uint64_t pixels = std::uint64_t{facts.width} * facts.height;
    if (facts.kind != ImageKind::svg && pixels > largest_image) return {std::nullopt, too_large(pixels)};
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
