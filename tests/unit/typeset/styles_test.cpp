// The faces of styles, as far as lines can be set in them.
#include "typeset/styles.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/press.h"

namespace nabor {
namespace {

TEST(Styles, AFontWithoutAHyphenIsNamedByItsFile) {
    testing::Press press("a5-plain");
    const auto whole = press.fonts.find({"PT Serif", 400, false}, press.report);
    ASSERT_TRUE(whole.has_value());
    const FontFile cut = press.fonts.font_file(*whole, U"abn ", Features{});
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("nabor-styles-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "fonts");
    std::ofstream(folder / "fonts" / "cut.ttf", std::ios::binary) << cut.bytes;
    Report report;
    FontSet fonts(machine::fonts, std::string(NABOR_SOURCE_FOLDER) + "/fonts/families.toml", folder, report);
    testing::Press other("a5-plain", {{"font", '"' + cut.family + '"'}});
    const StyleTable styles(*other.layout, fonts, report);
    const auto& all = report.all();
    const auto found = std::find_if(all.begin(), all.end(), [](const Diagnostic& one) { return one.code == "font-incomplete"; });
    EXPECT_NE(found, all.end());
    EXPECT_TRUE(found != all.end() && found->file.ends_with("cut.ttf"));
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace nabor
