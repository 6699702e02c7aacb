// XML files as trees: encodings, entities, spans, includes and their limits.
#include "xml/load.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <fstream>

#include "support/disk.h"
#include "xml/encoding.h"
#include "xml/entities.h"

namespace nabor::xml {
namespace {

constexpr std::string_view samples[] = {"sample"};
constexpr std::string_view facts[] = {"facts"};

struct Loaded {
    Sources sources{machine::disk};
    Report report;
    std::optional<Tree> tree;

    // The tree as markup: attributes and includes are visible, what is dropped is not.
    std::string markup() const { return tree ? markup(tree->root) : "nothing"; }
    std::string findings() const {
        std::string text;
        for (const Diagnostic& diagnostic : report.all()) {
            const Place place = sources.place(diagnostic.span);
            text += fmt::format("{}:{} {} {}\n", place.line, place.column, name_of(diagnostic.severity), diagnostic.code);
        }
        return text;
    }

private:
    std::string markup(NodeIndex id) const {
        const TreeNode& node = (*tree)[id];
        if (node.is_text) return std::string(node.text);
        std::string text = fmt::format("<{}", node.text);
        for (std::size_t i = 0; i < node.attribute_count; ++i) {
            const Attribute& attribute = tree->attributes[node.first_attribute + i];
            text += fmt::format(" {}='{}'", attribute.name, attribute.value);
        }
        text += ">";
        for (const NodeIndex child : tree->children(id)) text += markup(child);
        return text + fmt::format("</{}>", node.text);
    }
};

// A folder of its own, removed at the end.
class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / fmt::format("nabor-xml-{}-{}", getpid(), count_++)) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(std::string_view name, std::string_view bytes) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << bytes;
    }
    Loaded load(std::string bytes) const {
        Loaded loaded;
        loaded.tree = xml::load({path_ / "a.xml", path_, std::move(bytes)}, {path_, samples, facts}, loaded.sources, loaded.report);
        return loaded;
    }

private:
    static inline std::atomic<int> count_ = 0;
    std::filesystem::path path_;
};

Loaded load(std::string bytes) { return Folder().load(std::move(bytes)); }

TEST(Encoding, ByteOrderMarksAndDeclarationsDecide) {
    EXPECT_EQ(xml::decode_xml("\xEF\xBB\xBF<a/>").text, "<a/>");
    EXPECT_EQ(xml::decode_xml(std::string("\xFF\xFE<\0\x36\x04>\0", 8)).text, "<ж>");
    EXPECT_EQ(xml::decode_xml(std::string("\0<\x04\x36\0>", 6)).text, "<ж>");
    EXPECT_EQ(xml::decode_xml("<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>\xE6</a>").text,
              "<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>ж</a>");
    EXPECT_NE(xml::decode_xml("<?xml version=\"1.0\" encoding=\"koi-none\"?><a/>").problem, "");
    EXPECT_EQ(xml::decode_xml("<a>\xE6</a>").text, "<a>\uFFFD</a>");
}

TEST(Encoding, FilesAreDecodedBeforeTheyAreParsed) {
    EXPECT_EQ(load("<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>\xE6</a>").markup(), "<a>ж</a>");
    EXPECT_EQ(load("<a>\xE6</a>").findings(), "1:4 warning tei-encoding\n");
}

TEST(Entities, PositionsNameTheOriginal) {
    Report report;
    const std::string text = "<!DOCTYPE a [<!ENTITY e \"расширение\">]><a>&e;<b/></a>";
    const xml::Expanded expanded = xml::expand_entities(SourceId{}, text, report);
    EXPECT_EQ(expanded.text, "<!DOCTYPE a [<!ENTITY e \"расширение\">]><a>расширение<b/></a>");
    EXPECT_EQ(expanded.positions.original(expanded.text.find("<b/>")), text.find("<b/>"));
    EXPECT_EQ(expanded.positions.original(expanded.text.rfind("ние<b/>")), text.find("&e;"));
}

TEST(Entities, MayHoldMarkup) {
    EXPECT_EQ(load("<!DOCTYPE a [<!ENTITY e '<b>&#x41;</b>'>]><a>&e;&amp;&mdash;</a>").markup(), "<a><b>A</b>&—</a>");
}

