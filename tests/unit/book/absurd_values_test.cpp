// No key of book.toml takes an absurd value in silence: every row of the table of keys is tried with values that it cannot mean.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "book/code_lists.h"
#include "book/product.h"
#include "book/product_keys.h"
#include "support/disk.h"

namespace nabor {
namespace {

namespace fs = std::filesystem;

class AbsurdValues : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("nabor-absurd-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
        fs::create_directories(folder_ / "empty");
        std::ofstream(folder_ / "volume.xml") << "<TEI/>";
    }
    void TearDown() override { fs::remove_all(folder_); }

    // What is said about the value, with its line; "" for nothing.
    std::string complaints(std::string_view table, std::string_view key, std::string_view value) const {
        std::string toml = key == "manuscript" ? "" : "[book]\nmanuscript = \"volume.xml\"\n";
        if (table != "book" || toml.empty()) toml += "[" + std::string(table) + "]\n";
        toml += std::string(key) + " = " + std::string(value) + "\n";
        std::ofstream(folder_ / "book.toml") << toml;
        Sources sources{machine::disk};
        Report report;
        read_product(folder_, sources, report);
        std::string all;
        for (const Diagnostic& one : report.all()) all += to_text(one, sources) + "\n";
        return all;
    }

    fs::path folder_;
};

// Keys that take any words: names, and values that another file checks.
bool takes_words(const ProductKeyRow& row) {
    constexpr std::array<std::string_view, 10> words = {"name", "publisher", "series", "layout", "certifier", "credential", "condition", "profile", "sender", "contact"};
    return row.table == "layout" || (row.table != "output" && std::find(words.begin(), words.end(), row.key) != words.end()) || row.key == "layout";
}

std::string key_of(const ProductKeyRow& row) {
    const std::string example(row.example);
    return row.key == "*" ? example.substr(0, example.find(' ')) : std::string(row.key);
}

TEST_F(AbsurdValues, AreReportedByEveryKey) {
    for (const ProductKeyRow& row : product_keys()) {
        std::vector<std::string_view> values = {"[[1]]", "{a = 1}"};
        if (row.key != "marks") values.emplace_back("[]");  // no marks
        if (row.table != "layout") values.insert(values.end(), {"-1", "-0.5", "\"\"", "\"  \\u00a0\""});
        if (!takes_words(row)) values.insert(values.end(), {"\"no such word\"", "\"-3mm\"", "99999999999", "[\"no such word\"]", "\"1e99cm\""});
        for (const std::string_view value : values) EXPECT_NE(complaints(row.table, key_of(row), value), "") << row.table << "." << row.key << " = " << value;
    }
}

TEST_F(AbsurdValues, AFolderIsNoManuscript) {
    for (const std::string_view folder : {"\".\"", "\"empty\"", "\"empty/..\"", "\"empty/\""}) {
        const std::string said = complaints("book", "manuscript", folder);
        EXPECT_NE(said.find("book.toml:2:1: error: the manuscript "), std::string::npos) << folder << ": " << said;
        EXPECT_NE(said.find("write the path of the TEI file"), std::string::npos) << said;
    }
}

TEST_F(AbsurdValues, AFolderIsNoOtherFile) {
    EXPECT_NE(complaints("epub", "cover", "\".\"").find("the cover \".\" is a folder"), std::string::npos);
    EXPECT_NE(complaints("print", "profile", "\"empty\"").find("the profile \"empty\" is a folder"), std::string::npos);
}

TEST_F(AbsurdValues, OnixCodesAreThoseOfTheirLists) {
    constexpr std::array<std::array<std::string_view, 2>, 10> wrong = {{{"currency", "\"ZZZ\""}, {"territories", "\"DE XX\""}, {"territories", "\"EU\""}, {"thema", "[\"ZZZ\"]"},
        {"thema", "[\"1DTA RU\"]"}, {"bisac", "[\"XYZ000000\"]"}, {"bisac", "[\"HIS32000\"]"}, {"email", "\"nobody\""}, {"status", "\"4\""}, {"publishing-date", "\"2026-02-30\""}}};
    for (const auto& [key, value] : wrong) EXPECT_NE(complaints("onix", key, value), "") << key << " = " << value;
    constexpr std::array<std::array<std::string_view, 2>, 6> right = {{{"currency", "\"RUB\""}, {"territories", "\"DE AT CH\""}, {"thema", "[\"NHTB\", \"1DTA-RU\", \"3MPQ\"]"},
        {"bisac", "[\"HIS032000\"]"}, {"email", "\"rights@example.org\""}, {"status", "\"02\""}}};
    for (const auto& [key, value] : right) EXPECT_EQ(complaints("onix", key, value), "") << key << " = " << value;
}

TEST_F(AbsurdValues, AReportHasAnAddress) {
    for (const std::string_view value : {"\"see our site\"", "\"https://\"", "\"https:///a\"", "\"www.example.org\"", "\"https://a b\""})
        EXPECT_NE(complaints("accessibility", "report", value), "") << value;
    EXPECT_EQ(complaints("accessibility", "report", "\"https://example.org/report\""), "");
}

TEST_F(AbsurdValues, ANameIsTheNameOfAFile) {
    for (const std::string_view value : {"\"   \"", "\"\\u00a0\"", "\"name.\"", "\"name..\"", "\"...\""})
        EXPECT_NE(complaints("book", "name", value), "") << value;
    for (const std::string_view value : {"\"a b\"", "\"a.b\"", "\"1905\"", "\"имя\""}) EXPECT_EQ(complaints("book", "name", value), "") << value;
}

}  // namespace
}  // namespace nabor
