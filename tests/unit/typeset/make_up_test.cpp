#include "typeset/make_up.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "page/folio.h"
#include "setting_tools.h"

namespace nabor {
namespace {

using testing::SettingTools;
using testing::text_of;

const std::string heads = "@page { @top-left { content: string(book); } @top-right { content: string(chapter); } }\n";

class MakingUp : public ::testing::Test {
protected:
    explicit MakingUp(const std::string& css = "") : tools(css), make_up(maker()) {}

    MakeUp maker() { return {tools.layout, {tools.styles, tools.shaper, tools.numbers, tools.keyed_notes}, 4, report}; }

    static SetPage page(std::vector<DestinationId> destinations = {}) {
        SetPage made;
        made.items.emplace_back(RuleLine{{}, Length::points(100), Length::points(30), Length::points(1), 0});
        made.lines.emplace_back();
        for (const DestinationId destination : destinations) made.destinations.push_back({destination, Length::points(7)});
        return made;
    }
    static SetSection section(std::size_t pages) {
        SetSection made;
        for (std::size_t i = 0; i < pages; ++i) made.pages.push_back(page());
        made.paragraphs = 1;
        return made;
    }
    static SetSection plate(DestinationId place) {
        SetSection made = section(1);
        made.facts.plate = place;
        return made;
    }
    std::vector<std::string> folios() {
        std::vector<std::string> all;
        for (const Page& page : make_up.so_far().pages) all.push_back(folio_of(page));
        return all;
    }
    using Folios = std::vector<std::string>;