TEST(Entities, AreWellFormedByThemselves) {
    const auto findings = [](const std::string& declarations, const std::string& content) {
        return load("<!DOCTYPE a [" + declarations + "]>\n<a>" + content + "</a>").findings();
    };
    EXPECT_EQ(findings("<!ENTITY o '<p>op'>", "&o;</p> &o;</p>"), "2:4 error tei-malformed\n") << "once";
    EXPECT_EQ(findings("<!ENTITY o '</p>'>", "<p>&o;"), "2:7 error tei-malformed\n");
    EXPECT_EQ(findings("<!ENTITY o '<![CDATA[ a'>", "&o; ]]>"), "2:4 error tei-malformed\n2:8 error tei-malformed\n");
    EXPECT_EQ(findings("<!ENTITY i '<p>'><!ENTITY o '&i;</p>'>", "&o;"), "2:4 error tei-malformed\n2:4 error tei-malformed\n");
    EXPECT_EQ(findings("<!ENTITY o '<p a=\">\">a<b/><!-- <c> --></p >'>", "&o;"), "");
    EXPECT_EQ(findings("<!ENTITY o 'a &#60; b'>", "&o;"), "");
    EXPECT_EQ(findings("<!ENTITY o '<p>'>", "unused"), "");
}

TEST(Entities, ExternalOnesAndUnknownOnesAreReported) {
    EXPECT_EQ(load("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>").findings(), "1:58 error tei-external-entity\n");
    const Loaded unknown = load("<a>&what;</a>");
    EXPECT_EQ(unknown.markup(), "<a>&what;</a>");
    EXPECT_EQ(unknown.findings(), "1:4 warning tei-unknown-entity\n");
}

TEST(Entities, LimitsHold) {
    const std::string text = "<!DOCTYPE a [<!ENTITY e \"0123456789\"><!ENTITY f \"&e;\">]><a>&e;&e;&f;</a>";
    const auto expands_whole = [&](const EntityLimits& limits) {
        Report report;
        (void)expand_entities(SourceId{}, text, report, limits);
        return report.all().empty();
    };
    EXPECT_TRUE(expands_whole({2, 4, 40}));
    EXPECT_FALSE(expands_whole({1, 4, 40})) << "depth";
    EXPECT_FALSE(expands_whole({2, 3, 40})) << "references";
    EXPECT_FALSE(expands_whole({2, 4, 9})) << "bytes";
}

TEST(XmlTree, NamesAreLocalAndTextIsOneNode) {
    const Loaded loaded = load("<x:a xmlns:x='urn:y' x:n='1'>one<!-- c -->, <![CDATA[<two>]]><?pi?><x:b/></x:a>");
    EXPECT_EQ(loaded.markup(), "<a xmlns:x='urn:y' x:n='1'>one, <two><b></b></a>");
    const Tree& tree = *loaded.tree;
    EXPECT_EQ(tree.files.front().root_namespace, "urn:y");
    EXPECT_TRUE(tree[tree.root].has_text);
    EXPECT_EQ(tree.attribute(tree.root, "x:n"), "1");
    EXPECT_FALSE(tree.has_attribute(tree.root, "n"));
    const NodeIndex b = tree.child(tree.root, "b");
    ASSERT_NE(b, NodeIndex::none);
    EXPECT_TRUE(tree.is_text(tree[b].previous));
    EXPECT_EQ(tree[b].parent, tree.root);
}

TEST(XmlTree, FindsByPathAndAnywhere) {
    const Loaded loaded = load("<a><b><c><d n='1'/></c></b><d n='2'/> </a>");
    const Tree& tree = *loaded.tree;
    EXPECT_EQ(tree.attribute(tree.find(tree.root, "b/c/d"), "n"), "1");
    EXPECT_EQ(tree.find(tree.root, "b/x/d"), NodeIndex::none);
    EXPECT_EQ(tree.find(NodeIndex::none, "b"), NodeIndex::none);
    EXPECT_EQ(tree.attribute(tree.child(tree.root, "d"), "n"), "2");
    EXPECT_EQ(tree.attribute(tree.find_inside(tree.root, "d"), "n"), "1");
    EXPECT_FALSE(tree.has_visible_text(tree.root));
}

