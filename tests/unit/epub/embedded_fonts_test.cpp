// The faces that the text uses are in the package, with its characters and no others, and the stylesheet names them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "epub/used_text.h"
#include "font/font.h"
#include "language/language.h"
#include "sample.h"
#include "support/disk.h"

namespace nabor {
namespace {

using namespace sample;

using Characters = std::set<char32_t>;
using FaceKey = std::tuple<std::string, bool, bool>;   // family, bold, italic
using CharactersByFace = std::map<FaceKey, Characters>;

// --- what the files of fonts hold: the cmap table of OpenType, formats 4 and 12

std::uint32_t number(const std::string& font, std::size_t at, std::size_t bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) value = value << 8U | static_cast<unsigned char>(font.at(at + i));
    return value;
}

void add_format_4(const std::string& font, std::size_t table, Characters& characters) {
    const std::size_t segments = number(font, table + 6, 2) / 2, ends = table + 14, starts = ends + segments * 2 + 2;
    for (std::size_t i = 0; i < segments; ++i)
        for (std::uint32_t c = number(font, starts + i * 2, 2); c <= number(font, ends + i * 2, 2) && c != 0xFFFF; ++c) {
            const std::size_t delta_at = starts + segments * 2 + i * 2, range_at = delta_at + segments * 2;
            const std::uint32_t range = number(font, range_at, 2), first = number(font, starts + i * 2, 2);
            const std::uint32_t glyph = range == 0 ? (c + number(font, delta_at, 2)) & 0xFFFFU : number(font, range_at + range + (c - first) * 2, 2);
            if (glyph != 0) characters.insert(c);
        }
}

void add_format_12(const std::string& font, std::size_t table, Characters& characters) {
    for (std::size_t i = 0; i < number(font, table + 12, 4); ++i)
        for (std::uint32_t c = number(font, table + 16 + i * 12, 4); c <= number(font, table + 20 + i * 12, 4); ++c) characters.insert(c);
}

Characters characters_of(const std::string& font) {
    Characters characters;
    for (std::size_t i = 0; i < number(font, 4, 2); ++i) {
        if (font.substr(12 + i * 16, 4) != "cmap") continue;
        const std::size_t cmap = number(font, 12 + i * 16 + 8, 4);
        for (std::size_t j = 0; j < number(font, cmap + 2, 2); ++j) {
            const std::size_t table = cmap + number(font, cmap + 4 + j * 8 + 4, 4);
            if (number(font, table, 2) == 4) add_format_4(font, table, characters);
            if (number(font, table, 2) == 12) add_format_12(font, table, characters);
        }
    }
    return characters;
}

// --- what the text uses, read from the finished XHTML: every text node with the path of elements above it

class Reading {
public:
    explicit Reading(const Layout& layout) : layout_(layout) {}

    void read(const Package& package) {
        for (const PackageEntry& entry : package.entries) {
            if (entry.media_type != "application/xhtml+xml") continue;
            pugi::xml_document document;
            ASSERT_TRUE(document.load_buffer(entry.bytes.data(), entry.bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata));
            element(document.child("html").child("body"), layout_.ebook_root_style(), {},
                    document.child("html").attribute("xml:lang").value());
        }
    }

    const CharactersByFace& used() const { return used_; }
    const CharactersByFace& initials() const { return initials_; }

private:
    struct Step {
        std::string element, css_class, language, after;
    };

    static std::string name_of(pugi::xml_node node) {
        const std::string classes = node.attribute("class").value();
        return node.name() + (classes.empty() ? "" : "." + classes);
    }

    static pugi::xml_node element_before(pugi::xml_node node) {
        do node = node.previous_sibling();
        while (node && node.type() != pugi::node_element);
        return node;
    }

    void element(pugi::xml_node node, const Style& parent, std::vector<Step> path, const std::string& outer_language) {
        const std::string own = node.attribute("xml:lang").value(), language = own.empty() ? outer_language : own;
        const pugi::xml_node before = element_before(node);
        path.push_back({node.name(), node.attribute("class").value(), language, before ? name_of(before) : ""});
        std::vector<ElementKey> chain;
        for (const Step& step : path) chain.push_back({step.element, step.css_class, step.language, step.after.empty(), step.after});
        const EbookLook look = layout_.ebook_look(parent, chain);
        add(look.style, node.attribute("alt").value());
        if (path.back().element == "li" && look.style.marker != "none" && look.style.marker != "decimal")
            add(look.style, look.style.marker + "\u2002");
        if (look.before) add(*look.before, look.style.before);
        if (look.after) add(*look.after, look.style.after);
        for (pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_pcdata && std::string_view(child.value()) != "\n") {
                add(look.style, child.value());
                if (look.initial) initials_[key_of(*look.initial)];
            }
            if (child.type() == pugi::node_element) element(child, look.style, path, language);
        }
    }

