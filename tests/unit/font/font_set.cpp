// Families from the catalogue and from a book's own folder; what is said when they are missing or damaged; fallbacks.
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.h"
#include "font/font.h"
#include "support/disk.h"

namespace nabor {
namespace {

namespace fs = std::filesystem;

const fs::path catalogue = fs::path(NABOR_SOURCE_FOLDER) / "fonts" / "families.toml";

// A folder of its own for a test, gone when the test ends.
class Folder {
public:
    explicit Folder(const std::string& name) : path_(fs::temp_directory_path() / ("nabor-font-" + name)) {
        fs::remove_all(path_);
        fs::create_directories(path_ / "fonts");
    }
    ~Folder() { fs::remove_all(path_); }
    const fs::path& path() const { return path_; }
    fs::path write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path_ / name, std::ios::binary) << bytes;
        return path_ / name;
    }

private:
    fs::path path_;
};

std::string bytes_of_face(const std::string& family) {
    Report report;
    FontSet fonts(machine::fonts, catalogue, {}, report);
    return std::string(fonts.bytes(fonts.find({family}, report).value()));
}

TEST(FontSet, FindsTheStylesOfAFamily) {
    Report report;
    FontSet fonts(machine::fonts, catalogue, {}, report);
    const FaceId regular = fonts.find({"Gentium Book Plus", 400, false}, report).value();
    const FaceId bold_italic = fonts.find({"gentium book plus", 700, true}, report).value();
    EXPECT_EQ(fonts.names(regular).postscript, "GentiumBookPlus");
    EXPECT_EQ(fonts.names(bold_italic).postscript, "GentiumBookPlus-BoldItalic");
    EXPECT_EQ(fonts.names(fonts.find({"PT Serif", 600, false}, report).value()).postscript, "PTSerif-Bold");
    EXPECT_EQ(fonts.names(fonts.find({"monospace", 400, false}, report).value()).family, "PT Mono");
    EXPECT_EQ(fonts.find({"serif", 400, false}, report), regular);
    EXPECT_TRUE(report.all().empty());
}

TEST(FontSet, MeasuresAFace) {
    Report report;
    FontSet fonts(machine::fonts, catalogue, {}, report);
    const FaceMetrics& serif = fonts.metrics(fonts.find({"PT Serif"}, report).value());
    EXPECT_EQ(serif.units_per_em, 1000);
    EXPECT_EQ(serif.cap_height, 700);
    EXPECT_EQ(serif.x_height, 500);
    EXPECT_LT(serif.descender, 0);
    EXPECT_LT(serif.underline_position, 0);
    EXPECT_EQ(serif.superscript_size, 600);
    EXPECT_LT(fonts.metrics(fonts.find({"PT Serif", 400, true}, report).value()).italic_angle, 0.0);
    // DejaVu's OS/2 table is of version 1: the heights are measured.
    const FaceMetrics& sans = fonts.metrics(fonts.find({"DejaVu Sans"}, report).value());
    EXPECT_EQ(sans.cap_height, 1493);
    EXPECT_EQ(sans.x_height, 1120);
}

TEST(FontSet, TellsGlyphsAdvancesAndFeatures) {
    Report report;
    FontSet fonts(machine::fonts, catalogue, {}, report);
    const FaceId gentium = fonts.find({"Gentium Book Plus"}, report).value();
    const FaceId paratype = fonts.find({"PT Serif"}, report).value();
    constexpr std::uint32_t cyrillic = 0x4379726C;   // 'Cyrl'
    EXPECT_TRUE(fonts.has_character(gentium, U'ѣ'));
    EXPECT_FALSE(fonts.has_character(gentium, U'漢'));
    EXPECT_EQ(fonts.glyph_of(gentium, U'漢'), 0u);
    EXPECT_GT(fonts.advance_of(gentium, fonts.glyph_of(gentium, U'Ж')), fonts.advance_of(gentium, fonts.glyph_of(gentium, U'і')));
    EXPECT_TRUE(fonts.has_feature(gentium, "smcp", cyrillic));
    EXPECT_FALSE(fonts.has_feature(paratype, "smcp", cyrillic));
}

TEST(FontSet, WarnsWhenAnotherStyleServes) {
    Report report;
    FontSet fonts(machine::fonts, catalogue, {}, report);
    const auto italic = fonts.find({"PT Mono", 700, true}, report);
    EXPECT_EQ(fonts.names(italic.value()).postscript, "PTMono-Bold");
    ASSERT_EQ(report.all().size(), 1u);
    EXPECT_EQ(report.all()[0].code, "font-style-missing");
    EXPECT_EQ(report.all()[0].message, "the family “PT Mono” has no bold italic; its bold serves instead");
}

