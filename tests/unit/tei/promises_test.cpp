// docs/manuscript.md promises elements and attributes. Each code span of its part about TEI has a row here: a manuscript with it and one
// without. The Books must differ, or the one with it must have a finding that tells the user. A span without a row fails, and so does a
// row without a span.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "book/dump.h"
#include "helper.h"
#include "tei/tei.h"

namespace nabor::tei_test {
namespace {

// Fragments: the content of body, or of text (begins with <front, <body or <group), or of teiHeader (begins with <fileDesc or
// <profileDesc), or all of TEI (begins with <teiHeader).
struct Promise {
    std::string_view span;
    std::string_view with;
    std::string_view without;
};

constexpr Promise promises[] = {
    // The volume.
    {"group", "<group><head>P</head><text><body><p>a</p></body></text></group>", "<body><head>P</head><p>a</p></body>"},
    {"head", "<div><head>H</head><p>a</p></div>", "<div><p>a</p></div>"},
    {"href", "<xi:include href='one.xml'/><p>a</p>", "<p>a</p>"},
    {"fallback", "<xi:include href='no.xml'><xi:fallback><p>f</p></xi:fallback></xi:include><p>a</p>",
     "<xi:include href='no.xml'/><p>a</p>"},
    // The header.
    {"title", "<fileDesc><titleStmt><title>T</title></titleStmt></fileDesc>", "<fileDesc><titleStmt/></fileDesc>"},
    {"title type=\"sub\"", "<fileDesc><titleStmt><title>T</title><title type='sub'>S</title></titleStmt></fileDesc>",
     "<fileDesc><titleStmt><title>T</title><title type='parallel'>S</title></titleStmt></fileDesc>"},
    {"title type=\"short\"", "<fileDesc><titleStmt><title>T</title><title type='short'>S</title></titleStmt></fileDesc>",
     "<fileDesc><titleStmt><title>T</title><title>S</title></titleStmt></fileDesc>"},
    {"titlePart type=\"short\"", "<front><titlePage><titlePart>Title</titlePart><titlePart type='short'>T</titlePart></titlePage></front><body><p>a</p></body>",
     "<front><titlePage><titlePart>Title</titlePart><titlePart>T</titlePart></titlePage></front><body><p>a</p></body>"},
    {"title xml:lang=\"en\"", "<fileDesc><titleStmt><title xml:lang='en'>T</title></titleStmt></fileDesc>",
     "<fileDesc><titleStmt><title>T</title></titleStmt></fileDesc>"},
    {"author", "<fileDesc><titleStmt><author>A B</author></titleStmt></fileDesc>", "<fileDesc><titleStmt/></fileDesc>"},
    {"editor", "<fileDesc><titleStmt><editor>A B</editor></titleStmt></fileDesc>", "<fileDesc><titleStmt/></fileDesc>"},
    {"respStmt", "<fileDesc><titleStmt><respStmt><resp>proof</resp><name>A B</name></respStmt></titleStmt></fileDesc>",
     "<fileDesc><titleStmt/></fileDesc>"},
    {"editor role=\"trl\"", "<fileDesc><titleStmt><editor role='trl'>A B</editor></titleStmt></fileDesc>",
     "<fileDesc><titleStmt><editor>A B</editor></titleStmt></fileDesc>"},
    {"author ref=\"https://viaf.org/…\"", "<fileDesc><titleStmt><author ref='https://viaf.org/viaf/1'>A B</author></titleStmt></fileDesc>",
     "<fileDesc><titleStmt><author>A B</author></titleStmt></fileDesc>"},
    {"publisher", "<fileDesc><publicationStmt><publisher>P</publisher></publicationStmt></fileDesc>",
     "<fileDesc><publicationStmt/></fileDesc>"},
    {"date when=\"2026-05-01\"", "<fileDesc><publicationStmt><date when='2026-05-01'>May</date></publicationStmt></fileDesc>",
     "<fileDesc><publicationStmt><date>May</date></publicationStmt></fileDesc>"},
    {"availability", "<fileDesc><publicationStmt><availability><p>Free</p></availability></publicationStmt></fileDesc>",
     "<fileDesc><publicationStmt/></fileDesc>"},
    {"licence target=\"https://…\"",
     "<fileDesc><publicationStmt><availability><licence target='https://x.org'>L</licence></availability></publicationStmt></fileDesc>",
     "<fileDesc><publicationStmt><availability><licence>L</licence></availability></publicationStmt></fileDesc>"},
    {"publicationStmt", "<fileDesc><publicationStmt><date>1905</date></publicationStmt></fileDesc>",
     "<fileDesc><date>1905</date></fileDesc>"},
    {"bibl", "<fileDesc><sourceDesc><bibl>B</bibl></sourceDesc></fileDesc>", "<fileDesc><sourceDesc/></fileDesc>"},
    {"bibl", "<cit><quote>a</quote><bibl>B</bibl></cit>", "<cit><quote>a</quote></cit>"},
    {"msDesc", "<fileDesc><sourceDesc><msDesc><msIdentifier><repository>R</repository></msIdentifier></msDesc></sourceDesc></fileDesc>",
     "<fileDesc><sourceDesc/></fileDesc>"},
    {"idno type=\"fond\"",
     "<fileDesc><sourceDesc><msDesc><msIdentifier><idno type='fond'>5</idno></msIdentifier></msDesc></sourceDesc></fileDesc>",
     "<fileDesc><sourceDesc><msDesc><msIdentifier><idno>5</idno></msIdentifier></msDesc></sourceDesc></fileDesc>"},
    {"idno type=\"opis\"",
     "<fileDesc><sourceDesc><msDesc><msIdentifier><idno type='opis'>5</idno></msIdentifier></msDesc></sourceDesc></fileDesc>",
     "<fileDesc><sourceDesc><msDesc><msIdentifier><idno>5</idno></msIdentifier></msDesc></sourceDesc></fileDesc>"},
    {"idno type=\"delo\"",
     "<fileDesc><sourceDesc><msDesc><msIdentifier><idno type='delo'>5</idno></msIdentifier></msDesc></sourceDesc></fileDesc>",
     "<fileDesc><sourceDesc><msDesc><msIdentifier><idno>5</idno></msIdentifier></msDesc></sourceDesc></fileDesc>"},
    {"list", "<fileDesc><sourceDesc><list><item>S</item></list></sourceDesc></fileDesc>", "<fileDesc><sourceDesc/></fileDesc>"},
    {"listBibl", "<fileDesc><sourceDesc><listBibl><bibl>S</bibl></listBibl></sourceDesc></fileDesc>", "<fileDesc><sourceDesc/></fileDesc>"},
    {"sourceDesc", "<fileDesc><sourceDesc><p>S</p></sourceDesc></fileDesc>", "<fileDesc><p>S</p></fileDesc>"},
    {"creation", "<profileDesc><creation><date>1905</date></creation></profileDesc>", "<profileDesc><date>1905</date></profileDesc>"},
    {"origDate", "<profileDesc><creation><origDate>1905</origDate></creation></profileDesc>",
     "<profileDesc><creation>1905</creation></profileDesc>"},
    {"correspDesc", "<profileDesc><correspDesc><correspAction type='sent'><date>1905</date></correspAction></correspDesc></profileDesc>",
     "<profileDesc/>"},
    {"abstract", "<profileDesc><abstract><p>A</p></abstract></profileDesc>", "<profileDesc/>"},
    {"langUsage", "<profileDesc><langUsage><language ident='fr'/></langUsage></profileDesc>", "<profileDesc/>"},
    {"keywords", "<profileDesc><textClass><keywords><term>k</term></keywords></textClass></profileDesc>",
     "<profileDesc><textClass/></profileDesc>"},
    // Divisions.
    {"div type=\"…\"", "<div type='preface'><p>a</p></div>", "<div type='section'><p>a</p></div>"},
    {"preface", "<div type='preface'><p>a</p></div>", "<div><p>a</p></div>"},
    {"introduction", "<div type='introduction'><p>a</p></div>", "<div><p>a</p></div>"},
    {"dedication", "<div type='dedication'><p>a</p></div>", "<div><p>a</p></div>"},
    {"epigraph", "<div type='epigraph'><p>a</p></div>", "<div><p>a</p></div>"},
    {"epigraph", "<div><head>H</head><epigraph><p>a</p></epigraph></div>", "<div><head>H</head><p>a</p></div>"},
    {"afterword", "<div type='afterword'><p>a</p></div>", "<div><p>a</p></div>"},
    {"appendix", "<div type='appendix'><p>a</p></div>", "<div><p>a</p></div>"},
    {"chronology", "<div type='chronology'><p>a</p></div>", "<div><p>a</p></div>"},
    {"glossary", "<div type='glossary'><p>a</p></div>", "<div><p>a</p></div>"},
    {"bibliography", "<div type='bibliography'><p>a</p></div>", "<div><p>a</p></div>"},
    {"biographies", "<div type='biographies'><p>a</p></div>", "<div><p>a</p></div>"},
    {"index", "<div type='index'><p>a</p></div>", "<div><p>a</p></div>"},
    {"index", "<p>a<index><term>t</term></index></p>", "<p>a</p>"},
    {"colophon", "<div type='colophon'><p>a</p></div>", "<div><p>a</p></div>"},
    {"part", "<div type='part'><p>a</p></div>", "<div><p>a</p></div>"},
    {"chapter", "<div><p>a</p><div type='chapter'><p>b</p></div></div>", "<div><p>a</p><div><p>b</p></div></div>"},
    {"head type=\"sub\"", "<div><head type='sub'>H</head><p>a</p></div>", "<div><head>H</head><p>a</p></div>"},
    {"argument", "<div><head>H</head><argument><p>a</p></argument></div>", "<div><head>H</head><p>a</p></div>"},
    {"byline", "<div><head>H</head><byline>a</byline><p>b</p></div>", "<div><head>H</head><p>a</p><p>b</p></div>"},
    {"docDate", "<div><head>H</head><docDate>a</docDate><p>b</p></div>", "<div><head>H</head><p>a</p><p>b</p></div>"},
    // Text.
    {"p", "<div><p>a</p><p>b</p></div>", "<div>a b</div>"},
    {"emph", "<p><emph>a</emph></p>", "<p>a</p>"},
    {"title", "<p><title>a</title></p>", "<p>a</p>"},
    {"foreign xml:lang=\"fr\"", "<p><foreign xml:lang='fr'>a</foreign></p>", "<p><foreign>a</foreign></p>"},
    {"term", "<p><term>a</term></p>", "<p>a</p>"},
    {"hi rend=\"italic\"", "<p><hi rend='italic'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"quote", "<p>a <quote>b</quote></p>", "<p>a b</p>"},
    {"q", "<p>a <q>b</q></p>", "<p>a b</p>"},
    {"said", "<p>a <said>b</said></p>", "<p>a b</p>"},
    {"soCalled", "<p>a <soCalled>b</soCalled></p>", "<p>a b</p>"},
    {"q rend=\"none\"", "<p>a <q rend='none'>b</q></p>", "<p>a <q>b</q></p>"},
    {"quotation marks=\"all\"",
     "<teiHeader><encodingDesc><editorialDecl><quotation marks='all'/></editorialDecl></encodingDesc></teiHeader><text><body><p>a "
     "<q>b</q></p></body></text>",
     "<teiHeader/><text><body><p>a <q>b</q></p></body></text>"},
    {"lb", "<p>a<lb/>b</p>", "<p>a b</p>"},
    {"lb break=\"no\"", "<p>a<lb break='no'/>b</p>", "<p>a<lb/>b</p>"},
    {"p xml:space=\"preserve\"", "<p xml:space='preserve'>a\nb</p>", "<p>a\nb</p>"},
    {"ab xml:space=\"preserve\"", "<ab xml:space='preserve'>a   b</ab>", "<ab>a   b</ab>"},
    {"caesura", "<l>a<caesura/>b</l>", "<l>a b</l>"},
    {"eg", "<eg>a\nb</eg>", "<p>a\nb</p>"},
    {"egXML", "<egXML><hi>a</hi></egXML>", "<p><hi>a</hi></p>"},
    {"u", "<div><u>a</u></div>", "<div><p>a</p></div>"},
    {"u who=\"#id\"",
     "<teiHeader><profileDesc><particDesc><listPerson><person xml:id='i'><persName>I</persName></person></listPerson></particDesc>"
     "</profileDesc></teiHeader><text><body><u who='#i'>a</u></body></text>",
     "<teiHeader/><text><body><u who='#i'>a</u></body></text>"},
    {"annotationBlock who=\"#id\"",
     "<teiHeader><profileDesc><particDesc><listPerson><person xml:id='i'><persName>Anna</persName></person></listPerson></particDesc>"
     "</profileDesc></teiHeader><text><body><annotationBlock who='#i'><u>a</u></annotationBlock></body></text>",
     "<teiHeader/><text><body><annotationBlock who='#i'><u>a</u></annotationBlock></body></text>"},
    {"div type=\"interview\"", "<div type='interview'><sp><p>a?</p></sp></div>", "<div><sp><p>a?</p></sp></div>"},
    {"person role=\"interviewer\"",
     "<teiHeader><profileDesc><particDesc><listPerson><person xml:id='i' role='interviewer'/></listPerson></particDesc></profileDesc></teiHeader>"
     "<text><body><div type='interview'><sp who='#i'><p>a</p></sp><sp who='#k'><p>b</p></sp></div></body></text>",
     "<teiHeader><profileDesc><particDesc><listPerson><person xml:id='k' role='interviewer'/></listPerson></particDesc></profileDesc></teiHeader>"
     "<text><body><div type='interview'><sp who='#i'><p>a</p></sp><sp who='#k'><p>b</p></sp></div></body></text>"},
    {"note type=\"speaker\"", "<div><note type='speaker'>A</note><u>a</u></div>", "<div><note>A</note><u>a</u></div>"},
    {"pause", "<div><u>a <pause/> b</u></div>", "<div><u>a b</u></div>"},
    {"incident", "<div><u>a <incident><desc>c</desc></incident> b</u></div>", "<div><u>a c b</u></div>"},
    {"kinesic", "<div><u>a <kinesic><desc>c</desc></kinesic> b</u></div>", "<div><u>a c b</u></div>"},
    {"vocal", "<div><u>a <vocal><desc>c</desc></vocal> b</u></div>", "<div><u>a c b</u></div>"},
    {"desc", "<div><u>a <vocal><desc>c</desc></vocal> b</u></div>", "<div><u>a <vocal/> b</u></div>"},
    {"entry", "<div><entry>a</entry></div>", "<div><p>a</p></div>"},
    {"form", "<div><entry><form>a</form><form>b</form></entry></div>", "<div><entry>ab</entry></div>"},
    {"sense", "<div><entry><sense>a</sense><sense>b</sense></entry></div>", "<div><entry>ab</entry></div>"},
    {"sense n=\"1\"", "<entry><sense n='1'>a</sense></entry>", "<entry><sense>a</sense></entry>"},
    {"hom n=\"1\"", "<entry><hom n='1'>a</hom></entry>", "<entry><hom>a</hom></entry>"},
    {"item n=\"5)\"", "<list rend='numbered'><item n='5)'>a</item></list>", "<list rend='numbered'><item n='5'>a</item></list>"},
    {"item n=\"1.\"", "<list><item n='1.'>a</item></list>", "<list><item>a</item></list>"},
    {"note sameAs=\"#n1\"", "<p>a<note xml:id='n1'>N</note> b<note sameAs='#n1'/></p>", "<p>a<note xml:id='n1'>N</note> b</p>"},
    {"note copyOf=\"#n1\"", "<p>a<note xml:id='n1'>N</note> b<note copyOf='#n1'/></p>", "<p>a<note xml:id='n1'>N</note> b</p>"},
    {"item n=\"7\"", "<list rend='numbered'><item n='7'>a</item></list>", "<list rend='numbered'><item>a</item></list>"},
    {"list rend=\"inline\"", "<p>a <list rend='inline'><item>b</item></list> c</p>", "<p>a <list><item>b</item></list> c</p>"},
    {"app", "<p><app><lem>a</lem><rdg>b</rdg></app></p>", "<p><lem>a</lem></p>"},
    {"lem", "<p><app><lem>a</lem><rdg>b</rdg></app></p>", "<p><app><rdg>a</rdg></app></p>"},
    {"rdg", "<p><app><lem>a</lem><rdg>b</rdg></app></p>", "<p><app><lem>a</lem></app></p>"},
    {"rdgGrp", "<p><app><lem>a</lem><rdgGrp><rdg>b</rdg><rdg>c</rdg></rdgGrp></app></p>", "<p><app><lem>a</lem><rdg>bc</rdg></app></p>"},
    {"rdg wit=\"#A\"", "<p><app><lem>a</lem><rdg wit='#A'>b</rdg></app></p>", "<p><app><lem>a</lem><rdg>b</rdg></app></p>"},
    {"rdg source=\"#b\"", "<p><app><lem>a</lem><rdg source='#b'>b</rdg></app></p>", "<p><app><lem>a</lem><rdg>b</rdg></app></p>"},
    {"lem wit=\"#A\"", "<p><app><lem wit='#A'>a</lem><rdg>b</rdg></app></p>", "<p><app><lem>a</lem><rdg>b</rdg></app></p>"},
    {"witDetail", "<p><app><lem>a</lem><rdg>b</rdg><witDetail wit='A'>c</witDetail></app></p>", "<p><app><lem>a</lem><rdg>b</rdg></app></p>"},
    {"rdg hand=\"#h\"", "<p><app><lem>a</lem><rdg hand='#h'>b</rdg></app></p>", "<p><app><lem>a</lem><rdg>b</rdg></app></p>"},
    {"lacunaStart", "<p><app><lem>a</lem><rdg>b<lacunaStart/></rdg></app></p>", "<p><app><lem>a</lem><rdg>b</rdg></app></p>"},
    {"lacunaEnd", "<p><app><lem>a</lem><rdg>b<lacunaEnd/></rdg></app></p>", "<p><app><lem>a</lem><rdg>b</rdg></app></p>"},
    {"witStart", "<p><app><lem>a</lem><rdg>b<witStart/></rdg></app></p>", "<p><app><lem>a</lem><rdg>b</rdg></app></p>"},
    {"witEnd", "<p><app><lem>a</lem><rdg>b<witEnd/></rdg></app></p>", "<p><app><lem>a</lem><rdg>b</rdg></app></p>"},
    {"app type=\"sources\"", "<p><app type='sources'><lem>a</lem><rdg>b</rdg></app></p>", "<p><app><lem>a</lem><rdg>b</rdg></app></p>"},
    {"abbr", "<listWit><witness xml:id='w'><abbr>A</abbr> a</witness></listWit>", "<listWit><witness xml:id='w'>A a</witness></listWit>"},
    {"type=\"siglum\"", "<listWit><witness><name><abbr type='siglum'>A</abbr>b</name></witness></listWit>", "<listWit><witness><name><abbr>A</abbr>b</name></witness></listWit>"},
    {"witness n=\"A\"", "<listWit><witness xml:id='w' n='A'>a b</witness></listWit>", "<listWit><witness xml:id='w'>a b</witness></listWit>"},
    {"listApp", "<p>a</p><listApp><app><lem>a</lem><rdg>b</rdg></app></listApp>", "<p>a</p><app><lem>a</lem><rdg>b</rdg></app>"},
    {"standOff", "<p><w xml:id='a'>a</w></p><standOff><listApp><app from='#a'><rdg>b</rdg></app></listApp></standOff>", "<p><w xml:id='a'>a</w></p>"},
    {"app from=\"#a\"", "<p><w xml:id='a'>a</w></p><listApp><app from='#a'><rdg>b</rdg></app></listApp>", "<p><w xml:id='a'>a</w></p><listApp><app><rdg>b</rdg></app></listApp>"},
    {"app to=\"#b\"", "<p><w xml:id='a'>a</w> <w xml:id='b'>b</w></p><listApp><app from='#a' to='#b'><rdg>c</rdg></app></listApp>",
     "<p><w xml:id='a'>a</w> <w xml:id='b'>b</w></p><listApp><app from='#a'><rdg>c</rdg></app></listApp>"},
    {"app loc=\"1.5\"", "<div n='1'><l n='5'>a</l></div><listApp><app loc='1.5'><rdg>b</rdg></app></listApp>",
     "<div n='1'><l n='5'>a</l></div><listApp><app loc='1.6'><rdg>b</rdg></app></listApp>"},
    {"app loc=\"1.5 1.7\"", "<div n='1'><l n='5'>a</l><l n='7'>a</l></div><listApp><app loc='1.5 1.7'><rdg>b</rdg></app></listApp>",
     "<div n='1'><l n='5'>a</l><l n='7'>a</l></div><listApp><app loc='1.5'><rdg>b</rdg></app></listApp>"},
    {"app loc=\"1.5-1.7\"", "<div n='1'><l n='5'>a</l><l n='7'>a</l></div><listApp><app loc='1.5-1.7'><rdg>b</rdg></app></listApp>",
     "<div n='1'><l n='5'>a</l><l n='7'>a</l></div><listApp><app loc='1.5'><rdg>b</rdg></app></listApp>"},
    {"ab", "<div n='1'><ab n='5'>a</ab></div><listApp><app loc='1.5'><rdg>b</rdg></app></listApp>",
     "<div n='1'><ab>a</ab></div><listApp><app loc='1.5'><rdg>b</rdg></app></listApp>"},
    {"seg", "<div n='1'><p><seg n='5'>a</seg></p></div><listApp><app loc='1.5'><rdg>b</rdg></app></listApp>",
     "<div n='1'><p>a</p></div><listApp><app loc='1.5'><rdg>b</rdg></app></listApp>"},
    {"pb", "<p><pb n='15'/><lb/>a</p><listApp><app loc='15.1'><rdg>b</rdg></app></listApp>", "<p><lb/>a</p><listApp><app loc='15.1'><rdg>b</rdg></app></listApp>"},
    {"lem n=\"2\"", "<l n='5'>a b a</l><listApp><app loc='5'><lem n='2'>a</lem><rdg>b</rdg></app></listApp>",
     "<l n='5'>a b a</l><listApp><app loc='5'><lem>a</lem><rdg>b</rdg></app></listApp>"},
    {"listWit", "<div><listWit><witness xml:id='A'>a</witness></listWit></div>", "<div><p>a</p></div>"},
    {"parse=\"text\"", "<p>a <xi:include href='one.xml' parse='text'/></p>", "<p>a <xi:include href='one.xml'/></p>"},
    {"cit", "<cit><quote>a</quote><bibl>B</bibl></cit>", "<quote>a</quote><bibl>B</bibl>"},
    {"lg", "<lg><l>a</l></lg><lg><l>b</l></lg>", "<l>a</l><l>b</l>"},
    {"l", "<lg><l>a</l><l>b</l></lg>", "<lg>a b</lg>"},
    {"l part=\"I\"", "<l part='I'>a</l>", "<l>a</l>"},
    {"l part=\"M\"", "<l part='M'>a</l>", "<l>a</l>"},
    {"l part=\"F\"", "<l part='F'>a</l>", "<l>a</l>"},
    {"l n=\"5\"", "<l n='5'>a</l>", "<l>a</l>"},
    {"space", "<l><space/>a</l>", "<l>a</l>"},
    {"l rend=\"indent\"", "<l rend='indent'>a</l>", "<l>a</l>"},
    {"l rend=\"indent(3)\"", "<l rend='indent(3)'>a</l>", "<l rend='indent'>a</l>"},
    {"sp", "<sp><p>a</p></sp>", "<p>a</p>"},
    {"speaker", "<sp><speaker>A</speaker><p>a</p></sp>", "<sp><p>A</p><p>a</p></sp>"},
    {"stage", "<sp><speaker>A</speaker><stage>runs</stage><p>a</p></sp>", "<sp><speaker>A</speaker><p>runs</p><p>a</p></sp>"},
    {"opener", "<opener><salute>a</salute></opener><p>b</p>", "<salute>a</salute><p>b</p>"},
    {"dateline", "<opener><dateline>a</dateline></opener>", "<opener><p>a</p></opener>"},
    {"salute", "<opener><salute>a</salute></opener>", "<opener><p>a</p></opener>"},
    {"closer", "<p>b</p><closer><salute>a</salute></closer>", "<p>b</p><salute>a</salute>"},
    {"signed", "<closer><signed>a</signed></closer>", "<closer><p>a</p></closer>"},
    {"postscript", "<postscript><p>a</p></postscript>", "<p>a</p>"},
    {"list rend=\"numbered\"", "<list rend='numbered'><item>a</item></list>", "<list><item>a</item></list>"},
    {"list rend=\"bulleted\"", "<list rend='bulleted'><item>1. a</item></list>", "<list><item>1. a</item></list>"},
    {"list type=\"gloss\"", "<list type='gloss'><label>a</label><item>b</item></list>", "<list><label>a</label><item>b</item></list>"},
    {"label", "<list type='gloss'><label>a</label><item>b</item></list>", "<list type='gloss'><item>a</item><item>b</item></list>"},
    {"item", "<list><item>a</item><item>b</item></list>", "<list>a b</list>"},
    {"table", "<table><row><cell>a</cell></row></table>", "<p>a</p>"},
    {"row role=\"label\"", "<table><row role='label'><cell>a</cell></row></table>", "<table><row><cell>a</cell></row></table>"},
    {"cell cols=\"2\"", "<table><row><cell cols='2'>a</cell></row></table>", "<table><row><cell>a</cell></row></table>"},
    {"cell rows=\"2\"", "<table><row><cell rows='2'>a</cell></row></table>", "<table><row><cell>a</cell></row></table>"},
    {"figure", "<figure><graphic url='house.png'/><head>H</head></figure>", "<graphic url='house.png'/><head>H</head>"},
    {"graphic url=\"house.png\"", "<figure><graphic url='house.png'/><head>H</head></figure>", "<figure><graphic/><head>H</head></figure>"},
    {"graphic width=\"5cm\"", "<graphic url='house.png' width='5cm'/>", "<graphic url='house.png'/>"},
    {"figDesc", "<figure><graphic url='house.png'/><figDesc>D</figDesc></figure>", "<figure><graphic url='house.png'/></figure>"},
    {"figure type=\"plate\"", "<figure type='plate'><graphic url='house.png'/></figure>", "<figure><graphic url='house.png'/></figure>"},
    {"figure rend=\"plate\"", "<figure rend='plate'><graphic url='house.png'/></figure>", "<figure><graphic url='house.png'/></figure>"},
    {"figure place=\"plate\"", "<figure place='plate'><graphic url='house.png'/></figure>", "<figure><graphic url='house.png'/></figure>"},
    {"milestone unit=\"section\"", "<p>a</p><milestone unit='section'/><p>b</p>", "<p>a</p><milestone/><p>b</p>"},
    {"milestone rend=\"asterism\"", "<p>a</p><milestone rend='asterism'/><p>b</p>", "<p>a</p><milestone/><p>b</p>"},
    {"pb n=\"12\"", "<p>a<pb n='12'/>b</p>", "<p>a<pb/>b</p>"},
    // Looks.
    {"hi rend=\"…\"", "<p><hi rend='bold'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"italic", "<p><hi rend='italic'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"bold", "<p><hi rend='bold'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"bolditalic", "<p><hi rend='bolditalic'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"smallcaps", "<p><hi rend='smallcaps'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"caps", "<p><hi rend='caps'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"spaced", "<p><hi rend='spaced'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"sup", "<p><hi rend='sup'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"sub", "<p><hi rend='sub'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"underline", "<p><hi rend='underline'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"strikethrough", "<p><hi rend='strikethrough'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"larger", "<p><hi rend='larger'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"smaller", "<p><hi rend='smaller'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"typewriter", "<p><hi rend='typewriter'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"upright", "<p><hi rend='upright'>a</hi></p>", "<p><hi rend='nothing'>a</hi></p>"},
    {"center", "<p rend='center'>a</p>", "<p>a</p>"},
    {"right", "<p rend='right'>a</p>", "<p>a</p>"},
    {"justify", "<p rend='justify'>a</p>", "<p>a</p>"},
    {"noindent", "<p rend='noindent'>a</p>", "<p>a</p>"},
    {"indent(2)", "<p rend='indent(2)'>a</p>", "<p>a</p>"},
    {"p style=\"text-align: right\"", "<p style='text-align: right'>a</p>", "<p>a</p>"},
    {"p rendition=\"#r\"",
     "<teiHeader><encodingDesc><tagsDecl><rendition xml:id='r'>font-style: italic</rendition></tagsDecl></encodingDesc></teiHeader>"
     "<text><body><p rendition='#r'>a</p></body></text>",
     "<teiHeader><encodingDesc><tagsDecl><rendition xml:id='r'>font-style: italic</rendition></tagsDecl></encodingDesc></teiHeader>"
     "<text><body><p>a</p></body></text>"},
    {"rendition",
     "<teiHeader><encodingDesc><tagsDecl><rendition xml:id='r'>font-style: italic</rendition></tagsDecl></encodingDesc></teiHeader>"
     "<text><body><p rendition='#r'>a</p></body></text>",
     "<teiHeader/><text><body><p rendition='#r'>a</p></body></text>"},
    {"graphic type=\"decoration\"", "<graphic url='house.png' type='decoration'/>", "<graphic url='house.png'/>"},
    // Notes, links, languages.
    {"note", "<p>a<note>n</note></p>", "<p>an</p>"},
    {"note type=\"author\"", "<p>a<note type='author'>n</note></p>", "<p>a<note>n</note></p>"},
    {"note type=\"editor\"", "<p>a<note type='editor'>n</note></p>", "<p>a<note>n</note></p>"},
    {"note type=\"translator\"", "<p>a<note type='translator'>n</note></p>", "<p>a<note>n</note></p>"},
    {"note type=\"source\"", "<p>a<note type='source'>n</note></p>", "<p>a<note>n</note></p>"},
    {"note type=\"gloss\"", "<p>a<note type='gloss'>n</note></p>", "<p>a<note>n</note></p>"},
    {"note place=\"inline\"", "<p>a<note place='inline'>n</note></p>", "<p>a<note>n</note></p>"},
    {"note place=\"foot\"", "<div><p>a</p><note place='foot'>n</note></div>", "<div><p>a</p><note>n</note></div>"},
    {"note place=\"end\"", "<p>a<note place='end'>n</note></p>", "<p>a<note>n</note></p>"},
    {"note place=\"margin\"", "<p>a<note place='margin'>n</note></p>", "<p>a<note>n</note></p>"},
    {"ref target=\"#n1\"", "<p>a<ref target='#n1'>1</ref></p><div><note xml:id='n1'>n</note></div>",
     "<p>a1</p><div><note xml:id='n1'>n</note></div>"},
    {"anchor", "<p>a<anchor xml:id='a1'/></p><div><note corresp='#a1'>n</note></div>", "<p>a</p><div><note corresp='#a1'>n</note></div>"},
    {"note corresp=\"#a1\"", "<p>a<anchor xml:id='a1'/></p><div><note corresp='#a1'>n</note></div>",
     "<p>a<anchor xml:id='a1'/></p><div><note>n</note></div>"},
    {"ref", "<p>a <ref target='#d'/></p><div xml:id='d'><head>H</head></div>", "<p>a</p><div xml:id='d'><head>H</head></div>"},
    {"ref target=\"#id\"", "<p>a <ref target='#d'>b</ref></p><div xml:id='d'><head>H</head></div>",
     "<p>a <ref>b</ref></p><div xml:id='d'><head>H</head></div>"},
    {"xml:id", "<p>a <ref target='#d'>b</ref></p><div xml:id='d'><head>H</head></div>",
     "<p>a <ref target='#d'>b</ref></p><div><head>H</head></div>"},
    {"ref type=\"line\"", "<p>a <ref type='line' target='#d'/></p><lg><l xml:id='d'>b</l></lg>", "<p>a <ref target='#d'/></p><lg><l xml:id='d'>b</l></lg>"},
    {"ref type=\"paragraph\"", "<p>a <ref type='paragraph' target='#d'/></p><p xml:id='d'>b</p>", "<p>a <ref target='#d'/></p><p xml:id='d'>b</p>"},
    {"ref type=\"page\"", "<p>a <ref type='page' target='#d'/></p><div xml:id='d'><head>H</head></div>",
     "<p>a <ref target='#d'/></p><div xml:id='d'><head>H</head></div>"},
    // Parallel texts.
    {"p corresp=\"#b\"",
     "<group><text xml:lang='ru'><body><p corresp='#b'>a</p></body></text><text xml:lang='en'><body><p xml:id='b'>b</p></body></text></group>",
     "<group><text xml:lang='ru'><body><p>a</p></body></text><text xml:lang='en'><body><p xml:id='b'>b</p></body></text></group>"},
    {"link target=\"#a #b\"",
     "<group><text xml:lang='ru'><body><p xml:id='a'>a</p><link target='#a #b'/></body></text><text xml:lang='en'><body><p xml:id='b'>b</p></body></text></group>",
     "<group><text xml:lang='ru'><body><p xml:id='a'>a</p></body></text><text xml:lang='en'><body><p xml:id='b'>b</p></body></text></group>"},
    {"linkGrp",
     "<group><text xml:lang='ru'><body><p xml:id='a'>a</p><linkGrp><link target='#a #b'/></linkGrp></body></text><text xml:lang='en'><body><p xml:id='b'>b</p></body></text></group>",
     "<group><text xml:lang='ru'><body><p xml:id='a'>a</p><linkGrp type='syntax'><link target='#a #b'/></linkGrp></body></text><text xml:lang='en'><body><p xml:id='b'>b</p></body></text></group>"},
    {"div n=\"1\"",
     "<group><text xml:lang='ru'><body><div n='1'><p>a</p></div></body></text><text xml:lang='en'><body><div n='1'><p>b</p></div></body></text></group>",
     "<group><text xml:lang='ru'><body><div n='1'><p>a</p></div></body></text><text xml:lang='en'><body><div n='2'><p>b</p></div></body></text></group>"},
    {"type",
     "<group><text xml:lang='ru'><body><div xml:id='r' type='edition'><p xml:id='a'>a</p></div><div type='paraphrase'><p corresp='#a'>b</p></div></body></text><text xml:lang='en'><body><p>c</p></body></text></group>",
     "<group><text xml:lang='ru'><body><div xml:id='r' type='edition'><p xml:id='a'>a</p></div><div type='edition'><p corresp='#a'>b</p></div></body></text><text xml:lang='en'><body><p>c</p></body></text></group>"},
    {"xml:lang", "<p xml:lang='de'>a</p>", "<p>a</p>"},
    {"ru", "<p xml:lang='ru'>a</p>", "<p>a</p>"},
    {"en-GB", "<p xml:lang='en-GB'>a</p>", "<p>a</p>"},
    {"grc", "<p xml:lang='grc'>a</p>", "<p>a</p>"},
    {"sr-Latn", "<p xml:lang='sr-Latn'>a</p>", "<p xml:lang='sr'>a</p>"},
    // Editorial markup.
    {"choice", "<p><choice><reg>a</reg><orig>b</orig></choice></p>", "<p><reg>a</reg><orig>b</orig></p>"},
    {"orig", "<p><orig>a</orig></p>", "<p>a</p>"},
    {"reg", "<p><reg>a</reg></p>", "<p>a</p>"},
    {"sic", "<p><sic>a</sic></p>", "<p>a</p>"},
    {"corr", "<p><corr>a</corr></p>", "<p>a</p>"},
    {"abbr", "<p><abbr>a</abbr></p>", "<p>a</p>"},
    {"expan", "<p><expan>a</expan></p>", "<p>a</p>"},
    {"add", "<p>a<add>b</add></p>", "<p>ab</p>"},
    {"del", "<p>a<del>b</del></p>", "<p>ab</p>"},
    {"subst", "<p><subst><add>a</add><del>b</del></subst></p>", "<p><add>a</add><del>b</del></p>"},
    {"supplied", "<p>a<supplied>b</supplied></p>", "<p>ab</p>"},
    {"unclear", "<p>a<unclear>b</unclear></p>", "<p>ab</p>"},
    {"gap", "<p>a<gap/>b</p>", "<p>ab</p>"},
    // Indexes and people.
    {"index indexName=\"subjects\"", "<p>a<index indexName='subjects'><term>t</term></index></p>",
     "<p>a<index indexName='places'><term>t</term></index></p>"},
    {"term sortKey=\"…\"", "<p>a<index><term sortKey='z'>b</term></index><index><term>c</term></index></p>",
     "<p>a<index><term>b</term></index><index><term>c</term></index></p>"},
    {"listPerson", "<div><listPerson><person><persName>A</persName></person></listPerson></div>", "<div><p>A</p></div>"},
    {"person", "<div><listPerson><person><persName>A</persName></person></listPerson></div>",
     "<div><listPerson><persName>A</persName></listPerson></div>"},
    {"persName", "<div><listPerson><person><persName>A</persName><persName>B</persName></person></listPerson></div>",
     "<div><listPerson><person><persName>A</persName></person></listPerson></div>"},
    {"persName ref=\"#id\"",
     "<p><persName ref='#x'>A</persName></p><div><listPerson><person xml:id='x'><persName>A</persName></person></listPerson></div>",
     "<p><persName>A</persName></p><div><listPerson><person xml:id='x'><persName>A</persName></person></listPerson></div>"},
    {"orig xml:lang=\"ru-petr1708\"", "<p><orig xml:lang='ru-petr1708'>мирѣ</orig></p>", "<p><orig>мирѣ</orig></p>"},
    {"math", "<p>a <math><mi>x</mi></math></p>", "<p>a x</p>"},
    {"formula", "<formula>x</formula>", "<p>x</p>"},
};

// Code spans that are no markup of a manuscript: files, keys of book.toml, words of layouts and outputs.
constexpr std::string_view no_markup[] = {"manuscripts/", "book.toml",   "downsample = true", "[languages]",       "[notes]",
                                          "plate:1",      "@page plate", "figure.plate",      "text = \"edited\"", "text = \"diplomatic\"", "text = \"parallel\"", "text = \"witness:A\"",
                                          "--output",     "name",        "%20",              "&eacute;"};

std::string whole(std::string_view fragment) {
    const auto begins = [&](std::initializer_list<std::string_view> openings) {
        return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) { return fragment.starts_with(opening); });
    };
    std::string inside;
    if (begins({"<teiHeader"}))
        inside = fragment;
    else if (begins({"<fileDesc", "<profileDesc"}))
        inside = fmt::format("<teiHeader>{}</teiHeader><text><body><p>a</p></body></text>", fragment);
    else if (begins({"<front", "<body", "<group"}))
        inside = fmt::format("<text>{}</text>", fragment);
    else
        inside = fmt::format("<text><body>{}</body></text>", fragment);
    return fmt::format("<TEI xmlns:xi='http://www.w3.org/2001/XInclude' xml:lang='en'>{}</TEI>", inside);
}

// All that the Book has, also what its dump leaves out.
std::string written(const Book& book) {
    std::string text = dump_book(book) + dump_index(book);
    for (const Contributor& person : book.metadata.contributors) text += "authority " + person.authority + "\n";
    for (const std::string& language : book.metadata.languages) text += "language " + language + "\n";
    text += "iso " + book.metadata.date_iso + "\n";
    return text;
}

class Promises : public testing::Test {
protected:
    Promises() {
        folder_.write("house.png", tiny_png());
        folder_.write("one.xml", "<TEI><text><body><p>one</p></body></text></TEI>");
    }
    Result read(std::string_view fragment) const {
        folder_.write("book.xml", whole(fragment));
        return folder_.read("book.xml");
    }

