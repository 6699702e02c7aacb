// Editorial marks in both states of the text, looks, and the header.
#include <gtest/gtest.h>

#include "helper.h"

namespace nabor::tei_test {
namespace {

TEST(Editorial, SubstitutionsPrintTheFinalWording) {
    const std::string_view body =
        "<p><subst><del>два</del><add>три</add></subst> <del>раз</del> <add>слова</add>, <del>и</del> всё <add>тут</add></p>";
    EXPECT_EQ(outline_of(body), "paragraph: три слова, <deletion|и> всё <addition|тут>\n");
    EXPECT_EQ(outline_of(body, TextState::diplomatic),
              "paragraph: <deletion|два><addition|три> <deletion|раз> <addition|слова>, <deletion|и> всё <addition|тут>\n");
}

TEST(Editorial, SuppliedTextIsNotBracketedTwice) {
    EXPECT_EQ(outline_of("<p>П<supplied>авел</supplied> <supplied>[Иванович]</supplied> [<supplied>Б</supplied>]</p>"),
              "paragraph: П<supplied|авел> [Иванович] [Б]\n");
}

TEST(Editorial, GapsSayWhatIsMissing) {
    EXPECT_EQ(
        outline_of(
            "<p>а <gap/> б <gap reason=\"illegible\" unit=\"word\"/> в <gap><desc>стихи</desc></gap> д<gap><desc>〈◊〉</desc></gap>м</p>"),
        "paragraph: а <gap|[…]> б <gap|[неразборчиво]> в <gap|[пропуск: стихи]> д<gap|〈◊〉>м\n");
}

TEST(Editorial, ApparatusKeepsEveryReading) {
    EXPECT_EQ(outline_of("<p>в <app><lem>доме</lem><rdg wit=\"#A #B\">саду</rdg><rdg wit=\"#C\"/></app>.</p>"),
              "paragraph: в <lemma|доме>(1).\nnote 1\n  paragraph: саду A B : <highlighted italic|нет> C\n");
}

TEST(Editorial, WhatIsNotTheTextIsDropped) {
    EXPECT_EQ(outline_of("<p>а<fw>колонтитул</fw></p><standOff><p>x</p></standOff>"), "paragraph: а\n");
}

TEST(Rendition, TokensOfEverySpelling) {
    EXPECT_EQ(outline_of("<p><hi rend=\"Razradka\">а</hi> <hi rend=\"i small-caps\">б</hi> <hi rend=\"BOLD\">в</hi> <hi>г</hi> <hi "
                         "style=\"font-variant: small-caps; font-weight:700\">д</hi>"
                         "<hi rend=\"superscript\">е</hi></p>"),
              "paragraph: <highlighted letterspaced|а> <highlighted italic small-caps|б> <strong bold|в> <emphasis|г> <highlighted bold "
              "small-caps|д><highlighted sup|е>\n");
    EXPECT_EQ(outline_of("<p rend=\"left\">а</p><p rend=\"center\">б<lb/>в</p><p rend=\"indent3\">г</p><p rend=\"notindent\">д</p>"),
              "paragraph: а\nparagraph centre: б/в\nparagraph indent=3: г\nparagraph no-indent: д\n");
}

TEST(Rendition, DeclaredInTheHeader) {
    EXPECT_EQ(
        read_document(
            "<TEI><teiHeader><encodingDesc><tagsDecl><rendition xml:id=\"r\">font-style: italic; text-align: "
            "right</rendition></tagsDecl></encodingDesc></teiHeader>"
            "<text xml:lang=\"ru\"><body><p rendition=\"#r\">а</p><p><hi rendition=\"simple:smallcaps\">б</hi></p></body></text></TEI>")
            .outline(),
        "paragraph italic right: а\nparagraph: <highlighted small-caps|б>\n");
}

TEST(Rendition, UnknownTokensAreNotedOnce) {
    const Result result = read_body("<p rend=\"wobbly\">а</p><p rend=\"wobbly\">б</p>");
    EXPECT_EQ(result.count("tei-unknown-rend"), 1u);
    EXPECT_EQ(result.report.has_findings(), false);
}

TEST(Rendition, NoWordThatChangesNothingIsSwallowed) {
    for (const std::string_view attribute :
         {"rend='bordered'", "rend='boxed'", "rend='float'", "rend='dropcap'", "rend='border:1'", "rend='noborder_top'", "rend='x:y'",
          "rend='bold; wobbly'", "rend='color: red'", "rend='font-style: italic; color: red'", "rendition='#nowhere'",
          "rendition='simple:boxed'", "style='color: red'", "rend='latintype'", "rend='plate'", "rend='alt:words'"})
        EXPECT_EQ(read_body("<p><hi " + std::string(attribute) + ">а</hi></p>").count("tei-unknown-rend"), 1u) << attribute;
}

TEST(Rendition, ElementsWithoutLooksReportTheirWordsToo) {
    for (const std::string_view body :
         {"<p>а<lb rend='wobbly'/>б</p>", "<p>а<pb rend='wobbly'/>б</p>", "<p>а<note rend='wobbly'>б</note></p>",
          "<table><row rend='wobbly'><cell>а</cell></row></table>", "<div rend='wobbly'><p>а</p></div>", "<p>а<anchor rend='wobbly'/></p>"})
        EXPECT_EQ(read_body(body).count("tei-unknown-rend"), 1u) << body;
}

TEST(Rendition, WordsThatChangeSomethingAreNotReported) {
    for (const std::string_view body :
         {"<p rend='bold center'>а</p>", "<p rend='text-align:center'>а</p>", "<p rend='font-style: italic; text-align: right'>а</p>",
          "<p style='margin-left: 2em'>а</p>", "<p rend='sectiontitlebold'>а</p>", "<table><row><cell rend='colspan:2'>а</cell></row></table>",
          "<figure rend='plate'><head>а</head></figure>", "<p>а<c rendition='#langesS'>s</c></p>", "<p>а<lb rend='turnover'/>б</p>", "<p>а</p><milestone rend='asterism'/>",
          "<graphic url='none.png' rend='alt:A house'/>"})
        EXPECT_EQ(read_body(body).count("tei-unknown-rend"), 0u) << body;
}

TEST(Rendition, WordsOfSingleProjectsAreExplained) {
    EXPECT_EQ(read_body("<p><hi rend=\"latintype\">а</hi></p>").complaints("tei-unknown-rend"),
              "1:154: note: \"latintype\" in @rend (Latin letters in a German hand) changes nothing\n");
}

TEST(WhiteSpace, PhrasesKeepOneSpaceBetweenThem) {
    EXPECT_EQ(outline_of("<p><hi>a </hi><hi>b</hi><hi> c </hi> d</p>"), "paragraph: <emphasis|a> <emphasis|b> <emphasis|c> d\n");
    EXPECT_EQ(outline_of("<p>a<!-- x --> b<w>c</w><w>d</w></p>"), "paragraph: a bcd\n");
}

TEST(WhiteSpace, FrenchKeepsItsSpaces) {
    EXPECT_EQ(outline_of("<p xml:lang=\"fr\">Que <hi>dire</hi> ? Rien <hi>là</hi> ;</p>"),
              "paragraph @fr: Que <emphasis @fr|dire> ? Rien <emphasis @fr|là> ;\n");
}

TEST(WhiteSpace, DotsAreNotAFullStop) {
    EXPECT_EQ(outline_of("<p><hi>a</hi> ... <hi>b</hi> .5 <hi>c</hi> . d</p>"),
              "paragraph: <emphasis|a> ... <emphasis|b> .5 <emphasis|c>. d\n");
}

TEST(Header, TitlesPeopleAndRoles) {
    const Result result = read_header(
        "<fileDesc><titleStmt><title type=\"main\" xml:lang=\"ru\">Была ли\n альтернатива?</title><title "
        "type=\"sub\">История</title><title xml:lang=\"en\" type=\"parallel\">Was There?</title>"
        "<author ref=\"https://viaf.org/viaf/1\"><persName><forename>Вадим</forename> "
        "<surname>Роговин</surname></persName></author><editor role=\"translator\">Choate, Frederick S.</editor>"
        "<respStmt><resp>Перевод с английского</resp><name>И. Иванов</name></respStmt><respStmt><name>A. "
        "Smith</name><resp>proofreading</resp></respStmt></titleStmt></fileDesc>");
    const Metadata& metadata = result.book->metadata;
    EXPECT_EQ(metadata.main_title(), "Была ли альтернатива?");
    EXPECT_EQ(metadata.subtitle(), "История");
    ASSERT_EQ(metadata.contributors.size(), 4u);
    EXPECT_EQ(metadata.contributors[0].name, "Вадим Роговин");
    EXPECT_EQ(metadata.contributors[0].file_as, "Роговин, Вадим");
    EXPECT_EQ(metadata.contributors[0].authority, "https://viaf.org/viaf/1");
    EXPECT_EQ(metadata.contributors[1].name, "Frederick S. Choate");
    EXPECT_EQ(metadata.contributors[1].relator, "trl");
    EXPECT_EQ(metadata.contributors[2].relator, "trl");
    EXPECT_EQ(metadata.contributors[3].relator, "pfr");
}

TEST(Header, InstitutionsKeepTheOrderOfTheirWords) {
    const Result result = read_header(
        "<fileDesc><titleStmt><title>T</title><editor>The Nabor project</editor><editor><orgName xml:lang=\"de\">Die Presse</orgName></editor>"
        "<editor><persName>Nabor project</persName></editor></titleStmt></fileDesc>");
    const auto& people = result.book->metadata.contributors;
    ASSERT_EQ(people.size(), 3u);
    EXPECT_TRUE(people[0].corporate);
    EXPECT_EQ(people[0].file_as, "Nabor project, The");
    EXPECT_TRUE(people[1].corporate);
    EXPECT_EQ(people[1].file_as, "Presse, Die");
    EXPECT_FALSE(people[2].corporate);
}

TEST(Header, SourcesAsALine) {
    EXPECT_EQ(read_header("<fileDesc><sourceDesc><msDesc><msIdentifier><repository>РГАСПИ</repository><idno type=\"fond\">325</idno><idno "
                          "type=\"opis\">1</idno>"
                          "<idno type=\"delo\">212</idno></msIdentifier></msDesc></sourceDesc></fileDesc>")
                  .book->metadata.source,
              "РГАСПИ, ф. 325, оп. 1, д. 212");
    EXPECT_EQ(read_header("<fileDesc><sourceDesc><biblStruct><analytic><author>Толстой Л. "
                          "Н</author><title>Стихи</title></analytic><monogr><title>Собрание</title><imprint>"
                          "<pubPlace>Москва</pubPlace><publisher>ГИХЛ</publisher><date "
                          "when=\"1935\"/></imprint></monogr></biblStruct></sourceDesc></fileDesc>")
                  .book->metadata.source,
              "Толстой Л. Н. Стихи // Собрание. Москва: ГИХЛ, 1935");
}

std::string source_of(std::string_view description) {
    return read_header("<fileDesc><sourceDesc>" + std::string(description) + "</sourceDesc></fileDesc>").book->metadata.source;
}

TEST(Header, ListsOfWhatTheTextHasAreNoSource) {
    const std::string_view bibl = "<bibl>Baehrens 1881</bibl>";
    for (const std::string_view list : {"<listWit><witness n=\"A\">Codex</witness></listWit>", "<listPerson><person><persName>Anna</persName></person></listPerson>",
                                        "<listPlace><place><placeName>Rome</placeName></place></listPlace>", "<listOrg><org>O</org></listOrg>",
                                        "<listEvent><event><p>E</p></event></listEvent>", "<listObject><object>B</object></listObject>",
                                        "<listNym><nym><form>N</form></nym></listNym>", "<listRelation><desc>R</desc></listRelation>",
                                        "<listApp><app><lem>a</lem></app></listApp>", "<scriptStmt><p>S</p></scriptStmt>"}) {
        EXPECT_EQ(source_of(std::string(bibl) + std::string(list)), "Baehrens 1881") << list;
        EXPECT_EQ(source_of(list), "") << list;
        EXPECT_EQ(source_of("<p>Two codices." + std::string(list) + "</p>"), "Two codices.") << list;
    }
    EXPECT_EQ(source_of("<listBibl><head>Sources</head><bibl>A</bibl><bibl>B</bibl></listBibl>"), "A; B");
    EXPECT_EQ(source_of("<list><item>A</item><item>B</item></list>"), "A; B");
    EXPECT_EQ(source_of("<recordingStmt><recording><p>Tape 7</p></recording></recordingStmt>"), "Tape 7");
}

TEST(Header, PublicationLanguagesSubjectsAndDates) {
    const Metadata metadata =
        read_header(
            "<fileDesc><publicationStmt><publisher>Набор</publisher><pubPlace>Москва</pubPlace><date when=\"2026-05-01\">май "
            "2026</date><idno>978-0</idno>"
            "<availability><licence target=\"https://x.org/\">CC "
            "BY</licence></availability></publicationStmt><seriesStmt><title>Серия</title><biblScope>3</biblScope></seriesStmt></fileDesc>"
            "<profileDesc><abstract><p>О чём.</p></abstract><langUsage><language ident=\"en\" usage=\"10\"/><language ident=\"ru\" "
            "usage=\"90\"/></langUsage>"
            "<textClass><keywords><term>история</term></keywords></textClass><correspDesc><correspAction type=\"sent\"><persName>Иоффе, "
            "Адольф</persName>"
            "<placeName>Москва</placeName><date when=\"1927-11-16\">16 ноября 1927</date></correspAction></correspDesc></profileDesc>")
            .book->metadata;
    EXPECT_EQ(metadata.publisher, "Набор");
    EXPECT_EQ(metadata.date, "май 2026");
    EXPECT_EQ(metadata.date_iso, "2026-05-01");
    EXPECT_EQ(metadata.rights, "CC BY");
    EXPECT_EQ(metadata.licence, "https://x.org/");
    EXPECT_EQ(metadata.series, "Серия");
    EXPECT_EQ(metadata.series_position, "3");
    EXPECT_EQ(metadata.language, "ru");
    EXPECT_EQ(metadata.subjects, std::vector<std::string>{"история"});
    EXPECT_EQ(metadata.description, "О чём.");
    EXPECT_EQ(metadata.created, "16 ноября 1927");
    EXPECT_EQ(metadata.created_place, "Москва");
    EXPECT_EQ(metadata.contributors.at(0).name, "Адольф Иоффе");
    EXPECT_EQ(metadata.identifiers, std::vector<std::string>{"978-0"});
}

}  // namespace
}  // namespace nabor::tei_test