TEST(FontSet, NamesThePackageOfAMissingFamilyOnce) {
    const Folder folder("missing");
    const fs::path own = folder.write("families.toml", "[[family]]\nname = \"Nowhere\"\npackage = \"fonts-nowhere\"\n"
                                                       "regular = \"Nowhere-Regular.ttf\"\nbold = \"Nowhere-Bold.ttf\"\n");
    Report report;
    FontSet fonts(machine::fonts, own, {}, report);
    EXPECT_FALSE(fonts.find({"Nowhere"}, report));
    EXPECT_FALSE(fonts.find({"Nowhere", 700, false}, report));
    ASSERT_EQ(report.all().size(), 1u);
    EXPECT_EQ(report.all()[0].code, "font-missing");
    EXPECT_EQ(report.all()[0].severity, Severity::error);
    EXPECT_EQ(report.all()[0].message, "the family “Nowhere” is not installed: Nowhere-Regular.ttf was not found");
    EXPECT_NE(report.all()[0].hint.find("apt-get install fonts-nowhere"), std::string::npos);
}

TEST(FontSet, ReportsAnUnknownFamily) {
    Report report;
    FontSet fonts(machine::fonts, catalogue, {}, report);
    EXPECT_FALSE(fonts.find({"Gentium Bok"}, report));
    ASSERT_EQ(report.all().size(), 1u);
    EXPECT_EQ(report.all()[0].code, "font-unknown");
}

TEST(FontSet, NamesThePlaceOfAFamilyAndTheNearestOne) {
    const Span place{SourceId{0}, 7, 12};
    Report report;
    FontSet fonts(machine::fonts, catalogue, {}, report, {{"gentium bok plus", place}});
    EXPECT_FALSE(fonts.find({"Gentium Bok Plus"}, report));
    ASSERT_EQ(report.all().size(), 1u);
    EXPECT_EQ(report.all()[0].span, place);
    EXPECT_TRUE(report.all()[0].hint.starts_with("did you mean \"Gentium Book Plus\"?")) << report.all()[0].hint;
}

TEST(FontSet, ReadsNoFontThroughALinkOutOfTheBooksFolder) {
    const Folder elsewhere("elsewhere"), book("linked");
    elsewhere.write("body.ttf", bytes_of_face("PT Serif"));
    book.write("fonts/own.ttf", bytes_of_face("PT Mono"));
    std::filesystem::create_symlink(elsewhere.path() / "body.ttf", book.path() / "fonts" / "link.ttf");
    std::filesystem::create_symlink("own.ttf", book.path() / "fonts" / "inside.ttf");
    Report report;
    FontSet fonts(machine::fonts, catalogue, book.path(), report);
    EXPECT_EQ(fonts.count(), 2u);
    ASSERT_EQ(report.all().size(), 1u);
    EXPECT_EQ(report.all()[0].code, "product-path-outside");
    EXPECT_TRUE(report.all()[0].file.ends_with("link.ttf"));
}

TEST(FontSet, PrefersTheBooksOwnFonts) {
    const Folder book("own");
    book.write("fonts/body.TTF", bytes_of_face("PT Serif"));
    Report report;
    FontSet fonts(machine::fonts, catalogue, book.path(), report);
    const FaceId own = fonts.find({"PT Serif"}, report).value();
    EXPECT_EQ(fonts.names(own).path, (book.path() / "fonts" / "body.TTF").string());
    EXPECT_EQ(fonts.count(), 1u);
    EXPECT_TRUE(report.all().empty());
}

TEST(FontSet, ReportsDamagedFontsAndGoesOn) {
    const Folder book("damaged");
    const std::string whole = bytes_of_face("PT Serif");
    book.write("fonts/cut.ttf", whole.substr(0, 300));
    book.write("fonts/empty.otf", "");
    book.write("fonts/text.ttf", std::string(500, 'x'));
    Report report;
    FontSet fonts(machine::fonts, catalogue, book.path(), report);
    ASSERT_EQ(report.all().size(), 3u);
    EXPECT_EQ(report.all()[0].code, "font-damaged");
    EXPECT_TRUE(report.all()[0].file.ends_with("cut.ttf"));
    EXPECT_TRUE(fonts.find({"PT Serif"}, report));
}

