#include "typeset/section_key.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "font/face_digest.h"
#include "support/press.h"

namespace nabor {
namespace {

using namespace testing;

// What a section of the book is: where its ids begin, and its words.
struct Sample {
    std::uint32_t first = 10;
    StyleId style{};

    template <typename Id>
    Id id(std::uint32_t more = 0) const {
        return static_cast<Id>(first + more);
    }

    FlowParagraph paragraph(std::u16string text) const {
        FlowParagraph made;
        made.text = std::move(text);
        const auto length = static_cast<std::uint32_t>(made.text.size());
        made.stretches = {{0, 2, style, PageLanguageId::main, id<NodeId>(), PageLinkId::none},
                          {2, length, style, PageLanguageId{1}, id<NodeId>(1), id<PageLinkId>()}};
        made.objects = {{2, PageImageId{first}, {5}, {6}, false, DestinationId::none}};
        made.notes = {{3, SectionNoteId{0}}};
        made.destinations = {{1, id<DestinationId>()}};
        made.spans = {{0, {SourceId{0}, first, first + 4}}};
        made.origins = {{0, length, {first, 0}}};
        made.style = style;
        return made;
    }

    FlowSection section() const {
        FlowSection made;
        FlowBlock text, picture, table;
        text.content = paragraph(u"some words");
        text.centring_group = first;
        picture.content = FlowImage{id<PageImageId>(1), id<NodeId>(2), {100}, {50}, TextAlign::left, {first, 0}};
        FlowTable rows;
        rows.columns = 1;
        rows.rows.resize(1);
        rows.rows[0].cells.resize(1);
        rows.rows[0].cells[0].blocks = {text};
        table.content = rows;
        table.destinations = {id<DestinationId>(1)};
        made.blocks = {text, picture, table};
        made.notes.push_back({{text}});
        return made;
    }
};

class SectionKey : public ::testing::Test {
protected:
    SectionKey() : styles(*press.layout, press.fonts, press.report) {
        Style other = press.layout->root_style();
        other.italic = true;
        italic = styles.of(other);
        again = styles.of(press.layout->root_style());
        digests = digests_of(press.fonts, styles, press.hyphenator, {"en", "ru"}, {"en"});
        rules.measure = {Length::per_point * 300};
        rules.lines.tallest = rules.pages.height = {Length::per_point * 500};
    }

    Digest key(const FlowSection& section) {
        SectionIds ids;
        return section_key(section, rules, styles, digests, ids);
    }
    Digest key(const std::function<void(FlowSection&)>& change) {
        FlowSection section = Sample().section();
        change(section);
        return key(section);
    }

