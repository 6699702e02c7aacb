// A PDF whose pages come from a cache is the PDF that is written without one.
#include "pdf/page_cache.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "base/files.h"
#include "pdf/fonts.h"
#include "pdf/pdf.h"
#include "unit/base/folder.h"
#include "unit/image/samples.h"
#include "unit/page/sample.h"

namespace nabor {
namespace {

using namespace samples;

constexpr Digest stamp{8, 8};

// Three pages with a link, an accent, another language's element, an artifact and a picture; what `change` does comes before them.
void make(Sample& sample, const std::function<void(Sample&)>& change = {}) {
    if (change) change(sample);
    sample.page();
    const NodeId paragraph = sample.paragraph();
    sample.line(paragraph, {u"Стра\u0301ница первая", cyrillic});
    sample.pages.links.push_back({DestinationId::none, "https://example.org/", sample.node("Link", sample.root), "there"});
    Words linked{u"there"};
    linked.link = static_cast<PageLinkId>(sample.pages.links.size() - 1);
    sample.line(sample.pages.links.back().node, linked);
    sample.page();
    sample.line(sample.node("H1", sample.root), {u"Heading"});
    sample.line(NodeId::none, {u"12"});
    sample.page();
    Png grey;
    grey.colour_type = 0;
    grey.rows = std::string("\0\x7F", 2);
    const std::string picture = png(grey);
    sample.pages.images.push_back({std::make_shared<const std::string>(picture), *probe(picture).facts});
    sample.pages.pages.back().items.emplace_back(PlacedImage{PageImageId{0}, {0}, {0}, Length::points(72), Length::points(72),
                                                             sample.node("Figure", sample.root)});
}

std::string written(Sample& sample, Cache* cache, std::size_t jobs = 1) {
    return write_pdf(sample.pages, sample.fonts, sample.report, jobs, cache);
}

std::size_t count_blobs(const std::filesystem::path& path) {
    const std::string pack = files::read(path).bytes.value_or("");
    return read_pack(pack, stamp).blobs.value_or(Blobs()).size();
}

class PageCacheTest : public ::testing::Test {
protected:
    // Writes the PDF with what the build before it kept, and returns it.
    std::string build(Sample& sample, std::size_t jobs = 1) {
        Cache cache(path_, stamp, sample.report);
        std::string pdf = written(sample, &cache, jobs);
        cache.write();
        return pdf;
    }
    // How many pages `sample` has that the build before it did not.
    std::size_t new_pages(Sample& sample) {
        Cache cache(path_, stamp, sample.report);
        Report report;
        pdf::Serialiser file;
        pdf::ColourSpaces colours(file, {});
        const pdf::Images images(sample.pages, 0, file, colours, report);
        pdf::PageCache known(sample.pages, images, cache, 1);
        const Digest fonts = pdf::Fonts(sample.pages, sample.fonts, 1, &known).digest();
        std::size_t count = 0;
        for (std::uint32_t page = 0; page < sample.pages.pages.size(); ++page) {
            known.page(page, fonts, [&](std::uint32_t) {
                ++count;
                return pdf::WrittenPage{};
            });
        }
        return count;
    }

