// The faces that the text uses are in the package, with its characters and no others, and the stylesheet names them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <sstream>

#include "epub/stylesheet.h"
#include "epub/used_faces.h"
#include "font/font.h"
#include "sample.h"

namespace nabor {
namespace {

using namespace sample;

class EmbeddedFontsTest : public testing::Test {
protected:
    EmbeddedFontsTest() : fonts_(std::filesystem::path(NABOR_SOURCE_FOLDER) / "fonts" / "families.toml", {}, report_) {
        product_.epub.cover = CoverKind::none;
        builder_.book.body.push_back(builder_.division(
            Role::chapter, "one",
            {heading("Zeta"), leaf(Role::paragraph, {text("plain "), phrase(Role::emphasis, {text("slant & <")}), text(" שלום")})}));
    }

    Package package(EmbeddedFonts how) {
        product_.epub.fonts = how;
        EpubOptions with = options();
        with.fonts = &fonts_;
        return make_package(builder_.book, product_, Layout{}, with, report_);
    }

    static std::vector<const PackageEntry*> fonts_in(const Package& package) {
        std::vector<const PackageEntry*> fonts;
        for (const PackageEntry& entry : package.entries)
            if (entry.media_type.starts_with("font/")) fonts.push_back(&entry);
        return fonts;
    }

    Report report_;
    FontSet fonts_;
    BookBuilder builder_;
    Product product_;
};

TEST_F(EmbeddedFontsTest, AreNoneUnlessAskedFor) {
    const Package plain = package(EmbeddedFonts::none);
    EXPECT_TRUE(fonts_in(plain).empty());
    EXPECT_EQ(file(plain, "EPUB/style.css").find("@font-face"), std::string::npos);
}

TEST_F(EmbeddedFontsTest, AreTheFacesOfTheText) {
    const Package made = package(EmbeddedFonts::subset);
    const auto fonts = fonts_in(made);
    ASSERT_EQ(fonts.size(), 3u);  // upright, italic, and Hebrew, which the family lacks
    EXPECT_EQ(fonts[0]->media_type, "font/ttf");
    EXPECT_TRUE(fonts[0]->path.ends_with("-regular.ttf")) << fonts[0]->path;
    EXPECT_TRUE(fonts[1]->path.ends_with("-italic.ttf")) << fonts[1]->path;
    EXPECT_LT(fonts[2]->bytes.size(), 10'000u);
    const std::string style = file(made, "EPUB/style.css"), opf = file(made, "EPUB/package.opf");
    EXPECT_TRUE(style.starts_with("@charset \"utf-8\";\n/* Fonts */\n@font-face {\n    font-family: \"Nabor ")) << style.substr(0, 200);
    EXPECT_NE(style.find("body { font-family: \"Nabor "), std::string::npos);
    EXPECT_EQ(style.find("Noto"), std::string::npos);
    EXPECT_EQ(style.find("Gentium"), std::string::npos);
    EXPECT_NE(opf.find("media-type=\"font/ttf\""), std::string::npos);
    EXPECT_TRUE(report_.all().empty());
}

TEST_F(EmbeddedFontsTest, AreTheReleasedFilesWhenWhole) {
    const auto made = package(EmbeddedFonts::whole);
    const auto fonts = fonts_in(made);
    ASSERT_EQ(fonts.size(), 3u);
    EXPECT_EQ(fonts[0]->bytes, fonts_.bytes(fonts_.find({"Gentium Book Plus"}, report_).value()));
    EXPECT_NE(file(made, "EPUB/style.css").find("body { font-family: \"Gentium Book Plus\", "), std::string::npos);
}

TEST_F(EmbeddedFontsTest, KnowWhatIsSetInWhat) {
    const std::vector<epub::UsedFace> used = epub::used_faces(package(EmbeddedFonts::none), Layout{});
    const auto upright =
        std::find_if(used.begin(), used.end(), [](const auto& face) { return !face.query.italic && face.query.weight == 400; });
    const auto italic = std::find_if(used.begin(), used.end(), [](const auto& face) { return face.query.italic; });
    ASSERT_TRUE(upright != used.end() && italic != used.end());
    for (const char32_t c : std::u32string_view(U"Zetaplin")) EXPECT_TRUE(upright->characters.count(c)) << static_cast<unsigned>(c);
    for (const char32_t c : std::u32string_view(U"slant&<")) EXPECT_TRUE(italic->characters.count(c)) << static_cast<unsigned>(c);
    EXPECT_FALSE(italic->characters.count(U'Z'));
    EXPECT_FALSE(italic->characters.count(U';'));  // of an entity
}

// "p.speaker" → <p class="speaker">x</p>; only the last part of a selector says what it styles.
std::string styled(std::string selector) {
    selector = selector.substr(selector.find_last_of(' ') + 1);
    const std::size_t dot = std::min(selector.find('.'), selector.size());
    const std::string element = dot == 0 ? "span" : selector.substr(0, dot);
    const std::string css_class = dot < selector.size() ? " class=\"" + selector.substr(dot + 1) + "\"" : "";
    return "<" + element + css_class + ">x</" + element + ">";
}

// Whatever a rule of the writer's own stylesheet makes italic, bold or small is known to be so.
TEST(UsedFaces, FollowTheStylesheet) {
    const std::string sheet = epub::write_stylesheet(Layout{}, 0);
    const std::regex rule("([^\n{}]+) \\{[^}]*(font-style: italic|font-weight: bold|font-variant: small-caps|text-transform: uppercase)");
    int rules = 0;
    for (std::sregex_iterator found(sheet.begin(), sheet.end(), rule), none; found != none; ++found) {
        std::istringstream selectors((*found)[1].str());
        for (std::string selector; std::getline(selectors, selector, ',');) {
            PackageEntry entry;
            entry.media_type = "application/xhtml+xml";
            entry.bytes = "<html><body>" + styled(selector) + "</body></html>";
            Package package;
            package.entries.push_back(entry);
            const std::vector<epub::UsedFace> used = epub::used_faces(package, Layout{});
            ASSERT_EQ(used.size(), 1u) << selector;
            const std::string look = (*found)[2].str();
            const bool known = look == "font-style: italic"         ? used[0].query.italic
                               : look == "font-weight: bold"        ? used[0].query.weight == 700
                               : look == "font-variant: small-caps" ? used[0].features.small_caps
                                                                    : used[0].characters.count(U'X') == 1;
            EXPECT_TRUE(known) << selector << ": " << look;
            ++rules;
        }
    }
    EXPECT_GT(rules, 10);
}

}  // namespace
}  // namespace nabor
