#include <gtest/gtest.h>

#include "epub/chapter.h"
#include "epub/plan.h"
#include "sample.h"
#include "language/hyphenation.h"
#include "support/disk.h"

namespace nabor {
namespace {

using namespace sample;

TEST(Chapter, EveryRoleIsNestedAsHtmlAllows) {
    const Package package = package_of(book_of_every_role());
    std::size_t files = 0;
    for (const PackageEntry& entry : package.entries) {
        if (!entry.path.starts_with("EPUB/text/")) continue;
        EXPECT_EQ(faults_of(entry.bytes), "") << entry.path;
        ++files;
    }
    EXPECT_GT(files, 18U);
}

TEST(Chapter, TheJudgeOfNestingFindsBreaches) {
    EXPECT_NE(faults_of("<html><body><p><div>x</div></p></body></html>"), "");
    EXPECT_NE(faults_of("<html><body><ul><p>x</p></ul></body></html>"), "");
    EXPECT_NE(faults_of("<html><body><p><a href='#x'>a<a href='#y'>b</a></a></p></body></html>"), "");
    EXPECT_NE(faults_of("<html><body><p>not closed</body></html>"), "");
    EXPECT_EQ(faults_of("<html><body><p>x</p></body></html>"), "");
}

TEST(Chapter, EveryClassAndTypeOfTheTableIsWritten) {
    const Package package = package_of(book_of_every_role());
    std::string all;
    for (const PackageEntry& entry : package.entries) all += entry.bytes;
    for (const RoleRow& row : role_table()) {
        if (!row.css_class.empty()) {
            EXPECT_NE(all.find("class=\"" + std::string(row.css_class)), std::string::npos) << row.name;
        }
        if (!row.epub_type.empty() && row.role != Role::index) {   // whose epub:type promises another structure
            EXPECT_NE(all.find("epub:type=\"" + std::string(row.epub_type) + "\""), std::string::npos) << row.name;
        }
    }
}

TEST(Chapter, LooksBecomeElementsOrClasses) {
    EXPECT_EQ(written({phrase(Role::highlighted, {text("a")}, looks({Look::italic}))}), "<p><em>a</em></p>\n");
    EXPECT_EQ(written({phrase(Role::highlighted, {text("a")}, looks({Look::small_caps}))}),
              "<p><span class=\"highlighted small-caps\">a</span></p>\n");
    EXPECT_EQ(written({phrase(Role::highlighted, {text("a")}, looks({Look::italic, Look::superscript, Look::letterspaced}))}),
              "<p><em class=\"letterspaced\"><sup>a</sup></em></p>\n");
    EXPECT_EQ(written({phrase(Role::title_of_work, {text("a")}, looks({Look::italic}))}), "<p><cite>a</cite></p>\n");
    EXPECT_EQ(written({phrase(Role::place_name, {text("a")}, looks({Look::bold}))}),
              "<p><span class=\"place-name\"><strong>a</strong></span></p>\n");
    Block centred = leaf(Role::paragraph, "a");
    centred.rendition = looks({Look::no_indent});
    centred.rendition.alignment = Alignment::centre;
    centred.rendition.indent = 3;
    EXPECT_EQ(written({centred}), "<p class=\"no-indent centre indent-3\">a</p>\n");
}

// A paragraph that opens a division has its class where a rule of the ebook names it; never one that a device would tear its dash out of.
TEST(Chapter, OpeningsHaveTheirClassWhereTheLayoutNamesIt) {
    BookBuilder builder;
    builder.book.body.push_back(builder.division(Role::chapter, "one", {heading("One"), leaf(Role::paragraph, "First."), leaf(Role::paragraph, "Second.")}));
    builder.book.body.push_back(builder.division(Role::chapter, "two", {heading("Two"), leaf(Role::paragraph, "— Third.")}));
    number_blocks(builder.book);
    const auto files_where = [&](bool named) {
        Layout layout;
        layout.names_openings_in_ebook = named;
        Report report;
        std::string all;
        for (const PackageEntry& entry : package_of(builder.book, report, {}, layout).entries) all += entry.bytes;
        return all;
    };
    EXPECT_EQ(files_where(false).find("\"opening\""), std::string::npos);
    const std::string named = files_where(true);
    EXPECT_NE(named.find("<p class=\"opening\">First.</p>"), std::string::npos);
    EXPECT_NE(named.find("<p>Second.</p>"), std::string::npos);
    EXPECT_NE(named.find("<p>—\u00A0Third.</p>"), std::string::npos);
}

TEST(Chapter, TermsDoNotNest) {
    EXPECT_EQ(written({phrase(Role::term, {text("a "), phrase(Role::term, {text("b")})}), phrase(Role::term, {text("c")})}),
              "<p><dfn>a <span class=\"term\">b</span></dfn><dfn>c</dfn></p>\n");
}

TEST(Chapter, LanguagesAreMarkedWhereTheyChange) {
    BookBuilder builder;
    const LanguageId russian = builder.language("ru"), hebrew = builder.language("he");
    Block block =
        leaf(Role::paragraph, {phrase(Role::emphasis, {text("да")}, {}, russian), phrase(Role::foreign_phrase, {text("כן")}, {}, hebrew)});
    block.language = russian;
    EXPECT_EQ(written(builder, {block, leaf(Role::paragraph, "yes")}),
              "<p lang=\"ru\" xml:lang=\"ru\"><em>да</em><span class=\"foreign\" lang=\"he\" xml:lang=\"he\" "
              "dir=\"rtl\">כן</span></p>\n<p>yes</p>\n");
}

TEST(Chapter, CodeAndAddressesRunFromLeftToRight) {
    BookBuilder builder;
    const LanguageId hebrew = builder.language("he");
    Block block = leaf(Role::paragraph, {phrase(Role::code, {text("a(b)")}, {}, hebrew), link_out("https://example.org/", {text("example.org/")})});
    Block code = leaf(Role::code_block, "if (a)");
    block.language = code.language = hebrew;
    const std::string made = written(builder, {block, code, leaf(Role::code_block, "b")});
    EXPECT_NE(made.find("<code dir=\"ltr\">a(b)</code>"), std::string::npos) << made;
    EXPECT_NE(made.find("href=\"https://example.org/\" dir=\"ltr\">"), std::string::npos) << made;
    EXPECT_NE(made.find("<pre lang=\"he\" xml:lang=\"he\">if (a)</pre>"), std::string::npos) << "the page around runs from the left: " << made;
    EXPECT_NE(made.find("<pre>b</pre>"), std::string::npos) << made;
}

TEST(Chapter, IdentifiersInNarrowCellsStayWhole) {
    Table table;
    Row& row = table.rows.emplace_back();
    row.cells = {cell("manuscript_reader"), cell("manuscript"), cell("")};
    row.cells[2].content = {leaf(Role::paragraph, {phrase(Role::code, {text("manuscript")})})};
    Block block;
    block.role = Role::table;
    block.content = std::move(table);
    BookBuilder builder;
    builder.book.body.push_back(builder.division(Role::chapter, "chapter", {block}));
    const Hyphenator hyphenator(machine::disk, Hyphenator::system_folders());
    EpubOptions how = options();
    how.hyphenator = &hyphenator;
    Report report;
    const std::string made = body(make_package({builder.book, {}, {}}, how, report), "002-chapter.xhtml");
    EXPECT_NE(made.find("<p>manu\u00ADscript</p>"), std::string::npos) << made;
    EXPECT_NE(made.find("<p>manuscript_reader</p>"), std::string::npos) << made;
    EXPECT_NE(made.find("<code>manuscript</code>"), std::string::npos) << made;
}

// A text with the entry of an apparatus: "Nondum musta est." with "musta" as lemma.
void add_entry(BookBuilder& builder) {
    Inline call = builder.note({leaf(Role::paragraph, "iniusta B")}, NoteKind::apparatus);
    Note& entry = builder.book.notes.back();
    Link lemma;
    lemma.role = Role::lemma;
    lemma.target = entry.anchor;
    lemma.anchor = builder.anchor("lemma1");
    lemma.content = {text("musta")};
    entry.lemma = Lemma{"musta", "A", lemma.anchor, std::get<NoteCall>(call.content).anchor};
    Inline other = builder.note("other");
    builder.book.body.push_back(builder.division(Role::chapter, "c", {leaf(Role::paragraph, {text("Nondum "), {{}, std::move(lemma)}, call, text(" est."), other})}));
}

TEST(Chapter, EntriesOfAnApparatusHaveASectionOfTheirOwn) {
    BookBuilder builder;
    add_entry(builder);
    EXPECT_EQ(body(package_of(builder.book), "002-chapter.xhtml"),
              R"(<section id="c" class="chapter" epub:type="chapter" role="doc-chapter">
<p>Nondum <span id="lemma1" class="lemma">musta</span>)"
              R"(<a id="call1" class="note-call apparatus" epub:type="noteref" role="doc-noteref" href="#note1">1</a> est.)"
              R"(<a id="call2" class="note-call" epub:type="noteref" role="doc-noteref" href="#note2">2</a></p>
</section>
<section class="notes" epub:type="footnotes" aria-label="Notes">
<aside id="note2" class="note" epub:type="footnote" role="doc-footnote">
<p><a class="note-back-link" role="doc-backlink" href="#call2" aria-label="2. Back to the text">2</a> other</p>
</aside>
</section>
<section class="apparatus" epub:type="footnotes" aria-label="Apparatus">
<aside id="note1" class="note apparatus" epub:type="footnote" role="doc-footnote">
<p><a class="note-back-link" role="doc-backlink" href="#call1" aria-label="1. Back to the text">1</a> <span class="lemma">musta</span> A] iniusta B</p>
</aside>
</section>
)");
}