    TemporaryFolder folder_;
    std::filesystem::path path_ = folder_.path() / "book.pages";
};

TEST_F(PageCacheTest, ColdAndWarmAreAsWithout) {
    Sample sample;
    make(sample);
    const std::string plain = written(sample, nullptr);
    EXPECT_EQ(new_pages(sample), 3U);
    EXPECT_EQ(build(sample), plain);
    EXPECT_GT(count_blobs(path_), 3U) << "pages, and what was deflated beside them";
    EXPECT_EQ(new_pages(sample), 0U);
    for (const std::size_t jobs : {1U, 2U, 3U}) EXPECT_EQ(build(sample, jobs), plain) << jobs;
}

// All ids of what follows are others then.
TEST_F(PageCacheTest, APageBeforeMovesIdsAndNothingElse) {
    Sample before, after;
    make(before);
    build(before);
    make(after, [](Sample& sample) {
        sample.page();
        sample.pages.links.push_back({DestinationId::none, "https://example.com/", NodeId::none, ""});
        sample.line(sample.paragraph(), {u"there", latin});
    });
    EXPECT_EQ(new_pages(after), 1U);
    const std::string plain = written(after, nullptr);
    EXPECT_EQ(build(after), plain);
}

TEST_F(PageCacheTest, WhatCountsIsSeen) {
    Sample original;
    make(original);
    build(original);
    const auto new_when = [&](const std::function<void(Sample&)>& change) {
        Sample sample;
        make(sample);
        change(sample);
        return new_pages(sample);
    };
    const auto first_run = [](Sample& sample) -> GlyphRun& { return std::get<GlyphRun>(sample.pages.pages[0].items[0]); };
    EXPECT_EQ(new_when([](Sample&) {}), 0U);
    EXPECT_EQ(new_when([&](Sample& sample) { first_run(sample).x += {1}; }), 1U);
    EXPECT_EQ(new_when([&](Sample& sample) { first_run(sample).colour = 1; }), 1U);
    EXPECT_EQ(new_when([&](Sample& sample) { first_run(sample).glyphs[2].advance += 1; }), 1U);
    EXPECT_EQ(new_when([&](Sample& sample) { first_run(sample).node = NodeId::none; }), 1U);
    EXPECT_EQ(new_when([](Sample& sample) { sample.pages.links[0].address.clear(); }), 1U);
    EXPECT_EQ(new_when([](Sample& sample) { sample.pages.pages[1].height += {1}; }), 1U);
    EXPECT_EQ(new_when([](Sample& sample) { std::get<PlacedImage>(sample.pages.pages[2].items[0]).width += {1}; }), 1U);
    EXPECT_EQ(new_when([](Sample& sample) { sample.pages.images[0].facts.orientation = 6; }), 1U);
    EXPECT_EQ(new_when([&](Sample& sample) { first_run(sample).text[0] = u'X'; }), 3U) << "the fonts' codes say another thing";
    const auto typed = [&](std::string_view type) {
        return new_when([&](Sample& sample) { sample.pages.structure[static_cast<std::size_t>(first_run(sample).node)].type = type; });
    };
    EXPECT_EQ(typed("P"), 0U) << "content of no type is marked as its parent is";
    EXPECT_EQ(typed("Span"), 1U);
}

TEST_F(PageCacheTest, BytesThatAreNotAPagesGiveNone) {
    pdf::PageIdentity identity;
    identity.nodes.push_back(NodeId{7});
    identity.links.push_back(PageLinkId{3});
    identity.images.push_back(PageImageId{1});
    pdf::WrittenPage page{"stream", {PageImageId{1}}, {NodeId{7}, NodeId{7}}, {{PageLinkId{3}, NodeId{7}, 4, {1, -2, 3, 4}}}, {{NodeId{7}, {5, 6, 7, 8}}}};
    const std::vector<pdf::GlyphUse> uses = {{FaceId{2}, 77, u"щ"}, {FaceId{2}, 78, u"fi"}};
    const pdf::PageRecord record{pdf::write_uses(uses), Digest{4, 5}, page};
    const std::string bytes = pdf::write_record(record, identity);
    const auto read = pdf::read_record(bytes, identity, 4);
    ASSERT_TRUE(read);
    EXPECT_EQ(pdf::read_uses(read->uses), uses);
    EXPECT_FALSE(pdf::read_uses(read->uses.substr(1)));
    EXPECT_EQ(read->fonts, record.fonts);
    EXPECT_EQ(read->page.stream, "stream");
    EXPECT_EQ(read->page.marks, page.marks);
    EXPECT_EQ(read->page.links.at(0).box.bottom, -2);
    EXPECT_EQ(read->page.links.at(0).page, 4U);
    EXPECT_EQ(read->page.figures.at(0).box.top, 8);
    for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(pdf::read_record(bytes.substr(0, size), identity, 4)) << size;
    EXPECT_FALSE(pdf::read_record(bytes + '\0', identity, 4));
    EXPECT_FALSE(pdf::read_record(bytes, {}, 4)) << "ids that the page has not";
}

// What a letter says is its glyphs' business: each glyph and each text once, as they first appear on the page.
TEST(GlyphUses, AreThoseOfThePageEachOnce) {
    GlyphRun run;
    run.face = FaceId{1};
    run.text = u"abaX";
    run.glyphs = {{5, 1, 0, 0, 0}, {6, 1, 0, 0, 0}, {5, 1, 0, 0, 0}, {5, 1, 0, 0, 0}};
    pdf::UseCollector collector;
    const std::vector<pdf::GlyphUse> expected = {{FaceId{1}, 5, u"a"}, {FaceId{1}, 6, u"b"}, {FaceId{1}, 5, u"X"}};
    for (int page = 0; page < 2; ++page) EXPECT_EQ(collector.collect({run, run}), expected) << page;
}

}  // namespace
}  // namespace nabor
