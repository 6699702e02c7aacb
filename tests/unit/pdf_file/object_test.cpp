// Objects: PoDoFo stores what the facade is given, and its syntax says the same.
#include "pdf_file/object.h"

#include <gtest/gtest.h>

#include <limits>
#include <thread>

#include "pdf_file/tokens.h"

namespace nabor::pdf {
namespace {

using namespace std::string_literals;

std::string syntax_of(const Object& object) {
    std::string out;
    append_syntax(out, object);
    return out;
}

TEST(PdfObjects, HoldEveryKindOfValue) {
    Object object;
    Dictionary dictionary = object.dictionary("Page");
    dictionary.name("Name", "N a#").integer("Integer", -7).real("Real", 1.5).boolean("Boolean", true).reference("Reference", Ref{12});
    dictionary.text("Ascii", "a(b)\\c").text("Text", "Я").bytes("Bytes", "\0\xFF"s);
    dictionary.array("Array").null().integer(1).name("A").array().real(-0.25).dictionary().boolean("False", false);
    dictionary.dictionary("Inner").dictionary("Innermost").integer("One", 1);
    EXPECT_EQ(syntax_of(object),
              "<</Type/Page/Array[ null 1/A[ -0.25<</False false>>]]/Ascii(a\\(b\\)\\\\c)/Boolean true/Bytes<00FF>"
              "/Inner<</Innermost<</One 1>>>>/Integer -7/Name/N#20a#23/Real 1.5/Reference 12 0 R/Text<FEFF042F>>>");
}

// PoDoFo 0.9.8 takes FF FE at the beginning of a string for little-endian text, and FE FF for a mark that it leaves out.
TEST(PdfObjects, KeepBytesThatLookLikeAByteOrderMark) {
    Object object;
    object.array().bytes("\xFF\xFE\x01\x02\x03"s).bytes("\xFE\xFF\x01\x02"s).bytes("\xFF\xFE"s).bytes("\xFE\xFF"s).bytes("\xFE"s).bytes("");
    EXPECT_EQ(syntax_of(object), "[<FFFE010203><FEFF0102><FFFE><FEFF><FE>()]");
}

TEST(PdfObjects, RoundRealsToSixPlaces) {
    Object object;
    object.array().real(0.1 + 0.2).real(1e-7).real(-1e-7).real(595.276).real(2).real(1.0 / 3).real(0);
    EXPECT_EQ(syntax_of(object), "[ 0.3 0 0 595.276 2 0.333333 0]");
}

TEST(PdfObjects, AreNullUntilTheyAreSomething) {
    Object object;
    EXPECT_EQ(syntax_of(object), " null");
    object.array();
    EXPECT_EQ(syntax_of(object), "[]");
    object.clear();
    object.dictionary();
    EXPECT_EQ(syntax_of(object), "<<>>");
}

TEST(PdfObjects, ReplaceTheValueOfAKeyThatIsAddedAgain) {
    Object object;
    object.dictionary().integer("A", 1).dictionary("A").integer("B", 2);
    object.dictionary().name("", "empty");
    EXPECT_EQ(syntax_of(object), "<<//empty/A<</B 2>>>>");
}

// Handles to dictionaries outlive what is added beside them.
TEST(PdfObjects, HandlesStayValidBesideNewKeys) {
    Object object;
    Dictionary outer = object.dictionary(), inner = outer.dictionary("M");
    Array kids = outer.array("K", 2);
    for (char key = 'a'; key <= 'z'; ++key) outer.integer(std::string(1, key), key);
    inner.integer("Late", 1);
    for (int i = 0; i < 100; ++i) kids.integer(i);
    const std::string syntax = syntax_of(object);
    EXPECT_NE(syntax.find("/M<</Late 1>>"), std::string::npos) << syntax;
    EXPECT_NE(syntax.find("/K[ 0 1 2"), std::string::npos) << syntax;
    EXPECT_NE(syntax.find(" 98 99]"), std::string::npos) << syntax;
}

std::string built(int number) {
    Object object;
    for (int i = 0; i < 200; ++i) {
        object.clear();
        object.dictionary("StructElem").integer("I", number + i).text("T", "Глава " + std::to_string(i)).name("S", "P");
        object.dictionary().array("K").integer(i).dictionary().name("Type", "MCR").reference("Pg", Ref{7});
    }
    return syntax_of(object);
}

// ThreadSanitizer watches this: PoDoFo's objects share no state as long as no PdfVecObjects owns them.
TEST(PdfObjects, MayBeBuiltOnSeveralThreads) {
    std::vector<std::string> results(4);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) threads.emplace_back([&results, i] { results[static_cast<std::size_t>(i)] = built(1000 * i); });
    }
    for (int i = 0; i < 4; ++i) EXPECT_EQ(results[static_cast<std::size_t>(i)], built(1000 * i));
}

std::string number(std::int64_t thousandths_of_it) {
    std::string out;
    append_thousandths(out, thousandths_of_it);
    return out;
}

std::string real(double value) {
    std::string out;
    append_real(out, value);
    return out;
}

TEST(PdfTokens, ThousandthsHaveNoTrailingZeros) {
    EXPECT_EQ(number(0), "0");
    EXPECT_EQ(number(12'000), "12");
    EXPECT_EQ(number(10'500), "10.5");
    EXPECT_EQ(number(-3), "-.003");
    EXPECT_EQ(number(-1'230), "-1.23");
    EXPECT_EQ(thousandths(Length::points(1.0005)), 1001);
}

TEST(PdfTokens, RealsAreShortAndHaveNoExponent) {
    EXPECT_EQ(real(0.1), "0.1");
    EXPECT_EQ(real(-0.0), "0");
    EXPECT_EQ(real(1e-9), "0.000000001");
    EXPECT_EQ(real(123456789012345.0), "123456789012345");
    for (const double none : {1e300, -1e300, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_EQ(real(none), "0");
    }
}

TEST(PdfTokens, TextStringsAreUtf16WithAByteOrderMark) {
    EXPECT_EQ(text_string("Я"), "\xFE\xFF\x04\x2F");
    EXPECT_EQ(text_string("\U0001F600"), "\xFE\xFF\xD8\x3D\xDE\x00"s);
    EXPECT_EQ(big_endian(u"Я"), "\x04\x2F");
    EXPECT_TRUE(is_printable_ascii("Plain (text)"));
    EXPECT_FALSE(is_printable_ascii("line\n"));
}

}  // namespace
}  // namespace nabor::pdf
