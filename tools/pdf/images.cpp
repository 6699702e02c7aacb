// In: image files. Out: image XObjects (ISO 32000-1, 8.9.5) and forms (8.10); see the header.
#include "pdf/images.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/in_order.h"
#include "pdf_file/source_pdf.h"

namespace nabor::pdf {

namespace {

// An image that pages show, and the size of its largest place.
struct Shown {
    std::size_t image = 0;
    Length width, height;
};

// In the order in which pages first show them.
std::vector<Shown> shown_images(const Pages& pages) {
    std::vector<Shown> shown;
    std::vector<std::size_t> place(pages.images.size(), pages.images.size());  // in `shown`
    for (const Page& page : pages.pages) {
        for (const PageItem& item : page.items) {
            const auto* image = std::get_if<PlacedImage>(&item);
            if (image == nullptr) continue;
            std::size_t& own = place.at(static_cast<std::size_t>(image->image));
            if (own == pages.images.size()) {
                own = shown.size();
                shown.push_back({static_cast<std::size_t>(image->image), {}, {}});
            }
            shown[own].width = std::max(shown[own].width, image->width);
            shown[own].height = std::max(shown[own].height, image->height);
        }
    }
    return shown;
}

bool is_same(const PageImage& a, const PageImage& b) {
    return a.facts.kind == b.facts.kind && (&a.bytes.get() == &b.bytes.get() || a.bytes.get() == b.bytes.get());
}

// By Exif orientation: maps the unit square of the stored rows to the unit square that is shown.
constexpr std::array<std::string_view, 9> turns{"",
                                                "",
                                                "-1 0 0 1 1 0 cm ",   // mirrored
                                                "-1 0 0 -1 1 1 cm ",  // upside down
                                                "1 0 0 -1 0 1 cm ",   // mirrored upside down
                                                "0 -1 -1 0 1 1 cm ",  // mirrored, lying
                                                "0 -1 1 0 0 1 cm ",   // lying on its left: turned to the right
                                                "0 1 1 0 0 0 cm ",    // mirrored, lying
                                                "0 1 -1 0 1 0 cm "};  // lying on its right: turned to the left

void add_filter(Dictionary image, std::uint32_t width, std::int64_t colours) {
    image.dictionary("DecodeParms").integer("Predictor", 15).integer("Columns", width).integer("Colors", colours);
}

std::string named(const PageImage& image) { return image.name.empty() ? "an image" : fmt::format("the image \"{}\"", image.name); }

}  // namespace

// Equal images are written once: a book may show an ornament a hundred times, each with a PageImage of its own.
Images::Images(const Pages& pages, std::uint32_t density, Serialiser& file, ColourSpaces& colours, Report& report)
    : file_(file), colours_(colours), report_(report), written_(pages.images.size()) {
    std::vector<ImageRequest> distinct;
    std::vector<std::size_t> of_image(pages.images.size());  // in `distinct`
    const std::vector<Shown> shown = shown_images(pages);
    for (const Shown& one : shown) {
        const PageImage& image = pages.images[one.image];
        auto found =
            std::find_if(distinct.begin(), distinct.end(), [&](const ImageRequest& other) { return is_same(*other.image, image); });
        if (found == distinct.end()) found = distinct.insert(found, {&image, {}, {}, density});
        found->width = std::max(found->width, one.width);
        found->height = std::max(found->height, one.height);
        of_image[one.image] = static_cast<std::size_t>(found - distinct.begin());
    }
    const auto make_preparer = [&] {
        return [&, deflater = Deflater()](std::size_t i) mutable { return prepare_image(distinct[i], deflater); };
    };
    std::vector<Written> written(distinct.size());
    work_in_order(distinct.size(), file.threads(), make_preparer,
                  [&](std::size_t i, PreparedImage&& prepared) { written[i] = write(*distinct[i].image, prepared); });
    for (const Shown& one : shown) written_[one.image] = written[of_image[one.image]];
}

Images::Written Images::write(const PageImage& image, const PreparedImage& prepared) {
    if (!prepared.profile_problem.empty()) {
        report_.warning(
            "pdf-image-profile", image.place,
            fmt::format("the colour profile of {} {}; its colours are taken for the device's", named(image), prepared.profile_problem),
            "save it anew, with a profile of its colours");
    }
    std::string problem = prepared.problem;
    switch (prepared.kind) {
        case PreparedImage::Kind::jpeg:
        case PreparedImage::Kind::samples: return {write_pixels(image, prepared), std::string(turns.at(image.facts.orientation))};
        case PreparedImage::Kind::drawing:
            if (auto drawing = write_drawing(prepared, problem)) return *drawing;
            break;
        case PreparedImage::Kind::none: break;
    }
    report_.error("pdf-image", image.place, fmt::format("{} {}; its place stays empty", named(image), problem), "save it anew");
    return {};
}

Ref Images::write_pixels(const PageImage& image, const PreparedImage& prepared) {
    const ColourProfile* profile = prepared.profile ? &*prepared.profile : nullptr;
    if (!unmanaged_ && colours_.is_unmanaged(prepared.colour, profile)) unmanaged_ = named(image);
    Object object;
    Dictionary dictionary = object.dictionary("XObject").name("Subtype", "Image");
    dictionary.integer("Width", prepared.width).integer("Height", prepared.height).integer("BitsPerComponent", prepared.bits);
    colours_.add(dictionary, prepared.colour, profile, prepared.palette);
    if (!prepared.alpha.empty()) dictionary.reference("SMask", write_mask(prepared));
    if (prepared.inverted) {  // Adobe's programs store complements
        Array decode = dictionary.array("Decode");
        for (int i = 0; i < 4; ++i) decode.integer(1).integer(0);
    }
    const bool is_jpeg = prepared.kind == PreparedImage::Kind::jpeg;
    if (is_jpeg) dictionary.name("Filter", "DCTDecode");
    if (prepared.plain_rgb) dictionary.dictionary("DecodeParms").integer("ColorTransform", 0);
    if (prepared.filtered) add_filter(dictionary, prepared.width, prepared.colour == ImageColour::grey ? 1 : 3);
    const Ref ref = file_.reserve();
    const bool stays = is_jpeg && prepared.bytes.empty();
    file_.put_stream(ref, object, stays ? image.bytes.get() : prepared.bytes, is_jpeg ? Coding::as_is : Coding::deflated);
    return ref;
}

Ref Images::write_mask(const PreparedImage& prepared) {
    Object object;
    Dictionary mask = object.dictionary("XObject").name("Subtype", "Image");
    mask.integer("Width", prepared.width)
        .integer("Height", prepared.height)
        .integer("BitsPerComponent", 8)
        .name("ColorSpace", "DeviceGray");
    add_filter(mask, prepared.width, 1);
    const Ref ref = file_.reserve();
    file_.put_stream(ref, object, prepared.alpha, Coding::deflated);
    return ref;
}

// Scales the form, which has the size of the drawing, to a unit square like that of an image.
std::optional<Images::Written> Images::write_drawing(const PreparedImage& prepared, std::string& problem) {
    SourcePdf source(prepared.bytes, Mending{colours_.default_rgb()});
    std::optional<Written> written;
    if (!source.fault()) {
        const PageSize size = source.pages().front();
        const auto share = [](Length length) { return fmt::format("{:.10f}", 1 / length.in_points()); };
        written = Written{source.write_form(file_, 0), fmt::format("{} 0 0 {} 0 0 cm ", share(size.width), share(size.height))};
    }
    if (source.fault()) problem = "cannot be drawn (" + source.fault()->reason + ")";
    return source.fault() ? std::nullopt : written;
}

}  // namespace nabor::pdf
