// Rules that name what a manuscript says of looks: laid over these looks, and nothing where there are none.
#include <gtest/gtest.h>

#include <string>

#include "setting_tools.h"

namespace nabor {
namespace {

using testing::SettingTools;

Rendition looks(std::initializer_list<Look> all) {
    Rendition rendition;
    for (const Look look : all) rendition.set(look);
    return rendition;
}

class Looked {
public:
    explicit Looked(const std::string& css) : tools(css) {}

    Style block(const Rendition& rendition) {
        const ElementChain chain = root().with({"p", "", "en", true, "", tools.styles.look_classes(rendition)});
        return tools.styles[tools.styles.of(tools.styles.root(), chain, rendition)].style;
    }
    Style phrase(std::string_view element, const Rendition& rendition) {
        const ElementChain chain = root().with({element, "", "en", true, "", tools.styles.phrase_look_classes(rendition, element)});
        return tools.styles[tools.styles.of_phrase(tools.styles.root(), chain, rendition)].style;
    }
    static ElementChain root() { return ElementChain().with({"body", "", "en", false, ""}); }

    SettingTools tools;
};

TEST(Looks, ARuleForTheClassIsLaidOverTheLook) {
    Looked plain(""), ruled(".letterspaced { letter-spacing: 0.05em } .larger { font-size: 1.5em } p.right { text-align: left; margin-right: 5pt }");
    EXPECT_EQ(plain.phrase("span", looks({Look::letterspaced})).letter_spacing, 90);
    EXPECT_EQ(ruled.phrase("span", looks({Look::letterspaced})).letter_spacing, 50);
    const Length size = ruled.tools.styles[ruled.tools.styles.root()].style.size;
    EXPECT_EQ(ruled.block(looks({Look::larger})).size, size * 3 / 2) << "of the parent's size, not of the look's";
    Rendition right;
    right.alignment = Alignment::right;
    EXPECT_EQ(plain.block(right).align, TextAlign::right);
    EXPECT_EQ(ruled.block(right).align, TextAlign::left);
    EXPECT_EQ(ruled.block(right).margin_right, Length::points(5));
    EXPECT_EQ(ruled.block({}).margin_right, Length{});
}

TEST(Looks, ARuleThatDoesNotNameThemGivesWayToThem) {
    Looked ruled("section p { font-style: normal; text-align: left } .small-caps { color: #ff0000 }");
    EXPECT_TRUE(ruled.block(looks({Look::italic})).italic);
    EXPECT_EQ(ruled.block(looks({Look::small_caps})).capitals, Capitals::small);
    EXPECT_EQ(ruled.block(looks({Look::small_caps})).colour, 0xFF0000U);
}

TEST(Looks, TheElementOfALookIsItBeforeAnyRule) {
    Looked plain(""), ruled("em { font-style: normal; letter-spacing: 0.1em } sup { font-size: 0.5em }");
    EXPECT_TRUE(plain.phrase("em", looks({Look::italic})).italic);
    EXPECT_FALSE(ruled.phrase("em", looks({Look::italic})).italic);
    EXPECT_EQ(ruled.phrase("em", looks({Look::italic})).letter_spacing, 100);
    EXPECT_EQ(ruled.phrase("sup", looks({Look::superscript})).size * 2, ruled.tools.styles[ruled.tools.styles.root()].style.size);
    EXPECT_GT(ruled.phrase("sup", looks({Look::superscript})).rise, 0);
}

TEST(Looks, APhraseInARaisedOrUnderlinedOneIsRaisedAndUnderlined) {
    Looked looked("em { font-size: 0.5em } i { vertical-align: sub }");
    StyleTable& styles = looked.tools.styles;
    const auto within = [&](StyleId around, std::string_view element) {
        return styles.inside(around, styles.of(around, Looked::root().with({element, "", "en", true, ""})));
    };
    const StyleId raised = styles.of(styles.root(), Looked::root(), looks({Look::superscript, Look::underlined, Look::struck}));
    const Style &outer = styles[raised].style, plain = styles[within(raised, "span")].style, small = styles[within(raised, "em")].style;
    EXPECT_EQ(plain.rise, outer.rise);
    EXPECT_TRUE(plain.underline && plain.strike);
    EXPECT_EQ(small.rise, 2 * outer.rise) << "of its own em, which is half as large";
    EXPECT_EQ(styles[styles.scaled(raised, 80)].style.rise, outer.rise * 100 / 80) << "synthetic small capitals stand beside true ones";
    EXPECT_LT(styles[within(raised, "i")].style.rise, outer.rise) << "from the raised baseline";
    EXPECT_EQ(within(styles.root(), "b"), styles.of(styles.root(), Looked::root().with({"b", "", "en", true, ""}))) << "nothing to carry";
}

TEST(Looks, ClassesAreWrittenOnlyWhereTheLayoutNamesOne) {
    Looked plain(""), ruled("p.indent-2 { color: #ff0000 }");
    Rendition rendition = looks({Look::small_caps});
    rendition.indent = 2;
    EXPECT_EQ(plain.tools.styles.look_classes(rendition), "");
    EXPECT_EQ(ruled.tools.styles.look_classes(rendition), "small-caps indent-2");
    EXPECT_EQ(ruled.block(rendition).colour, 0xFF0000U);
}

}  // namespace
}  // namespace nabor
