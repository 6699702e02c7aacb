#include "base/utf8.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

std::string decoded(std::string_view bytes) {
    std::string names;
    for (std::size_t position = 0; position < bytes.size();) names += code_point_name(next_code_point(bytes, position)) + " ";
    return names;
}

TEST(Utf8, DecodesEveryLength) { EXPECT_EQ(decoded("aё€𐐀"), "U+0061 U+0451 U+20AC U+10400 "); }

// The example of Unicode 15, table 3-8: 61 F1 80 80 E1 80 C2 62 80 63 80 BF 64.
TEST(Utf8, ReplacesMaximalSubparts) {
    EXPECT_EQ(decoded("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"),
              "U+0061 U+FFFD U+FFFD U+FFFD U+0062 U+FFFD U+0063 U+FFFD U+FFFD U+0064 ");
}

TEST(Utf8, RefusesOverlongSurrogatesAndBeyondUnicode) {
    EXPECT_FALSE(is_well_formed_utf8("\xC0\xAF"));
    EXPECT_FALSE(is_well_formed_utf8("\xE0\x9F\xBF"));
    EXPECT_FALSE(is_well_formed_utf8("\xED\xA0\x80"));
    EXPECT_FALSE(is_well_formed_utf8("\xF4\x90\x80\x80"));
    EXPECT_FALSE(is_well_formed_utf8("cut \xD0"));
    EXPECT_TRUE(is_well_formed_utf8("цел\xED\x9F\xBF"));
}

// However it stands to the pieces of eight bytes that are looked at together.
TEST(Utf8, IllFormedBytesAreFoundWhereverTheyStand) {
    for (const std::string_view around : {"Latin letters and more of them", "русские буквы, и ещё", "смесь — of both, «and» more…"}) {
        std::string text(around);
        EXPECT_TRUE(is_well_formed_utf8(text));
        for (std::size_t at = 0; at <= text.size(); ++at) {
            if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;  // inside a character
            for (const std::string_view good : {"a", "ш", "\xC2\x80", "\xDF\xBF", "—", "\xF0\x9F\x93\x96"})
                EXPECT_TRUE(is_well_formed_utf8(std::string(text).insert(at, good))) << at << good;
            for (const std::string_view bad : {"\x80", "\xC3", "\xC0\x80", "\xC1\xBF", "\xD0\xD0\x80", "\xD0\x80\x80", "\xE2\x80", "\xF8", "\xFF"})
                EXPECT_FALSE(is_well_formed_utf8(std::string(text).insert(at, bad))) << at;
        }
    }
}

TEST(Utf8, EveryScalarValueSurvivesThereAndBack) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c == 0xD800) c = 0xE000;
        std::string bytes;
        append_utf8(bytes, c);
        std::size_t position = 0;
        ASSERT_EQ(next_code_point(bytes, position), c);
        ASSERT_EQ(position, bytes.size());
    }
}

TEST(Utf8, EncodesNoSurrogate) { EXPECT_EQ(to_utf8(std::u32string{0xD800, 0x110000}), "\xEF\xBF\xBD\xEF\xBF\xBD"); }

TEST(Utf8, JoinsSurrogatePairs) {
    EXPECT_EQ(to_utf8(u"за\u0301 \U0001F600"), "за\u0301 \U0001F600");
    EXPECT_EQ(to_utf8(std::u16string{0xD83D, u'a', 0xDE00}), "\xEF\xBF\xBD" "a\xEF\xBF\xBD");
}

TEST(Utf8, ConvertsWholeTexts) {
    EXPECT_EQ(to_utf32("за́мок"), U"за́мок");
    EXPECT_EQ(to_utf8(U"за́мок"), "за́мок");
    EXPECT_EQ(to_utf16("за́ \U0001F600"), u"за́ \U0001F600");
    EXPECT_EQ(to_utf16("\xFF"), u"\uFFFD");
}

TEST(XmlSpace, NoBreakSpaceIsText) {
    EXPECT_EQ(trim_xml_space(" \t\r\n\u00A0a\u00A0 "), "\u00A0a\u00A0");
    EXPECT_EQ(collapse_xml_space("  a \n\t b\u00A0 c "), "a b\u00A0 c");
    EXPECT_EQ(collapse_xml_space(" \n "), "");
}

}  // namespace
}  // namespace nabor
