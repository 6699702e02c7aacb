// PDFs that are damaged, hostile or encrypted: none of them is imposed in part, and each is told.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/deflater.h"
#include "unit/impose/imposed.h"
#include "unit/pdf_file/hand_made.h"
#include "unit/pdf_file/opened.h"

namespace nabor {
namespace {

using namespace samples;

std::string times(std::size_t count, std::string_view text) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

TEST(DamagedPdf, IsSaidToBe) {
    EXPECT_EQ(code_of(""), "impose-not-a-pdf");
    EXPECT_EQ(code_of("<html>no PDF</html>"), "impose-not-a-pdf");
    EXPECT_EQ(code_of("%PDF-1.7\n"), "impose-damaged");
    EXPECT_EQ(code_of(hand_made({"<< /Type /Catalog >>"})), "impose-no-pages");
    EXPECT_EQ(code_of(hand_made({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 0 /Kids [ ] >>"})), "impose-no-pages");
    EXPECT_EQ(code_of(hand_made({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [ 2 0 R ] >>"})), "impose-damaged")
        << "a tree that is its own child";
    EXPECT_EQ(code_of(hand_made({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [ 9 0 R ] >>"})), "impose-damaged");
    EXPECT_EQ(code_of(one_page("/MediaBox [ 0 0 200 0 ]")), "impose-damaged") << "no area";
    EXPECT_EQ(code_of(one_page("/MediaBox [ 0 0 200 300 ]")), "");
}

TEST(DamagedPdf, IsOneThatIsCutShortAnywhere) {
    const std::string pdf = numbered_pages(3);
    for (std::size_t size = 0; size + 7 < pdf.size(); ++size) {
        const std::string code = code_of(pdf.substr(0, size));
        EXPECT_TRUE(code == "impose-damaged" || code == "impose-not-a-pdf") << size << ": " << code;
    }
}

TEST(DamagedPdf, IsOneWhoseContentCannotBeInflated) {
    Deflater deflater;
    const std::string content = "BT (a page of which half would be printed) Tj ET 1 2 3 4 5 6 7 8 9 10 11 12 13 14";
    const std::string deflated(deflater.zlib(content));
    const auto page_with = [](const std::string& bytes) {
        return hand_made({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
                          "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Contents 4 0 R >>", stream(bytes, "/Filter /FlateDecode")});
    };
    EXPECT_EQ(code_of(page_with(deflated)), "");
    EXPECT_EQ(code_of(page_with(deflated + "\r\n")), "") << "what many writers count to the stream";
    EXPECT_EQ(code_of(page_with(deflated.substr(0, deflated.size() / 2))), "impose-damaged");
    std::string altered = deflated;
    altered[altered.size() / 2] ^= 0x10;
    EXPECT_EQ(code_of(page_with(altered)), "impose-damaged");
}

TEST(DamagedPdf, IsOneWhosePagesNeedABrokenObject) {
    std::string needed = numbered_pages(2);
    needed.replace(needed.find("3 0 obj"), 7, "3 0 abc");
    EXPECT_EQ(code_of(needed), "impose-damaged");
    std::string unneeded = one_page("/MediaBox [ 0 0 200 300 ]");
    const std::string with_more = hand_made({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
                                             "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] >>", "<< /Broken [ >>"});
    EXPECT_EQ(code_of(with_more), "") << "nothing needs object 4";
}

// However deep: each level would be a call in PoDoFo.
TEST(DamagedPdf, IsOneThatNestsWithoutEnd) {
    const std::string dictionaries = times(100'000, "<</a") + times(100'000, ">>");
    EXPECT_EQ(code_of(one_page("/MediaBox [ 0 0 9 9 ] /Resources " + dictionaries)), "impose-damaged");
    EXPECT_EQ(code_of(one_page("/MediaBox [ 0 0 9 9 ] /Resources << /Font " + times(200'000, "[") + times(200'000, "]") + " >>")), "impose-damaged");
    EXPECT_EQ(code_of(one_page("/MediaBox [ 0 0 9 9 ] /Resources << /Properties " + times(200, "<</a") + " 1" + times(200, ">>") + " >>")), "");
}

// A file whose page's resources stand in an object stream.
std::string with_object_stream(const std::string& resources) {
    Deflater deflater;
    const std::string deflated(deflater.zlib("4 0 " + resources));
    const std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                                              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources 4 0 R>>",
                                              stream(deflated, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")};
    std::string pdf = "%PDF-1.5\n", rows("\0\0\0\0\xFF", 5);
    const auto add_row = [&](char type, std::size_t where) {
        rows += {type, static_cast<char>(where >> 16), static_cast<char>(where >> 8 & 0xFF), static_cast<char>(where & 0xFF), '\0'};
    };
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (i == 3) add_row('\2', 5);  // object 4 is the first of stream 5
        add_row('\1', pdf.size());
        pdf += std::to_string(i < 3 ? i + 1 : 5) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t table = pdf.size();
    add_row('\1', table);
    return pdf + "6 0 obj\n" + stream(rows, "/Type /XRef /Size 7 /W [ 1 3 1 ] /Root 1 0 R") + "\nendobj\nstartxref\n" + std::to_string(table) +
           "\n%%EOF\n";
}

TEST(DamagedPdf, IsOneThatNestsWithoutEndInAnObjectStream) {
    EXPECT_EQ(code_of(with_object_stream("<</Font<<>>>>")), "");
    EXPECT_EQ(code_of(with_object_stream("<</Properties " + times(200, "<</a") + " 1" + times(200, ">>") + ">>")), "");
    EXPECT_EQ(code_of(with_object_stream("<</Properties" + times(100'000, "<</a") + " 1" + times(100'000, ">>") + ">>")), "impose-damaged");
    EXPECT_EQ(code_of(with_object_stream("<</Font" + times(100'000, "[") + times(100'000, "]") + ">>")), "impose-damaged");
    EXPECT_EQ(code_of(with_object_stream("<</A(" + times(5'000, "[") + "\\)(" + times(5'000, "<") + "))>>")), "") << "brackets in a string";
}

// Fewer bytes than a page of text, and gigabytes when inflated.
TEST(DamagedPdf, IsOneWhoseObjectStreamHasNoEnd) {
    EXPECT_EQ(code_of(with_object_stream("<</A 1>>" + std::string(300'000'000, ' '))), "impose-damaged");
    std::string more_filters = with_object_stream("<</A 1>>");
    more_filters.replace(more_filters.find("/Filter /FlateDecode"), 20, "/Filter [/LZWDecode]");
    EXPECT_EQ(code_of(more_filters), "impose-damaged");
}

std::string with_content(const std::string& contents, const std::vector<std::string>& more) {
    std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
                                        "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Contents " + contents + " >>"};
    objects.insert(objects.end(), more.begin(), more.end());
    return hand_made(objects);
}

// PoDoFo calls itself for each of them.
TEST(DamagedPdf, IsOneWhoseStreamHasTooManyFilters) {
    const auto filtered = [](const std::string& filters) { return with_content("4 0 R", {stream("30 20 m>", filters)}); };
    const std::string many = times(100'000, "/FlateDecode");
    EXPECT_EQ(code_of(filtered("/Filter [ " + many + " ]")), "impose-damaged");
    EXPECT_EQ(code_of(filtered("/Filter [ " + times(100'000, "/Flate#44ecode % of many\n") + " ]")), "impose-damaged");
    EXPECT_EQ(code_of(filtered("/Filter [ " + times(100'000, "/ASCIIHexDecode ") + " ] /DecodeParms [ " + times(100'000, "null ") + " ]")), "impose-damaged");
    EXPECT_EQ(code_of(filtered("/Filter " + times(100, "[") + "/ASCIIHexDecode" + times(100, "]"))), "impose-damaged");
    EXPECT_EQ(code_of(with_content("4 0 R", {stream("30 20 m>", "/Filter 5 0 R"), "[ " + many + " ]"})), "impose-damaged");
    EXPECT_EQ(code_of(with_content("4 0 R", {stream("30 20 m>", "/Filter [ " + times(1000, "5 0 R ") + " ]"), "/ASCIIHexDecode"})), "impose-damaged");
}

TEST(SheetsOfAPdf, HaveTheContentOfStreamsWithSeveralFilters) {
    const auto filtered = [](const std::string& bytes, const std::string& filters) { return with_content("4 0 R", {stream(bytes, filters)}); };
    EXPECT_EQ(code_of(filtered("30 20 6d>", "/Filter [ /ASCIIHexDecode ]")), "");
    EXPECT_EQ(code_of(filtered("33 30 32 30 36 64 3e>", "/Filter [ /ASCIIHexDecode /ASCIIHexDecode ] /DecodeParms [ null null ]")), "");
    EXPECT_EQ(code_of(with_content("4 0 R", {stream("30 20 6d>", "/Filter [ 5 0 R ]"), "/ASCIIHexDecode"})), "");
    EXPECT_EQ(code_of(filtered("30 20 6d>", "/Filter /NoSuchFilter")), "impose-damaged");
}

// What a few kilobytes become, and how often.
TEST(DamagedPdf, IsOneWhoseContentHasNoEnd) {
    Deflater deflater;
    const std::string once(deflater.zlib(std::string(40'000'000, ' ')));
    const std::string twice(deflater.zlib(once));
    EXPECT_EQ(code_of(with_content("4 0 R", {stream(once, "/Filter /FlateDecode")})), "");
    EXPECT_EQ(code_of(with_content("[ " + times(50, "4 0 R ") + "]", {stream(once, "/Filter /FlateDecode")})), "impose-damaged");
    // Nothing comes of it, after much between the filters.
    const std::string blank = "/Filter [ /FlateDecode /FlateDecode /ASCIIHexDecode ]";
    EXPECT_EQ(code_of(with_content("[ " + times(50, "4 0 R ") + "]", {stream(twice, blank)})), "impose-damaged");
}

TEST(DamagedPdf, IsOneWhoseCrossReferencesHaveNoEnd) {
    Deflater deflater;
    const std::string pdf = with_object_stream("<</A 1>>");
    const std::size_t keys = pdf.rfind("/Type /XRef"), begin = pdf.find("stream\n", keys) + 7, end = pdf.find("\nendstream", begin);
    const auto with_rows = [&](const std::string& more, const std::string& filter) {
        const std::string rows(deflater.zlib(pdf.substr(begin, end - begin) + more));
        return pdf.substr(0, pdf.rfind("<<", keys)) + stream(rows, pdf.substr(keys, pdf.find(">>", keys) - keys) + filter) + pdf.substr(end + 10);
    };
    EXPECT_EQ(code_of(with_rows("", "/Filter /FlateDecode")), "");
    EXPECT_EQ(code_of(with_rows(std::string(300'000'000, '\0'), "/Filter /FlateDecode")), "impose-damaged");
    EXPECT_EQ(code_of(with_rows("", "/Filter [ /FlateDecode /FlateDecode ]")), "impose-damaged");
}

TEST(DamagedPdf, IsOneWhoseContentIsElsewhere) {
    const auto page_with = [](const std::string& content, const std::string& form) {
        return hand_made({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
                          "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>", content, form});
    };
    const std::string form = stream("0 0 1 1 re f", "/Type /XObject /Subtype /Form /BBox [ 0 0 1 1 ]");
    EXPECT_EQ(code_of(page_with(stream("/X Do"), form)), "");
    EXPECT_EQ(code_of(page_with(stream("", "/F (other.pdf)"), form)), "impose-damaged");
    EXPECT_EQ(code_of(page_with(stream("/X Do"), stream("", "/Type /XObject /Subtype /Form /BBox [ 0 0 1 1 ] /F (other.pdf)"))), "impose-damaged");
}

TEST(EncryptedPdf, IsImposedWhereItAllowsThat) {
    EXPECT_EQ(code_of(numbered_pages(1, "", "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P 0 >> /ID [ (a) (a) ]")),
              "impose-encrypted");
    EXPECT_EQ(code_of(one_page("/MediaBox [ 0 0 9 9 ]", "BT (/Encrypt 12 0 R) Tj ET")), "") << "a page that speaks of it";
    if (!has_program("qpdf")) GTEST_SKIP();
    for (const char* way : {"qpdf --encrypt '' owner 256 --", "qpdf --object-streams=generate --encrypt '' owner 256 --"}) {
        const Outcome outcome = imposed(output_of(way, numbered_pages(2), "-"));
        EXPECT_EQ(outcome.codes(), "") << way;
        EXPECT_EQ(words(output_of("pdftotext -layout", outcome.result.bytes, "-")), (std::vector<std::string>{"1", "2"})) << way;
    }
    // Not every OpenSSL has the older ciphers.
    const std::string older = code_of(output_of("qpdf --allow-weak-crypto --encrypt '' owner 40 --", numbered_pages(2), "-"));
    EXPECT_TRUE(older.empty() || older == "impose-encrypted") << older;
    for (const char* way : {"qpdf --allow-weak-crypto --encrypt user owner 128 --", "qpdf --encrypt user owner 256 --",
                            "qpdf --encrypt '' owner 256 --print=none --", "qpdf --encrypt '' owner 256 --modify=none --"}) {
        EXPECT_EQ(code_of(output_of(way, numbered_pages(2), "-")), "impose-encrypted") << way;
    }
}

}  // namespace
}  // namespace nabor
