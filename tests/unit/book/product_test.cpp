#include "book/product.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "book/isbn.h"
#include "support/disk.h"

namespace nabor {
namespace {

namespace fs = std::filesystem;

class ProductTest : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("nabor-product-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
                                               ::testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::create_directories(folder_);
        write("volume.xml", "<TEI/>");
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }

    Product read(const std::string& toml) {
        write("book.toml", toml);
        return read_product(folder_, sources_, report_);
    }

    std::string codes() const {
        std::string all;
        for (const Diagnostic& one : report_.all()) all += std::string(all.empty() ? "" : " ") + std::string(one.code);
        return all;
    }

    fs::path folder_;
    Sources sources_{machine::disk};
    Report report_;
};

TEST_F(ProductTest, AnEmptyListOfFormatsIsAMistake) {
    const Product product = read("[book]\nmanuscript = \"volume.xml\"\n[output]\nformats = []\n");
    EXPECT_EQ(codes(), "product-wrong-value");
    EXPECT_EQ(product.formats, (std::vector<std::string>{"epub", "pdf"})) << "as without the key";
}

TEST_F(ProductTest, AListOfUnknownFormatsLeavesTheDefault) {
    const Product product = read("[book]\nmanuscript = \"volume.xml\"\n[output]\nformats = [\"pfd\"]\n");
    EXPECT_EQ(codes(), "product-wrong-value");
    EXPECT_EQ(product.formats, (std::vector<std::string>{"epub", "pdf"}));
}

TEST_F(ProductTest, ReadsWhatThePrinterAsks) {
    write("press.icc", "");
    const Product product = read(R"([book]
manuscript = "volume.xml"
[images]
downsample = true
[print]
bleed = "5mm"
marks = ["crop", "colour-bars"]
condition = "FOGRA51"
profile = "press.icc"
minimum-density = 300
)");
    EXPECT_EQ(codes(), "");
    EXPECT_TRUE(product.downsample_images);
    ASSERT_TRUE(product.print.has_value());
    EXPECT_EQ(product.print->bleed, Length::millimetres(5));
    EXPECT_TRUE(product.print->crop_marks && product.print->colour_bars);
    EXPECT_FALSE(product.print->registration_marks || product.print->page_labels);
    EXPECT_EQ(product.print->condition, "FOGRA51");
    EXPECT_EQ(product.print->profile.filename(), "press.icc");
    EXPECT_EQ(product.print->minimum_density, 300U);
}

TEST_F(ProductTest, ATablePrintAloneAsksForWhatIsUsual) {
    const Product product = read("[book]\nmanuscript = \"volume.xml\"\n[print]\n");
    ASSERT_TRUE(product.print.has_value());
    EXPECT_EQ(product.print->bleed, Length::millimetres(3));
    EXPECT_TRUE(product.print->crop_marks && product.print->registration_marks && product.print->page_labels);
    EXPECT_FALSE(read("[book]\nmanuscript = \"volume.xml\"\n").print.has_value());
}

TEST_F(ProductTest, SaysWhatIsWrongInPrint) {
    read(R"([book]
manuscript = "volume.xml"
[print]
bleed = 3
marks = ["crop", "crosses"]
profile = "../press.icc"
minimum-density = -1
ink = "gold"
)");
    EXPECT_EQ(codes(), "product-wrong-value product-wrong-value product-path-outside product-wrong-value product-unknown-key");
}

TEST_F(ProductTest, ReadsWhatABookTomlSays) {
    const Product product = read(R"([book]
manuscript = "volume.xml"
name = "reader"
[output]
formats = ["pdf"]
layout = "a5-plain"
[notes]
numbering = "book"
placement = "chapter-end"
[isbn]
epub = "978-0-00-000000-2"
[layout]
size = "11pt"
[languages]
Latn = "fra"
)");
    EXPECT_EQ(codes(), "");
    EXPECT_EQ(product.manuscript.filename(), "volume.xml");
    EXPECT_EQ(product.name, "reader");
    EXPECT_EQ(product.formats, std::vector<std::string>{"pdf"});
    EXPECT_EQ(product.layout, "a5-plain");
    EXPECT_EQ(product.note_numbering, CounterScope::book);
    EXPECT_EQ(product.layout_overrides.at("notes").value, "chapter-end");
    EXPECT_EQ(product.layout_overrides.at("size").value, "11pt");
    EXPECT_EQ(product.isbn.at("epub"), "9780000000002");
    EXPECT_EQ(product.script_languages.at("Latn"), "fr");
}

TEST_F(ProductTest, NamesAnUnknownKeyWithItsPlace) {
    read("[book]\nmanuscript = \"volume.xml\"\ncolour = \"blue\"\n");
    ASSERT_EQ(codes(), "product-unknown-key");
    EXPECT_EQ(sources_.place(report_.all()[0].span).line, 3u);
}

TEST(Isbn, MustHaveItsCheckDigit) {
    EXPECT_EQ(isbn_digits("978-3-16-148410-0"), "9783161484100");
    EXPECT_EQ(isbn_digits("ISBN 0-8044-2957-X"), "080442957X");
    EXPECT_EQ(isbn_digits("978-3-16-148410-1"), std::nullopt);
    EXPECT_EQ(isbn_digits("12345"), std::nullopt);
    EXPECT_EQ(isbn_digits("97831614841OO"), std::nullopt);
}

TEST_F(ProductTest, AWrongIsbnIsReportedWithItsPlaceAndNotUsed) {
    const Product product = read("[book]\nmanuscript = \"volume.xml\"\n[isbn]\nepub = \"978-3-16-148410-1\"\nprint = \"9783161484100\"\n");
    ASSERT_EQ(codes(), "product-isbn-wrong");
    EXPECT_EQ(sources_.place(report_.all()[0].span).line, 4u);
    EXPECT_EQ(product.isbn.count("epub"), 0U);
    EXPECT_EQ(product.isbn.at("print"), "9783161484100");
}

TEST_F(ProductTest, RefusesAManuscriptOutsideTheFolder) {
    const Product product = read("[book]\nmanuscript = \"../secret.xml\"\n");
    EXPECT_EQ(codes(), "product-path-outside");
    EXPECT_TRUE(product.manuscript.empty());
}

TEST_F(ProductTest, WantsAManuscript) {
    read("[output]\nformats = [\"epub\"]\n");
    EXPECT_EQ(codes(), "product-no-manuscript");
}

TEST_F(ProductTest, WrongValuesAreErrorsAndTheRestIsRead) {
    const Product product = read("[book]\nmanuscript = \"volume.xml\"\ntext = \"polished\"\n[output]\nformats = [\"doc\", \"epub\"]\n");
    EXPECT_EQ(codes(), "product-wrong-value product-wrong-value");
    EXPECT_EQ(product.formats, std::vector<std::string>{"epub"});
}

TEST_F(ProductTest, ALoneFileIsABookOfDefaults) {
    const Product product = read_product(folder_ / "volume.xml", sources_, report_);
    EXPECT_EQ(codes(), "");
    EXPECT_EQ(product.name, "volume");
    EXPECT_EQ(product.formats, (std::vector<std::string>{"epub", "pdf"}));
}

TEST_F(ProductTest, AMissingFileIsAnError) {
    read_product(folder_ / "absent.xml", sources_, report_);
    EXPECT_EQ(codes(), "product-no-manuscript");
}

}  // namespace
}  // namespace nabor