    Folder folder_;
};

bool has_finding_that_the_other_lacks(const Report& report, const Report& other) {
    return std::any_of(report.all().begin(), report.all().end(), [&](const Diagnostic& finding) {
        return std::none_of(other.all().begin(), other.all().end(), [&](const Diagnostic& one) { return one.code == finding.code; });
    });
}

TEST_F(Promises, EveryDocumentedElementAndAttributeChangesTheBookOrIsReported) {
    for (const Promise& promise : promises) {
        const Result with = read(promise.with), without = read(promise.without);
        ASSERT_TRUE(with.book && without.book) << promise.span;
        std::string one = written(*with.book), other = written(*without.book) + without.outline();
        one += with.outline();
        EXPECT_TRUE(one != other || has_finding_that_the_other_lacks(with.report, without.report)) << promise.span << "\n" << one;
    }
}

TEST_F(Promises, TheTextStateChoosesBetweenTheReadings) {
    for (const std::string_view body :
         {"<p><choice><reg>a</reg><orig>b</orig></choice></p>", "<p><choice><corr>a</corr><sic>b</sic></choice></p>",
          "<p><choice><expan>a</expan><abbr>b</abbr></choice></p>", "<p><subst><del>a</del><add>b</add></subst></p>"})
        EXPECT_NE(outline_of(body, TextState::edited), outline_of(body, TextState::diplomatic)) << body;
}

// The code spans of docs/manuscript.md, without fenced blocks, indented blocks and the section about book.toml.
std::set<std::string> documented() {
    std::ifstream file(std::string(NABOR_SOURCE_FOLDER) + "/docs/manuscript.md");
    std::string prose;
    bool fenced = false, settings = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("```")) fenced = !fenced;
        if (line.starts_with("## ")) settings = line == "## book.toml";
        if (!fenced && !settings && !line.starts_with("```") && !line.starts_with("    ")) prose += line + "\n";
    }
    std::set<std::string> spans;
    for (std::size_t open = prose.find('`'); open != std::string::npos; open = prose.find('`', open + 1)) {
        const std::size_t close = prose.find('`', open + 1);
        if (close == std::string::npos) break;
        spans.insert(prose.substr(open + 1, close - open - 1));
        open = close;
    }
    return spans;
}

TEST(PromiseList, IsWhatTheDocumentationSays) {
    std::set<std::string> listed(std::begin(no_markup), std::end(no_markup));
    for (const Promise& promise : promises) listed.insert(std::string(promise.span));
    const std::set<std::string> spans = documented();
    ASSERT_GT(spans.size(), 100u);
    for (const std::string& span : spans)
        EXPECT_TRUE(listed.contains(span)) << "docs/manuscript.md promises `" << span << "`; add a row here";
    for (const std::string& span : listed) EXPECT_TRUE(spans.contains(span)) << "docs/manuscript.md does not say `" << span << "`";
}

}  // namespace
}  // namespace nabor::tei_test