TEST(XmlTree, SpansAreOfTheFileAsItIs) {
    const Loaded loaded = load("<!DOCTYPE a [<!ENTITY e \"a long replacement\">]>\n<a>&e;\n <b/>text</a>");
    const Tree& tree = *loaded.tree;
    const NodeIndex b = tree.child(tree.root, "b");
    const Place place = loaded.sources.place(tree[b].span);
    EXPECT_EQ(place.line, 3u);
    EXPECT_EQ(place.column, 2u);
    const Span text = tree[tree[b].next].span;
    EXPECT_EQ(loaded.sources.bytes(text.source).substr(text.begin, text.end - text.begin), "text");
}

TEST(XmlTree, WhatIsNotWellFormedSaysWhere) {
    EXPECT_EQ(load("<a>\n<b></a>").findings(), "2:6 error tei-not-xml\n");
    EXPECT_EQ(load("<a/><b/>").markup(), "nothing");
    EXPECT_EQ(load("").markup(), "nothing");
}

TEST(XmlTree, DepthHasALimit) {
    std::string open, close;
    for (int i = 0; i < 1000; ++i) open += "<b>", close += "</b>";
    const Loaded loaded = load("<a>" + open + "x" + close + "<c/></a>");
    EXPECT_NE(loaded.findings().find("error tei-too-deep"), std::string::npos);
    EXPECT_NE(loaded.tree->child(loaded.tree->root, "c"), NodeIndex::none);
    EXPECT_FALSE(loaded.tree->has_visible_text(loaded.tree->root));
}

TEST(XmlInclude, FilesStandInTheirPlaceAndKnowThemselves) {
    const Folder folder;
    folder.write("parts/one.xml", "<one><xi:include href='two.xml'/></one>");
    folder.write("parts/two.xml", "<two/>");
    const Loaded loaded = folder.load("<a><xi:include href='parts/one.xml'/><b/></a>");
    EXPECT_EQ(loaded.markup(), "<a><one><two></two></one><b></b></a>");
    const Tree& tree = *loaded.tree;
    ASSERT_EQ(tree.files.size(), 3u);
    EXPECT_EQ(tree.files[2].name, "two.xml");
    EXPECT_EQ(static_cast<int>(tree[tree.find_inside(tree.root, "two")].file), 2);
    EXPECT_EQ(tree.files[2].root, tree.find_inside(tree.root, "two"));
}

TEST(XmlInclude, ByIdAsTextAndByFallback) {
    const Folder folder;
    folder.write("one.xml", "<one><p xml:id='p'>1</p><p xml:id='q'>2</p></one>");
    folder.write("word.txt", "1 < 2");
    EXPECT_EQ(folder.load("<a><xi:include href='one.xml' xpointer=\"xpointer(id('q'))\"/></a>").markup(), "<a><p xml:id='q'>2</p></a>");
    EXPECT_EQ(folder.load("<a><xi:include href='word.txt' parse='text'/></a>").markup(), "<a>1 < 2</a>");
    const Loaded missing = folder.load("<a><xi:include href='no.xml'><fallback>f</fallback></xi:include></a>");
    EXPECT_EQ(missing.markup(), "<a>f</a>");
    EXPECT_EQ(missing.findings(), "");
}

TEST(XmlInclude, FailuresAreErrorsAndInExpendableElementsWarnings) {
    const Folder folder;
    folder.write("cycle.xml", "<c><xi:include href='cycle.xml'/></c>");
    EXPECT_EQ(folder.load("<a><xi:include href='no.xml'/></a>").findings(), "1:4 error tei-include\n");
    EXPECT_EQ(folder.load("<a><facts><xi:include href='no.xml'/></facts></a>").findings(), "1:11 warning tei-include\n");
    EXPECT_EQ(folder.load("<a><xi:include href='../x.xml'/></a>").findings(), "1:4 error tei-include\n");
    EXPECT_EQ(folder.load("<a><xi:include href='cycle.xml'/></a>").markup(), "<a><c></c></a>");
}

TEST(XmlInclude, LiteralElementsShowTheirMarkup) {
    EXPECT_EQ(load("<a><sample><b><xi:include href='no.xml'/></b></sample></a>").markup(),
              "<a><sample><b><xi:include href='no.xml'/></b></sample></a>");
}

TEST(Encoding, BytesThatEncodeNothingAreSeen) {
    for (const std::string_view name : {"Shift_JIS", "GBK", "Big5", "EUC-KR", "GB18030"}) {
        const Loaded loaded = load(fmt::format("<?xml version='1.0' encoding='{}'?><a>one\xFD\x20two</a>", name));
        EXPECT_EQ(loaded.markup(), "<a>one\uFFFD two</a>") << name;
        EXPECT_NE(loaded.findings().find("warning tei-encoding"), std::string::npos) << name;
    }
}