    Press press{"a5-plain"};
    StyleTable styles;
    StyleId italic{}, again{};
    SettingDigests digests;
    SectionRules rules;
};

FlowParagraph& words_of(FlowSection& section) { return std::get<FlowParagraph>(section.blocks[0].content); }

TEST_F(SectionKey, DoesNotDependOnWhereTheSectionStands) {
    const Digest here = key(Sample().section());
    EXPECT_EQ(key(Sample{400}.section()), here);
    EXPECT_EQ(key(Sample{10, again}.section()), here) << "a style is what it says, not its number";
    EXPECT_EQ(key([](FlowSection& section) { section.page = "other", section.opening = PageBreak::right; }), here);
}

TEST_F(SectionKey, DependsOnAllThatIsSet) {
    const std::vector<std::function<void(FlowSection&)>> changes = {
        [](FlowSection&) {},
        [](FlowSection& section) { words_of(section).text[4] = u'x'; },
        [](FlowSection& section) { words_of(section).keep_what_it_says(); },
        [](FlowSection& section) { words_of(section).book_text = {"left in the book"}; },
        [](FlowSection& section) {
            words_of(section).book_text = {"left in ", "the book"};
        },
        [](FlowSection& section) { words_of(section).stretches[0].end = words_of(section).stretches[1].begin = 3; },
        [&](FlowSection& section) { words_of(section).stretches[0].style = italic; },
        [](FlowSection& section) { words_of(section).stretches[0].language = PageLanguageId{1}; },
        [](FlowSection& section) { words_of(section).stretches[1].node = words_of(section).stretches[0].node; },
        [](FlowSection& section) { words_of(section).stretches[1].link = PageLinkId::none; },
        [](FlowSection& section) { words_of(section).objects[0].width = {7}; },
        [](FlowSection& section) { words_of(section).objects[0].is_slot = true; },
        [](FlowSection& section) { words_of(section).notes.clear(); },
        [](FlowSection& section) { words_of(section).destinations[0].destination = DestinationId{99}; },
        [](FlowSection& section) {
            words_of(section).spans.emplace_back(4, Span{SourceId{0}, 50, 60});
        },
        [](FlowSection& section) { words_of(section).spans.clear(); },
        [&](FlowSection& section) { words_of(section).style = italic; },
        [](FlowSection& section) { words_of(section).is_heading = true; },
        [](FlowSection& section) { words_of(section).label_end = 1; },
        [](FlowSection& section) { std::get<FlowImage>(section.blocks[1].content).height = {51}; },
        [](FlowSection& section) { std::get<FlowImage>(section.blocks[1].content).node = NodeId{10}; },
        [](FlowSection& section) { std::get<FlowTable>(section.blocks[2].content).rows[0].rule_above = true; },
        [](FlowSection& section) { std::get<FlowTable>(section.blocks[2].content).rows[0].cells[0].columns = 2; },
        [](FlowSection& section) { section.blocks[1].space_before = {1}; },
        [](FlowSection& section) { section.blocks[1].keep_with_next = Keep::loosely; },
        [](FlowSection& section) { section.blocks[0].centring_group = 0; },
        [](FlowSection& section) { section.blocks[0].strings.emplace_back("chapter", "One"); },
        [](FlowSection& section) { section.notes[0].blocks.clear(); },
        [](FlowSection& section) { section.notes.clear(); },
        [](FlowSection& section) { section.blocks.pop_back(); },
    };
    std::vector<Digest> keys;
    for (const auto& change : changes) {
        keys.push_back(key(change));
        for (std::size_t i = 0; i + 1 < keys.size(); ++i) EXPECT_NE(keys[i], keys.back()) << "changes " << i << " and " << keys.size() - 1;
    }
}

TEST_F(SectionKey, DependsOnAllThatItIsSetBy) {
    const FlowSection section = Sample().section();
    const Digest before = key(section);
    const auto with = [&](const auto& change) {
        const SettingDigests kept = digests;
        const SectionRules kept_rules = rules;
        change();
        const Digest after = key(section);
        digests = kept, rules = kept_rules;
        return after;
    };
    EXPECT_EQ(with([] {}), before);
    EXPECT_NE(with([&] { rules.measure += {1}; }), before);
    EXPECT_NE(with([&] { rules.lines.grid += {1}; }), before);
    EXPECT_NE(with([&] { rules.lines.tallest += {1}; }), before);
    EXPECT_NE(with([&] { ++rules.lines.hyphen_penalty; }), before);
    EXPECT_NE(with([&] { rules.pages.height += {1}; }), before);
    EXPECT_NE(with([&] { rules.pages.notes.gap_above += {1}; }), before);
    EXPECT_NE(with([&] { digests.common.low ^= 1; }), before);
    EXPECT_NE(with([&] { digests.styles[0].low ^= 1; }), before);
    EXPECT_NE(with([&] { digests.languages[1].low ^= 1; }), before);
    EXPECT_NE(with([&] { digests.faces[static_cast<std::size_t>(styles[StyleId{0}].faces.front())].low ^= 1; }), before);
    EXPECT_EQ(with([&] { digests.styles[static_cast<std::size_t>(italic)].low ^= 1; }), before) << "a style that the section has not";
}

TEST_F(SectionKey, DigestsSayWhatStylesLanguagesAndFacesAre) {
    EXPECT_EQ(digests.styles[0], digests.styles[static_cast<std::size_t>(again)]);
    EXPECT_NE(digests.styles[0], digests.styles[static_cast<std::size_t>(italic)]);
    EXPECT_NE(digests.languages[0], digests.languages[1]);
    const FaceId upright = styles[StyleId{0}].faces.front(), slanted = styles[italic].faces.front();
    EXPECT_NE(face_digest(press.fonts, upright), face_digest(press.fonts, slanted));
    EXPECT_EQ(digests_of(press.fonts, styles, press.hyphenator, {"en", "ru"}, {"en"}).common, digests.common);
    EXPECT_NE(digests_of(press.fonts, styles, press.hyphenator, {"en", "ru"}, {"fr"}).common, digests.common);
    EXPECT_NE(digests_of(press.fonts, styles, Hyphenator({}), {"en", "ru"}, {"en"}).languages[0], digests.languages[0]);
}

}  // namespace
}  // namespace nabor
