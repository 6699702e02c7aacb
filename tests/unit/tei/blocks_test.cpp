// Prose, verse, drama, letters, lists, tables, figures.
#include <gtest/gtest.h>

#include "helper.h"

namespace nabor::tei_test {
namespace {

TEST(Prose, BlocksInsideAParagraphPartIt) {
    EXPECT_EQ(outline_of("<p>Он сказал: <quote><p>Да.</p></quote> и ушёл.</p>"),
              "paragraph: Он сказал:\nblock-quotation\n  paragraph: Да.\nparagraph no-indent: и ушёл.\n");
    EXPECT_EQ(outline_of("<p>а <hi rend=\"bold\">б <list><item>в</item></list> г</hi></p>"),
              "paragraph: а <strong bold|б>\nlist-bulleted\n  list-item\n    paragraph: в\nparagraph no-indent: <strong bold|г>\n");
}

TEST(Prose, ShortQuotationsStayInTheLine) {
    EXPECT_EQ(outline_of("<p>слова <quote>да</quote> и <q>нет</q></p>"), "paragraph: слова <quotation|«да»> и <quotation|«нет»>\n");
}

TEST(Prose, EpigraphWithItsSource) {
    EXPECT_EQ(outline_of("<div><epigraph><cit><quote>Мысль</quote><bibl>Поэт</bibl></cit></epigraph><p>x</p></div>"),
              "chapter\n  epigraph\n    block-quotation\n      paragraph: Мысль\n      paragraph no-indent right: Поэт\n  paragraph: x\n");
}

TEST(Prose, Ornaments) {
    EXPECT_EQ(outline_of("<p>а</p><p>* * *</p><p>б</p><milestone unit=\"section\"/><p>в</p>"),
              "paragraph: а\nornament: * * *\nparagraph: б\nornament: * * *\nparagraph: в\n");
}

TEST(Prose, CodeStandsAsWritten) {
    EXPECT_EQ(outline_of("<eg>\n  один\n    два\n</eg>"), "code-block: один\n  два\n");
    EXPECT_EQ(outline_of("<egXML><p n=\"1\">да<lb/></p></egXML>"), "code-block: <p n=\"1\">да<lb/></p>\n");
    EXPECT_EQ(outline_of("<p xml:space=\"preserve\">a  b</p>"), "paragraph: a\u00A0 b\n");
}

TEST(Prose, FormulaeKeepTheirText) {
    EXPECT_EQ(
        outline_of("<p>из <formula notation=\"TeX\">x^2</formula> ясно</p><formula><math><mi>a</mi><mo>=</mo><mi>b</mi></math></formula>"),
        "paragraph: из <math|x^2> ясно\nformula: <math|<highlighted italic|a> = <highlighted italic|b>>\n");
    EXPECT_EQ(read_body("<formula><math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math></formula>").book->formulas.front().mathml,
              "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\" alttext=\"a &lt; b\"><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>");
}

// The line of a formula as words, and its finding.
std::string formula(std::string_view math) {
    const Result result = read_body("<p>x " + std::string(math) + "</p>");
    if (!result.book || result.book->formulas.empty()) return "none";
    const Formula& formula = result.book->formulas.front();
    return formula.words + (formula.mathml.empty() ? " | plain alone" : "") + (result.count("tei-formula") > 0 ? " | told" : "");
}

TEST(Prose, MathMlHasALineForPaper) {
    EXPECT_EQ(formula("<math><msup><mi>r</mi><mn>2</mn></msup><mo>-</mo><msub><mi>x</mi><mrow><mi>i</mi><mo>+</mo><mn>1</mn></mrow></msub></math>"),
              "r^2 − x_(i + 1)");
    EXPECT_EQ(formula("<m:math xmlns:m='http://www.w3.org/1998/Math/MathML'><m:mfrac><m:mrow><m:mi>a</m:mi><m:mo>+</m:mo><m:mn>1</m:mn></m:mrow>"
                      "<m:mn>2</m:mn></m:mfrac></m:math>"),
              "(a + 1)/2 | told");
    EXPECT_EQ(formula("<math><mi>sin</mi><mo>&#x2061;</mo><mi>x</mi><mo>&lt;</mo><msqrt><mn>2</mn></msqrt></math>"), "sin x < √2 | told");
    EXPECT_EQ(formula("<math><munderover><mo>∑</mo><mrow><mi>n</mi><mo>=</mo><mn>1</mn></mrow><mi>k</mi></munderover><mi>n</mi></math>"),
              "∑_(n = 1)^k n | told");
    EXPECT_EQ(formula("<math><mover><mi>x</mi><mo>¯</mo></mover></math>"), "x̄");
    EXPECT_EQ(formula("<math><semantics><mi>a</mi><annotation encoding='TeX'>\\alpha</annotation></semantics></math>"), "a");
    EXPECT_EQ(formula("<math><mfrac><mn>1</mn></mfrac></math>"), "1 | plain alone | told");
    EXPECT_EQ(formula("<math><apply><plus/><ci>a</ci><ci>b</ci></apply></math>"), "a b | plain alone | told");
}

TEST(Prose, MathMlStandsWithoutAFormulaAndInHeads) {
    EXPECT_EQ(outline_of("<div><head>On <math><mi>x</mi></math></head><p>y</p></div>"),
              "chapter\n  heading: On <math|<highlighted italic|x>>\n  paragraph: y\n");
}

TEST(Verse, StanzasLinesAndNumbers) {
    EXPECT_EQ(outline_of("<lg><head>К морю</head><lg><l n=\"1\">Прощай,</l><l n=\"2a\">стихия</l></lg></lg>"),
              "verse\n  verse-head: К морю\n  stanza\n    verse-line n=1: Прощай,\n    verse-line: стихия\n");
    EXPECT_EQ(outline_of("<lg><l>а</l></lg><lg><l>б</l></lg>"), "verse\n  stanza\n    verse-line: а\n  stanza\n    verse-line: б\n");
    EXPECT_EQ(outline_of("<p>вот:</p><l>а</l><l>б</l><p>конец</p>"),
              "paragraph: вот:\nverse\n  verse-line: а\n  verse-line: б\nparagraph: конец\n");
}

TEST(Verse, LineBreaksTurnOverOrStay) {
    EXPECT_EQ(outline_of("<l>Это<lb/>лестница</l><l>длинная <lb rend=\"turnover\"/>строка</l>"),
              "verse\n  verse-line: Это/лестница\n  verse-line: длинная строка\n");
}

TEST(Drama, CastAndSpeeches) {
    EXPECT_EQ(outline_of("<div type=\"act\"><head>Акт</head><stage>Входит.</stage><sp "
                         "who=\"#a\"><speaker>А.</speaker><stage>тихо</stage><p>Да <stage>(уходит)</stage>.</p></sp></div>"),
              "chapter\n  heading: Акт\n  stage-direction: Входит.\n  speech\n    speaker: А.\n    stage-direction: тихо\n    paragraph: "
              "Да <inline-stage|(уходит)>.\n");
    EXPECT_EQ(read_text("<front><castList><head>Лица</head><castGroup><head>Чистые</head><castItem><role>Негус</role>, "
                        "<roleDesc>царь</roleDesc></castItem></castGroup></castList>"
                        "<set><p>Вселенная</p></set></front><body><p>x</p></body>")
                  .outline(),
              "cast-list\n  heading: Лица\n  cast-group\n    subheading: Чистые\n    cast-item: Негус, царь\nstage-direction: "
              "Вселенная\nparagraph: x\n");
}

TEST(Letters, OpenersClosersPostscripts) {
    EXPECT_EQ(
        outline_of(
            "<div type=\"letter\"><opener><dateline><placeName>Вена</placeName>, <date>2 "
            "мая</date></dateline><salute>Друг!</salute></opener><p>Да.</p>"
            "<closer>В верности <lb/>Ваш <signed>П. Г.</signed></closer><postscript><label>P.S.</label><p>Ещё.</p></postscript></div>"),
        "chapter\n  opener\n    dateline: <place-name|Вена>, <date|2 мая>\n    salute: Друг!\n  paragraph: Да.\n  closer\n    paragraph: В "
        "верности/Ваш\n"
        "    signature: П. Г.\n  postscript\n    paragraph: <inline-label|P.S.> Ещё.\n");
    EXPECT_EQ(outline_of("<opener><seg type=\"letterhead\">Газета</seg><seg type=\"letterhead\">Париж</seg></opener>"),
              "opener\n  paragraph: Газета/Париж\n");
    EXPECT_EQ(outline_of("<p>Жму руку. <signed>Л. Т.</signed></p>"), "paragraph: Жму руку.\nsignature: Л. Т.\n");
}

TEST(Lists, Kinds) {
    EXPECT_EQ(outline_of("<list rend=\"numbered\"><head>Три</head><item n=\"4\">а</item><item>б<list "
                         "type=\"simple\"><item>в</item></list></item></list>"),
              "list-ordered n=4\n  list-head: Три\n  list-item n=4\n    paragraph: а\n  list-item\n    paragraph: б\n    list-plain\n      "
              "list-item\n        paragraph: в\n");
    EXPECT_EQ(outline_of("<list><label>1)</label><item>а</item></list>"),
              "list-plain\n  list-item\n    item-label: 1)\n    paragraph: а\n");
    EXPECT_EQ(outline_of("<list type=\"gloss\"><label>ЦК</label><item>Центральный Комитет</item><label>без</label></list>"),
              "list-gloss\n  gloss-term: ЦК\n  gloss-definition\n    paragraph: Центральный Комитет\n  gloss-term: без\n");
    EXPECT_EQ(outline_of("<list><item>1. раз</item><item>2. два</item></list>").substr(0, 11), "list-plain\n");
}

TEST(Lists, NothingBesideItemsIsLost) {
    EXPECT_EQ(outline_of("<list><item>а</item>между<p>абзац</p></list>"),
              "list-bulleted\n  list-item\n    paragraph: а\n    paragraph: между\n    paragraph: абзац\n");
}

TEST(Tables, TeiCells) {
    EXPECT_EQ(outline_of("<table><head>Том</head><row role=\"label\"><cell>Год</cell><cell cols=\"2\">Книга</cell></row><row><cell "
                         "rend=\"rowspan:3\">1992</cell><cell>а<lb/>б</cell></row>"
                         "<trailer>конец</trailer></table>"),
              "table\n  table-caption: Том\n  head | *Год | *Книга (2×1) |\n  | 1992 (1×3) | а/б |\ntrailer: конец\n");
}

TEST(Figures, PicturesCaptionsCredits) {
    Folder folder;
    folder.write("a.png", tiny_png());
    folder.write("bad.png", "no image");
    folder.write("v.xml",
                 "<TEI><text xml:lang=\"ru\"><body><figure><graphic url=\"a\" "
                 "width=\"2in\"/><head>Вид</head><bibl>Архив</bibl><figDesc>Дом</figDesc><p>Текст</p></figure>"
                 "<p>в строке <graphic url=\"a.png\" rend=\"alt: знак\"/></p><figure><graphic "
                 "url=\"bad.png\"/><head>Нет</head></figure></body></text></TEI>");
    const Result result = folder.read("v.xml");
    EXPECT_EQ(result.outline(),
              "figure\n  image\n    [image a \"Дом\" 50.8mm]\n  caption: Вид\n  credit: Архив\n  figure-text\n    paragraph: Текст\n"
              "paragraph: в строке [image a \"знак\"]\nfigure\n  caption: Нет\n");
    EXPECT_EQ(result.count("tei-bad-image"), 1u);
    EXPECT_EQ(result.count("tei-no-alternative-text"), 0u);
}

TEST(Figures, CaptionAfterAFigureJoinsIt) {
    EXPECT_EQ(outline_of("<figure><head>Вид</head></figure><caption>Дом.</caption>"), "figure\n  caption: Вид\n  caption: Дом.\n");
}

TEST(Notes, BetweenBlocks) {
    EXPECT_EQ(outline_of("<p>а</p><note n=\"1\" place=\"foot\">к абзацу</note><p>б</p><note type=\"editorial\"><p>От редакции</p></note>"),
              "paragraph: а(1)\nparagraph: б\neditor-note\n  paragraph: От редакции\nnote 1 [1]\n  paragraph: к абзацу\n");
    EXPECT_EQ(outline_of("<lg><l>а</l><note>к строке</note><l>б</l></lg>"),
              "verse\n  verse-line: а(1)\n  verse-line: б\nnote 1\n  paragraph: к строке\n");
}

TEST(Notes, Kinds) {
    const Result result = read_body(
        "<p>а<note type=\"translator\">т</note><note resp=\"#editor\">р</note><note "
        "type=\"gloss\">г</note></p>");
    ASSERT_EQ(result.book->notes.size(), 3u);
    EXPECT_EQ(result.book->notes[0].kind, NoteKind::translator);
    EXPECT_EQ(result.book->notes[1].kind, NoteKind::editor);
    EXPECT_EQ(result.book->notes[2].kind, NoteKind::gloss);
}

TEST(Notes, ADateIsNotALabel) {
    EXPECT_EQ(read_text("<body><p>а<ref target=\"#n\">1</ref></p></body><back><div><note xml:id=\"n\">1 мая 1917 года.</note></div></back>")
                  .outline(),
              "paragraph: а(1)\nnote 1 [1]\n  paragraph: 1 мая 1917 года.\n");
}

TEST(Notes, CalledOnlyFromWhatIsNotPrintedGoToTheEnd) {
    EXPECT_EQ(read_text("<body><p>а <choice><orig><ref target=\"#n\">1</ref></orig><reg>б</reg></choice></p></body><back><div><note "
                        "xml:id=\"n\">Н</note></div></back>")
                  .outline(),
              "paragraph: а б\nnote-block\n  paragraph: Н\n");
}

TEST(Heads, TitlesAndNumbersInThemAreWords) {
    EXPECT_EQ(outline_of("<div><head><title type=\"num\">Nr. 31</title><title>Ministerrat</title><date when=\"1917\"/></head><p>a</p></div>"),
              "chapter\n  heading: <title-of-work|Nr. 31> <title-of-work|Ministerrat>\n  paragraph: a\n");
    EXPECT_EQ(outline_of("<div><head><idno>7</idno><idno>1</idno></head><p>a</p></div>"), "chapter\n  heading: 7 1\n  paragraph: a\n");
    EXPECT_EQ(outline_of("<div><head><hi>W</hi><hi>ien</hi></head><p>a</p></div>"), "chapter\n  heading: <emphasis|W><emphasis|ien>\n  paragraph: a\n")
        << "letters set apart stay in their word";
}

TEST(Letters, PlacesDatesAndNamesOfALineAreWords) {
    EXPECT_EQ(outline_of("<opener><dateline><placeName>Wien</placeName><date>1. Mai</date></dateline></opener>"
                         "<closer><signed><roleName>Minister</roleName><persName>Clam</persName></signed></closer>"),
              "opener\n  dateline: <place-name|Wien> <date|1. Mai>\ncloser\n  signature: Minister <person-name|Clam>\n");
}

TEST(Lists, AnItemsOwnLabelIsItsLabel) {
    EXPECT_EQ(outline_of("<list type=\"agenda\"><item><label><num>I.</num></label><ref target=\"#a\"> Bahn</ref></item><item>\n<label>II.</label> Post</item></list><p xml:id=\"a\">b</p>"),
              "list-plain\n  list-item\n    item-label: I.\n    paragraph: <#a|Bahn>\n  list-item\n    item-label: II.\n    paragraph: Post\n"
              "paragraph: b\n");
    EXPECT_EQ(outline_of("<list><item><label>Agitprop</label> groups elements</item><item><label>Term</label><ref target=\"#a\"> b</ref></item></list><p xml:id=\"a\">b</p>"),
              "list-bulleted\n  list-item\n    paragraph: <inline-label|Agitprop> groups elements\n  list-item\n    paragraph: <inline-label|Term> <#a|b>\n"
              "paragraph: b\n")
        << "a word is a part of its sentence";
}

TEST(Notes, OneAfterABlockOfItsParagraphBelongsToTheBlock) {
    EXPECT_EQ(outline_of("<p><l>A line</l><signed>Name</signed><note>x</note></p><p><note>y</note>Text</p>"),
              "verse\n  verse-line: A line\nsignature: Name(1)\nparagraph: (2)Text\nnote 1\n  paragraph: x\nnote 2\n  paragraph: y\n");
}

}  // namespace
}  // namespace nabor::tei_test