    Report report;
    SettingTools tools;
    MakeUp make_up;
};

TEST_F(MakingUp, PutsTheTextBlockAtItsMarginsOnEachSide) {
    make_up.add(section(2));
    const std::vector<Page>& pages = make_up.so_far().pages;
    ASSERT_EQ(pages.size(), 2u);
    for (const PageSide side : {PageSide::right, PageSide::left}) {
        const PageGeometry geometry = tools.layout.page("", side, false);
        const auto& rule = std::get<RuleLine>(pages[side == PageSide::right ? 0 : 1].items.front());
        EXPECT_EQ(rule.x, geometry.margin_left);
        EXPECT_EQ(rule.y, geometry.margin_top + Length::points(100));
    }
}

TEST_F(MakingUp, PrintsTheFolio) {
    make_up.add(section(2));
    EXPECT_EQ(text_of(make_up.so_far().pages[1].items), u"2");
}

TEST_F(MakingUp, ASectionThatOpensOnARectoGetsABlankPageBeforeIt) {
    make_up.add(section(1));
    SetSection right = section(1);
    right.facts.opening = PageBreak::right;
    make_up.add(std::move(right));
    ASSERT_EQ(make_up.so_far().pages.size(), 3u);
    EXPECT_TRUE(make_up.so_far().pages[1].items.empty());
    EXPECT_EQ(folios(), (Folios{"1", "2", "3"}));
}

TEST_F(MakingUp, APageWithinASectionMayAskForARectoToo) {
    SetSection made = section(3);
    made.pages[1].opens_with = PageBreak::right;
    make_up.add(std::move(made));
    EXPECT_EQ(make_up.so_far().pages.size(), 4u);
}

TEST_F(MakingUp, ParagraphsOfSectionsAreCountedOn) {
    make_up.add(section(1));
    make_up.add(section(1));
    EXPECT_EQ(make_up.so_far().pages[0].lines.front().paragraph, 0u);
    EXPECT_EQ(make_up.so_far().pages[1].lines.front().paragraph, 1u);
}

TEST_F(MakingUp, PlatesAreBoundInAfterTheirLeafAndOutsideTheCount) {
    make_up.add(plate(DestinationId{0}));
    SetSection text = section(3);
    text.pages[0] = page({DestinationId{0}});
    make_up.add(std::move(text));
    EXPECT_EQ(folios(), (Folios{"1", "2", "Plate 1", "Plate 1v", "3"}));
    EXPECT_EQ(make_up.so_far().destinations[0].page, 2u) << "its place is the plate, not the text that names it";
}

TEST_F(MakingUp, TwoPlatesShareALeafAndWhatHasNoPlaceComesLast) {
    for (const std::uint32_t place : {0u, 1u, 2u}) make_up.add(plate(DestinationId{place}));
    SetSection text = section(3);
    text.pages[1] = page({DestinationId{0}, DestinationId{1}});
    make_up.add(std::move(text));
    const MadeUpPages made = make_up.finish();
    Folios all;
    for (const Page& one : made.pages) all.push_back(folio_of(one));
    EXPECT_EQ(all, (Folios{"1", "2", "Plate 1", "Plate 2", "3", "4", "Plate 3", "Plate 3v"}));
}

TEST_F(MakingUp, ADestinationIsWhereItStandsFirst) {
    SetSection text = section(2);
    text.pages[0] = page({DestinationId{1}});
    text.pages[1] = page({DestinationId{1}, DestinationId{2}});
    make_up.add(std::move(text));
    const std::vector<DestinationPlace>& places = make_up.so_far().destinations;
    EXPECT_EQ(places[0].page, unplaced_page);
    EXPECT_EQ(places[1].page, 0u);
    EXPECT_EQ(places[1].y, tools.layout.page("", PageSide::right, true).margin_top + Length::points(7));
    EXPECT_EQ(places[2].page, 1u);
}

TEST_F(MakingUp, ARelaxationIsReportedWithItsPage) {
    SetSection text = section(2);
    Relaxation relaxation;
    relaxation.kind = Relaxation::Kind::short_page;
    relaxation.cost = 30'000;
    text.pages[1].relaxations.push_back(relaxation);
    make_up.add(std::move(text));
    ASSERT_EQ(make_up.so_far().relaxations.size(), 1u);
    EXPECT_EQ(make_up.so_far().relaxations.front().page, 1u);
    ASSERT_EQ(report.all().size(), 1u);
    EXPECT_EQ(report.all().front().code, "page-short");
    EXPECT_NE(report.all().front().message.find("page 2:"), std::string::npos);
}

TEST_F(MakingUp, SideMaterialStandsInTheOuterMarginOfEachSide) {
    SetSection text = section(2);
    for (SetPage& one : text.pages) {
        PlacedSideItem side;
        side.item.items.emplace_back(RuleLine{{}, {}, Length::points(5), Length::points(2), 0xFF});
        side.item.height = Length::points(10);
        side.y = Length::points(40);
        one.side.push_back(side);
    }
    make_up.add(std::move(text));
    for (const std::size_t index : {0u, 1u}) {
        const Page& page = make_up.so_far().pages[index];
        const PageGeometry geometry = tools.layout.page("", index == 0 ? PageSide::right : PageSide::left, false);
        const auto& rule = std::get<RuleLine>(page.items[1]);
        EXPECT_EQ(rule.y, geometry.margin_top + Length::points(40));
        EXPECT_EQ(rule.x > page.width - geometry.margin_right, index == 0);
        EXPECT_EQ(rule.x < geometry.margin_left, index == 1);
    }
}

TEST_F(MakingUp, PageNumbersInTheTextFillTheirSlots) {
    SetSection text = section(12);
    PageSlot slot;
    slot.target = DestinationId{3};
    slot.x = Length::points(50);
    slot.y = Length::points(60);
    slot.width = Length::points(30);
    slot.style = tools.style(TextAlign::left);
    slot.led = slot.flush_right = true;
    text.pages[0].slots.push_back({slot, 0, 1});
    text.pages[11] = page({DestinationId{3}});
    make_up.add(std::move(text));
    const MadeUpPages made = make_up.finish();
    const auto& number = std::get<GlyphRun>(made.pages[0].items.back());
    EXPECT_EQ(number.text, u"12");
    const PageGeometry geometry = tools.layout.page("", PageSide::right, true);
    EXPECT_EQ(end_of(number), geometry.margin_left + Length::points(80)) << "flush right in its slot";
    EXPECT_EQ(number.y, geometry.margin_top + Length::points(60));
}

TEST_F(MakingUp, FinishedPagesDropLinksToWhatWasNeverSet) {
    SetSection text = section(1);
    text.pages[0] = page({DestinationId{1}});
    make_up.add(std::move(text));
    Pages structure;
    structure.destinations.resize(4);
    structure.links.resize(2);
    structure.links[0].destination = DestinationId{0};
    structure.links[1].destination = DestinationId{1};
    structure.outline.push_back({1, "Never set", DestinationId{2}, PageLanguageId::main});
    const Pages pages = finished_pages(structure, make_up.finish());
    EXPECT_EQ(pages.links[0].destination, DestinationId::none);
    EXPECT_EQ(pages.links[1].destination, DestinationId{1});
    EXPECT_EQ(pages.outline[0].destination, DestinationId::none);
    EXPECT_FALSE(pages.destinations[0].placed);
    EXPECT_EQ(pages.destinations[0].page, 0u) << "still a page of the book";
    EXPECT_TRUE(pages.destinations[1].placed);
}

TEST_F(MakingUp, FrontMatterHasRomanNumbersWhereTheLayoutSaysSo) {
    PageNumbering roman(true), through(false);
    for (PageNumbering* numbering : {&roman, &through}) {
        Folios all;
        for (const bool front : {true, true, false, false}) {
            Page page;
            numbering->number(page, front);
            all.push_back(folio_of(page));
        }
        EXPECT_EQ(all, numbering == &roman ? (Folios{"i", "ii", "1", "2"}) : (Folios{"1", "2", "3", "4"}));
    }
    Page blank;
    PageNumbering front(true);
    Page first;
    front.number(first, true);
    front.number_blank(blank);
    EXPECT_EQ(folio_of(blank), "ii") << "a blank page continues the front matter";
}

class RunningHeads : public MakingUp {
protected:
    RunningHeads() : MakingUp(heads) {}