    static FaceKey key_of(const Style& style) { return {style.families.front(), style.weight >= 600, style.italic}; }

    void add(const Style& style, const std::string& text) {
        if (style.families.front() == "monospace" || text.empty()) return;
        Characters& characters = used_[key_of(style)];
        const auto insert = [&](const std::string& utf8) {
            for (std::size_t at = 0; at < utf8.size();) characters.insert(next_code_point(utf8, at));
        };
        insert(text);
        if (style.uppercase || style.capitals == Capitals::small || style.capitals == Capitals::all_small) insert(upper_case(text));
    }

    const Layout& layout_;
    CharactersByFace used_, initials_;
};

// What devices print by themselves; a face keeps what it has of it.
const Characters always = [] {
    Characters all;
    for (const char32_t c : std::u32string_view(U" -.0123456789\u00A0\u00AD\u2010\u2022")) all.insert(c);
    return all;
}();

class EmbeddedFontsTest : public testing::Test {
protected:
    EmbeddedFontsTest() : fonts_(machine::fonts, std::filesystem::path(NABOR_SOURCE_FOLDER) / "fonts" / "families.toml", {}, report_) {
        product_.epub.cover = CoverKind::none;
    }

    void add_chapter() {
        builder_.book.body.push_back(builder_.division(
            Role::chapter, "one",
            {heading("Zeta"), leaf(Role::paragraph, {text("plain "), phrase(Role::emphasis, {text("slant & <")}), text(" שלום")})}));
    }

    Package package(EmbeddedFonts how, const Layout& layout = ebook_layout()) {
        product_.epub.fonts = how;
        EpubOptions with = options();
        with.fonts = &fonts_;
        return make_package({builder_.book, product_, layout}, with, report_);
    }

    static std::vector<const PackageEntry*> fonts_in(const Package& package) {
        std::vector<const PackageEntry*> fonts;
        for (const PackageEntry& entry : package.entries)
            if (entry.media_type.starts_with("font/")) fonts.push_back(&entry);
        return fonts;
    }

    // "001-family-bold-italic.ttf" is of the style "bold-italic".
    static bool is_of_style(const PackageEntry& font, const std::string& style) {
        const std::string name = font.path.substr(0, font.path.rfind('.'));
        return name.ends_with("-" + style) && (style != "italic" || !name.ends_with("-bold-italic"));
    }

    static Characters characters_with(const Package& package, const std::string& style) {
        for (const PackageEntry* font : fonts_in(package))
            if (is_of_style(*font, style)) return characters_of(font->bytes);
        ADD_FAILURE() << "no font " << style;
        return {};
    }

    Package package_with(const Layout& layout, Inlines content) {
        builder_.book.body.clear();
        builder_.book.body.push_back(builder_.division(Role::chapter, "c" + std::to_string(++count_),
                                                       {heading("T"), leaf(Role::paragraph, std::move(content))}));
        builder_.book.metadata.titles = {{"T", "main", "en"}};
        return package(EmbeddedFonts::subset, layout);
    }

    static std::u32string without_always(const Characters& characters) {
        std::u32string text;
        for (const char32_t c : characters)
            if (!always.count(c)) text += c;
        return text;
    }

    // Of one paragraph, what stands in the face of a style, without what every file has.
    std::u32string set_in(const std::string& style, const Layout& layout, Inlines content) {
        return without_always(characters_with(package_with(layout, std::move(content)), style));
    }

    Report report_;
    FontSet fonts_;
    BookBuilder builder_;
    Product product_;
    int count_ = 0;
};

TEST_F(EmbeddedFontsTest, AreNoneUnlessAskedFor) {
    add_chapter();
    const Package plain = package(EmbeddedFonts::none);
    EXPECT_TRUE(fonts_in(plain).empty());
    EXPECT_EQ(file(plain, "EPUB/style.css").find("@font-face"), std::string::npos);
}

