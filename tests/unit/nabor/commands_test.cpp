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
    small.limit_room(small.size_of_all() + epub);
    EXPECT_EQ(run_with(small, {"build", "/book", "-o", "/out"}).errors, "nabor: /out/small.pdf: cannot be written: the disk is full\n");
    ASSERT_EQ(small.list("/out").size(), 1u);
    EXPECT_EQ(small.read("/out/small.epub").bytes->size(), epub);
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
    EXPECT_EQ(run.code, 2);
    EXPECT_EQ(files.read("/one/book.epub").bytes, tei_of("<p>Text.</p>"));
}

TEST(Build, TheWorstBookGivesTheExitCode) {
    MemoryBook files;
    EXPECT_EQ(run_with(files, {"build", "/none", "/book", "-o", "/out", "--format", "epub"}).code, 1);
    EXPECT_TRUE(files.exists("/out/small.epub"));
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
    EXPECT_EQ(run.code, 2);
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
