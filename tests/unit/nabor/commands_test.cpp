#include "nabor/commands.h"

#include <gtest/gtest.h>

#include <sstream>

#include "nabor/command_line.h"
#include "support/memory_book.h"

namespace nabor {
namespace {

struct Outcome {
    int code = 0;
    std::string output, errors;
};

// A stream whose disk is full.
class FullBuffer : public std::streambuf {
    int_type overflow(int_type) override { return traits_type::eof(); }
};

Outcome run_with(Files& files, std::vector<const char*> arguments, std::ostream* output = nullptr) {
    arguments.insert(arguments.begin(), "nabor");
    const auto parsed = parse_command_line(static_cast<int>(arguments.size()), arguments.data());
    std::ostringstream text, errors;
    Console console(output ? *output : text, errors, {{}, false, false});
    const ExitCode code = run_command(std::get<Options>(parsed), {files, console, "nabor"});
    return {static_cast<int>(code), text.str(), errors.str()};
}

TEST(Build, WritesWhatTheSessionGivesAndNamesIt) {
    MemoryBook files;
    const Outcome run = run_with(files, {"build", "/book", "-o", "/out"});
    EXPECT_EQ(run.output, "/out/small.epub\n/out/small.pdf, 2 pages\n");
    EXPECT_EQ(run.errors, "");
    EXPECT_EQ(run.code, 0);
    EXPECT_TRUE(files.exists("/out/small.pdf"));
}

TEST(Build, AFullDiskLeavesOldOutputsWhole) {
    MemoryBook files;
    files.put("/out/small.epub", "old");
    files.limit_room(5000);
    const Outcome run = run_with(files, {"build", "/book", "-o", "/out"});
    EXPECT_EQ(run.code, 2);
    EXPECT_EQ(run.output, "");
    EXPECT_EQ(run.errors, "nabor: /out/small.epub: cannot be written: the disk is full\n");
    EXPECT_EQ(files.read("/out/small.epub").bytes, "old");
    EXPECT_EQ(files.list("/out").size(), 1u);
}

TEST(Build, WhatIsWrittenBeforeTheDiskIsFullStays) {
    MemoryBook files;
    run_with(files, {"build", "/book", "-o", "/try"});
    const std::size_t epub = files.read("/try/small.epub").bytes->size();
    MemoryBook small;
    constexpr std::size_t more = 100;  // another second deflates to another size
    small.limit_room(small.size_of_all() + epub + more);
    EXPECT_EQ(run_with(small, {"build", "/book", "-o", "/out"}).errors, "nabor: /out/small.pdf: cannot be written: the disk is full\n");
    ASSERT_EQ(small.list("/out").size(), 1u);
    EXPECT_TRUE(small.exists("/out/small.epub"));
}

TEST(Build, AFolderThatRefusesEndsIt) {
    for (const char* problem : {"the file system is read-only", "permission denied"}) {
        MemoryBook files;
        files.put("/out/small.epub", "old");
        files.refuse_new("/out", problem);
        const Outcome run = run_with(files, {"build", "/book", "-o", "/out"});
        EXPECT_EQ(run.code, 2);
        EXPECT_EQ(run.errors, std::string("nabor: /out/small.epub: cannot be written: ") + problem + "\n");
        EXPECT_EQ(files.read("/out/small.epub").bytes, "old");
    }
}

TEST(Build, TwoBooksOfOneNameAreNotWrittenOverEachOther) {
    MemoryBook files;
    files.put("/one/book.xml", tei_of("<p>First.</p>"));
    files.put("/two/book.xml", tei_of("<p>Second.</p>"));
    const Outcome run = run_with(files, {"build", "/one/book.xml", "/two/book.xml", "-o", "/out", "--format", "epub"});
    EXPECT_EQ(run.code, 2);
    EXPECT_EQ(run.output, "/out/book.epub\n");
    EXPECT_EQ(run.errors, "nabor: /out/book.epub: two books of this run would have this name\n");
}

TEST(Build, AManuscriptIsNotOverwritten) {
    MemoryBook files;
    files.put("/one/book.epub", tei_of("<p>Text.</p>"));
    const Outcome run = run_with(files, {"build", "/one/book.epub", "-o", "/one/../one", "--format", "epub"});
    EXPECT_EQ(run.code, 1);
    EXPECT_NE(run.errors.find("[output-over-source]"), std::string::npos) << run.errors;
    EXPECT_EQ(files.read("/one/book.epub").bytes, tei_of("<p>Text.</p>"));
}

// Every kind of source under the name of every kind of output.
TEST(Build, NoFileThatWasReadIsOverwrittenAndTheOtherOutputsAreMade) {
    const std::string epub = "/book/small.epub", pdf = "/book/small.pdf", audit = "/book/small.audit.json";
    for (const std::string& taken : {epub, pdf, audit}) {
        MemoryBook files;
        files.put(taken, R"(<p xmlns="http://www.tei-c.org/ns/1.0">Included.</p>)");
        files.put("/book/volume.xml", tei_of("<div><p>Words.</p><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" +
                                             taken.substr(6) + "\"/></div>"));
        const Outcome run = run_with(files, {"build", "/book", "-o", "/book", "--audit"});
        EXPECT_EQ(run.code, 1) << taken;
        EXPECT_NE(run.errors.find(taken + ": error: "), std::string::npos) << run.errors;
        EXPECT_EQ(run.output.find(taken), std::string::npos) << run.output;
        EXPECT_NE(files.read(taken).bytes->find("Included."), std::string::npos) << taken;
        for (const std::string& other : {epub, pdf, audit}) EXPECT_TRUE(files.exists(other)) << other;
    }
}

TEST(Build, WhatTheBookNamesIsNotOverwrittenThoughNothingReadsIt) {
    MemoryBook files;
    files.put("/book/book.toml", "[book]\nmanuscript = \"volume.xml\"\nname = \"small\"\n[print]\nprofile = \"small.epub\"\n");
    files.put("/book/small.epub", "a profile");
    EXPECT_EQ(run_with(files, {"build", "/book", "-o", "/book", "--format", "epub"}).code, 1);
    EXPECT_EQ(files.read("/book/small.epub").bytes, "a profile");
}

TEST(Build, AnImageIsNotOverwritten) {
    MemoryBook files;
    files.put("/book/small.pdf", svg_of("#102030"));
    files.put("/book/volume.xml", tei_of("<figure><graphic url=\"small.pdf\"/><figDesc>A dot.</figDesc></figure>"));
    EXPECT_EQ(run_with(files, {"build", "/book", "-o", "/book"}).code, 1);
    EXPECT_EQ(files.read("/book/small.pdf").bytes, svg_of("#102030"));
}

TEST(Build, TheSourceOfALaterBookIsNotOverwrittenByAnEarlierOne) {
    MemoryBook files;
    files.put("/one/two.xml", tei_of("<p>First.</p>"));
    files.put("/later/two.epub", tei_of("<p>Second.</p>"));
    const Outcome run = run_with(files, {"build", "/one/two.xml", "/later/two.epub", "-o", "/later", "--format", "epub"});
    EXPECT_EQ(files.read("/later/two.epub").bytes, tei_of("<p>Second.</p>"));
    EXPECT_EQ(run.code, 1);
}

TEST(Build, AnOldOutputInALaterBooksFolderIsReplaced) {
    MemoryBook files;
    files.put("/books/one.xml", tei_of("<p>First.</p>"));
    files.put("/books/two.xml", tei_of("<p>Second.</p>"));
    files.put("/books/one.epub", "old");
    const Outcome run = run_with(files, {"build", "/books/one.xml", "/books/two.xml", "-o", "/books", "--format", "epub"});
    EXPECT_EQ(run.errors.find("error"), std::string::npos) << run.errors;
    EXPECT_EQ(run.output, "/books/two.epub\n/books/one.epub\n");
    EXPECT_NE(files.read("/books/one.epub").bytes, "old");
}

TEST(Build, TakesTheBookOfTheCurrentFolder) {
    MemoryBook files;
    files.put("/book.toml", "[book]\nmanuscript = \"volume.xml\"\nname = \"here\"\n");
    files.put("/volume.xml", tei_of("<p>Here.</p>"));
    EXPECT_EQ(run_with(files, {"build", "-o", "/out", "--format", "epub"}).output, "/out/here.epub\n");
    EXPECT_EQ(run_with(files, {"check"}).code, 0);
    MemoryFiles empty;
    const Outcome run = run_with(empty, {"check"});
    EXPECT_EQ(run.code, 2);
    EXPECT_TRUE(run.errors.starts_with("nabor: BOOK is required")) << run.errors;
}

TEST(Build, TheWorstBookGivesTheExitCode) {
    MemoryBook files;
    EXPECT_EQ(run_with(files, {"build", "/none", "/book", "-o", "/out", "--format", "epub"}).code, 1);
    EXPECT_TRUE(files.exists("/out/small.epub"));
}

TEST(Check, ADocumentOfABookIsCheckedAsAPartOfIt) {
    MemoryBook files;
    files.put("/book/documents/two.xml", R"(<p xml:id="there" xmlns="http://www.tei-c.org/ns/1.0">The the <ref target="#none">other</ref>.</p>)");
    files.put("/book/one.xml", R"(<p xmlns="http://www.tei-c.org/ns/1.0"><ref target="#there">There</ref>, <ref target="#nowhere">or not</ref>.</p>)");
    files.put("/book/volume.xml", tei_of(R"(<div xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="one.xml"/><xi:include href="documents/two.xml"/></div>)"));
    const Outcome one = run_with(files, {"check", "/book/one.xml"});
    EXPECT_EQ(one.code, 1);
    EXPECT_EQ(one.errors.find("two.xml"), std::string::npos) << one.errors;
    EXPECT_NE(one.errors.find("#nowhere"), std::string::npos) << one.errors;
    EXPECT_EQ(one.errors.find("#there"), std::string::npos) << one.errors;
    const Outcome two = run_with(files, {"check", "/book/documents/two.xml"});
    EXPECT_NE(two.errors.find("#none"), std::string::npos) << two.errors;
    EXPECT_EQ(two.errors.find("one.xml"), std::string::npos) << two.errors;
}

// One.xml refers into two.xml and into nothing; two.xml is not well-formed.
void put_a_broken_document(MemoryBook& files) {
    files.put("/book/parts/two.xml", R"(<p xml:id="there" xmlns="http://www.tei-c.org/ns/1.0">Broken)");
    files.put("/book/parts/one.xml", R"(<p xml:id="here" xmlns="http://www.tei-c.org/ns/1.0"><ref target="two.xml#there">There</ref>,
        <ref target="#there">there</ref>, <ref target="one.xml#nowhere">or not</ref>.</p>)");
    files.put("/book/volume.xml", tei_of(R"(<div xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="parts/one.xml"/><xi:include href="parts/two.xml"/></div>)"));
}

TEST(Check, ReferencesIntoADocumentThatCannotBeReadAreLeftAlone) {
    MemoryBook files;
    put_a_broken_document(files);
    const Outcome one = run_with(files, {"check", "/book/parts/one.xml"});
    EXPECT_EQ(one.code, 1);
    EXPECT_EQ(one.errors.find("there\""), std::string::npos) << one.errors;
    EXPECT_NE(one.errors.find("one.xml#nowhere"), std::string::npos) << one.errors;
    EXPECT_NE(one.errors.find("\"parts/two.xml\" cannot be included: it is not XML"), std::string::npos) << one.errors;
}

TEST(Check, ReferencesAreLeftAloneWhereTheManuscriptCannotBeRead) {
    MemoryBook files;
    put_a_broken_document(files);
    files.put("/book/volume.xml", "<TEI><text>");
    const Outcome one = run_with(files, {"check", "/book/parts/one.xml"});
    EXPECT_EQ(one.code, 1);
    EXPECT_EQ(one.errors.find("tei-dangling-reference"), std::string::npos) << one.errors;
    EXPECT_NE(one.errors.find("volume.xml: error: this is not well-formed XML"), std::string::npos) << one.errors;
    EXPECT_NE(run_with(files, {"check", "/book/volume.xml"}).errors.find("volume.xml:1"), std::string::npos);
}

TEST(Check, AFolderInABookIsItsDocuments) {
    MemoryBook files;
    put_a_broken_document(files);
    const Outcome run = run_with(files, {"check", "/book/parts"});
    EXPECT_EQ(run.code, 1);
    EXPECT_NE(run.errors.find("one.xml#nowhere"), std::string::npos) << run.errors;
    EXPECT_NE(run.errors.find("parts/two.xml:1"), std::string::npos) << run.errors;
    EXPECT_EQ(run.errors.find("product-no-manuscript"), std::string::npos) << run.errors;
}

TEST(Check, ATextThatABookIncludesIsAPartOfIt) {
    MemoryBook files;
    files.put("/book/listing.txt", "Only text.");
    files.put("/book/volume.xml", tei_of(R"(<p xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="listing.txt" parse="text"/></p>)"));
    const Outcome run = run_with(files, {"check", "/book/listing.txt"});
    EXPECT_EQ(run.code, 0) << run.errors;
}

TEST(Check, ADocumentBesideABookIsOneOfItsOwn) {
    MemoryBook files;
    files.put("/book/stray.xml", tei_of(R"(<p><ref target="#none">Nothing</ref></p>)"));
    EXPECT_NE(run_with(files, {"check", "/book/stray.xml"}).errors.find("stray.xml"), std::string::npos);
}

TEST(Check, WritesNothing) {
    MemoryBook files;
    const auto before = files.names();
    EXPECT_EQ(run_with(files, {"check", "/book"}).code, 0);
    EXPECT_EQ(files.names(), before);
}

TEST(Dump, PrintsOneStage) {
    MemoryBook files;
    const Outcome run = run_with(files, {"dump", "--stage=book", "/book"});
    EXPECT_NE(run.output.find("Some words to read."), std::string::npos);
    EXPECT_EQ(run.code, 0);
}

TEST(Dump, OutputThatCannotBeWrittenIsNoSuccess) {
    MemoryBook files;
    FullBuffer full;
    std::ostream output(&full);
    const Outcome run = run_with(files, {"dump", "--stage=book", "/book"}, &output);
    EXPECT_EQ(run.code, 2);
    EXPECT_EQ(run.errors, "nabor: standard output cannot be written\n");
}

TEST(Impose, WritesSheetsAndNeverOverItsInput) {
    MemoryBook files;
    run_with(files, {"build", "/book", "-o", "/out", "--format", "pdf"});
    const std::string pdf = files.read("/out/small.pdf").bytes.value();
    EXPECT_EQ(run_with(files, {"impose", "/out/small.pdf", "-o", "/out/sheets.pdf"}).output, "/out/sheets.pdf, 1 sheet\n");
    const Outcome run = run_with(files, {"impose", "/out/small.pdf", "-o", "/out/../out/small.pdf"});
    EXPECT_EQ(run.code, 1);
    EXPECT_NE(run.errors.find("[output-over-source]"), std::string::npos) << run.errors;
    EXPECT_EQ(files.read("/out/small.pdf").bytes, pdf);
    EXPECT_EQ(run_with(files, {"impose", "/out/none.pdf", "--plan"}).code, 1);
}

TEST(Listings, NameLayoutsAndFamilies) {
    MemoryBook files;
    EXPECT_NE(run_with(files, {"layouts"}).output.find("paperback"), std::string::npos);
    EXPECT_NE(run_with(files, {"fonts"}).output.find("Gentium Book Plus"), std::string::npos);
}

}  // namespace
}  // namespace nabor
