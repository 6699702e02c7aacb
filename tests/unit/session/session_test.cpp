#include "session/session.h"

#include <gtest/gtest.h>

#include <functional>

#include "support/memory_book.h"

namespace nabor {
namespace {

OutputTarget everything() {
    OutputTarget target;
    target.formats = {Format::epub, Format::pdf, Format::print};
    return target;
}

// All that a caller sees: names, bytes, findings with their places.
std::string seen(const Compiled& compiled) {
    std::string text;
    for (const Artefact& artefact : compiled.artefacts)
        text += artefact.name + " " + std::to_string(artefact.pages) + "\n" + artefact.bytes + "\n";
    for (const Diagnostic& diagnostic : compiled.report.all()) text += to_text(diagnostic, compiled.sources) + "\n";
    return text;
}

std::string names_of(const Compiled& compiled) {
    std::string names;
    for (const Artefact& artefact : compiled.artefacts) names += artefact.name + " ";
    return names;
}

std::string codes_of(const Report& report) {
    std::string codes;
    for (const Diagnostic& diagnostic : report.all()) codes += std::string(diagnostic.code) + " ";
    return codes;
}

TEST(Session, GivesArtefactsAndWritesNothing) {
    const MemoryBook files;
    const auto before = files.names();
    const Compiled compiled = Session(files, settings_of_tests()).compile("/book", everything());
    EXPECT_EQ(names_of(compiled), "small.epub small.pdf small-print.pdf ");
    EXPECT_FALSE(compiled.report.has_findings()) << codes_of(compiled.report);
    EXPECT_EQ(compiled.artefacts[1].pages, 2u);
    EXPECT_EQ(compiled.artefacts[1].bytes.substr(0, 5), "%PDF-");
    EXPECT_EQ(files.names(), before);
}

TEST(Session, ACompileDoesNotDependOnEarlierOnes) {
    const MemoryBook files;
    const Session session(files, settings_of_tests());
    const std::string first = seen(session.compile("/book", everything()));
    EXPECT_EQ(seen(session.compile("/book", everything())), first);
    EXPECT_EQ(seen(Session(files, settings_of_tests(1)).compile("/book", everything())), first) << "nor on the number of threads";
}

struct Change {
    const char* name;
    std::function<void(MemoryBook&)> make;
};

// Compiled twice in one session with a change between, a book is what a new session makes of it.
TEST(Session, NothingOfAChangedBookIsStale) {
    const Change changes[] = {
        {"manuscript", [](MemoryBook& files) { files.put("/book/volume.xml", tei_of("<div><p>Other words, and ж.</p></div>")); }},
        {"included file", [](MemoryBook& files) { files.put("/book/one.xml", R"(<p xmlns="http://www.tei-c.org/ns/1.0">Changed.</p>)"); }},
        {"included file that goes", [](MemoryBook& files) { files.erase("/book/one.xml"); }},
        {"image", [](MemoryBook& files) { files.put("/book/images/dot.svg", svg_of("#808080")); }},
        {"image that goes", [](MemoryBook& files) { files.erase("/book/images/dot.svg"); }},
        {"book.toml", [](MemoryBook& files) { files.put("/book/book.toml", "[book]\nmanuscript = \"volume.xml\"\nname = \"other\"\n"); }},
        {"stylesheet",
         [](MemoryBook& files) { files.put("/book/page.css", "@page { size: A7; }\nbody { font-family: \"Gentium Book Plus\"; }\n"); }},
        {"font of the book",
         [](MemoryBook& files) {
             const auto bold = machine::fonts.find("PTF75F.ttf");
             ASSERT_TRUE(bold.has_value()) << "fonts-paratype is not installed";
             files.put("/book/fonts/serif.ttf", files.read(*bold).bytes.value());
         }},
    };
    for (const Change& change : changes) {
        MemoryBook files;
        const Session session(files, settings_of_tests());
        const std::string before = seen(session.compile("/book", everything()));
        change.make(files);
        const std::string after = seen(session.compile("/book", everything()));
        EXPECT_NE(after, before) << change.name;
        EXPECT_EQ(after, seen(Session(files, settings_of_tests()).compile("/book", everything()))) << change.name;
    }
}

TEST(Session, ReadsFontsOnceAndTheBookEachTime) {
    const MemoryBook files;
    const Session session(files, settings_of_tests());
    session.compile("/book", everything());
    session.compile("/book", everything());
    std::size_t fonts = 0;
    for (const auto& [path, count] : files.reads()) {
        if (!path.ends_with(".ttf") && !path.ends_with(".dic")) continue;
        ++fonts;
        EXPECT_EQ(count, 1u) << path;
    }
    EXPECT_GT(fonts, 1u);
    EXPECT_EQ(files.reads().at("/book/volume.xml"), 2u);
    EXPECT_EQ(files.reads().at("/book/images/dot.svg"), 2u);
}

TEST(Session, EachStageIsOneText) {
    const MemoryBook files;
    const Session session(files, settings_of_tests());
    for (std::size_t i = 0; i < stage_names.size(); ++i) {
        const Compiled compiled = session.compile("/book", StageTarget{static_cast<Stage>(i), {}});
        ASSERT_EQ(compiled.artefacts.size(), 1u) << stage_names[i];
        EXPECT_EQ(compiled.artefacts[0].name, "small." + std::string(stage_names[i]) + ".txt");
        EXPECT_FALSE(compiled.artefacts[0].bytes.empty()) << stage_names[i];
    }
}

TEST(Session, ACheckGivesFindingsAlone) {
    MemoryBook files;
    files.put("/book/volume.xml", tei_of("<div><p>It was the the end.</p></div>"));
    const Compiled compiled = Session(files, settings_of_tests()).compile("/book", CheckTarget{});
    EXPECT_TRUE(compiled.artefacts.empty());
    EXPECT_EQ(codes_of(compiled.report), "doubled-word ");
}

// The findings of the check come before those of the typesetter, which runs at once.
TEST(Session, FindingsAreInTheOrderOfThePasses) {
    MemoryBook files;
    files.put("/book/volume.xml", tei_of("<div><p>It was the the end, and \xF0\x92\x80\x80.</p><p><graphic url='none.png'/></p></div>"));
    for (const std::size_t jobs : {1, 4}) {
        const Compiled compiled = Session(files, settings_of_tests(jobs)).compile("/book", everything());
        const std::string codes = codes_of(compiled.report);
        const std::size_t read = codes.find("tei-missing-image"), checked = codes.find("doubled-word"), set = codes.find("font-");
        EXPECT_LT(read, checked) << codes;
        EXPECT_LT(checked, set) << codes;
    }
}

TEST(Session, WithoutItsFontABookIsAnEpubWithoutPages) {
    MemoryBook files;
    files.put("/data/fonts/families.toml", "[[family]]\nname = \"Nowhere\"\npackage = \"fonts-nowhere\"\nregular = \"Nowhere.ttf\"\n");
    files.put("/data/layouts/ebook.css", "");
    files.put("/book/page.css", "body { font-family: \"Nowhere\"; }\n");
    SessionSettings settings = settings_of_tests();
    settings.data = "/data";
    const Compiled compiled = Session(files, settings).compile("/book", everything());
    EXPECT_TRUE(compiled.lacks_fonts);
    EXPECT_EQ(names_of(compiled), "small.epub ");
    EXPECT_NE(codes_of(compiled.report).find("font-missing"), std::string::npos);
}

// At the same place and in the same words as a build, whose pages need them.
TEST(Session, ACheckTellsOfTheFontsThatTheTextLacks) {
    MemoryBook files;
    const auto fonts_of = [&](const Target& target) {
        const Compiled compiled = Session(files, settings_of_tests()).compile("/book", target);
        std::string found;
        for (const Diagnostic& one : compiled.report.all())
            if (one.code == "font-unknown" || one.code == "font-missing") found += to_text(one, compiled.sources) + "\n";
        return found;
    };
    EXPECT_EQ(fonts_of(CheckTarget{}), "");
    files.put("/book/page.css", ":root { --font: \"PT Serif\"; }\nbody { font-family: var(--font); }\n");
    files.put("/book/book.toml", "[book]\nmanuscript = \"volume.xml\"\n[output]\nlayout = \"page.css\"\n[layout]\nfont = \"Nowhere Serif\"\n");
    const std::string found = fonts_of(CheckTarget{});
    EXPECT_NE(found.find("book.toml:6:1: error: no family “Nowhere Serif”"), std::string::npos) << found;
    EXPECT_EQ(found, fonts_of(everything()));
    files.put("/book/book.toml", "[book]\nmanuscript = \"volume.xml\"\n[output]\nlayout = \"page.css\"\nformats = [\"epub\"]\n[layout]\nfont = \"Nowhere Serif\"\n");
    EXPECT_EQ(fonts_of(CheckTarget{}), "") << "an EPUB needs no font of this machine";
}

TEST(Session, AnAuditNeedsPages) {
    const MemoryBook files;
    OutputTarget target;
    target.formats = {Format::epub};
    target.audit_limits = {{"widow", 0}};
    EXPECT_EQ(codes_of(Session(files, settings_of_tests()).compile("/book", target).report), "audit-no-pages ");
    target.formats = {Format::pdf};
    target.audit = true;
    target.audit_limits = {{"pages", 0}};
    const Compiled compiled = Session(files, settings_of_tests()).compile("/book", target);
    EXPECT_EQ(codes_of(compiled.report), "audit-limit ");
    EXPECT_EQ(names_of(compiled), "small.pdf small.audit.json small.audit.pdf ");
}

TEST(Session, WithoutABookThereAreFindingsAlone) {
    const MemoryBook files;
    const Session session(files, settings_of_tests());
    for (const char* path : {"/nowhere", "/book/images", "/book/page.css"}) {
        const Compiled compiled = session.compile(path, everything());
        EXPECT_TRUE(compiled.artefacts.empty()) << path;
        EXPECT_TRUE(compiled.report.has_findings()) << path;
    }
}

TEST(Session, ImposesAPdfThroughTheSameFiles) {
    MemoryBook files;
    const Session session(files, settings_of_tests());
    OutputTarget pdf;
    pdf.formats = {Format::pdf};
    files.put("/out/small.pdf", session.compile("/book", pdf).artefacts.at(0).bytes);
    ImposeTarget target;
    target.only_plan = true;
    EXPECT_TRUE(session.impose("/out/small.pdf", target).bytes.empty());
    target.only_plan = false;
    const Imposed imposed = session.impose("/out/small.pdf", target);
    ASSERT_TRUE(imposed.imposition.has_value());
    EXPECT_EQ(imposed.imposition->sides.size(), 2u);
    EXPECT_EQ(imposed.bytes.substr(0, 5), "%PDF-");
    EXPECT_EQ(codes_of(session.impose("/out/none.pdf", target).report), "impose-no-file ");
}

TEST(Session, SaysHowFarItIs) {
    const MemoryBook files;
    SessionSettings settings = settings_of_tests(1);
    std::vector<std::string> lines;
    settings.progress = [&](std::string_view line) { lines.emplace_back(line); };
    Session(files, settings).compile("/book", everything());
    ASSERT_GE(lines.size(), 4u);
    EXPECT_EQ(lines.front(), "/book: reading");
    EXPECT_EQ(lines.back(), "small: writing the PDF for print, 2 pages");
}

}  // namespace
}  // namespace nabor
