// Loading manuscripts: XML that is TEI or not, and entities and includes as they appear in the Book.
#include <gtest/gtest.h>

#include "helper.h"

namespace nabor::tei_test {
namespace {

std::string document(std::string_view body) {
    return "<TEI xmlns:xi=\"http://www.w3.org/2001/XInclude\"><text xml:lang=\"ru\"><body>" + std::string(body) + "</body></text></TEI>";
}

TEST(Load, WhatIsNotXmlSaysWhere) {
    const Result result = read_document("<TEI><text>\n<body><p>слово</q></body></text></TEI>");
    EXPECT_FALSE(result.book);
    EXPECT_EQ(result.complaints("tei-not-xml"), "2:17: error: this is not well-formed XML: <p> of line 2 is not closed before this end tag\n");
    EXPECT_EQ(read_document("just text").count("not-a-manuscript"), 1u);
    EXPECT_EQ(read_document("<TEI><text><body><p>x</p></body></text></TEI><p/>").count("tei-not-xml"), 1u);
    EXPECT_EQ(read_document("").count("not-a-manuscript"), 1u);
}

TEST(Load, WhatIsNotTei) {
    EXPECT_EQ(read_document("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>x</p></body></html>").count("not-a-manuscript"), 1u);
    EXPECT_EQ(read_document("<recipe><p>x</p></recipe>").count("tei-not-tei"), 1u);
    EXPECT_EQ(read_document("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>x</p></div>").count("tei-not-tei"), 1u);
    EXPECT_TRUE(
        read_document(
            "<tei:TEI xmlns:tei=\"http://www.tei-c.org/ns/1.0\"><tei:text><tei:body><tei:p>x</tei:p></tei:body></tei:text></tei:TEI>")
            .book);
}

TEST(Load, NoTextIsAnError) {
    const Result result = read_text("<body> <p> </p> </body>");
    EXPECT_FALSE(result.book);
    EXPECT_EQ(result.count("tei-no-text"), 1u);
}

TEST(Load, MissingFile) {
    Folder folder;
    EXPECT_EQ(folder.read("none.xml").count("tei-no-file"), 1u);
}

TEST(Load, NestingHasALimit) {
    std::string open, close;
    for (int i = 0; i < 5000; ++i) open += "<seg>", close += "</seg>";
    const Result result = read_body("<p>до</p><p>" + open + "дно" + close + "</p>");
    EXPECT_EQ(result.outline(), "paragraph: до\n");
    EXPECT_EQ(result.count("tei-too-deep"), 1u);
}

TEST(Entities, DiagnosticsAfterAReplacementKeepTheirPlace) {
    const Result result = read_document(
        "<!DOCTYPE TEI [<!ENTITY e \"очень длинная строка\">]>\n<TEI><text><body><p>&e;\n <ref "
        "target=\"#none\">там</ref></p></body></text></TEI>");
    EXPECT_EQ(result.complaints("tei-dangling-reference").substr(0, 4), "3:2:");
}

TEST(Entities, BombIsStopped) {
    std::string subset = "<!ENTITY a0 \"ха\">";
    for (int i = 1; i < 30; ++i)
        subset += "<!ENTITY a" + std::to_string(i) + " \"&a" + std::to_string(i - 1) + ";&a" + std::to_string(i - 1) + ";\">";
    Result result = read_document("<!DOCTYPE TEI [" + subset + "]><TEI><text><body><p>x &a29;</p></body></text></TEI>");
    EXPECT_EQ(result.count("tei-entity-limit"), 1u);
    result = read_document("<!DOCTYPE TEI [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><TEI><text><body><p>x &a;</p></body></text></TEI>");
    EXPECT_EQ(result.count("tei-entity-limit"), 1u);
    EXPECT_FALSE(result.book) << "a file with a bomb is not read";
}

TEST(Entities, ExternalOnesAreNotFetched) {
    const Result result = read_document(
        "<!DOCTYPE TEI [<!ENTITY passwords SYSTEM \"file:///etc/passwd\">]><TEI><text><body><p>x &passwords;</p></body></text></TEI>");
    EXPECT_EQ(result.count("tei-external-entity"), 1u);
    EXPECT_EQ(result.outline(), "paragraph: x\n");
}

TEST(Entities, UnknownOnesStandAsWritten) {
    const Result result = read_body("<p>a &what; b<!-- &not; --><![CDATA[ &cdata; ]]></p>");
    EXPECT_EQ(result.outline(), "paragraph: a &what; b &cdata;\n");
    EXPECT_EQ(result.count("tei-unknown-entity"), 1u);
}

TEST(Entities, MayHoldMarkup) {
    EXPECT_EQ(read_document("<!DOCTYPE TEI [<!-- ' --><!ENTITY % p \"x\"><!ENTITY sig '<signed>Т. "
                            "&#x41;</signed>'>]><TEI><text><body><closer>&sig;</closer></body></text></TEI>")
                  .outline(),
              "closer\n  signature: Т. A\n");
}

TEST(Include, NestedRelativeToTheIncludingFile) {
    Folder folder;
    folder.write("v.xml", document("<xi:include href=\"parts/one.xml\"/><p>конец</p>"));
    folder.write("parts/one.xml", "<div><head>I</head><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"two.xml\"/></div>");
    folder.write("parts/two.xml", "<p>внутри</p>");
    EXPECT_EQ(folder.read("v.xml").outline(), "chapter\n  heading: I\n  paragraph: внутри\nparagraph: конец\n");
}

TEST(Include, DiagnosticsNameTheIncludedFile) {
    Folder folder;
    folder.write("v.xml", document("<xi:include href=\"one.xml\"/>"));
    folder.write("one.xml", "<div>\n<p><ref target=\"#no\">x</ref></p></div>");
    const Result result = folder.read("v.xml");
    const Place place = result.sources.place(result.report.all().at(0).span);
    EXPECT_EQ(std::filesystem::path(place.path).filename(), "one.xml");
    EXPECT_EQ(place.line, 2u);
    EXPECT_EQ(place.column, 4u);
}

TEST(Include, ByIdAndAsText) {
    Folder folder;
    folder.write("v.xml", document("<xi:include href=\"one.xml\" xpointer=\"b\"/><p><xi:include href=\"word.txt\" parse=\"text\"/></p>"));
    folder.write("one.xml", "<div><p xml:id=\"a\">а</p><p xml:id=\"b\">б</p></div>");
    folder.write("word.txt", "1 < 2 & 3");
    EXPECT_EQ(folder.read("v.xml").outline(), "paragraph: б\nparagraph: 1 < 2 & 3\n");
}

TEST(Include, MissingFilesTakeTheFallbackOrAnError) {
    Folder folder;
    folder.write("v.xml", document("<xi:include href=\"none.xml\"><xi:fallback><p>вместо</p></xi:fallback></xi:include><xi:include "
                                   "href=\"none.xml\"/><p>дальше</p>"));
    const Result result = folder.read("v.xml");
    EXPECT_EQ(result.outline(), "paragraph: вместо\nparagraph: дальше\n");
    EXPECT_EQ(result.report.count(Severity::error), 1u);
    EXPECT_EQ(result.count("tei-include"), 1u);
}

TEST(Include, CyclesAreRefused) {
    Folder folder;
    folder.write("a.xml", document("<p>a</p><xi:include href=\"b.xml\"/>"));
    folder.write("b.xml", "<div><p>b</p><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"a.xml\"/></div>");
    const Result result = folder.read("a.xml");
    EXPECT_EQ(result.outline(), "paragraph: a\nchapter\n  paragraph: b\n");
    EXPECT_NE(result.complaints("tei-include").find("includes itself"), std::string::npos);
}

TEST(Include, NothingOutsideTheFolder) {
    Folder outside, folder;
    outside.write("secret.xml", "<p>тайна</p>");
    outside.write("secret.png", tiny_png());
    const std::string secret = (outside.path() / "secret").string();
    folder.write("v.xml", document("<xi:include href=\"" + secret + ".xml\"/><xi:include href=\"../" + outside.path().filename().string() +
                                   "/secret.xml\"/><figure><graphic url=\"" + secret + ".png\"/><head>К</head></figure>"));
    const Result result = folder.read("v.xml");
    EXPECT_EQ(result.outline(), "figure\n  caption: К\n");
    EXPECT_EQ(result.count("tei-include"), 2u);
    EXPECT_NE(result.complaints("tei-include").find("outside the book's folder"), std::string::npos);
}

TEST(Include, BrokenFilesAreErrorsAndWorkGoesOn) {
    Folder folder;
    folder.write("v.xml", document("<xi:include href=\"bad.xml\"/><p>дальше</p>"));
    folder.write("bad.xml", "<div><p></div>");
    const Result result = folder.read("v.xml");
    EXPECT_EQ(result.outline(), "paragraph: дальше\n");
    EXPECT_EQ(result.count("tei-not-xml"), 1u);
}

}  // namespace
}  // namespace nabor::tei_test
