#include "typeset/section_bytes.h"

#include <gtest/gtest.h>

#include <string>

#include "support/sections.h"
#include "typeset/galley_dump.h"

namespace nabor {
namespace {

using namespace testing;

std::string dump(const SectionOutcome& outcome) {
    std::string text;
    dump_galley(outcome.text, text);
    for (const Galley& note : outcome.notes) dump_galley(note, text);
    for (const RepeatedHead& head : outcome.heads) dump_head(head, text);
    return text;
}

// A few of each, for they are read from the same places in the bytes as all others.
const GlyphRun* first_run(const SectionOutcome& outcome) {
    for (const GalleyItem& item : outcome.text)
        for (const PageItem& one : item.items)
            if (const auto* run = std::get_if<GlyphRun>(&one)) return run;
    return nullptr;
}

TEST(SectionBytes, WhatIsWrittenIsRead) {
    const SectionIds ids = ids_from(50);
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        SectionOutcome outcome = OutcomeMaker(seed, ids).make();
        const auto bytes = write_section(outcome, ids);
        ASSERT_TRUE(bytes);
        auto read = read_section(*bytes, ids, glyph_count);
        ASSERT_TRUE(read) << seed;
        EXPECT_EQ(write_section(*read, ids), bytes);
        EXPECT_EQ(dump(*read), dump(outcome));
        EXPECT_EQ(read->pages.after, outcome.pages.after);
        EXPECT_EQ(read->pages.chosen, outcome.pages.chosen);
        EXPECT_EQ(read->findings.size(), outcome.findings.size());
    }
}

// The same ordinals name the ids that the section has now: all of an outcome made with ids from 50 on is then one with ids from 700 on.
TEST(SectionBytes, IdsAndPlacesMoveWithTheSection) {
    const SectionIds before = ids_from(50), now = ids_from(700);
    bool any_run = false;
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
        SectionOutcome outcome = OutcomeMaker(seed, before).make(), moved = OutcomeMaker(seed, now).make();
        const auto bytes = write_section(outcome, before);
        ASSERT_TRUE(bytes);
        const auto read = read_section(*bytes, now, glyph_count);
        ASSERT_TRUE(read);
        EXPECT_EQ(bytes, write_section(moved, now));
        for (std::size_t i = 0; i < moved.text.size(); ++i) {
            EXPECT_EQ(read->text[i].span, moved.text[i].span);
            EXPECT_EQ(read->text[i].origin, moved.text[i].origin);
            EXPECT_EQ(read->text[i].destinations, moved.text[i].destinations);
        }
        for (std::size_t i = 0; i < moved.findings.size(); ++i) EXPECT_EQ(read->findings[i].span, moved.findings[i].span);
        if (const GlyphRun* run = first_run(*read)) {
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
    outcome.text.emplace_back();
    ASSERT_TRUE(write_section(outcome, ids));
    outcome.text.back().destinations.push_back(DestinationId{4});
    EXPECT_FALSE(write_section(outcome, ids));
}

TEST(SectionBytes, NothingIsReadFromBytesCutShortOrContinued) {
    const SectionIds ids = ids_from(50);
    SectionOutcome outcome = OutcomeMaker(3, ids).make();
    const std::string bytes = write_section(outcome, ids).value();
    for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(read_section(bytes.substr(0, size), ids, glyph_count)) << size;
    EXPECT_FALSE(read_section(bytes + '\0', ids, glyph_count));
}

TEST(SectionBytes, WhatIsReadNamesOnlyWhatIsThere) {
    const SectionIds ids = ids_from(50);
    const auto reads = [&](SectionOutcome outcome) {
        return read_section(write_section(outcome, ids).value(), ids, glyph_count).has_value();
    };
    GlyphRun run;
    run.face = ids.faces[0];
    run.text = u"a";
    run.glyphs = {{glyphs_of_a_face - 1, 1, 0, 0, 0}};
    const auto with_run = [&](const GlyphRun& one) {
        SectionOutcome outcome;
        outcome.text.emplace_back().items.emplace_back(one);
        outcome.pages.pages.emplace_back().text.push_back({0, {}});
        return outcome;
    };
    ASSERT_TRUE(reads(with_run(run)));
    GlyphRun no_such_glyph = run, more_text = run;
    no_such_glyph.glyphs.front().id = glyphs_of_a_face;
    more_text.glyphs.front().text_length = 2;
    EXPECT_FALSE(reads(with_run(no_such_glyph)));
    EXPECT_FALSE(reads(with_run(more_text)));
    SectionOutcome no_such_item = with_run(run), no_such_note = with_run(run), no_such_call = with_run(run), far_away = with_run(run),
                   no_such_head = with_run(run);
    no_such_item.pages.pages.front().text.front().item = 1;
    no_such_note.pages.pages.front().notes.push_back({SectionNoteId{0}, 0, {}});
    no_such_call.text.front().notes.push_back(SectionNoteId{0});
    far_away.text.front().height = {std::int64_t{1} << 50};
    no_such_head.pages.pages.front().repeated_head = 0;
    for (const SectionOutcome& wrong : {no_such_item, no_such_note, no_such_call, far_away, no_such_head}) EXPECT_FALSE(reads(wrong));
}

TEST(SectionBytes, AChangedByteIsNoReadingBeyondTheEnd) {
    const SectionIds ids = ids_from(50);
    SectionOutcome outcome = OutcomeMaker(3, ids).make();
    const std::string bytes = write_section(outcome, ids).value();
    ASSERT_GT(bytes.size(), 100U);
    std::size_t refused = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        for (const int value : {0x00, 0x7F, 0xFF}) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(value);
            auto read = read_section(changed, ids, glyph_count);
            refused += !read;
            if (read) {
                EXPECT_TRUE(write_section(*read, ids));
            }
        }
    EXPECT_GT(refused, bytes.size() / 4);
}

}  // namespace
}  // namespace nabor
