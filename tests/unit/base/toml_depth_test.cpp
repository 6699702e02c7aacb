#include "base/toml_depth.h"

#include <gtest/gtest.h>

#include <string>

#include "base/settings.h"

namespace nabor {
namespace {

std::string repeated(std::string_view text, std::size_t count) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i) result += text;
    return result;
}

TEST(TomlDepth, OfBracketsAndDottedKeys) {
    EXPECT_FALSE(first_deeper("[a.b.c]\nd.e = { f = [1.5, 2.5] }\n", 6));
    EXPECT_EQ(first_deeper("a.b.c.d = 1", 2), 5u);
    EXPECT_EQ(first_deeper("a = [[[", 2), 6u);
    EXPECT_EQ(first_deeper("a.b = { c.d = [ ] }", 3), 14u) << "all of them together";
    EXPECT_FALSE(first_deeper(repeated("a.b.c = [ { d.e = 1 } ]\n", 1000), 8)) << "a line ends what it opened";
}

TEST(TomlDepth, StringsAndCommentsCountForNothing) {
    for (const char* text : {"a = \"[[[[....\"", "a = '[[[[....'", "a = \"\"\"\n[[[[\n....\"\"\"", "a = '''\n[[[['''", "# [[[[....", "a = \"\\\"[[[[\""})
        EXPECT_FALSE(first_deeper(text, 2)) << text;
}

TEST(TomlDepth, AStringOfSeveralLinesMayEndWithQuotationMarksOfItsOwn) {
    EXPECT_TRUE(first_deeper("x = { y = '''abc'''', a.b.c.d = 1 }", 3));
    EXPECT_TRUE(first_deeper("x = { y = \"\"\"abc\"\"\"\"\", a.b.c.d = 1 }", 3));
}

TEST(TomlDepth, ASettingsFileThatIsTooDeepIsAFindingWithItsPlace) {
    const std::string files[] = {"a" + repeated(".a", 100'000) + " = 1\n", "[a" + repeated(".a", 20'000) + "]\n", "a = " + repeated("[", 100'000),
                                 "a = " + repeated("{ a = ", 100'000), repeated("a = 1\n", 0) + "x = 1\n" + "'a'" + repeated(".'a'", 20'000) + " = 1\n"};
    for (const std::string& text : files) {
        Sources sources;
        Report report;
        EXPECT_FALSE(read_settings(sources.add("book.toml", text), sources, report).has_value());
        ASSERT_EQ(report.all().size(), 1u);
        EXPECT_EQ(report.all()[0].code, "toml-limit");
        EXPECT_TRUE(report.all()[0].span.known());
    }
}

TEST(Settings, ATextThatIsTooLongIsAFindingWithItsPlace) {
    const std::string text = repeated("a", 20'000);
    const auto place_in = [](const std::string& toml) {
        Sources sources;
        Report report;
        const bool is_read = read_settings(sources.add("book.toml", toml), sources, report).has_value();
        EXPECT_EQ(is_read, report.all().empty());
        if (is_read) return std::string();
        const Place place = sources.place(report.all()[0].span);
        return std::string(report.all()[0].code) + " " + std::to_string(place.line) + ":" + std::to_string(place.column);
    };
    EXPECT_EQ(place_in("[book]\npublisher = '" + text + "'\n"), "");
    EXPECT_EQ(place_in("[book]\npublisher = '" + text + "a'\n"), "toml-limit 2:1");
    EXPECT_EQ(place_in("[book]\nsubjects = [ 'x', '" + text + "a' ]\n"), "toml-limit 2:19");
    EXPECT_EQ(place_in("[book]\n" + text + "a = 1\n"), "toml-limit 2:1");
}

// Quadratic, this takes most of a minute.
TEST(Settings, ManyValuesInOneLineKeepTheirPlaces) {
    Sources sources;
    Report report;
    const SourceId source = sources.add("book.toml", "'ключ' = [" + repeated("\"й\", ", 100'000) + "\"last\"]\nafter = 1\n");
    const auto table = read_settings(source, sources, report);
    ASSERT_TRUE(table.has_value());
    const auto& list = std::get<SettingArray>(table->front().value);
    EXPECT_EQ(sources.bytes(source).substr(list[77'777].span.begin, 4), "\"й\"");
    EXPECT_EQ(sources.place(list.back().span).column, 11 + 5 * 100'000u);
    EXPECT_EQ(sources.place(table->back().span).line, 2u);
}

}  // namespace
}  // namespace nabor
