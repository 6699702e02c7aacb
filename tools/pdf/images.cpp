// In: image files. Out: image XObjects (ISO 32000-1, 8.9.5).
#include "pdf/images.h"

#include "pdf/sample_filter.h"

namespace nabor::pdf {

namespace {

std::string_view colour_space(ImageColour colour) {
    if (colour == ImageColour::grey) return "DeviceGray";
    return colour == ImageColour::cmyk ? "DeviceCMYK" : "DeviceRGB";
}

Dictionary image_dictionary(Object& object, std::uint32_t width, std::uint32_t height, ImageColour colour) {
    return object.dictionary("XObject").name("Subtype", "Image").integer("Width", width).integer("Height", height)
        .name("ColorSpace", colour_space(colour)).integer("BitsPerComponent", 8);
}

}  // namespace

std::optional<Ref> Images::use(PageImageId id) {
    const auto index = static_cast<std::size_t>(id);
    Written& written = written_.at(index);
    if (!written.tried) {
        written.tried = true;
        const std::optional<std::size_t> same = same_as(index);
        written.ref = same ? written_[*same].ref : write(images_[index]);
    }
    return written.ref;
}

// An ornament may stand in a book a hundred times, each a PageImage of its own.
std::optional<std::size_t> Images::same_as(std::size_t index) const {
    const PageImage& image = images_[index];
    for (std::size_t i = 0; i < images_.size(); ++i) {
        if (i == index || !written_[i].tried || images_[i].facts.kind != image.facts.kind) continue;
        if (images_[i].bytes == image.bytes || *images_[i].bytes == *image.bytes) return i;
    }
    return std::nullopt;
}

std::optional<Ref> Images::write(const PageImage& image) {
    if (image.facts.kind == ImageKind::jpeg) return write_jpeg(image);
    if (image.facts.kind == ImageKind::png) return write_png(image);
    const std::string type(media_type(image.facts.kind));
    complain("an image of type " + type + " cannot stand in a PDF; its place stays empty", "give it as PNG or JPEG");
    return std::nullopt;
}

Ref Images::write_jpeg(const PageImage& image) {
    const ImageFacts& facts = image.facts;
    Object object;
    Dictionary dictionary = image_dictionary(object, facts.width, facts.height, facts.colour).name("Filter", "DCTDecode");
    if (facts.colour == ImageColour::cmyk) any_cmyk_ = true;
    if (facts.inverted_cmyk) {   // Adobe's programs store the complements
        Array decode = dictionary.array("Decode");
        for (int i = 0; i < 4; ++i) decode.integer(1).integer(0);
    }
    const Ref ref = file_.reserve();
    file_.put_stream(ref, object, *image.bytes, Coding::as_is);
    return ref;
}

std::optional<Ref> Images::write_png(const PageImage& image) {
    DecodeResult decoded = decode_png(*image.bytes);
    if (!decoded.raster) {
        complain("an image " + decoded.problem + "; its place stays empty", "save it anew");
        return std::nullopt;
    }
    const Raster& raster = *decoded.raster;
    Ref mask = Ref::none;
    if (!raster.alpha.empty()) mask = write_samples(raster.width, raster.height, ImageColour::grey, raster.alpha, Ref::none);
    return write_samples(raster.width, raster.height, raster.colour, raster.samples, mask);
}

Ref Images::write_samples(std::uint32_t width, std::uint32_t height, ImageColour colour, std::string_view samples, Ref mask) {
    const std::size_t colours = colour == ImageColour::grey ? 1 : 3;
    Object object;
    Dictionary dictionary = image_dictionary(object, width, height, colour);
    if (mask != Ref::none) dictionary.reference("SMask", mask);
    dictionary.dictionary("DecodeParms").integer("Predictor", 15).integer("Columns", width)
        .integer("Colors", static_cast<std::int64_t>(colours));
    const Ref ref = file_.reserve();
    file_.put_stream(ref, object, filtered_samples(samples, width * colours, colours), Coding::deflated);
    return ref;
}

void Images::complain(std::string problem, std::string hint) {
    report_.error("pdf-image", {}, std::move(problem), std::move(hint));
}

}  // namespace nabor::pdf
