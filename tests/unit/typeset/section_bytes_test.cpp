#include "typeset/section_bytes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/sections.h"

namespace nabor {
namespace {

using namespace testing;

// Of the outcome, then of each body.
std::vector<std::string> write(SectionWithBodies& section, const SectionIds& ids) {
    std::vector<std::string> written = {write_outcome(section.outcome, ids).value()};
    for (PageBody& body : section.bodies) written.push_back(write_body(body, ids).value());
    return written;
}

// A few of each, for they are read from the same places in the bytes as all others.
const GlyphRun* first_run(const SectionWithBodies& section) {
    for (const PageBody& body : section.bodies)
        for (const PageItem& one : body.items)
            if (const auto* run = std::get_if<GlyphRun>(&one)) return run;
    return nullptr;
}

SectionWithBodies read(const std::vector<std::string>& written, const SectionIds& ids) {
    SectionWithBodies section{read_outcome(written.front(), ids).value(), {}};
    for (std::size_t i = 1; i < written.size(); ++i) section.bodies.push_back(read_body(written[i], ids, glyph_count).value());
    return section;
}

TEST(SectionBytes, WhatIsWrittenIsRead) {
    const SectionIds ids = ids_from(50);
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        SectionWithBodies section = SectionMaker(seed, ids).make();
        const auto written = write(section, ids);
        SectionWithBodies again = read(written, ids);
        EXPECT_EQ(write(again, ids), written) << seed;
        EXPECT_EQ(again.outcome.after, section.outcome.after);
        EXPECT_EQ(again.outcome.paragraphs, section.outcome.paragraphs);
        EXPECT_EQ(again.outcome.findings.size(), section.outcome.findings.size());
        for (std::size_t i = 0; i < section.bodies.size(); ++i) {
            EXPECT_EQ(again.bodies[i].items.size(), section.bodies[i].items.size());
            EXPECT_EQ(again.outcome.pages[i].nodes, section.outcome.pages[i].nodes);
        }
    }
}

// The same ordinals name the ids that the section has now: all of a section made with ids from 50 on is then one with ids from 700 on.
TEST(SectionBytes, IdsAndPlacesMoveWithTheSection) {
    const SectionIds before = ids_from(50), now = ids_from(700);
    bool any_run = false;
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
        SectionWithBodies section = SectionMaker(seed, before).make(), moved = SectionMaker(seed, now).make();
        const auto written = write(section, before);
        EXPECT_EQ(written, write(moved, now));
        const SectionWithBodies again = read(written, now);
        for (std::size_t i = 0; i < moved.bodies.size(); ++i) {
            EXPECT_EQ(again.outcome.pages[i].start, moved.outcome.pages[i].start);
            EXPECT_EQ(again.outcome.pages[i].links, moved.outcome.pages[i].links);
            EXPECT_EQ(again.outcome.pages[i].images, moved.outcome.pages[i].images);
            for (std::size_t d = 0; d < moved.outcome.pages[i].destinations.size(); ++d)
                EXPECT_EQ(again.outcome.pages[i].destinations[d].destination, moved.outcome.pages[i].destinations[d].destination);
        }
        for (std::size_t i = 0; i < moved.outcome.findings.size(); ++i)
            EXPECT_EQ(again.outcome.findings[i].span, moved.outcome.findings[i].span);
        if (const GlyphRun* run = first_run(again)) {
            any_run = true;
            EXPECT_EQ(run->node, first_run(moved)->node);
            EXPECT_EQ(run->face, first_run(moved)->face);
            EXPECT_EQ(run->language, first_run(moved)->language);
            EXPECT_EQ(run->link, first_run(moved)->link);
        }
    }
    EXPECT_TRUE(any_run);
}

TEST(SectionBytes, AnIdThatTheSectionHasNotIsNotWritten) {
    const SectionIds ids = ids_from(50);
    SectionOutcome outcome;
    outcome.pages.emplace_back();
    ASSERT_TRUE(write_outcome(outcome, ids));
    outcome.pages.back().destinations.push_back({DestinationId{4}, {}});
    EXPECT_FALSE(write_outcome(outcome, ids));
    PageBody body;
    body.items.emplace_back(PlacedImage{PageImageId{4}, {}, {}, {}, {}, NodeId::none});
    EXPECT_FALSE(write_body(body, ids));
}

TEST(SectionBytes, NothingIsReadFromBytesCutShortOrContinued) {
    const SectionIds ids = ids_from(50);
    SectionWithBodies section = SectionMaker(3, ids).make();
    const auto written = write(section, ids);
    ASSERT_GT(written.size(), 1U);
    for (std::size_t size = 0; size < written[0].size(); ++size) EXPECT_FALSE(read_outcome(written[0].substr(0, size), ids)) << size;
    for (std::size_t size = 0; size < written[1].size(); ++size)
        EXPECT_FALSE(read_body(written[1].substr(0, size), ids, glyph_count)) << size;
    EXPECT_FALSE(read_outcome(written[0] + '\0', ids));
    EXPECT_FALSE(read_body(written[1] + '\0', ids, glyph_count));
}

TEST(SectionBytes, WhatIsReadNamesOnlyWhatIsThere) {
    const SectionIds ids = ids_from(50);
    const auto reads = [&](PageBody body) { return read_body(write_body(body, ids).value(), ids, glyph_count).has_value(); };
    GlyphRun run;
    run.face = ids.faces[0];
    run.text = u"a";
    run.glyphs = {{glyphs_of_a_face - 1, 1, 0, 0, 0}};
    const auto with_run = [&](const GlyphRun& one) {
        PageBody body;
        body.items.emplace_back(one);
        body.lines.emplace_back().last_item = 1;
        return body;
    };
    ASSERT_TRUE(reads(with_run(run)));
    GlyphRun no_such_glyph = run, more_text = run, far_away = run;
    no_such_glyph.glyphs.front().id = glyphs_of_a_face;
    more_text.glyphs.front().text_length = 2;
    far_away.y = {std::int64_t{1} << 50};
    for (const GlyphRun& wrong : {no_such_glyph, more_text, far_away}) EXPECT_FALSE(reads(with_run(wrong)));
    PageBody no_such_item = with_run(run), turned_round = with_run(run);
    no_such_item.lines.front().last_item = 2;
    turned_round.lines.front() = {{}, {}, {}, {}, 1, 0, 0, 0, false, false, false, false, false};
    EXPECT_FALSE(reads(no_such_item));
    EXPECT_FALSE(reads(turned_round));
}

TEST(SectionBytes, AChangedByteIsNoReadingBeyondTheEnd) {
    const SectionIds ids = ids_from(50);
    SectionWithBodies section = SectionMaker(22, ids).make();
    const auto written = write(section, ids);
    const std::string& bytes = written[1];
    ASSERT_GT(bytes.size(), 100U);
    std::size_t refused = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        for (const int value : {0x00, 0x7F, 0xFF}) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(value);
            auto body = read_body(changed, ids, glyph_count);
            refused += !body;
            if (body) {
                EXPECT_TRUE(write_body(*body, ids));
            }
        }
    EXPECT_GT(refused, bytes.size() / 4);
}

}  // namespace
}  // namespace nabor
