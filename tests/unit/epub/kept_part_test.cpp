// What a cache keeps of an EPUB is what making would give, and nothing else is believed.
#include "epub/kept_part.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "image/raster.h"
#include "sample.h"
#include "unit/base/folder.h"

namespace nabor {
namespace {

using namespace sample;
using namespace epub;

constexpr Digest stamp{1, 2};

template <typename Part>
std::optional<Part> back(std::string_view bytes) {
    std::optional<Part> part;
    read_part(bytes, part);
    return part;
}

TEST(KeptPart, ComesBack) {
    EXPECT_EQ(back<std::string>(write_part(std::string("a cover"))), "a cover");
    const auto deflated = back<Deflated>(write_part(Deflated{"short", 0xFEDCBA98}));
    ASSERT_TRUE(deflated);
    EXPECT_EQ(deflated->bytes, "short");
    EXPECT_EQ(deflated->crc, 0xFEDCBA98);
    const auto file = back<FontFile>(write_part(FontFile{"glyphs", true, "A Family", false}));
    ASSERT_TRUE(file);
    EXPECT_EQ(file->bytes, "glyphs");
    EXPECT_EQ(file->family, "A Family");
    EXPECT_TRUE(file->is_cff);
    EXPECT_FALSE(file->is_whole);
}

TEST(KeptPart, IsNotReadFromOtherBytes) {
    const std::string deflated = write_part(Deflated{"short", 7}), file = write_part(FontFile{"glyphs", true, "A Family", false});
    for (std::size_t size = 0; size < deflated.size(); ++size) EXPECT_FALSE(back<Deflated>(deflated.substr(0, size))) << size;
    for (std::size_t size = 0; size < file.size(); ++size) EXPECT_FALSE(back<FontFile>(file.substr(0, size))) << size;
    EXPECT_FALSE(back<Deflated>(deflated + "x"));
    EXPECT_FALSE(back<FontFile>("\x02" + file.substr(1)));
}

class KeptPartsTest : public testing::Test {
protected:
    KeptPartsTest() : fonts_(std::filesystem::path(NABOR_SOURCE_FOLDER) / "fonts" / "families.toml", {}, report_) {
        product_.epub.fonts = EmbeddedFonts::subset;
        product_.epub.image_pixels = 100;
        Raster raster;
        raster.width = raster.height = 40;
        for (unsigned i = 0; i < 40 * 40 * 3; ++i) raster.samples += static_cast<char>(i * i % 251);
        Image image{};
        image.bytes = encode_png(raster);
        image.facts = probe(image.bytes).facts.value();
        builder_.book.images.push_back(image);
        builder_.book.body.push_back(builder_.division(
            Role::chapter, "one", {heading("One"), leaf(Role::paragraph, "Words."), image_block(static_cast<ImageId>(0), "A slope")}));
    }

    std::string built(Cache* cache) {
        EpubOptions how = options();
        how.fonts = &fonts_;
        how.cache = cache;
        Package package = make_package(builder_.book, product_, Layout{}, how, report_);
        deflate_entries(package, 2, cache);
        return write_container(package, how.moment);
    }

    Report report_;
    FontSet fonts_;
    BookBuilder builder_;
    Product product_;
};

// Cover, font, image and files deflated: of a book that is known none is made, so there is nothing to write.
TEST_F(KeptPartsTest, MakeTheSameBook) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.entries";
    const std::string plain = built(nullptr);
    {
        Cache empty(file, stamp, report_);
        EXPECT_EQ(built(&empty), plain);
        empty.write();
    }
    ASSERT_TRUE(std::filesystem::exists(file));
    Cache known(file, stamp, report_);
    std::filesystem::remove(file);
    EXPECT_EQ(built(&known), plain);
    known.write();
    EXPECT_FALSE(std::filesystem::exists(file)) << "something was made anew";
}

TEST_F(KeptPartsTest, AreMadeAnewWhenWhatTheyAreMadeOfChanges) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.entries";
    Cache empty(file, stamp, report_);
    built(&empty);
    empty.write();
    const auto other_than = [&](const std::string& before) {
        const std::string plain = built(nullptr);
        EXPECT_NE(plain, before);
        Cache known(file, stamp, report_);
        EXPECT_EQ(built(&known), plain);
        return plain;
    };
    std::string last = built(nullptr);
    product_.epub.cover_colour = 0x123456;
    last = other_than(last);
    product_.epub.image_pixels = 200;
    last = other_than(last);
    builder_.book.body.push_back(builder_.division(Role::chapter, "two", {leaf(Role::paragraph, "Quiz: \u05E9")}));
    last = other_than(last);
    product_.publisher = "\u05E9";  // on the cover, from a fallback
    other_than(last);
}

// An image that cannot be made smaller is complained of every time.
TEST_F(KeptPartsTest, DoNotSilenceFindings) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.entries";
    std::string& bytes = builder_.book.images[0].bytes;
    bytes[bytes.size() - 30] = static_cast<char>(bytes[bytes.size() - 30] ^ 1);
    for (const bool known : {false, true}) {
        report_ = {};
        Cache cache(file, stamp, report_);
        built(&cache);
        cache.write();
        const auto& all = report_.all();
        EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const Diagnostic& each) { return each.code == "epub-image-kept"; })) << known;
    }
}

}  // namespace
}  // namespace nabor