TEST(Encoding, ControlsOfLatin1AreThoseOfWindows) {
    const Loaded loaded = load("<?xml version='1.0' encoding='ISO-8859-1'?><a>\x93one\x94 \xE9</a>");
    EXPECT_EQ(loaded.markup(), "<a>“one” é</a>");
    EXPECT_EQ(loaded.findings(), "1:47 warning tei-encoding\n");
    EXPECT_EQ(load("<a>1905&#150;1907&#129;</a>").markup(), "<a>1905–1907\uFFFD</a>");
}

TEST(Characters, WhatXmlDoesNotHaveEndsNoText) {
    const Loaded loaded = load("<a n='x&#0;y'>\n one&#0;two&#xD800;three&#x110000;&#11;four<!-- &#0; --><![CDATA[&#0;]]></a>");
    EXPECT_EQ(loaded.markup(), "<a n='x\uFFFDy'>\n one\uFFFDtwo\uFFFDthree\uFFFD four&#0;</a>");
    EXPECT_EQ(loaded.findings(), "1:8 warning tei-bad-character\n");
    const Loaded by_entity = load("<!DOCTYPE a [<!ENTITY y 'on&#38;#0;tw'>]><a>before &y; after</a>");
    EXPECT_EQ(by_entity.markup(), "<a>before on\uFFFDtw after</a>");
    EXPECT_NE(by_entity.findings().find("tei-bad-character"), std::string::npos);
    EXPECT_EQ(load(std::string("<a>one\0two</a>", 14)).markup(), "<a>one\uFFFDtwo</a>");
    EXPECT_EQ(load(std::string("<a>one\0two</a>", 14)).findings(), "1:7 warning tei-encoding\n");
}

TEST(Entities, ValuesAreThoseOfXml) {
    // XML 1.0, appendix D.
    EXPECT_EQ(load("<!DOCTYPE a [<!ENTITY e 'An ampersand (&#38;#38;) may be escaped numerically (&#38;#38;#38;) or with a general entity "
                   "(&amp;amp;).'>]><a>&e;</a>")
                  .markup(),
              "<a>An ampersand (&) may be escaped numerically (&#38;) or with a general entity (&amp;).</a>");
    EXPECT_EQ(load("<!DOCTYPE a [<!ENTITY e \"A&#38;#38;B\">]><a>&e;</a>").markup(), "<a>A&B</a>");
    EXPECT_EQ(load("<!DOCTYPE a [<!ENTITY less '&#38;#60;'><!ENTITY b '&#60;b>1 &less; 2&#60;/b>'>]><a>&b;</a>").markup(),
              "<a><b>1 < 2</b></a>");
    EXPECT_EQ(load("<!DOCTYPE a [<!ENTITY one '1'><!ENTITY two '&one;&one;'><!ENTITY one '3'>]><a>&two;</a>").markup(), "<a>11</a>");
}

TEST(Entities, InAttributesTheyEndNothing) {
    EXPECT_EQ(load("<!DOCTYPE a [<!ENTITY q '&#34;'><!ENTITY m '&#60;b/>'>]><a n=\"x&q;y&m;\" k='&q;'>&q;</a>").markup(),
              "<a n='x\"y<b/>' k='\"'>\"</a>");
}

TEST(Entities, ParameterEntitiesDeclareOthers) {
    EXPECT_EQ(load("<!DOCTYPE a [<!ENTITY % d '<!ENTITY e \"v\">'> %d; <!ENTITY % loop '&#37;loop;'> %loop;]><a>&e;</a>").markup(), "<a>v</a>");
}

TEST(Entities, AllNamesOfHtmlAreKnown) {
    const Loaded loaded = load("<a>&Eacute;&oelig;&dagger;&thinsp;&Agrave;&euro;&acy;&Scaron;&lang;&rarr;&abreve;&NotEqualTilde;</a>");
    EXPECT_EQ(loaded.markup(), "<a>Éœ†\u2009À€аŠ⟨→ă≂̸</a>");
    EXPECT_EQ(loaded.findings(), "");
}

