#include "base/settings.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace nabor {
namespace {

struct Read {
    Sources sources;
    Report report;
    std::optional<SettingTable> table;

    explicit Read(std::string text) { table = read_settings(sources.add("book.toml", std::move(text)), sources, report); }

    std::string place(Span span) const {
        const Place at = sources.place(span);
        return fmt::format("{}:{}", at.line, at.column);
    }
};

TEST(Settings, ReadEveryKindOfValue) {
    const Read read("text = 'слово'\nwhole = 12\nreal = 1.5\ntruth = true\nday = 2026-11-23\nlist = ['a', 2]\n[table]\ninner = 'x'\n");
    ASSERT_TRUE(read.table.has_value());
    EXPECT_EQ(std::get<std::string>(find_setting(*read.table, "text")->value), "слово");
    EXPECT_EQ(std::get<std::int64_t>(find_setting(*read.table, "whole")->value), 12);
    EXPECT_EQ(std::get<double>(find_setting(*read.table, "real")->value), 1.5);
    EXPECT_TRUE(std::get<bool>(find_setting(*read.table, "truth")->value));
    EXPECT_EQ(std::get<std::string>(find_setting(*read.table, "day")->value), "2026-11-23");
    EXPECT_EQ(std::get<SettingArray>(find_setting(*read.table, "list")->value).size(), 2U);
    EXPECT_EQ(std::get<std::string>(find_setting(*read.table, "table.inner")->value), "x");
}

TEST(Settings, KeepTheOrderOfTheFile) {
    const Read read("zebra = 1\nant = 2\n[mole]\nz = 1\na = 2\n[bee]\n");
    std::string keys;
    for (const Setting& setting : *read.table) keys += setting.key + " ";
    EXPECT_EQ(keys, "zebra ant mole bee ");
}

TEST(Settings, KnowThePlaceOfEveryKeyAndItem) {
    const Read read("# книга\n[book]\n  'имя' = 'x'\nlist = ['первый', 'второй']\n");
    const SettingTable& book = std::get<SettingTable>(read.table->front().value);
    EXPECT_EQ(read.place(read.table->front().span), "2:2");
    ASSERT_EQ(book.size(), 2U);
    const auto& list = std::get<SettingArray>(book[1].value);
    EXPECT_EQ(read.place(list[1].span), "4:19");
}

TEST(Settings, SyntaxErrorsHaveAPlaceAndGiveNothing) {
    const Read read("good = 1\nbad = = 2\n");
    EXPECT_FALSE(read.table.has_value());
    ASSERT_EQ(read.report.all().size(), 1U);
    EXPECT_EQ(read.report.all()[0].code, "toml-syntax");
    EXPECT_EQ(read.sources.place(read.report.all()[0].span).line, 2U);
}

TEST(Settings, AFileThatIsNotUtf8IsAnErrorToo) { EXPECT_FALSE(Read("name = '\xFF'\n").table.has_value()); }

TEST(Settings, ALetterOutsideAsciiInABareKeyIsASyntaxError) {
    const Read read("good = 1\nимя = 'x'\n");
    EXPECT_FALSE(read.table.has_value());
    ASSERT_EQ(read.report.all().size(), 1U);
    EXPECT_EQ(read.place(read.report.all()[0].span), "2:1");
}

TEST(Settings, DeepNestingIsRefusedNotFollowed) { EXPECT_FALSE(Read("a = " + std::string(100000, '[')).table.has_value()); }

TEST(Settings, AnAbsentKeyIsNothing) {
    const Read read("[a]\nb = 1\n");
    EXPECT_EQ(find_setting(*read.table, "a.c"), nullptr);
    EXPECT_EQ(find_setting(*read.table, "a.b.c"), nullptr);
    EXPECT_EQ(find_setting(*read.table, ""), nullptr);
}

}  // namespace
}  // namespace nabor