TEST_F(EmbeddedFontsTest, AreTheFacesOfTheText) {
    add_chapter();
    const Package made = package(EmbeddedFonts::subset);
    const auto fonts = fonts_in(made);
    ASSERT_EQ(fonts.size(), 3u);  // upright, italic, and Hebrew, which the family lacks
    EXPECT_EQ(fonts[0]->media_type, "font/ttf");
    EXPECT_TRUE(fonts[0]->path.ends_with("-regular.ttf")) << fonts[0]->path;
    EXPECT_TRUE(fonts[1]->path.ends_with("-italic.ttf")) << fonts[1]->path;
    EXPECT_EQ(characters_of(fonts[2]->bytes), Characters({U'ש', U'ל', U'ו', U'ם'}));
    const std::string style = file(made, "EPUB/style.css"), opf = file(made, "EPUB/package.opf");
    EXPECT_TRUE(style.starts_with("@charset \"utf-8\";\n/* Fonts */\n@font-face {\n    font-family: \"Nabor ")) << style.substr(0, 200);
    EXPECT_NE(style.find("body { font-family: \"Nabor "), std::string::npos);
    EXPECT_EQ(style.find("Noto"), std::string::npos);
    EXPECT_EQ(style.find("Gentium"), std::string::npos);
    EXPECT_NE(opf.find("media-type=\"font/ttf\""), std::string::npos);
    EXPECT_TRUE(report_.all().empty());
}

TEST_F(EmbeddedFontsTest, AreTheReleasedFilesWhenWhole) {
    add_chapter();
    const auto made = package(EmbeddedFonts::whole);
    const auto fonts = fonts_in(made);
    ASSERT_EQ(fonts.size(), 3u);
    EXPECT_EQ(fonts[0]->bytes, fonts_.bytes(fonts_.find({"Gentium Book Plus"}, report_).value()));
    EXPECT_NE(file(made, "EPUB/style.css").find("body { font-family: \"Gentium Book Plus\", "), std::string::npos);
}

TEST_F(EmbeddedFontsTest, HoldWhatIsWrittenInEntitiesAndNothingOfThem) {
    EXPECT_EQ(set_in("italic", ebook_layout(), {text("x"), phrase(Role::emphasis, {text("a&<")})}), U"&<a");
}

TEST_F(EmbeddedFontsTest, HoldBothCasesOfSmallCapitalsAndOfCapitals) {
    EXPECT_EQ(set_in("italic", ebook_layout("em { font-variant-caps: small-caps }"), {text("x"), phrase(Role::emphasis, {text("abß")})}),
              U"ABSabß");
    EXPECT_EQ(set_in("italic", ebook_layout("em { text-transform: uppercase }"), {text("x"), phrase(Role::emphasis, {text("дж")})}), U"ДЖдж");
}

TEST_F(EmbeddedFontsTest, HoldGeneratedTextInTheFaceOfItsPseudoElement) {
    const Layout layout = ebook_layout("em::after { content: \"!\" } @media screen { em::before { content: \"«¶\"; font-weight: bold } }");
    const Inlines content = {text("x"), phrase(Role::emphasis, {text("a")})};
    EXPECT_EQ(set_in("italic", layout, content), U"!a");
    EXPECT_EQ(set_in("bold-italic", layout, content), U"«¶");
}

TEST_F(EmbeddedFontsTest, HoldTheMarkersOfLists) {
    Block item = leaf(Role::list_item, "a");
    Block list = box(Role::list_bulleted, {item});
    builder_.book.body.push_back(builder_.division(Role::chapter, "one", {list}));
    const Layout layout = ebook_layout("li { list-style-type: \"†\"; font-style: italic }");
    const Characters characters = characters_with(package(EmbeddedFonts::subset, layout), "italic");
    EXPECT_TRUE(characters.count(U'†') && characters.count(U'a'));
    EXPECT_TRUE(characters.count(U'7') && characters.count(U'.')) << "numbers of lists";
    EXPECT_EQ(characters.count(U'‡'), 0u);
}

TEST_F(EmbeddedFontsTest, HoldACapitalInTheFaceOfFirstLetter) {
    const Layout layout = ebook_layout("section.chapter > p::first-letter { initial-letter: 2; font-weight: bold }");
    const Inlines content = {text("«Q,» rst")};
    EXPECT_EQ(set_in("bold", layout, content), U",Q«»");
    EXPECT_EQ(set_in("regular", layout, content).find(U'Q') == std::u32string::npos, false) << "a device may not know ::first-letter";
}

