// In: image files. Out: image XObjects (ISO 32000-1, 8.9.5).
#include "pdf/images.h"

#include <algorithm>

#include "pdf/in_order.h"
#include "pdf/sample_filter.h"

namespace nabor::pdf {

namespace {

std::string_view colour_space(ImageColour colour) {
    if (colour == ImageColour::grey) return "DeviceGray";
    return colour == ImageColour::cmyk ? "DeviceCMYK" : "DeviceRGB";
}

Dictionary image_dictionary(Object& object, std::uint32_t width, std::uint32_t height, ImageColour colour) {
    return object.dictionary("XObject")
        .name("Subtype", "Image")
        .integer("Width", width)
        .integer("Height", height)
        .name("ColorSpace", colour_space(colour))
        .integer("BitsPerComponent", 8);
}

// The images that pages show, in the order in which they do.
std::vector<std::size_t> shown_images(const Pages& pages) {
    std::vector<std::size_t> shown;
    std::vector<bool> seen(pages.images.size());
    for (const Page& page : pages.pages) {
        for (const PageItem& item : page.items) {
            const auto* image = std::get_if<PlacedImage>(&item);
            if (image == nullptr || seen.at(static_cast<std::size_t>(image->image))) continue;
            shown.push_back(static_cast<std::size_t>(image->image));
            seen[shown.back()] = true;
        }
    }
    return shown;
}

bool is_same(const PageImage& a, const PageImage& b) {
    return a.facts.kind == b.facts.kind && (a.bytes == b.bytes || *a.bytes == *b.bytes);
}

std::string deflated(std::string_view samples, std::size_t row, std::size_t pixel, Compressor& compressor) {
    return std::string(compressor.compress(filtered_samples(samples, row, pixel)));
}

std::size_t colours_of(ImageColour colour) { return colour == ImageColour::grey ? 1 : 3; }

Ref write_samples(const Raster& raster, ImageColour colour, std::string_view samples, Ref mask, Serialiser& file) {
    Object object;
    Dictionary dictionary = image_dictionary(object, raster.width, raster.height, colour);
    if (mask != Ref::none) dictionary.reference("SMask", mask);
    dictionary.dictionary("DecodeParms")
        .integer("Predictor", 15)
        .integer("Columns", raster.width)
        .integer("Colors", static_cast<std::int64_t>(colours_of(colour)));
    const Ref ref = file.reserve();
    file.put_stream(ref, object, samples, Coding::deflated);
    return ref;
}

Ref write_raster(const Raster& raster, Serialiser& file) {
    Ref mask = Ref::none;
    if (!raster.alpha.empty()) mask = write_samples(raster, ImageColour::grey, raster.alpha, Ref::none, file);
    return write_samples(raster, raster.colour, raster.samples, mask, file);
}

}  // namespace

// Filters and deflates in place: only what goes into the file waits for its turn.
Images::Prepared Images::prepare(const PageImage& image, Compressor& compressor) {
    if (image.facts.kind != ImageKind::png) return {};
    Prepared prepared = decode_png(*image.bytes);
    if (!prepared.raster) return prepared;
    Raster& raster = *prepared.raster;
    const std::size_t colours = colours_of(raster.colour);
    raster.samples = deflated(raster.samples, raster.width * colours, colours, compressor);
    if (!raster.alpha.empty()) raster.alpha = deflated(raster.alpha, raster.width, 1, compressor);
    return prepared;
}

// An ornament may stand in a book a hundred times, each a PageImage of its own.
Images::Images(const Pages& pages, Serialiser& file, Report& report) : refs_(pages.images.size()) {
    std::vector<std::size_t> distinct;
    std::vector<std::size_t> original(pages.images.size());  // by image: the first that is the same
    const std::vector<std::size_t> shown = shown_images(pages);
    for (const std::size_t image : shown) {
        const auto same = [&](std::size_t other) { return is_same(pages.images[other], pages.images[image]); };
        const auto found = std::find_if(distinct.begin(), distinct.end(), same);
        original[image] = found == distinct.end() ? image : *found;
        if (found == distinct.end()) distinct.push_back(image);
    }
    const auto make_preparer = [&] {
        return [&, compressor = Compressor()](std::size_t i) mutable { return prepare(pages.images[distinct[i]], compressor); };
    };
    work_in_order(distinct.size(), file.threads(), make_preparer, [&](std::size_t i, Prepared&& prepared) {
        refs_[distinct[i]] = write(pages.images[distinct[i]], prepared, file, report);
    });
    for (const std::size_t image : shown) refs_[image] = refs_[original[image]];
}

std::optional<Ref> Images::write(const PageImage& image, const Prepared& prepared, Serialiser& file, Report& report) {
    if (image.facts.kind == ImageKind::jpeg) return write_jpeg(image, file);
    if (prepared.raster) return write_raster(*prepared.raster, file);
    if (image.facts.kind == ImageKind::png) {
        report.error("pdf-image", {}, "an image " + prepared.problem + "; its place stays empty", "save it anew");
    } else {
        const std::string type(media_type(image.facts.kind));
        report.error("pdf-image", {}, "an image of type " + type + " cannot stand in a PDF; its place stays empty",
                     "give it as PNG or JPEG");
    }
    return std::nullopt;
}

Ref Images::write_jpeg(const PageImage& image, Serialiser& file) {
    const ImageFacts& facts = image.facts;
    Object object;
    Dictionary dictionary = image_dictionary(object, facts.width, facts.height, facts.colour).name("Filter", "DCTDecode");
    if (facts.colour == ImageColour::cmyk) any_cmyk_ = true;
    if (facts.inverted_cmyk) {  // Adobe's programs store the complements
        Array decode = dictionary.array("Decode");
        for (int i = 0; i < 4; ++i) decode.integer(1).integer(0);
    }
    const Ref ref = file.reserve();
    file.put_stream(ref, object, *image.bytes, Coding::as_is);
    return ref;
}

}  // namespace nabor::pdf