TEST(Chapter, ALemmaInALinkLeadsWhereTheLinkLeads) {
    BookBuilder builder;
    Inline call = builder.note({leaf(Role::paragraph, "c")}, NoteKind::apparatus);
    Link lemma;
    lemma.role = Role::lemma;
    lemma.target = builder.book.notes.back().anchor;
    lemma.anchor = builder.anchor("lemma1");
    lemma.content = {text("b")};
    const Inline words{{}, lemma};
    lemma.content = {text("d"), call};
    lemma.anchor = builder.anchor("lemma2");
    const Inline other{{}, lemma};
    EXPECT_EQ(written(builder, {leaf(Role::paragraph, {link_out("https://x.org", {text("a "), words}), link_out("https://x.org", {other})})}),
              "<p><a class=\"link\" href=\"https://x.org\">a <span id=\"lemma1\" class=\"lemma\">b</span></a><span id=\"lemma2\" class=\"lemma\"><a class=\"link\" "
              "href=\"https://x.org\">d</a><a id=\"call1\" class=\"note-call apparatus\" epub:type=\"noteref\" role=\"doc-noteref\" href=\"#note1\">1</a></span></p>\n");
}

TEST(Chapter, AnEntryWithoutPrintedCallIsCalledByItsLemma) {
    BookBuilder builder;
    add_entry(builder);
    epub::Plan plan = epub::make_plan(builder.book, {}, {}, {}, "A Small Book");
    plan.entries.front() = epub::PlannedEntry{"12", "²"};
    const std::string chapter = epub::write_chapter({builder.book, plan}, 1, nullptr).file.bytes;
    EXPECT_NE(chapter.find(R"(<p>Nondum <a id="lemma1" class="lemma" epub:type="noteref" role="doc-noteref" href="#note1">musta</a> est.)"), std::string::npos) << chapter;
    EXPECT_NE(chapter.find(R"(<p><span class="line-number">12</span> <span class="lemma"><a class="note-back-link" role="doc-backlink" href="#lemma1" aria-label="musta. Back to the text">musta</a></span>² A] iniusta B</p>)"),
              std::string::npos)
        << chapter;
    EXPECT_EQ(faults_of(chapter), "");
}

// The marks of notes in the order of the book, of two chapters with two notes of the kind gloss and a note of another kind each.
std::string marks_of(CounterStyle glosses, CounterStyle others, std::string_view language = "en") {
    BookBuilder builder;
    builder.book.languages.front() = language;
    for (const std::string chapter : {"one", "two"}) {
        Inlines words{text("a")};
        for (const NoteKind kind : {NoteKind::gloss, NoteKind::gloss, NoteKind::editor}) {
            words.push_back(builder.note({leaf(Role::paragraph, "said")}, kind));
            words.push_back(text(" b"));
        }
        builder.book.body.push_back(builder.division(Role::chapter, chapter, {leaf(Role::paragraph, std::move(words))}));
    }
    Layout layout;
    layout.note_series.front().counter.style = others;
    layout.note_series.push_back({});
    layout.note_series.back().counter = {{"gloss"}, glosses, std::nullopt};
    std::string marks;
    for (const std::string& mark : epub::make_plan(builder.book, {}, layout, {}, "A Small Book").note_numbers) marks += mark + " ";
    return marks;
}

TEST(Chapter, CallsWithoutPrintedNumbersHaveSignsThatDiffer) {
    EXPECT_EQ(marks_of(CounterStyle::none, CounterStyle::figures), "* † 1 * † 1 ");
    EXPECT_EQ(marks_of(CounterStyle::none, CounterStyle::symbols), "a b * a b * ") << "the other series has symbols";
    EXPECT_EQ(marks_of(CounterStyle::none, CounterStyle::none), "* † ‡ * † ‡ ") << "two series without numbers are counted as one";
    EXPECT_EQ(marks_of(CounterStyle::none, CounterStyle::figures, "ru"), "* ** 1 * ** 1 ");
}

// "musta susurro", whose words have entries of their own: the link of the whole would be the white space between them.
TEST(Chapter, WhiteSpaceBetweenLemmasIsNoLink) {
    BookBuilder builder;
    Link whole;
    whole.role = Role::lemma;
    Inlines line;
    std::vector<Inline> calls;
    const auto lemma = [&](const std::string& name) {
        calls.push_back(builder.note({leaf(Role::paragraph, "iniusta B")}, NoteKind::apparatus));
        Link made;
        made.role = Role::lemma;
        made.target = builder.book.notes.back().anchor;
        made.anchor = builder.anchor(name);
        builder.book.notes.back().lemma = Lemma{"words", "", made.anchor, std::get<NoteCall>(calls.back().content).anchor};
        return made;
    };
    whole = lemma("whole");
    for (const std::string word : {"musta", "susurro"}) {
        Link own = lemma(word);
        own.content = {text(word)};
        if (!whole.content.empty()) whole.content.push_back(text(" "));
        whole.content.push_back({{}, std::move(own)});
    }
    line.push_back({{}, std::move(whole)});
    line.insert(line.end(), calls.begin(), calls.end());
    builder.book.body.push_back(builder.division(Role::chapter, "c", {leaf(Role::paragraph, std::move(line))}));
    epub::Plan plan = epub::make_plan(builder.book, {}, {}, {}, "A Small Book");
    for (std::optional<epub::PlannedEntry>& entry : plan.entries) entry = epub::PlannedEntry{};
    const std::string chapter = epub::write_chapter({builder.book, plan}, 1, nullptr).file.bytes;
    EXPECT_NE(chapter.find(">musta</a> <a id=\"susurro\""), std::string::npos) << chapter;
    EXPECT_NE(chapter.find("<span id=\"whole\""), std::string::npos) << "the entry leads back to it: " << chapter;
    EXPECT_EQ(faults_of(chapter), "");
}

TEST(Chapter, NotesAreLinkedBothWays) {
    BookBuilder builder;
    Inline inner = builder.note("inner");
    Inline outer = builder.note({leaf(Role::paragraph, {text("outer"), inner})}, NoteKind::editor);
    builder.book.body.push_back(builder.division(Role::chapter, "c", {leaf(Role::paragraph, {text("Word"), outer})}));
    EXPECT_EQ(body(package_of(builder.book), "002-chapter.xhtml"),
              R"(<section id="c" class="chapter" epub:type="chapter" role="doc-chapter">
<p>Word<a id="call2" class="note-call editor" epub:type="noteref" role="doc-noteref" href="#note2">1</a></p>
</section>
<section class="notes" epub:type="footnotes" aria-label="Notes">
<aside id="note2" class="note editor" epub:type="footnote" role="doc-footnote">
<p><a class="note-back-link" role="doc-backlink" href="#call2" aria-label="1. Back to the text">1</a> outer)"
              R"(<a id="call1" class="note-call" epub:type="noteref" role="doc-noteref" href="#note1">2</a></p>
</aside>
<aside id="note1" class="note" epub:type="footnote" role="doc-footnote">
<p><a class="note-back-link" role="doc-backlink" href="#call1" aria-label="2. Back to the text">2</a> inner</p>
</aside>
</section>
)");
}

TEST(Chapter, ANoteThatNobodyCallsIsNotLost) {
    BookBuilder builder;
    builder.note("called by nobody");   // the call is thrown away
    builder.book.body.push_back(builder.division(Role::chapter, "c", {leaf(Role::paragraph, "Word")}));
    EXPECT_NE(body(package_of(builder.book), "002-chapter.xhtml").find("<p><span class=\"note-back-link\">1</span> called by nobody</p>"),
              std::string::npos);
}

// Else notes 1 and 2 read as note 12.
TEST(Chapter, CallsThatStandTogetherAreSetApartWhateverEndsBetweenThem) {
    BookBuilder builder;
    const AnchorId page = builder.anchor("page");
    const auto note = [&] { return builder.note("Note."); };
    const Inlines together = {text("a"), note(), {{}, PageMark{"5", page}}, note(), phrase(Role::emphasis, {text("b"), note()}), note()};
    const std::string made = written(builder, {leaf(Role::paragraph, together), leaf(Role::paragraph, {note(), text("c"), note()}),
                                               leaf(Role::paragraph, {note()})});
    std::string seen;
    for (std::size_t at = 0; at < made.size() && made.compare(at, 8, "<section") != 0; ++at) {
        if (made[at] == '<') at = made.find('>', at);
        else seen += made[at];
    }
    EXPECT_EQ(seen.substr(0, seen.find("6")), "a1\u202F2b3\u202F4\n5c") << made;
    EXPECT_EQ(seen.find("\u202F7"), std::string::npos) << "a leaf begins anew";
}

TEST(Chapter, ALinkIsPartedAroundANoteCall) {
    BookBuilder builder;
    const Inline call = builder.note("n");
    const std::string text_of = written(
        builder,
        {leaf(Role::paragraph, {link_out("https://example.org/", {text("a "), phrase(Role::emphasis, {text("b"), call}), text(" c")})})});
    EXPECT_EQ(text_of,
              "<p><a class=\"link\" href=\"https://example.org/\">a </a><em><a class=\"link\" href=\"https://example.org/\">b</a>"
              "<a id=\"call1\" class=\"note-call\" epub:type=\"noteref\" role=\"doc-noteref\" href=\"#note1\">1</a></em>"
              "<a class=\"link\" href=\"https://example.org/\"> c</a></p>\n");
}

TEST(Chapter, AnEmptyLinkSaysWhereItLeads) {
    BookBuilder builder;
    const Inline call = builder.note("n");
    Block second = builder.division(Role::chapter, "second", {heading("The Second"), leaf(Role::paragraph, {text("x"), call})});
    const AnchorId chapter = second.anchor, note = builder.book.notes[0].anchor;
    builder.book.body.push_back(
        builder.division(Role::chapter, "first", {leaf(Role::paragraph, {link_to(chapter, {}), text(", "), link_to(note, {})})}));
    builder.book.body.push_back(second);
    EXPECT_NE(body(package_of(builder.book), "002-chapter.xhtml")
                  .find("<p><a class=\"reference\" href=\"003-chapter.xhtml#second\">The Second</a>, <a class=\"reference\" "
                        "href=\"003-chapter.xhtml#note1\">1</a></p>"),
              std::string::npos);
}

TEST(Chapter, AnEmptyLinkToAFigureSaysTheFirstSentenceOfItsCaption) {
    BookBuilder builder;
    const AnchorId anchor = builder.anchor("key");
    Block figure = box(Role::figure, {leaf(Role::caption, "L. D. Trotsky and others, 1927. From left: Serebryakov, Radek.")});
    figure.anchor = anchor;
    const std::string text_of = written(builder, {figure, leaf(Role::paragraph, {link_to(anchor, {})})});
    EXPECT_NE(text_of.find("<p><a class=\"reference\" href=\"#key\">L. D. Trotsky and others, 1927</a></p>"), std::string::npos) << text_of;
}

TEST(Chapter, ALinkToNothingIsTextAndIsReported) {
    BookBuilder builder;
    const AnchorId nowhere = builder.anchor("nowhere");
    builder.book.body.push_back(
        builder.division(Role::chapter, "c", {leaf(Role::paragraph, {link_to(nowhere, {text("a")}), link_out("other.xml", {text("b")})})}));
    Report report;
    const Package package = package_of(builder.book, report);
    EXPECT_NE(body(package, "002-chapter.xhtml").find("<p>ab</p>"), std::string::npos);
    ASSERT_EQ(report.all().size(), 2U);
    EXPECT_EQ(report.all()[0].code, "epub-target-not-in-text");
    EXPECT_EQ(report.all()[1].code, "epub-address-not-linked");
}

TEST(Chapter, MarksAreWrittenOnlyWhereSomethingLeadsToThem) {
    BookBuilder builder;
    const AnchorId used = builder.anchor("used"), unused = builder.anchor("unused"), page = builder.anchor("page");
    const Inline first{{}, AnchorMark{used}}, second{{}, AnchorMark{unused}}, third{{}, PageMark{"12", page}};
    EXPECT_EQ(written(builder, {leaf(Role::paragraph, {first, second, third, text("a"), link_to(used, {text("b")})}),
                                leaf(Role::paragraph, {third})}),
              "<p><span id=\"used\"></span>a<a class=\"reference\" href=\"#used\">b</a></p>\n");
}

TEST(Chapter, AnIllegalCharacterIsLeftOutWithADiagnostic) {
    BookBuilder builder;
    builder.book.body.push_back(builder.division(Role::chapter, "c", {leaf(Role::paragraph, "a\x02" "b & c")}));
    Report report;
    EXPECT_NE(body(package_of(builder.book, report), "002-chapter.xhtml").find("<p>ab &amp; c</p>"), std::string::npos);
    ASSERT_EQ(report.all().size(), 1U);
    EXPECT_EQ(report.all()[0].code, "epub-character-not-allowed");
}

// The rules of a language hold on devices too (docs/typography.md).
TEST(Chapter, WordsThatBelongTogetherAreTied) {
    BookBuilder builder;
    const LanguageId russian = builder.language("ru"), french = builder.language("fr");
    const auto in = [](LanguageId language, Inlines content, Role role = Role::paragraph) {
        Block block = leaf(role, std::move(content));
        block.language = language;
        return block;
    };
    const std::string made = written(builder, {in(russian, {text("А. А. "), phrase(Role::person_name, {text("Иоффе")}, {}, russian), text(", § 5")}),
                                               in(french, {text("« Où ? »")}), in(russian, {text("из-за 3–4")}),
                                               in(russian, {phrase(Role::code, {text("с. 5")}, {}, russian)}),
                                               in(russian, {text("с. 5")}, Role::code_block),
                                               in(russian, {text("на http://www.a-b.ru/c-d/e5 или /tmp/a, см. doi:10.1/2")})});
    EXPECT_NE(made.find("http://www.a-b.ru/c-d/e5"), std::string::npos) << "an address has no characters added: " << made;
    EXPECT_NE(made.find("/tmp/a, "), std::string::npos) << made;
    EXPECT_NE(made.find("doi:10.1/2</p>"), std::string::npos) << made;
    EXPECT_NE(made.find("А.\u00A0А.\u00A0<span class=\"person-name\">Иоффе</span>, §\u00A05</p>"), std::string::npos) << made;
    EXPECT_NE(made.find("«\u00A0Où\u202F?\u00A0»"), std::string::npos) << made;
    EXPECT_NE(made.find("<span class=\"no-break\">из-за</span> 3–\u20604</p>"), std::string::npos) << made;
    EXPECT_NE(made.find("<code>с. 5</code>"), std::string::npos) << made;
    EXPECT_NE(made.find(">с. 5</pre>"), std::string::npos) << made;
}

TEST(Chapter, FormulasAreMathMl) {
    BookBuilder builder;
    builder.book.formulas.push_back({"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>", "x"});
    builder.book.formulas.push_back({"", "y"});
    Inline shown = phrase(Role::math, {text("x")}), plain = phrase(Role::math, {text("y")});
    std::get<Phrase>(shown.content).formula = FormulaId{0};
    std::get<Phrase>(plain.content).formula = FormulaId{1};
    builder.book.body.push_back(builder.division(Role::chapter, "c", {leaf(Role::paragraph, {shown, text(" and "), plain})}));
    const Package package = package_of(builder.book);
    bool found = false;
    for (const PackageEntry& entry : package.entries) {
        if (entry.bytes.find("<math") == std::string::npos) continue;
        found = true;
        EXPECT_EQ(entry.properties, "mathml");
        EXPECT_NE(entry.bytes.find("<p>" + builder.book.formulas.front().mathml + " and <span class=\"formula\">y</span></p>"), std::string::npos) << entry.bytes;
    }
    EXPECT_TRUE(found);
}

TEST(Chapter, ColumnsOfNumbersStandAtTheirDecimalMarks) {
    Table table;
    const auto row = [&](std::vector<std::string> words, bool header = false) {
        Row& added = table.rows.emplace_back();
        added.header = header;
        for (const std::string& each : words) added.cells.push_back(cell(each, header));
    };
    row({"Shop", "For", "Share"}, true);
    row({"Foundry", "8", "59.5"});
    row({"Press", "1,040", "7.25"});
    row({"All", "12,048", "100"});
    Block block;
    block.role = Role::table;
    block.content = std::move(table);
    const std::string made = written({block});
    EXPECT_NE(made.find("<th class=\"right\" scope=\"col\">"), std::string::npos) << made;
    EXPECT_NE(made.find("<td class=\"figures right\"><p>8</p>"), std::string::npos) << made;
    EXPECT_NE(made.find("<p>59.5\u2007</p>"), std::string::npos);
    EXPECT_NE(made.find("<p>7.25</p>"), std::string::npos);
    EXPECT_NE(made.find("<p>100\u2008\u2007\u2007</p>"), std::string::npos);
    EXPECT_NE(made.find("<p>12,048</p>"), std::string::npos);
    EXPECT_EQ(made.find("<td class=\"right\"><p>Foundry"), std::string::npos);
}

TEST(Chapter, NumbersInParenthesesStandAmongTheOthers) {
    Table table;
    for (const char* number : {"(12.25)", "7.5", "1–5"}) table.rows.emplace_back().cells.push_back(cell(number, false));
    Block block;
    block.role = Role::table;
    block.content = std::move(table);
    const std::string made = written({block});
    EXPECT_NE(made.find("<td class=\"figures right\"><p>(12.25)</p>"), std::string::npos) << made;
    EXPECT_NE(made.find("<p>7.5\u2007\u2008</p>"), std::string::npos) << made;
    EXPECT_NE(made.find("5\u2008\u2007\u2007\u2008</p>"), std::string::npos) << made;
}

TEST(Chapter, WhiteSpaceStandsAsWritten) {
    EXPECT_EQ(written({text("one\n   two  three\n")}), "<p>one<br/>\u00A0\u00A0 two\u00A0 three<br/></p>\n");
    EXPECT_EQ(written({leaf(Role::code_block, "a\n  b")}), "<pre>a\n  b</pre>\n");
}

}  // namespace
}  // namespace nabor