TEST_F(EmbeddedFontsTest, LeaveGenericFamiliesToTheDevice) {
    const Inlines content = {text("x"), phrase(Role::code, {text("#")})};
    const Package generic = package_with(ebook_layout(), content);
    ASSERT_EQ(fonts_in(generic).size(), 1u);
    EXPECT_EQ(characters_of(fonts_in(generic).front()->bytes).count(U'#'), 0u);
    const Package named = package_with(ebook_layout("code { font-family: \"PT Mono\", monospace }"), content);
    ASSERT_EQ(fonts_in(named).size(), 2u);
    EXPECT_EQ(without_always(characters_of(fonts_in(named).back()->bytes)), U"#");
}

TEST_F(EmbeddedFontsTest, HoldTheWordsOfTheCoverAndOfTheContents) {
    add_chapter();
    product_.epub.cover = CoverKind::made;
    builder_.book.metadata.titles = {{"Ж", "main", "en"}};
    const Characters characters = characters_with(package(EmbeddedFonts::subset), "regular");
    for (const char32_t c : std::u32string_view(U"ЖCoverntsBgiTlpa")) EXPECT_TRUE(characters.count(c)) << static_cast<unsigned>(c);
}

// The rule of all the others: over a book with every role, in each layout, every face's file holds what stands in that face, and no more.
class EmbeddedFontsOfLayout : public EmbeddedFontsTest, public testing::WithParamInterface<const char*> {};

TEST_P(EmbeddedFontsOfLayout, HoldExactlyTheCharactersOfEveryTextNode) {
    builder_.book = book_of_every_role();
    const std::string name = GetParam();
    const Layout layout = ebook_layout(text_of(NABOR_SOURCE_FOLDER "/layouts/" + name + "/" + name + ".css"), {{"font", "Gentium Book Plus"}});
    const Package made = package(EmbeddedFonts::subset, layout);
    Reading reading(layout);
    reading.read(made);
    EXPECT_TRUE(reading.initials().empty()) << "no drop caps here: their letters would have to be counted too";
    ASSERT_GT(reading.used().size(), 3u);
    for (const auto& [key, expected] : reading.used()) {
        const auto& [family, bold, italic] = key;
        const FaceId face = fonts_.find({family, static_cast<std::uint16_t>(bold ? 700 : 400), italic}, report_).value();
        Characters wanted = expected;
        wanted.insert(always.begin(), always.end());
        std::erase_if(wanted, [&](char32_t c) { return !fonts_.has_character(face, c); });
        const std::string style = bold ? (italic ? "bold-italic" : "bold") : (italic ? "italic" : "regular");
        std::set<Characters> files;
        for (const PackageEntry* font : fonts_in(made))
            if (is_of_style(*font, style)) files.insert(characters_of(font->bytes));
        EXPECT_TRUE(files.count(wanted)) << family << " " << style << " of " << name;
    }
}

INSTANTIATE_TEST_SUITE_P(Layouts, EmbeddedFontsOfLayout, testing::Values("paperback", "a5-plain"),
                         [](const auto& test) { return test.index == 0 ? "paperback" : "plain"; });

// Merged in the order of the files, whichever thread has written which.
TEST_F(EmbeddedFontsTest, DoNotDependOnThreads) {
    for (int i = 0; i < 40; ++i)
        builder_.book.body.push_back(builder_.division(
            Role::chapter, "c" + std::to_string(i),
            {leaf(Role::paragraph, i % 3 == 0 ? Inlines{phrase(Role::emphasis, {text(std::string(1, static_cast<char>('A' + i)))})}
                                              : Inlines{phrase(Role::strong, {text(std::string(1, static_cast<char>('A' + i)))})})}));
    product_.epub.fonts = EmbeddedFonts::subset;
    EpubOptions with = options();
    with.fonts = &fonts_;
    const Layout layout = ebook_layout();
    const std::string one = container_of(make_package({builder_.book, product_, layout}, with, report_));
    with.jobs = 4;
    EXPECT_EQ(container_of(make_package({builder_.book, product_, layout}, with, report_)), one);
}

TEST(CharacterSet, IsASet) {
    epub::CharacterSet set, other;
    EXPECT_FALSE(set.contains(U'a'));
    for (const char32_t c : {U'z', U'a', char32_t{0}, char32_t{0x10FFFF}, U'a'}) set.insert(c);
    EXPECT_EQ(set.characters(), (std::u32string{0, U'a', U'z', 0x10FFFF}));
    EXPECT_FALSE(set.contains(U'b'));
    other.insert("жb");
    other.insert(set);
    EXPECT_EQ(other.characters(), (std::u32string{0, U'a', U'b', U'z', U'ж', 0x10FFFF}));
}

}  // namespace
}  // namespace nabor
