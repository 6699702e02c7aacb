#include "base/files.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "support/memory_files.h"

namespace nabor {
namespace {

std::string problem_of_writing(Files& files, std::string_view bytes) {
    try {
        files.write_whole("/out/book.pdf", bytes);
    } catch (const EnvironmentError& error) {
        return error.what();
    }
    return "none";
}

TEST(WriteWhole, AFullDiskLeavesTheOldFileWholeAndNothingBeside) {
    for (std::size_t room = 9; room < 13; ++room) {
        MemoryFiles files;
        files.put("/out/book.pdf", "old book.");
        files.limit_room(room);
        EXPECT_EQ(problem_of_writing(files, "new"), room < 12 ? "/out/book.pdf: cannot be written: the disk is full" : "none") << room;
        EXPECT_EQ(files.read("/out/book.pdf").bytes, room < 12 ? "old book." : "new") << room;
        EXPECT_EQ(files.names(), std::vector<std::string>{"/out/book.pdf"}) << room;
    }
}

TEST(WriteWhole, ANameThatIsTakenIsLeftAloneAndAnotherIsTried) {
    MemoryFiles files;
    files.put("/out/.nabor-another.part", "another's");
    files.take_names(3);
    EXPECT_EQ(problem_of_writing(files, "new"), "none");
    EXPECT_EQ(files.read("/out/book.pdf").bytes, "new");
    EXPECT_EQ(files.read("/out/.nabor-another.part").bytes, "another's");
    files.take_names(1000);
    EXPECT_EQ(problem_of_writing(files, "newer"), "/out/book.pdf: cannot be written: no name for a temporary file is free in its folder");
    EXPECT_EQ(files.read("/out/book.pdf").bytes, "new");
}

TEST(WriteWhole, AFolderThatRefusesIsNamedWithItsReason) {
    MemoryFiles files;
    files.refuse_folder("/out", "the file system is read-only");
    EXPECT_EQ(problem_of_writing(files, "new"), "/out: the folder cannot be made: the file system is read-only");
    EXPECT_TRUE(files.names().empty());
}

TEST(WriteWhole, ARenameThatFailsLeavesTheOldFileWhole) {
    MemoryFiles files;
    files.put("/out/book.pdf", "old");
    files.refuse_rename("permission denied");
    EXPECT_EQ(problem_of_writing(files, "new"), "/out/book.pdf: cannot be written: permission denied");
    EXPECT_EQ(files.read("/out/book.pdf").bytes, "old");
    EXPECT_EQ(files.names().size(), 1u);
}

TEST(WriteWhole, TheOldFileIsWholeWhileTheNewOneIsHalfWritten) {
    MemoryFiles files;
    files.put("/out/book.pdf", "old");
    std::size_t calls = 0;
    files.when_half_written([&](const std::filesystem::path& half) {
        ++calls;
        EXPECT_EQ(files.read(half).bytes, "ne");
        EXPECT_EQ(half.parent_path(), "/out");
        EXPECT_EQ(files.read("/out/book.pdf").bytes, "old");
    });
    EXPECT_EQ(problem_of_writing(files, "new!"), "none");
    EXPECT_EQ(calls, 1u);
    EXPECT_EQ(files.read("/out/book.pdf").bytes, "new!");
}

TEST(NoFiles, HaveNothing) {
    EXPECT_FALSE(no_files().exists("/"));
    EXPECT_EQ(no_files().read("/etc/passwd").problem, "no such file");
    EXPECT_TRUE(no_files().list("/").empty());
}

}  // namespace
}  // namespace nabor
