// Notes of a series that stand in one paragraph on each page.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "setting_tools.h"
#include "typeset/run_in_foot.h"

namespace nabor {
namespace {

using testing::SettingTools;

constexpr const char* run_in = ":root { -nabor-note-arrangement: run-in }";

std::u16string text_of(const SetPage& page, bool of_notes) {
    std::u16string text;
    for (const PageLine& line : page.lines)
        for (std::uint32_t i = line.first_item; line.is_note == of_notes && i < line.last_item; ++i)
            if (const auto* run = std::get_if<GlyphRun>(&page.items[i])) text += run->text;
    return text;
}

std::size_t note_lines(const SetPage& page) {
    return static_cast<std::size_t>(std::count_if(page.lines.begin(), page.lines.end(), [](const PageLine& line) { return line.is_note; }));
}

class RunIn : public ::testing::Test {
protected:
    SettingTools tools{run_in};

    FlowNote note(const std::string& text) {
        FlowParagraph paragraph = tools.paragraph(text, tools.style(TextAlign::justify));
        const std::size_t blank = paragraph.text.find(u'\u2002');
        if (blank != std::u16string::npos) paragraph.run_in_label_end = static_cast<std::uint32_t>(blank) + 1;
        return {NoteSeriesId{}, {tools.block(std::move(paragraph))}};
    }

    // Paragraphs of one line, each with a note of its own.
    FlowSection section_of(const std::vector<std::string>& notes) {
        FlowSection flow;
        for (const std::string& text : notes) {
            FlowParagraph paragraph = tools.paragraph("A line with a call.", tools.style(TextAlign::justify));
            paragraph.notes.push_back({4, static_cast<SectionNoteId>(flow.notes.size())});
            flow.blocks.push_back(tools.block(std::move(paragraph)));
            flow.notes.push_back(note(text));
        }
        return flow;
    }

    std::vector<SetPage> pages_of(FlowSection flow) {
        KnownHyphens known;
        SectionLines lines = set_lines(std::move(flow), tools.workshop, known);
        SectionPages pages = plan_pages(lines, {}).pages;
        GlyphedSection glyphed = set_glyphs(std::move(lines), {pages, {}}, tools.workshop);
        return make_pages(glyphed.facts, std::move(glyphed.galley), glyphed.pages, tools.layout).pages;
    }
};

TEST_F(RunIn, NotesOfAPageAreOneParagraph) {
    const std::vector<SetPage> pages = pages_of(section_of({"1\u2002One short note.", "2\u2002Another.", "3\u2002A third one."}));
    ASSERT_EQ(pages.size(), 1u);
    EXPECT_EQ(note_lines(pages.front()), 1u);
    EXPECT_EQ(text_of(pages.front(), true), u"1\u2002One short note.\u20032\u2002Another.\u20033\u2002A third one.");
}

TEST_F(RunIn, EachNoteBeginsOnThePageOfItsCallAndNothingIsLost) {
    std::vector<std::string> notes;
    for (int i = 0; i < 60; ++i) {
        std::string text = "N" + std::to_string(i) + "\u2002";
        for (int word = 0; word < 5 + i * 7 % 40; ++word) text += "word" + std::to_string(word % 7) + " ";
        notes.push_back(text + "end.");
    }
    const std::vector<SetPage> pages = pages_of(section_of(notes));
    ASSERT_GT(pages.size(), 2u);
    std::size_t next = 0;
    for (const SetPage& page : pages) {
        const std::u16string foot = text_of(page, true), body = text_of(page, false);
        std::size_t calls = 0;
        for (std::size_t at = body.find(u"call"); at != std::u16string::npos; at = body.find(u"call", at + 1)) ++calls;
        for (; calls > 0; --calls, ++next) {
            const std::string begin = "N" + std::to_string(next);
            EXPECT_NE(foot.find(std::u16string(begin.begin(), begin.end()) + u"\u2002"), std::u16string::npos) << begin;
        }
    }
    EXPECT_EQ(next, notes.size());
    std::u16string all;
    for (const SetPage& page : pages) all += text_of(page, true);
    std::size_t ends = 0;
    for (std::size_t at = all.find(u"end."); at != std::u16string::npos; at = all.find(u"end.", at + 1)) ++ends;
    EXPECT_EQ(ends, notes.size());
}

TEST_F(RunIn, NoLineEndsBetweenANumberAndItsNote) {
    std::vector<std::string> notes;
    for (int i = 0; i < 40; ++i) notes.push_back(std::to_string(i + 100) + "\u2002A note of some words, of " + std::to_string(i * 977) + ".");
    for (const SetPage& page : pages_of(section_of(notes)))
        for (const PageLine& line : page.lines) {
            if (!line.is_note || line.last_item == line.first_item) continue;
            const auto* run = std::get_if<GlyphRun>(&page.items[line.last_item - 1]);
            ASSERT_NE(run, nullptr);
            EXPECT_EQ(run->text.find_last_of(u"0123456789") == run->text.size() - 1, false) << "the last word is a number";
        }
}

TEST_F(RunIn, ANoteWithATableLeavesTheNotesOfItsSectionInBlocks) {
    FlowSection flow = section_of({"1\u2002One.", "2\u2002Two."});
    FlowTable table;
    table.columns = 1;
    table.rows.resize(1);
    table.rows.front().cells.resize(1);
    table.rows.front().cells.front().blocks.push_back(tools.block(tools.paragraph("cell", tools.style(TextAlign::left))));
    FlowBlock block;
    block.content = std::move(table);
    flow.notes.back().blocks.push_back(std::move(block));
    const std::vector<SetPage> pages = pages_of(std::move(flow));
    EXPECT_GE(note_lines(pages.front()), 2u);
}

TEST_F(RunIn, AShareEndsWhereItsRoomDoesAndGoesOnThere) {
    std::vector<FlowNote> notes{note("1\u2002" + std::string(400, 'a') + " b c d e f g h i j k l m n o p"), note("2\u2002Two words and more of them, up to the line's end and beyond it.")};
    KnownHyphens known;
    BreakOpportunityFinder points(tools.press.hyphenator, tools.shaper, tools.workshop.script_languages, known);
    const RunInNotes joined = join_notes({&notes[0], &notes[1]}, {Length::points(120), 100, 0}, tools.shaper, points);
    const RunInFoot foot(joined);
    const auto total = static_cast<std::uint32_t>(foot.whole_height({}, 2).units / joined.line_height.units);
    ASSERT_GT(total, 4u);
    NoteCursor from;
    std::uint32_t lines = 0;
    for (int page = 0; page < 100 && from.note < 2; ++page) {
        const SeriesShare share = foot.share(from, 2, joined.line_height * 2, true);
        ASSERT_LE(share.height, joined.line_height * 2);
        ASSERT_NE(share.next, from);
        EXPECT_EQ(foot.stretch(from, share.next).lines, static_cast<std::uint32_t>(share.height.units / joined.line_height.units));
        lines += foot.stretch(from, share.next).lines;
        from = share.next;
    }
    EXPECT_EQ(from, (NoteCursor{2, 0}));
    EXPECT_GE(lines, total);
}

}  // namespace
}  // namespace nabor
