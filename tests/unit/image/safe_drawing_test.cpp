// safe_drawing(): drawings that show the same everywhere, by themselves, in bounded time.
#include "image/safe_drawing.h"

#include <gtest/gtest.h>

#include "image/drawing_links.h"

namespace nabor {
namespace {

constexpr std::string_view head = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='10' height='10'>";

std::string svg(std::string_view inside) { return std::string(head) + std::string(inside) + "</svg>"; }

std::optional<std::string> no_file(std::string_view) { return std::nullopt; }

SafeDrawing mended(std::string_view inside) { return safe_drawing(svg(inside), no_file); }

std::string left_out(std::string_view inside) {
    std::string all;
    for (const std::string& each : mended(inside).left_out) all += each + "|";
    return all;
}

TEST(SafeDrawing, KeepsEveryByteOfOneThatIsSafe) {
    const std::string drawing = "<?xml version='1.0' encoding='utf-8'?>\n" +
                                svg("<!-- a --><defs><linearGradient id='g'><stop offset='0'/></linearGradient></defs><style>.a{fill:url(#g)}</style>"
                                    "<path class='a' d='M0 0L9 9'/><use xlink:href='#g'/><a href='https://example.org/'><text>&#233; &amp; b</text></a>");
    const SafeDrawing result = safe_drawing(drawing, no_file);
    EXPECT_EQ(result.problem, "");
    EXPECT_EQ(result.svg, drawing);
    EXPECT_TRUE(result.left_out.empty());
}

TEST(SafeDrawing, RefusesWhatIsNotWellFormed) {
    for (const std::string_view wrong : {"<g>", "<g></h>", "<g a='1' a='2'/>", "<g a=1/>", "<g a='<'/>", "&nbsp;", "&#0;", "a ]]> b", "<p:g/>", "<g\x01/>",
                                         "<g xlink:href='#a' xlink:href='#b'/>", "<!-- a -- b -->", "<1/>", "<g a='1'b='2'/>"}) {
        const SafeDrawing result = mended(wrong);
        EXPECT_TRUE(result.problem.starts_with("is a damaged SVG file (")) << wrong;
        EXPECT_EQ(result.svg, "") << wrong;
    }
    EXPECT_NE(safe_drawing(svg("") + "<g/>", no_file).problem, "");
    EXPECT_EQ(mended("<g>\n\n<h></g>").problem, "is a damaged SVG file (the element h is not closed (line 3))");
}

TEST(SafeDrawing, RefusesWhatIsNoDrawing) {
    for (const std::string_view root : {"<svg xmlns='http://example.org/svg'/>", "<s:svg xmlns:s='http:H//www.w3.org/2000/svg' width='8'><s:g/></s:svg>",
                                        "<script xmlns='http://www.w3.org/2000/svg'/>", "<foreignObject xmlns='http://www.w3.org/2000/svg'>x</foreignObject>"}) {
        const SafeDrawing result = safe_drawing(root, no_file);
        EXPECT_TRUE(result.problem.starts_with("is no SVG drawing")) << root << result.problem;
        EXPECT_EQ(result.svg, "") << root;
    }
    const SafeDrawing russian = safe_drawing("<svg xmlns='http://www.w3.org/2000/svg' systemLanguage='ru'><g/></svg>", no_file, {"en"});
    EXPECT_NE(russian.svg.find("<g"), std::string::npos) << "no drawing is left for another language";
}

TEST(SafeDrawing, NamesNothingOutsideItself) {
    EXPECT_EQ(left_out("<image xlink:href='http://example.org/a.png'/>"), "the picture http://example.org/a.png|");
    EXPECT_EQ(left_out("<use href='other.svg#a'/>"), "what use takes from other.svg#a|");
    EXPECT_EQ(left_out("<g style='filter: URL( \"//example.org/f\" )'/>"), "what style names outside of the drawing|");
    EXPECT_EQ(left_out("<g fill='u\\72l(http://example.org/f)'/>"), "what fill names outside of the drawing|");
    EXPECT_EQ(left_out("<style>@im/**/port url(a.css); a{}</style>"), "what a style sheet names outside of the drawing|");
    EXPECT_EQ(left_out("<style><![CDATA[@import 'http://a/b.css'; a{fill:url(#x)}]]></style>"), "what a style sheet names outside of the drawing|");
    EXPECT_EQ(left_out("<?xml-stylesheet href='a.css'?>"), "a style sheet|");
    EXPECT_EQ(left_out("<linearGradient href='a.svg#g'/>"), "what linearGradient takes from a.svg#g|");
    EXPECT_EQ(mended("<style>@import 'x.css'; a{fill:url(#x)}</style>").svg.find("@import"), std::string::npos);
    EXPECT_NE(mended("<style>@import 'x.css'; a{fill:url(#x)}</style>").svg.find("a{fill:url(#x)}"), std::string::npos);
}

TEST(SafeDrawing, RunsNoScript) {
    EXPECT_EQ(left_out("<script>x</script>"), "a script|");
    EXPECT_EQ(left_out("<g onclick='x'/>"), "a script|");
    EXPECT_EQ(left_out("<a xlink:href='java\nscript:x'><text>t</text></a>"), "a script|");
    EXPECT_EQ(left_out("<a><set attributeName='xlink:href' to='javascript:x'/></a>"), "an animated link|");
    EXPECT_EQ(mended("<script>x</script><text>kept</text>").svg.find("script"), std::string::npos);
    EXPECT_NE(mended("<script>x</script><text>kept</text>").svg.find(">kept</text>"), std::string::npos);
}

TEST(SafeDrawing, NamesTheScriptsOfHtmlAndOfAnimationsToo) {
    EXPECT_EQ(left_out("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml' onclick='f()'>a</p></foreignObject>"), "a script|");
    EXPECT_EQ(left_out("<foreignObject><a xmlns='http://www.w3.org/1999/xhtml' href='javascript:f()'>a</a></foreignObject>"), "a script|");
    EXPECT_EQ(left_out("<foreignObject><a xmlns='http://www.w3.org/1999/xhtml' href='tel:1'>a</a></foreignObject>"), "");
    EXPECT_EQ(left_out("<rect><set attributeName='fill' to='javascript:f()'/></rect>"), "a script|");
}

TEST(SafeDrawing, HasThePicturesBesideIt) {
    const std::string gif("GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x01\0\0;", 28);
    const auto beside = [&](std::string_view address) { return address == "a.gif" ? std::optional(gif) : std::nullopt; };
    const SafeDrawing result = safe_drawing(svg("<image width='9' xlink:href='a.gif'/><image href='b.gif'/>"), beside);
    EXPECT_NE(result.svg.find("xlink:href=\"" + data_address("image/gif", gif) + "\""), std::string::npos) << result.svg;
    ASSERT_EQ(result.left_out.size(), 1U);
    EXPECT_EQ(result.left_out.front(), "the picture b.gif");
    EXPECT_EQ(data_address("a/b", "ab"), "data:a/b;base64,YWI=");
    EXPECT_EQ(data_address("a/b", "abcd"), "data:a/b;base64,YWJjZA==");
}

TEST(SafeDrawing, SetsTheTextOfHtml) {
    const SafeDrawing alone = mended("<foreignObject x='1' y='2' width='90' height='40'><div xmlns='http://www.w3.org/1999/xhtml'>One &lt; <b>two</b>"
                                     "<br/>three</div></foreignObject><text>after</text>");
    EXPECT_EQ(alone.plain_text, "One < two three");
    EXPECT_NE(alone.svg.find(">One &lt; two</text>"), std::string::npos) << alone.svg;
    EXPECT_NE(alone.svg.find(">three</text>"), std::string::npos);
    EXPECT_NE(alone.svg.find(">after</text>"), std::string::npos);
    EXPECT_EQ(alone.svg.find("foreignObject"), std::string::npos);
    const SafeDrawing replaced = mended("<switch><foreignObject width='9'><p xmlns='http://www.w3.org/1999/xhtml'>html</p></foreignObject>"
                                        "<text>own</text></switch>");
    EXPECT_EQ(replaced.svg.find("html<"), std::string::npos) << replaced.svg;
    EXPECT_NE(replaced.svg.find(">own</text>"), std::string::npos);
    EXPECT_NE(mended("<switch><foreignObject><p>html</p></foreignObject></switch>").svg.find(">html</text>"), std::string::npos);
}

TEST(SafeDrawing, SetsNoTextThatIsHidden) {
    const std::string label = "<p xmlns='http://www.w3.org/1999/xhtml'>unseen</p></foreignObject>";
    for (const std::string& hidden : {"<foreignObject display='none'>" + label, "<foreignObject style='opacity: 1; visibility:hidden'>" + label,
                                      "<g style='display:none'><g><foreignObject>" + label + "</g></g>", "<clipPath><foreignObject>" + label + "</clipPath>",
                                      std::string("<foreignObject><div style='display: none'>unseen</div></foreignObject>"),
                                      std::string("<foreignObject><div hidden=''><p>unseen</p></div></foreignObject>")}) {
        const SafeDrawing result = mended(hidden + "<text>seen</text>");
        EXPECT_EQ(result.svg.find("unseen"), std::string::npos) << result.svg;
        EXPECT_NE(result.svg.find(">seen</text>"), std::string::npos) << result.svg;
        EXPECT_EQ(result.plain_text, "") << hidden;
    }
    EXPECT_NE(mended("<g display='none'><rect/></g><foreignObject>" + label).svg.find("unseen"), std::string::npos);
}

TEST(SafeDrawing, SetsOfASwitchWhatIsDrawn) {
    const auto html = [](const std::string& words) { return "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>" + words + "</p></foreignObject>"; };
    EXPECT_EQ(mended("<switch>" + html("one") + html("two") + "</switch>").plain_text, "one");
    const SafeDrawing second = mended("<switch><text>own</text>" + html("two") + "</switch>");
    EXPECT_EQ(second.svg.find("two"), std::string::npos) << second.svg;
    EXPECT_EQ(second.plain_text, "");
    EXPECT_NE(mended("<switch>" + html("one") + "<title>A</title></switch>").svg.find(">one</text>"), std::string::npos);
    EXPECT_NE(mended("<switch><text requiredExtensions='x'>own</text>" + html("two") + "</switch>").svg.find(">two</text>"), std::string::npos);
}

TEST(SafeDrawing, SetsTheTextOfAFrame) {
    const SafeDrawing flow = mended("<flowRoot transform='scale(2)' font-size='10'><flowRegion><rect x='3' y='4' width='100' height='30'/></flowRegion>"
                                    "<flowPara>Inkscape flow</flowPara><flowPara>second</flowPara></flowRoot><text>after</text>");
    EXPECT_EQ(flow.plain_text, "Inkscape flow second");
    EXPECT_NE(flow.svg.find("<g transform=\"scale(2)\"><text x=\"3.00\" y=\"13.50\" font-size=\"10.00\" text-anchor=\"start\""), std::string::npos) << flow.svg;
    EXPECT_NE(flow.svg.find(">Inkscape flow</text>"), std::string::npos);
    EXPECT_NE(flow.svg.find(">second</text>"), std::string::npos);
    EXPECT_EQ(flow.svg.find("flow"), flow.svg.find("flow</text>")) << "nothing else of the frame is left";
    EXPECT_NE(mended("<flowRoot><flowRegion><path d='m 5,6 9,9'/></flowRegion><flowPara>a</flowPara></flowRoot>").svg.find("<text x=\"5.00\""), std::string::npos);
    EXPECT_EQ(mended("<flowRoot><flowRegion><rect/></flowRegion><flowPara/></flowRoot>").plain_text, "");
}

TEST(SafeDrawing, KeepsTextAlongAPathOrSetsItStraight) {
    const std::string label = svg("<defs><path id='p' d='M10,60 C40,10 100,10 150,60'/></defs><text font-size='14'><textPath xlink:href='#p' class='a'>Curved <tspan>label</tspan>"
                                  "</textPath></text>");
    const SafeDrawing kept = safe_drawing(label, no_file);
    EXPECT_EQ(kept.svg, label);
    EXPECT_EQ(kept.path_text, "Curved label");
    const SafeDrawing straight = safe_drawing(label, no_file, {{}, true});
    EXPECT_NE(straight.svg.find("<tspan class=\"a\" x=\"10.00\" y=\"60.00\">Curved <tspan>label</tspan></tspan></text>"), std::string::npos) << straight.svg;
    const auto start = [](std::string_view attributes) {
        const std::string text = safe_drawing(svg("<text><textPath " + std::string(attributes) + ">a</textPath></text><path id='p' d='m 1 2 l 10 0 0-20z'/>"), no_file, {{}, true}).svg;
        const std::size_t at = text.find("<tspan");
        return text.substr(at, text.find('>', at) + 1 - at);
    };
    EXPECT_EQ(start("href='#p'"), "<tspan x=\"1.00\" y=\"2.00\">") << "the path may come later";
    EXPECT_EQ(start("href='#p' startOffset='50%'"), "<tspan x=\"6.00\" y=\"-8.00\">");
    EXPECT_EQ(start("path='M7 8h4'"), "<tspan x=\"7.00\" y=\"8.00\">");
    EXPECT_EQ(start("href='#none'"), "<tspan>");
}

TEST(SafeDrawing, ShowsTheLanguageOfTheBook) {
    constexpr std::string_view labels = "<switch><text systemLanguage='en'>English</text><text systemLanguage='ru, uk'>Русский</text><text>any</text></switch>";
    const auto shown = [](std::string_view inside, std::string_view language) {
        const SafeDrawing result = safe_drawing(svg(inside), no_file, {language});
        EXPECT_EQ(result.svg.find("systemLanguage"), std::string::npos);
        std::string texts = result.chose_language ? "" : "unchosen ";
        for (std::size_t at = result.svg.find("<text"); at != std::string::npos; at = result.svg.find("<text", at + 1)) {
            const std::size_t begin = result.svg.find('>', at) + 1;
            texts += result.svg.substr(begin, result.svg.find('<', begin) - begin) + "|";
        }
        return texts;
    };
    EXPECT_EQ(shown(labels, "en-GB"), "English|");
    EXPECT_EQ(shown(labels, "uk"), "Русский|");
    EXPECT_EQ(shown(labels, "fr"), "any|");
    EXPECT_EQ(shown("<switch><text systemLanguage='en'>English</text><text systemLanguage='ru'>Русский</text></switch>", "fr"), "English|");
    EXPECT_EQ(shown("<text systemLanguage='en'>English</text><text>any</text>", "ru"), "any|") << "outside of a switch, too";
    EXPECT_EQ(shown("<text systemLanguage='en'>English</text>", ""), "unchosen English|") << "of a book whose language is unknown";
    EXPECT_EQ(shown("<g><switch><text>a</text><text>b</text></switch></g>", "ru"), "unchosen a|b|") << "which asks for no language";
    EXPECT_EQ(shown("<switch><g systemLanguage='ru'><switch><text systemLanguage='ru'>да</text><text>no</text></switch></g><text>c</text></switch>", "ru"), "да|");
}

TEST(SafeDrawing, IsMadeValid) {
    const std::string illustrator = "<?xml version='1.0' encoding='ISO-8859-1'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 20010904//EN' 'x' [<!ENTITY ns "
                                    "'http://www.w3.org/2000/svg'>]><svg xmlns='&ns;' xmlns:i='urn:i' i:a='1'><i:pgf>x</i:pgf><g id='a'/><g id='a'/>"
                                    "<text>\xE9</text></svg>";
    EXPECT_EQ(safe_drawing(illustrator, no_file).svg,
              "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><g id=\"a\"></g><g></g><text>\u00E9</text></svg>");
    EXPECT_NE(safe_drawing("<svg width='1' height='1'><g xlink:href='#a'/></svg>", no_file).svg.find("xmlns=\"http://www.w3.org/2000/svg\""),
              std::string::npos);
    EXPECT_TRUE(safe_drawing("<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g onload='x'/></s:svg>", no_file).svg.ends_with("<s:g></s:g></s:svg>"));
}

TEST(SafeDrawing, CostsNoMoreThanAnImageMay) {
    std::string many;
    for (int i = 0; i < 130'000; ++i) many += "<g/>";
    EXPECT_EQ(mended(many).problem, "has more than 120000 parts, which take too long to draw");
    std::string multiplied = "<defs><g id='a0'><rect/><rect/></g>";
    for (int i = 1; i < 20; ++i) {
        const std::string before = std::to_string(i - 1);
        multiplied += "<g id='a" + std::to_string(i) + "'><use href='#a" + before + "'/><use href='#a" + before + "'/></g>";
    }
    EXPECT_NE(mended(multiplied + "</defs><use href='#a19'/>").problem, "");
    EXPECT_EQ(mended(multiplied + "</defs><use href='#a3'/>").problem, "");
    EXPECT_EQ(mended("<g id='a'><use href='#a'/></g>").problem, "");
    const std::string filter = "<filter id='f'><feTurbulence numOctaves='1000000'/></filter><rect filter='url(#f)'/>";
    EXPECT_NE(mended(filter).svg.find("numOctaves=\"9\""), std::string::npos);
    std::string blurs = "<filter id='f'>";
    for (int i = 0; i < 200; ++i) blurs += "<feGaussianBlur stdDeviation='9'/>";
    blurs += "</filter><rect filter='url(#f)'/>";
    EXPECT_EQ(mended(blurs).problem, "");
    const std::string large = "<svg xmlns='http://www.w3.org/2000/svg' width='5000' height='5000'>";
    EXPECT_NE(safe_drawing(large + blurs + "</svg>", no_file).problem, "");
    EXPECT_NE(safe_drawing(large + "<style>.f{filter:url(#f)}</style>" + blurs + "<g class='f'/></svg>", no_file).problem, "");
    EXPECT_EQ(safe_drawing(large + "<rect/></svg>", no_file).problem, "");
}

}  // namespace
}  // namespace nabor
