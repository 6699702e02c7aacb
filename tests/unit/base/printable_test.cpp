#include "base/printable.h"

#include <gtest/gtest.h>

#include "base/report.h"

namespace nabor {
namespace {

TEST(Printable, ControlCharactersAndIllFormedBytesBecomeQuestionMarks) {
    EXPECT_EQ(printable("слово"), "слово");
    EXPECT_EQ(printable("\x1b[31mred\x7f"), "?[31mred?");
    EXPECT_EQ(printable("a\nb\tc"), "a?b?c");
    EXPECT_EQ(printable("\xC2\x9B" "31m"), "?31m") << "CSI of C1, as UTF-8";
    EXPECT_EQ(printable("\x9B" "31m"), "?31m") << "and as a byte of its own";
    EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a?b");
    EXPECT_EQ(printable_lines("a\n\tb\r\x1b"), "a\n\tb??");
}

TEST(Printable, NothingTurnsOrBreaksTheRestOfAMessage) {
    EXPECT_EQ(printable("a\u202Efdp.b\u2066c\u2069\u2028d\u2029e"), "a?fdp.b?c??d?e");
    EXPECT_EQ(printable("שלום\u200F!"), "שלום\u200F!") << "a mark turns nothing but itself";
}

TEST(Shortened, KeepsBeginAndEnd) {
    EXPECT_EQ(shortened("short", 5), "short");
    EXPECT_EQ(shortened("abcdefghij", 7), "abcd…ij");
    EXPECT_EQ(shortened("абвгдежзий", 7), "абвг…ий");
    EXPECT_EQ(shortened(std::string(1'000'000, 'x'), 100).size(), 99 + std::string("…").size());
}

TEST(Report, QuotesAtMostALineOfTheInput) {
    Report report;
    report.warning("lost-character", {}, std::string(100'000, 'x') + " has U+FFFD", "line one\nline two");
    EXPECT_LT(report.all()[0].message.size(), 300u);
    EXPECT_TRUE(report.all()[0].message.ends_with("has U+FFFD"));
    EXPECT_EQ(report.all()[0].hint, "line one?line two");
}

TEST(Report, NoLineOfAMessageIsForgedByAName) {
    Report report;
    report.add({Severity::error, "tei-no-file", {}, "message\nbook.xml:1:1: error: forged", {}, "a\nb.xml"});
    EXPECT_EQ(to_text(report.all()[0], {}), "a?b.xml: error: message?book.xml:1:1: error: forged [tei-no-file]");
}

TEST(Report, FindingsWithoutAPlaceGetThatOfTheBook) {
    Sources sources;
    const SourceId book = sources.add("book.toml", "[book]\n");
    Report report;
    report.warning("epub-cover-not-made", {}, "no place");
    report.add({Severity::error, "audit-limit", {}, "a file", {}, "book.pdf"});
    report.place_rest_at({book, 0, 0});
    EXPECT_EQ(to_text(report.all()[0], sources), "book.toml:1:1: warning: no place [epub-cover-not-made]");
    EXPECT_EQ(to_text(report.all()[1], sources), "book.pdf: error: a file [audit-limit]");
}

}  // namespace
}  // namespace nabor
