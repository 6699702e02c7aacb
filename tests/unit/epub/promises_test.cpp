// THE TEST OF PROMISES of [epub], [onix] and [accessibility] in book.toml: every key of docs/manuscript.md, with every value given here,
// changes the package or the ONIX record. A key without a sample fails the test.
#include <fmt/format.h>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "epub/onix.h"
#include "font/font.h"
#include "image/raster.h"
#include "sample.h"
#include "support/disk.h"

namespace nabor {
namespace {

using namespace sample;

struct KeySample {
    std::string_view group, key;
    std::vector<std::string_view> values;   // each gives another output than the others and than none
    std::string_view context = "";          // lines of the same group that the key needs
};

const std::vector<KeySample>& key_samples() {
    static const std::vector<KeySample> samples = {
        {"epub", "fonts", {"\"subset\"", "\"whole\""}},
        {"epub", "cover", {"\"cover.png\"", "\"none\""}},
        {"epub", "cover-colour", {"\"#1F2F4A\"", "\"#4A1F2F\""}},
        {"epub", "image-pixels", {"20000", "10000"}},
        {"epub", "image-quality", {"30", "60"}},
        {"onix", "sender", {"\"A\"", "\"B\""}},
        {"onix", "contact", {"\"A\"", "\"B\""}},
        {"onix", "email", {"\"a@example.org\"", "\"b@example.org\""}},
        {"onix", "publishing-date", {"\"2026-03-01\"", "\"2026-03-02\""}},
        {"onix", "status", {"\"02\""}},
        {"onix", "thema", {"[\"NHTB\"]", "[\"NHTB\", \"1DTA-RU\"]"}},
        {"onix", "bisac", {"[\"HIS032000\"]", "[\"POL005000\"]"}},
        {"onix", "price", {"\"9.99\"", "\"5\""}, "currency = \"EUR\""},
        {"onix", "currency", {"\"EUR\"", "\"USD\""}, "price = \"9.99\""},
        {"onix", "territories", {"\"WORLD\"", "\"DE AT CH\""}},
        {"accessibility", "wcag", {"\"A\"", "\"AA\""}, "certifier = \"C\""},
        {"accessibility", "certifier", {"\"A\"", "\"B\""}, "wcag = \"AA\""},
        {"accessibility", "credential", {"\"https://example.org/a\"", "\"B\""}, "wcag = \"AA\"\ncertifier = \"C\""},
        {"accessibility", "report", {"\"https://example.org/a\"", "\"https://example.org/b\""}, "wcag = \"AA\"\ncertifier = \"C\""},
        {"accessibility", "exemption", {"\"eaa-microenterprise\"", "\"eaa-disproportionate-burden\"", "\"eaa-fundamental-alteration\""}},
    };
    return samples;
}

std::string picture() {
    Raster raster;
    raster.width = raster.height = 300;
    for (unsigned i = 0; i < raster.width * raster.height * 3; ++i) raster.samples += static_cast<char>((i * i / 7) % 251);
    return encode_jpeg(raster, 95);
}

class Promises : public ::testing::Test {
protected:
    Promises() : fonts_(machine::fonts, std::filesystem::path(NABOR_SOURCE_FOLDER) / "fonts" / "families.toml", {}, report_) {
        std::filesystem::create_directories(folder_);
        std::ofstream(folder_ / "cover.png", std::ios::binary) << pixel();
        Contributor& author = builder_.book.metadata.contributors.emplace_back();
        author.name = "An Author";
        author.relator = "aut";
        const ImageId image = builder_.image("picture.jpg");
        builder_.book.images.back().bytes = picture();
        builder_.book.images.back().facts.kind = ImageKind::jpeg;
        builder_.book.images.back().facts.width = builder_.book.images.back().facts.height = 300;
        builder_.book.body.push_back(
            builder_.division(Role::chapter, "one", {heading("One"), leaf(Role::paragraph, "Words."), image_block(image, "A picture")}));
    }
    ~Promises() override { std::filesystem::remove_all(folder_); }

    // Every file of the EPUB, and the record.
    std::string output(const std::string& settings) {
        std::ofstream(folder_ / "book.toml") << "[book]\nmanuscript = \"volume.xml\"\npublisher = \"P\"\n[isbn]\nepub = \"9781893638976\"\n" << settings;
        std::ofstream(folder_ / "volume.xml") << "<TEI/>";
        Sources sources(machine::disk);
        Report report;
        const Product product = read_product(folder_, sources, report);
        for (const Diagnostic& finding : report.all()) ADD_FAILURE() << to_text(finding, sources) << "\n" << settings;
        EpubOptions with = options();
        with.fonts = &fonts_;
        with.files = &machine::disk;
        const Package package = make_package({builder_.book, product, layout_}, with, report);
        std::string all;
        for (const PackageEntry& entry : package.entries) all += entry.path + "\n" + entry.bytes;
        return all + onix_record({builder_.book, product, package, 123456, Moment{1763888400}}, report).value_or("no record");
    }

    const std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() /
        fmt::format("nabor-promises-{}-{}", static_cast<const void*>(this), ::testing::UnitTest::GetInstance()->random_seed());
    Report report_;
    FontSet fonts_;
    BookBuilder builder_;
    const Layout layout_ = ebook_layout();
};

TEST_F(Promises, OfEveryKeyAreKept) {
    for (const KeySample& sample : key_samples()) {
        const std::string group = fmt::format("[{}]\n{}\n", sample.group, sample.context);
        std::set<std::string> outputs = {output(group)};
        for (const std::string_view value : sample.values)
            EXPECT_TRUE(outputs.insert(output(fmt::format("{}{} = {}\n", group, sample.key, value))).second)
                << sample.group << "." << sample.key << " = " << value << " changes nothing";
    }
}

TEST_F(Promises, AreThoseOfTheManual) {
    std::set<std::string> promised, sampled;
    for (const KeySample& sample : key_samples()) sampled.insert(fmt::format("{}.{}", sample.group, sample.key));
    std::istringstream manual(text_of(NABOR_SOURCE_FOLDER "/docs/manuscript.md"));
    std::string group;
    for (std::string line; std::getline(manual, line) && !line.starts_with("## The volume");) {
        if (line.starts_with('[')) group = line.substr(1, line.find(']') - 1);
        const std::size_t equals = line.find(" = ");
        if ((group == "epub" || group == "onix" || group == "accessibility") && equals != std::string::npos && line.find('[') != 0)
            promised.insert(group + "." + line.substr(0, equals));
    }
    EXPECT_EQ(promised, sampled);
}

}  // namespace
}  // namespace nabor