TEST(Entities, ABombIsNotRead) {
    const Loaded loaded = load("<!DOCTYPE a [<!ENTITY e '&f;'><!ENTITY f '&e;'>]><a>&e;</a>");
    EXPECT_EQ(loaded.markup(), "nothing");
    EXPECT_EQ(loaded.findings(), "1:53 error tei-entity-limit\n");
}

TEST(XmlTree, TextOutsideTheRootIsAnError) {
    EXPECT_EQ(load("<?xml version='1.0'?>\n<!-- c -->\n<a/>\n<!-- d -->\n").findings(), "");
    EXPECT_EQ(load("<a/>\n lost").findings(), "2:2 error tei-not-xml\n");
    EXPECT_EQ(load("lost <a/>").findings(), "1:1 error tei-not-xml\n");
}

TEST(XmlTree, ManyCommentsCostNoMoreThanTheirText) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "ab<!--x--><?p?><![CDATA[c]]>";
    const Loaded loaded = load("<a>" + text + "</a>");
    std::size_t bytes = 0;
    for (const std::string& buffer : loaded.tree->buffers) bytes += buffer.size();
    EXPECT_LT(bytes, 4 * text.size());
    EXPECT_EQ((*loaded.tree)[(*loaded.tree)[loaded.tree->root].first_child].text.size(), 60'000u);
}

TEST(XmlInclude, OnlyThatOfXInclude) {
    const Folder folder;
    folder.write("one.xml", "<one/>");
    const std::string_view real = "xmlns='http://www.w3.org/2001/XInclude'";
    EXPECT_EQ(folder.load(fmt::format("<a><include {} href='one.xml'/></a>", real)).markup(), "<a><one></one></a>");
    EXPECT_EQ(folder.load("<a xmlns:y='http://www.w3.org/2001/XInclude'><y:include href='one.xml'/></a>").findings(), "");
    const Loaded foreign = folder.load("<a xmlns='http://www.tei-c.org/ns/1.0'><include href='one.xml'>kept</include></a>");
    EXPECT_EQ(foreign.markup(), "<a xmlns='http://www.tei-c.org/ns/1.0'><include href='one.xml'>kept</include></a>");
    EXPECT_EQ(foreign.findings(), "1:40 warning tei-foreign-include\n");
}

TEST(XmlInclude, AnHrefIsAnIriReference) {
    const Folder folder;
    folder.write("a dir/глава.xml", "<one><p xml:id='p'>1</p></one>");
    EXPECT_EQ(folder.load("<a><xi:include href='a%20dir/%D0%B3%D0%BB%D0%B0%D0%B2%D0%B0.xml'/></a>").markup(), "<a><one><p xml:id='p'>1</p></one></a>");
    EXPECT_EQ(folder.load("<a><xi:include href='a%20dir/глава.xml#p'/></a>").markup(), "<a><p xml:id='p'>1</p></a>");
}

TEST(XmlInclude, TextHasItsOwnEncoding) {
    const Folder folder;
    folder.write("word.txt", "\xE6\r\nb");
    EXPECT_EQ(folder.load("<a><xi:include href='word.txt' parse='text' encoding='windows-1251'/></a>").markup(), "<a>ж\nb</a>");
    EXPECT_EQ(folder.load("<a><xi:include href='word.txt' parse='text'/></a>").findings(), "1:4 warning tei-encoding\n");
}

TEST(XmlInclude, ManyPartsOfAFileCostItOnce) {
    const Folder folder;
    folder.write("one.xml", "<one><p xml:id='p'>1</p>" + std::string(100'000, 'x') + "</one>");
    std::string parts;
    for (int i = 0; i < 200; ++i) parts += "<xi:include href='one.xml' xpointer='p'/>";
    const Loaded loaded = folder.load("<a>" + parts + "</a>");
    EXPECT_EQ(loaded.findings(), "");
    EXPECT_LT(loaded.tree->buffers.size(), 5u);
}

TEST(XmlInclude, RepetitionHasALimit) {
    const Folder folder;
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += "<p/>";
    folder.write("one.xml", "<one>" + many + "</one>");
    std::string parts;
    for (int i = 0; i < 20; ++i) parts += "<xi:include href='one.xml'/>";
    EXPECT_NE(folder.load("<a>" + parts + "</a>").findings().find("error tei-include"), std::string::npos);
}

}  // namespace
}  // namespace nabor::xml