    static SetSection named(std::vector<NamedStrings> of_pages) {
        SetSection made = section(of_pages.size());
        made.facts.strings = {{"book", "Book"}};
        for (std::size_t i = 0; i < of_pages.size(); ++i) made.pages[i].strings = of_pages[i];
        return made;
    }
    std::u16string heads_of(std::size_t page) { return text_of(make_up.so_far().pages[page].items); }
};

TEST_F(RunningHeads, ShowTheFirstStringOfThePageElseTheLastOneBefore) {
    make_up.add(named({{{"chapter", "One"}, {"chapter", "Two"}}, {}, {{"chapter", "Three"}}}));
    EXPECT_EQ(heads_of(0), u"BookOne1");
    EXPECT_EQ(heads_of(1), u"BookTwo2");
    EXPECT_EQ(heads_of(2), u"BookThree3");
    make_up.add(named({{}}));
    EXPECT_EQ(heads_of(3), u"Book4") << "a section begins with its own strings";
}

TEST_F(RunningHeads, LoseWordsWhereTheyHaveNoRoom) {
    std::string title = "A";
    for (int i = 0; i < 40; ++i) title += " title";
    make_up.add(named({{{"chapter", title}}}));
    const std::u16string shown = heads_of(0);
    EXPECT_EQ(shown.substr(0, 11), u"BookA title");
    EXPECT_NE(shown.find(u"title…"), std::u16string::npos);
    const PageGeometry geometry = tools.layout.page("", PageSide::right, true);
    Length left_end, right_begin = geometry.width;
    for (const PageItem& item : make_up.so_far().pages[0].items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) {
            if (run->text == u"Book") left_end = end_of(*run);
            if (run->text.find(u"title") != std::u16string::npos) {
                right_begin = run->x;
                EXPECT_LE(end_of(*run), geometry.width - geometry.margin_right);
            }
        }
    EXPECT_GE(right_begin, left_end + Length::points(12)) << "white between the boxes";
    EXPECT_LT(right_begin, left_end + Length::points(60)) << "no more words than need be";
}

TEST_F(RunningHeads, AWordTooLongLosesLetters) {
    make_up.add(named({{{"chapter", std::string(200, 'm')}}}));
    const std::u16string shown = heads_of(0);
    EXPECT_NE(shown.find(u"mmmmmmmm"), std::u16string::npos);
    EXPECT_NE(shown.find(u"m…"), std::u16string::npos);
    EXPECT_LT(shown.size(), 100u);
}

}  // namespace
}  // namespace nabor