// Every byte of the header and the table directory, and a sample of the rest, turned over: nothing may crash.
TEST(FontSet, SurvivesDamageAnywhere) {
    const Folder book("fuzzed");
    const std::string whole = bytes_of_face("PT Mono");
    for (std::size_t at = 0; at < whole.size(); at += at < 300 ? 7 : whole.size() / 60) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
        book.write("fonts/damaged.ttf", damaged);
        Report report;
        FontSet fonts(machine::fonts, catalogue, book.path(), report);
        if (fonts.count() == 0) continue;
        std::vector<ShapedGlyph> glyphs;
        fonts.shape({.paragraph = u"Aж", .begin = 0, .end = 2, .face = FaceId{0}, .language = "ru"}, glyphs);
        EXPECT_FALSE(glyphs.empty());
    }
}

TEST(FontSet, ReportsWhatIsWrongWithTheCatalogue) {
    const Folder folder("catalogue");
    const fs::path own = folder.write("families.toml", "fallback = [\"Nobody\"]\n[[family]]\nname = \"Half\"\n");
    Report report;
    const FontSet fonts(machine::fonts, own, {}, report);
    ASSERT_EQ(report.all().size(), 2u);
    EXPECT_EQ(report.all()[0].code, "font-catalogue");
    EXPECT_EQ(report.all()[1].message, "the fallback family “Nobody” has no [[family]]");
    Report absent;
    const FontSet none(machine::fonts, folder.path() / "nothing.toml", {}, absent);
    EXPECT_EQ(absent.count(Severity::error), 1u);
}

TEST(FontSet, FallsBackByCharacterInTheStyleOfTheText) {
    Report report;
    FontSet fonts(machine::fonts, catalogue, {}, report);
    const std::vector regular = {fonts.find({"PT Serif"}, report).value()};
    const std::vector bold = {fonts.find({"PT Serif", 700, false}, report).value()};
    EXPECT_FALSE(fonts.face_for(U"א", regular));
    fonts.load_fallbacks({"PT Serif", 400, false});
    fonts.load_fallbacks({"PT Serif", 700, false});
    EXPECT_EQ(fonts.face_for(U"а", regular), regular[0]);
    EXPECT_EQ(fonts.names(fonts.face_for(U"ѣ", regular).value()).postscript, "PTSerif-Regular");
    EXPECT_EQ(fonts.names(fonts.face_for(U"ἄ", bold).value()).postscript, "GentiumBookPlus-Bold");
    EXPECT_EQ(fonts.names(fonts.face_for(U"е\u0300", regular).value()).family, "Gentium Book Plus") << "PT Serif has no grave accent";
    EXPECT_EQ(fonts.names(fonts.face_for(U"א", bold).value()).postscript, "NotoSerifHebrew-Bold");
    EXPECT_EQ(fonts.names(fonts.face_for(U"☞", regular).value()).postscript, "NotoSansSymbols2-Regular");
    EXPECT_FALSE(fonts.face_for(U"\uF00F", regular));   // a private-use character no font has
}

TEST(FontSet, LetsThreadsAskForFallbacks) {
    Report report;
    FontSet fonts(machine::fonts, catalogue, {}, report);
    const std::vector preferred = {fonts.find({"PT Serif"}, report).value()};
    fonts.load_fallbacks({"PT Serif"});
    const std::size_t count = fonts.count();
    std::vector<std::optional<FaceId>> found(4);
    std::vector<std::thread> threads;
    for (auto& face : found) threads.emplace_back([&] { face = fonts.face_for(U"Ա", preferred); });
    for (std::thread& thread : threads) thread.join();
    for (const auto& face : found) EXPECT_EQ(fonts.names(face.value()).family, "Noto Serif Armenian");
    EXPECT_EQ(fonts.count(), count);
}

TEST(CatalogueFamilies, ListsWhatIsInstalled) {
    Report report;
    const std::vector<FamilyFacts> families = catalogue_families(machine::fonts, catalogue, report);
    EXPECT_TRUE(report.all().empty());
    ASSERT_FALSE(families.empty());
    EXPECT_EQ(families[0].family, "Gentium Book Plus");
    EXPECT_EQ(families[0].package, "fonts-sil-gentiumplus");
    EXPECT_EQ(families[0].files.size(), 4u);
    EXPECT_TRUE(families[0].installed);
}

}  // namespace
}  // namespace nabor
