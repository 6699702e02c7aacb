// The serialiser: a file that PoDoFo and qpdf read back, with the same bytes for the same objects.
#include "pdf_file/serialiser.h"

#include <gtest/gtest.h>

#include <regex>

#include "pdf_file/source_pdf.h"
#include "unit/pdf_file/opened.h"

namespace nabor::pdf {
namespace {

using namespace samples;

// A file of one page of 200 × 300 points whose content is `content`, and whatever `fill` adds; `fill` comes first.
template <typename Fill>
std::string file_of(const Fill& fill, std::size_t threads = 1, std::string_view content = "0 0 10 10 re f",
                    Coding coding = Coding::deflate) {
    Serialiser file(threads);
    const Ref catalog = file.reserve(), pages = file.reserve(), page = file.reserve(), stream = file.reserve(),
              information = file.reserve();
    fill(file);
    Object root, tree, one, dictionary, about;
    root.dictionary("Catalog").reference("Pages", pages);
    file.put(catalog, root);
    tree.dictionary("Pages").integer("Count", 1).array("Kids").reference(page);
    file.put(pages, tree);
    one.dictionary("Page").reference("Parent", pages).reference("Contents", stream);
    one.dictionary().array("MediaBox").integer(0).integer(0).integer(200).integer(300);
    file.put(page, one);
    file.put_stream(stream, dictionary, content, coding);
    about.dictionary().text("Title", "Заглавие");
    file.put(information, about);
    return file.finish(catalog, information);
}

const auto nothing = [](Serialiser&) {};

// Arrays of one number each, put on the file's threads; the numbers of the objects begin at 6.
const auto numbers = [](std::size_t count) {
    return [count](Serialiser& file) {
        std::vector<Ref> refs;
        for (std::size_t i = 0; i < count; ++i) refs.push_back(file.reserve());
        put_all(file, count, [&](std::size_t i, Object& object) {
            object.array().integer(static_cast<std::int64_t>(i));
            return refs[i];
        });
    };
};

TEST(Serialiser, WritesWhatPodofoReads) {
    const std::string pdf = file_of(numbers(500));
    const SourcePdf source(pdf);
    ASSERT_FALSE(source.fault()) << source.fault()->reason;
    ASSERT_EQ(source.pages().size(), 1U);
    EXPECT_EQ(source.pages()[0].width, Length::points(200));
    EXPECT_EQ(source.pages()[0].height, Length::points(300));
    EXPECT_EQ(source.title(), "Заглавие");
}

// Written by us, read and copied by PoDoFo, written by us again: the content stays.
TEST(Serialiser, WritesAgainWhatPodofoHasRead) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string pdf = file_of(nothing);
    SourcePdf source(pdf);
    const std::string again = file_of([&](Serialiser& file) { source.write_form(file, 0); });
    EXPECT_FALSE(source.fault());
    const std::string shown = output_of("qpdf --show-object=6 --filtered-stream-data", again);
    EXPECT_EQ(shown, "0 0 10 10 re f");
}

TEST(Serialiser, IsSoundForQpdf) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string pdf = file_of(numbers(500));
    EXPECT_NE(output_of("qpdf --check", pdf).find("No syntax or stream encoding errors"), std::string::npos);
    EXPECT_EQ(output_of("qpdf --show-object=505", pdf), "[ 499 ]\n");
    EXPECT_NE(output_of("qpdf --show-object=5", pdf).find("/Title <feff0417"), std::string::npos);
}

TEST(Serialiser, BeginsAndEndsAsPdfAWants) {
    const std::string pdf = file_of(nothing, 1, "endstream?", Coding::as_is);
    EXPECT_TRUE(pdf.starts_with("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
    EXPECT_NE(pdf.find("\n4 0 obj\n<</Length 10>>\nstream\nendstream?\nendstream\nendobj\n"), std::string::npos) << pdf.substr(0, 200);
    EXPECT_TRUE(pdf.ends_with("\n%%EOF\n"));
    const std::size_t start = std::stoul(pdf.substr(pdf.rfind("startxref\n") + 10));
    EXPECT_TRUE(std::regex_search(pdf.substr(start, 40), std::regex("^\\d+ 0 obj\n<</Type/XRef/"))) << pdf.substr(start, 40);
}

TEST(Serialiser, ObjectStreamsHoldTwoHundredObjectsAtMost) {
    const std::string pdf = file_of(numbers(1001));
    const std::regex holder("<</Type/ObjStm[^>]*/N (\\d+)");
    std::size_t all = 0;
    int full = 0;
    for (std::sregex_iterator i(pdf.begin(), pdf.end(), holder), end; i != end; ++i) {
        const std::size_t count = std::stoul((*i)[1]);
        EXPECT_LE(count, ObjectStream::most_objects);
        full += count == ObjectStream::most_objects;
        all += count;
    }
    EXPECT_EQ(all, 1001U + 4U) << "every object but the content stream";
    EXPECT_EQ(full, 5);
}

TEST(Serialiser, WritesTheSameBytesWithAnyNumberOfThreads) {
    const std::string alone = file_of(numbers(1001), 1);
    for (const std::size_t threads : {2U, 3U, 8U}) EXPECT_EQ(file_of(numbers(1001), threads), alone) << threads;
}

TEST(Serialiser, NamesTheFileByItsContent) {
    const auto identity_of = [](const std::string& pdf) { return pdf.substr(pdf.find("/ID["), 70); };
    EXPECT_EQ(identity_of(file_of(nothing)), identity_of(file_of(nothing)));
    EXPECT_NE(identity_of(file_of(nothing)), identity_of(file_of(nothing, 1, "0 0 10 11 re f")));
}

// More objects than two bytes count.
TEST(Serialiser, WritesSeventyThousandObjects) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string pdf = file_of(numbers(70'000), 2);
    EXPECT_EQ(output_of("qpdf --show-object=70005", pdf), "[ 69999 ]\n");
    EXPECT_EQ(output_of("qpdf --show-object=6", pdf), "[ 0 ]\n");
}

}  // namespace
}  // namespace nabor::pdf
