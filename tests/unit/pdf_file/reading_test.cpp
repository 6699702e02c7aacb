// What is read of foreign files, each by itself: dates, deflated streams, grey operators of content.
#include <gtest/gtest.h>

#include "base/deflater.h"
#include "pdf_file/grey_operators.h"
#include "pdf_file/inflater.h"
#include "pdf_file/pdf_date.h"

namespace nabor::pdf {
namespace {

TEST(PdfDate, IsReadInItsZone) {
    const auto seconds = [](const char* text) { return read_pdf_date(text).value_or(Moment{-1}).seconds; };
    EXPECT_EQ(seconds("D:19700101000000Z"), 0);
    EXPECT_EQ(seconds("D:20261123081931Z"), 1795421971);
    EXPECT_EQ(seconds("D:20261123111931+03'00'"), 1795421971);
    EXPECT_EQ(seconds("D:20261123044931-03'30"), 1795421971);
    EXPECT_EQ(seconds("D:2026"), 1767225600);
    EXPECT_EQ(seconds("20260101"), 1767225600) << "without the prefix";
    for (const char* wrong : {"", "D:", "D:26", "D:20261399", "D:20260230", "D:2026010199", "D:19691231235959Z", "yesterday"})
        EXPECT_EQ(seconds(wrong), -1) << wrong;
}

TEST(GreyOperators, AreWrittenForEqualComponents) {
    const auto rewritten = [](std::string_view content) { return with_grey_operators(content); };
    EXPECT_EQ(rewritten("0 0 0 rg\n.5 .5 .5 RG 1 0 0 rg"), "0 g\n.5 G 1 0 0 rg");
    EXPECT_EQ(rewritten("9 0 0 0 rg"), "9 0 g") << "the last three count";
    EXPECT_EQ(rewritten("(0 0 0 rg \\) 0 0 0 rg) Tj <30> Tj /F 0 0 0 rg"), "(0 0 0 rg \\) 0 0 0 rg) Tj <30> Tj /F 0 g");
    EXPECT_EQ(rewritten("% 0 0 0 rg\n0 0 rg"), "% 0 0 0 rg\n0 0 rg");
    EXPECT_EQ(rewritten("BI /W 1 ID 0 0 0 rg EI 0 0 0 rg"), "BI /W 1 ID 0 0 0 rg EI 0 g");
    EXPECT_EQ(rewritten("(open 0 0 0 rg"), "(open 0 0 0 rg");
    EXPECT_EQ(rewritten("(\\"), "(\\");
}

TEST(Inflater, GivesBackWhatWasDeflated) {
    const std::string bytes(100'000, 'x');
    Deflater deflater;
    const std::string deflated(deflater.zlib(bytes));
    EXPECT_EQ(inflate(deflated, 1'000'000), bytes);
    EXPECT_EQ(inflate(deflated + "\n", 1'000'000), bytes) << "a line end counted to the stream";
}

TEST(Inflater, GivesNothingForABrokenOrHugeStream) {
    Deflater deflater;
    std::string deflated(deflater.zlib(std::string(100'000, 'x')));
    EXPECT_EQ(inflate(deflated, 99'999), std::nullopt);
    EXPECT_EQ(inflate(deflated.substr(0, deflated.size() - 5), 1'000'000), std::nullopt);
    deflated.back() ^= 1;  // of the checksum
    EXPECT_EQ(inflate(deflated, 1'000'000), std::nullopt);
}

}  // namespace
}  // namespace nabor::pdf
