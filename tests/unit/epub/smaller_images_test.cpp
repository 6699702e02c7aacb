// Images are made smaller where that was asked for, and only then; what they are stays what it was.
#include "epub/smaller_images.h"

#include <gtest/gtest.h>

#include "image/raster.h"
#include "sample.h"

namespace nabor {
namespace {

using namespace sample;

Raster slope(std::uint32_t width, std::uint32_t height) {
    Raster raster;
    raster.width = width;
    raster.height = height;
    for (std::uint32_t y = 0; y < height; ++y)
        for (std::uint32_t x = 0; x < width; ++x)
            for (unsigned i = 0; i < 3; ++i) raster.samples += static_cast<char>((x * (i + 1) + y * 5 + x * y) % 256);
    return raster;
}

PackageEntry image(std::string path, std::string bytes, std::string id = "image-001") {
    PackageEntry entry;
    entry.path = std::move(path);
    entry.media_type = entry.path.ends_with("png") ? "image/png" : "image/jpeg";
    entry.bytes = std::move(bytes);
    entry.id = std::move(id);
    return entry;
}

struct Outcome {
    ImageFacts facts;
    std::string bytes;
    Report report;
};

Outcome shrunk(PackageEntry entry, std::uint64_t pixels, int quality) {
    Product product;
    product.epub.image_pixels = pixels;
    product.epub.image_quality = quality;
    Package package;
    package.entries.push_back(std::move(entry));
    Outcome outcome;
    epub::make_images_smaller(package, product, outcome.report);
    outcome.bytes = package.entries.front().bytes;
    outcome.facts = probe(outcome.bytes).facts.value_or(ImageFacts{});
    return outcome;
}

TEST(SmallerImages, KeepWithinThePixelsAllowed) {
    for (const bool png : {true, false}) {
        const std::string before = png ? encode_png(slope(400, 200)) : encode_jpeg(slope(400, 200), 92);
        const Outcome outcome = shrunk(image(png ? "EPUB/a.png" : "EPUB/a.jpg", before), 20'000, 0);
        EXPECT_EQ(outcome.facts.width, 200u);
        EXPECT_EQ(outcome.facts.height, 100u);
        EXPECT_EQ(outcome.facts.kind, png ? ImageKind::png : ImageKind::jpeg);
        ASSERT_EQ(outcome.report.all().size(), 1u);
        EXPECT_EQ(outcome.report.all()[0].code, "epub-images-smaller");
    }
}

TEST(SmallerImages, LeaveAloneWhatIsSmallEnough) {
    const std::string before = encode_jpeg(slope(100, 100), 92);
    EXPECT_EQ(shrunk(image("EPUB/a.jpg", before), 10'000, 0).bytes, before);
    EXPECT_EQ(shrunk(image("EPUB/a.jpg", before), 0, 0).bytes, before);
    EXPECT_EQ(shrunk(image("EPUB/a.png", encode_png(slope(9, 9))), 0, 50).bytes, encode_png(slope(9, 9)));
    EXPECT_EQ(shrunk(image("EPUB/a.jpg", before, "cover-image"), 1'000, 50).bytes, before);
}

TEST(SmallerImages, TakeAnotherQualityOnlyWhereItSaves) {
    const std::string fine = encode_jpeg(slope(100, 100), 95), coarse = encode_jpeg(slope(100, 100), 40);
    EXPECT_LT(shrunk(image("EPUB/a.jpg", fine), 0, 60).bytes.size(), fine.size());
    EXPECT_EQ(shrunk(image("EPUB/a.jpg", coarse), 0, 95).bytes, coarse);
}

// Exif's tag 0x0112 in a file of its own (TIFF 6.0, big-endian): the picture lies on its left side.
std::string turned(std::string jpeg) {
    const std::string exif(
        "\xFF\xE1\0\x22"
        "Exif\0\0"
        "MM\0\x2A\0\0\0\x08"
        "\0\x01"
        "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"
        "\0\0\0\0",
        36);
    return jpeg.insert(2, exif);
}

TEST(SmallerImages, StandUprightAsTheyDid) {
    const std::string before = turned(encode_jpeg(slope(400, 200), 92));
    ASSERT_EQ(probe(before).facts->orientation, 6);
    const Outcome outcome = shrunk(image("EPUB/a.jpg", before), 20'000, 0);
    EXPECT_EQ(outcome.facts.width, 100u);
    EXPECT_EQ(outcome.facts.height, 200u);
    EXPECT_EQ(outcome.facts.orientation, 1);
}

TEST(SmallerImages, SayWhatCannotBeMadeSmaller) {
    std::string damaged = encode_jpeg(slope(400, 200), 92);
    damaged = damaged.substr(0, damaged.size() / 2) + "\xFF\xD9";
    const Outcome outcome = shrunk(image("EPUB/a.jpg", damaged), 20'000, 0);
    EXPECT_EQ(outcome.bytes, damaged);
    ASSERT_EQ(outcome.report.all().size(), 1u);
    EXPECT_EQ(outcome.report.all()[0].code, "epub-image-kept");
}

TEST(Upright, TurnsByEveryNumberOfExif) {
    Raster raster;
    raster.width = 3;
    raster.height = 2;
    raster.colour = ImageColour::grey;
    raster.samples = "abcdef";
    const char* expected[] = {"abcdef", "cbafed", "fedcba", "defabc", "adbecf", "daebfc", "fcebda", "cfbead"};
    for (std::uint8_t orientation = 1; orientation <= 8; ++orientation) {
        const Raster shown = upright(raster, orientation);
        EXPECT_EQ(shown.samples, expected[orientation - 1]) << int{orientation};
        EXPECT_EQ(shown.width, orientation < 5 ? 3u : 2u);
    }
}

}  // namespace
}  // namespace nabor
