#include "typeset/book_text.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"

namespace nabor {

namespace {

std::u16string recoded(std::string_view utf8) {
    std::u16string text;
    append_utf16(text, utf8);
    return text;
}

// Whether append_utf16 does no more with the character than to recode it.
bool stays_itself(char32_t c) { return recoded(to_utf8(std::u32string(1, c))) == std::u16string(1, static_cast<char16_t>(c)); }

}  // namespace

TEST(BookText, IsRecoded) {
    EXPECT_EQ(recoded("Пьер, only — «глядя» à 𝄞"), u"Пьер, only — «глядя» à 𝄞");
    EXPECT_EQ(recoded("a\tb\nc\u0085\x7F\u0001d"), u"a    b\u2028cd");
    EXPECT_EQ(recoded("\uFEFFa\uFFFE"), u"\u2060a\uFFFD");
    EXPECT_EQ(recoded("a\xD0"), u"a\uFFFD");
}

TEST(BookText, OfEachCharacterIsCountedAtEachPlace) {
    for (char32_t c = 0; c < 0x11000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        const std::string character = to_utf8(std::u32string(1, c));
        for (const std::size_t before : {0U, 6U, 7U}) {
            const std::string text = std::string(before, 'a') + character + "b";
            const auto units = plain_units(text);
            if (units) {
                EXPECT_TRUE(stays_itself(c)) << code_point_name(c);
                EXPECT_EQ(*units, before + 2) << code_point_name(c);
            }
            const bool is_of_books = (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x800) || (c >= 0x1000 && c < 0xD000);
            EXPECT_EQ(units.has_value(), is_of_books) << code_point_name(c) << " after " << before;
        }
    }
}

TEST(BookText, IsPlainOnlyWhereItsUnitsAreTheOnesThatItIsRecodedTo) {
    std::mt19937 random(1940);
    const std::string_view pieces[] = {"а",        "ъ",    "—",        "«",            "é",            "e",        " ",
                                       "\xD0",     "\x80", "\xE2\x80", "\xC2",         "\xC2\x85",     "\xC0\x80", "\xED\xA0\x80",
                                       "\xE0\x80\x80", "\xF0\x9D\x84\x9E", "\xFF", "\t", "\x7F"};
    std::size_t plain = 0;
    for (int round = 0; round < 20000; ++round) {
        const std::size_t kinds = round % 2 == 0 ? 7 : std::size(pieces);  // the first seven are plain
        std::string text;
        for (std::size_t i = random() % 24; i > 0; --i) text += pieces[random() % kinds];
        const auto units = plain_units(text);
        EXPECT_EQ(recoded(text).size(), units.value_or(static_cast<std::uint32_t>(recoded(text).size()))) << text;
        EXPECT_TRUE(units || kinds > 7) << text;
        plain += units.has_value();
    }
    EXPECT_GT(plain, 10000U);
}

TEST(BookText, IsTakenOverInItsOrder) {
    FlowParagraph paragraph;
    paragraph.text = u"1. ";
    paragraph.book_text = {"Пьер", " ", "глядел"};
    FlowTable table;
    table.rows.resize(1);
    table.rows[0].cells.resize(1);
    table.rows[0].cells[0].blocks.resize(1);
    table.rows[0].cells[0].blocks[0].content = paragraph;
    FlowSection section;
    section.blocks.resize(2);
    section.blocks[0].content = paragraph;
    section.blocks[1].content = table;
    section.notes.resize(1);
    section.notes[0].blocks.resize(1);
    section.notes[0].blocks[0].content = paragraph;
    take_book_text(section);
    const auto text_of = [](const FlowBlock& block) { return std::get<FlowParagraph>(block.content).text; };
    EXPECT_EQ(text_of(section.blocks[0]), u"1. Пьер глядел");
    EXPECT_EQ(text_of(std::get<FlowTable>(section.blocks[1].content).rows[0].cells[0].blocks[0]), u"1. Пьер глядел");
    EXPECT_EQ(text_of(section.notes[0].blocks[0]), u"1. Пьер глядел");
    EXPECT_TRUE(std::get<FlowParagraph>(section.blocks[0].content).book_text.empty());
}

}  // namespace nabor
