// A cover is made where none is given, at the size that shops want, and stands first; a given one is taken as it is or complained of.
#include <gtest/gtest.h>

#include <filesystem>

#include "epub/cover_design.h"
#include "font/font.h"
#include "image/raster.h"
#include "sample.h"
#include "support/disk.h"
#include "unit/base/folder.h"

namespace nabor {
namespace {

using namespace sample;

class CoverTest : public testing::Test {
protected:
    CoverTest() : fonts_(machine::fonts, std::filesystem::path(NABOR_SOURCE_FOLDER) / "fonts" / "families.toml", {}, report_) {
        builder_.book.metadata.contributors = {{"Ann Author", "", "aut", "en", "", false}};
        builder_.book.body.push_back(builder_.division(Role::chapter, "one", {heading("One"), leaf(Role::paragraph, "Words.")}));
    }

    Package package(Shop shop = Shop::generic) {
        EpubOptions how = options();
        how.fonts = &fonts_;
        how.files = &machine::disk;
        return make_package({builder_.book, product_, Layout{}}, how, report_, shop);
    }

    Report report_;
    FontSet fonts_;
    BookBuilder builder_;
    Product product_;
};

const PackageEntry* entry_of(const Package& package, std::string_view id) {
    for (const PackageEntry& entry : package.entries)
        if (entry.id == id) return &entry;
    return nullptr;
}

TEST_F(CoverTest, IsMadeAndStandsFirst) {
    const Package made = package();
    const PackageEntry* cover = entry_of(made, "cover-image");
    ASSERT_NE(cover, nullptr);
    EXPECT_EQ(cover->path, "EPUB/images/cover.png");
    EXPECT_EQ(cover->properties, "cover-image");
    const ImageFacts facts = probe(cover->bytes).facts.value();
    EXPECT_EQ(facts.width, 1600u);
    EXPECT_EQ(facts.height, 2560u);
    EXPECT_EQ(made.spine.front(), "cover-page");
    EXPECT_NE(file(made, "EPUB/cover.xhtml").find("alt=\"Cover: A Small Book. Ann Author\""), std::string::npos);
    EXPECT_NE(file(made, "EPUB/package.opf").find("<meta name=\"cover\" content=\"cover-image\"/>"), std::string::npos);
    EXPECT_NE(file(made, "EPUB/nav.xhtml").find("<a epub:type=\"cover\" href=\"cover.xhtml\">Cover</a>"), std::string::npos);
    EXPECT_EQ(entry_of(package(), "cover-image")->bytes, cover->bytes);
    EXPECT_TRUE(report_.all().empty());
}

TEST_F(CoverTest, HasNoPageForKindle) {
    const Package made = package(Shop::kindle);
    EXPECT_NE(entry_of(made, "cover-image"), nullptr);
    EXPECT_EQ(entry_of(made, "cover-page"), nullptr);
    EXPECT_EQ(made.spine.front(), "text-001");
}

// One after another, in any order, each is what it would be alone.
TEST_F(CoverTest, IsMadeOnceForAllShops) {
    EpubOptions how = options();
    how.fonts = &fonts_;
    how.files = &machine::disk;
    const Layout layout;
    Packager packager({builder_.book, product_, layout}, how, report_);
    for (const Shop shop : {Shop::kindle, Shop::kobo, Shop::kindle, Shop::apple, Shop::generic})
        EXPECT_EQ(container_of(packager.package_for(shop)), container_of(package(shop))) << name_of(shop);
}

TEST_F(CoverTest, IsLeftOutWhenNoneIsWanted) {
    product_.epub.cover = CoverKind::none;
    EXPECT_EQ(entry_of(package(), "cover-image"), nullptr);
}

TEST_F(CoverTest, IsTheGivenImageAsItIs) {
    const TemporaryFolder folder;
    product_.epub.cover = CoverKind::given;
    product_.epub.cover_file = folder.put("front.png", pixel());
    const Package made = package();
    EXPECT_EQ(entry_of(made, "cover-image")->bytes, pixel());
    EXPECT_EQ(entry_of(made, "cover-image")->media_type, "image/png");
}

TEST_F(CoverTest, IsMadeWhereTheGivenOneIsNoImage) {
    const TemporaryFolder folder;
    product_.epub.cover = CoverKind::given;
    product_.epub.cover_file = folder.put("front.jpg", "no image");
    const Package made = package();
    EXPECT_EQ(entry_of(made, "cover-image")->path, "EPUB/images/cover.png");
    ASSERT_EQ(report_.all().size(), 1u);
    EXPECT_EQ(report_.all()[0].code, "epub-cover");
}

// Even a title that no line could hold stands within the frame; so does what is written from right to left.
TEST_F(CoverTest, HoldsTitlesOfAnyLength) {
    const epub::CoverFaces faces{{fonts_.find({"PT Serif"}, report_).value()}, {fonts_.find({"PT Serif", 400, true}, report_).value()}};
    for (const std::string& title :
         {std::string(60, 'W'), std::string("Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"),
          std::string("Документы, письма и воспоминания участников движения, собранные в архивах и частных собраниях, "
                      "с примечаниями, указателем имён и хронологией событий 1923–1927 годов"),
          std::string("שלום עולם"), std::string()}) {
        epub::CoverWords words;
        words.title = title;
        words.language = "ru";
        const Raster cover = epub::draw_cover(words, fonts_, faces, 0x1B2E4B);
        const auto at = [&](std::uint32_t x, std::uint32_t y) { return cover.samples.substr(3 * (std::size_t{y} * cover.width + x), 3); };
        for (std::uint32_t y = 0; y < cover.height; ++y)
            for (std::uint32_t x = 0; x < 80; ++x) ASSERT_EQ(at(x, y), "\x1B\x2E\x4B") << title << x << "," << y;
        bool inked = false;
        for (std::uint32_t y = 600; y < 1800 && !inked; ++y)
            for (std::uint32_t x = 200; x < 1400 && !inked; ++x) inked = at(x, y) != "\x1B\x2E\x4B";
        EXPECT_EQ(inked, !title.empty());
    }
}

TEST_F(CoverTest, HasAColourOfItsTitle) {
    epub::CoverWords words;
    words.title = "War and Peace";
    const std::uint32_t colour = epub::colour_for(words);
    EXPECT_EQ(colour, epub::colour_for(words));
}

}  // namespace
}  // namespace nabor
