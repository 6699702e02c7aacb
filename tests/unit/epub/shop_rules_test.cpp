// Each rule is broken by a package that is over its limit and kept by one that is not.
#include "epub/shop_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "image/raster.h"
#include "sample.h"

namespace nabor {
namespace {

using namespace sample;

std::string png_of(std::uint32_t width, std::uint32_t height) {
    Raster raster;
    raster.width = width;
    raster.height = height;
    raster.colour = ImageColour::grey;
    raster.samples.resize(std::size_t{width} * height);
    return encode_png(raster);
}

PackageEntry image_entry(std::string path, std::string media_type, std::string bytes, std::string properties = {}) {
    PackageEntry entry;
    entry.path = std::move(path);
    entry.media_type = std::move(media_type);
    entry.bytes = std::move(bytes);
    entry.properties = std::move(properties);
    return entry;
}

Package with_cover(std::uint32_t width, std::uint32_t height) {
    Package package;
    package.entries.push_back(image_entry("EPUB/images/cover.png", "image/png", png_of(width, height), "cover-image"));
    return package;
}

std::string said(const Package& package, Shop shop, std::uint64_t size = 1000) {
    Report report;
    check_for_shop(package, size, {}, shop, report);
    std::string text;
    for (const Diagnostic& each : report.all())
        text += std::string(name_of(each.severity)) + " " + std::string(each.code) + ": " + each.message + "\n";
    return text;
}

TEST(ShopRules, AreNoneForTheGenericReader) { EXPECT_EQ(said(Package{}, Shop::generic), ""); }

TEST(ShopRules, WantACover) {
    for (const Shop shop : {Shop::kindle, Shop::kobo, Shop::apple, Shop::google})
        EXPECT_NE(said(Package{}, shop).find("shop-cover-missing"), std::string::npos) << name_of(shop);
}

TEST(ShopRules, TakeTheCoverThatIsMade) {
    for (const Shop shop : {Shop::kindle, Shop::kobo, Shop::apple, Shop::google}) EXPECT_EQ(said(with_cover(1600, 2560), shop), "");
}

TEST(ShopRules, JudgeTheSizeOfTheCover) {
    EXPECT_EQ(said(with_cover(500, 700), Shop::kindle),
              "error shop-cover-size: kindle: the cover has 500 × 700 pixels; its shorter side must have 625\n"
              "error shop-cover-size: kindle: the cover has 500 × 700 pixels; its longer side must have 1000\n"
              "note shop-cover-proportion: kindle: the cover has 500 × 700 pixels; 1.6 times as high as wide is recommended\n");
    EXPECT_EQ(said(with_cover(1000, 1600), Shop::kindle),
              "warning shop-cover-size: kindle: the cover has 1000 × 1600 pixels; its longer side should have 2500\n");
    EXPECT_EQ(said(with_cover(1399, 2239), Shop::apple),
              "warning shop-cover-size: apple: the cover has 1399 × 2239 pixels; its shorter side should have 1400\n");
    EXPECT_EQ(said(with_cover(640, 7201), Shop::google),
              "error shop-cover-size: google: the cover has 640 × 7201 pixels; no side may have more than 7200\n");
}

TEST(ShopRules, JudgeImages) {
    Package package = with_cover(1600, 2560);
    package.entries.push_back(image_entry("EPUB/images/001-map.png", "image/png", png_of(2801, 2000)));
    EXPECT_EQ(said(package, Shop::apple),
              "error shop-image-size: apple: the image 001-map.png has 5.6 megapixels; 5.6 megapixels are allowed\n");
    package.entries.back().bytes = png_of(2800, 2000);
    EXPECT_EQ(said(package, Shop::apple), "");
    package.entries.back() = image_entry("EPUB/images/a.svg", "image/svg+xml", "<svg width=\"3300\" height=\"20\"/>", "scripted");
    EXPECT_EQ(said(package, Shop::google), "error shop-image-size: google: the image a.svg is 3300 pixels long; 3200 are allowed\n");
    EXPECT_EQ(said(package, Shop::kindle), "error shop-image-script: kindle: the image a.svg has a script\n");
    std::string webp = "RIFF";
    webp += std::string("\x12\0\0\0WEBPVP8L\x05\0\0\0\x2F\0\0\0\0\0", 22);
    package.entries.back() = image_entry("EPUB/images/a.webp", "image/webp", webp);
    for (const Shop shop : {Shop::kindle, Shop::apple, Shop::google})
        EXPECT_NE(said(package, shop).find("shop-image-kind"), std::string::npos) << name_of(shop);
    EXPECT_EQ(said(package, Shop::kobo), "");
}

TEST(ShopRules, JudgeTextsAndTheWhole) {
    Package package = with_cover(1600, 2560);
    package.entries.push_back(image_entry("EPUB/text/002-chapter.xhtml", "application/xhtml+xml", ""));
    package.entries.back().tables = {{{}, 2, 5}, {{}, 100, 4}};
    EXPECT_EQ(said(package, Shop::kobo), "note shop-table-size: kobo: the table has 5 columns; 4 can be read on a small screen\n");
    EXPECT_EQ(said(package, Shop::kindle), "");
    package.entries.back().tables = {{{}, 101, 11}};
    EXPECT_EQ(said(package, Shop::kindle),
              "warning shop-table-size: kindle: the table has 11 columns; 10 can be read on a small screen\n"
              "warning shop-table-size: kindle: the table has 101 rows; at most 100 are recommended\n");
    package.entries.back().tables.clear();
    EXPECT_EQ(said(package, Shop::kindle, 651'000'000), "error shop-file-size: kindle: the EPUB has 651.0 MB; 650.0 MB are allowed\n");
    EXPECT_EQ(said(package, Shop::apple, 1'100'000'000), "warning shop-file-size: apple: the EPUB has 1100.0 MB; 1000.0 MB are allowed\n");
    EXPECT_EQ(said(package, Shop::apple, 2'100'000'000), "error shop-file-size: apple: the EPUB has 2100.0 MB; 2000.0 MB are allowed\n");
}

// What is to be mended is named where it stands.
TEST(ShopRules, PointIntoTheManuscript) {
    BookBuilder builder;
    Block table;
    table.role = Role::table;
    table.span = {SourceId{3}, 40, 90};
    Table content;
    content.rows.resize(2);
    for (Row& row : content.rows) row.cells.resize(3);
    content.rows[1].cells[1].columns = 4;
    table.content = content;
    builder.book.body.push_back(builder.division(Role::chapter, "one", {heading("One"), table}));
    builder.book.body.back().span = {SourceId{3}, 10, 99};
    Package package = package_of(builder.book);
    PackageEntry& text =
        *std::find_if(package.entries.begin(), package.entries.end(), [](const PackageEntry& e) { return !e.tables.empty(); });
    text.bytes.resize(10'000'001, ' ');
    Report report;
    check_for_shop(package, 1000, {}, Shop::kobo, report);
    std::map<std::string, Span> places;
    for (const Diagnostic& each : report.all()) places[std::string(each.code)] = each.span;
    EXPECT_EQ(places["shop-table-size"].begin, 40u);
    EXPECT_EQ(places["shop-file-size"].begin, 10u);
    EXPECT_EQ(text.tables[0].columns, 6u);
    EXPECT_EQ(text.tables[0].rows, 2u);
}

TEST(ShopRules, NameTheirDocumentsAsTheManualDoes) {
    std::ifstream file(std::string(NABOR_SOURCE_FOLDER) + "/docs/shops.md");
    const std::string manual{std::istreambuf_iterator<char>(file), {}};
    for (const ShopRule& rule : shop_rules()) EXPECT_NE(manual.find(rule.document), std::string::npos) << rule.document;
}

}  // namespace
}  // namespace nabor
