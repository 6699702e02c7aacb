#include "base/disk_files.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>

#include "base/error.h"
#include "folder.h"

namespace nabor {
namespace {

namespace fs = std::filesystem;

const DiskFiles disk;

void write_whole(const fs::path& path, std::string_view bytes) { DiskFiles().write_whole(path, bytes); }

std::string problem_of_writing(const fs::path& path) {
    try {
        write_whole(path, "bytes");
    } catch (const EnvironmentError& error) {
        return error.what();
    }
    return "none";
}

TEST(DiskFiles, ReadWhatWasWritten) {
    const TemporaryFolder folder;
    const std::string bytes("zero \0 and \xFF", 12);
    write_whole(folder.path() / "new" / "deep" / "book.epub", bytes);
    EXPECT_EQ(disk.read(folder.path() / "new" / "deep" / "book.epub").bytes, bytes);
}

TEST(DiskFiles, ReadAnEmptyFile) {
    const TemporaryFolder folder;
    EXPECT_EQ(disk.read(folder.put("empty", "")).bytes, "");
}

TEST(DiskFiles, SayWhyAFileCannotBeRead) {
    const TemporaryFolder folder;
    const fs::path file = folder.put("file", "x");
    const fs::path pipe = folder.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    fs::create_symlink("loop", folder.path() / "loop");
    EXPECT_EQ(disk.read(folder.path() / "none").problem, "no such file");
    EXPECT_EQ(disk.read(folder.path()).problem, "is a folder");
    EXPECT_EQ(disk.read(file / "below").problem, "a part of the path is a file, not a folder");
    EXPECT_EQ(disk.read(pipe).problem, "is not a regular file");
    EXPECT_EQ(disk.read(folder.path() / "loop").problem, "symbolic links lead in a circle");
    EXPECT_FALSE(disk.read(pipe).bytes.has_value());
}

void without_descriptors(const std::function<void()>& read) {
    const rlimit limit{3, 3};
    ::setrlimit(RLIMIT_NOFILE, &limit);
    try {
        read();
    } catch (const EnvironmentError& error) {
        std::exit(std::string(error.what()).find("no more files can be opened") != std::string::npos ? 7 : 8);
    }
    std::exit(9);
}

TEST(DiskFilesDeathTest, SayThatNoMoreFilesCanBeOpenedRatherThanThatNoneIsThere) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer opens files to look at memory";
#endif
    const TemporaryFolder folder;
    const fs::path file = folder.put("file", "x");
    EXPECT_EXIT(without_descriptors([&] { disk.read(file); }), testing::ExitedWithCode(7), "");
    EXPECT_EXIT(without_descriptors([&] { disk.list(folder.path()); }), testing::ExitedWithCode(7), "");
}

TEST(DiskFiles, ListInByteOrderWhateverTheFolderOrder) {
    const TemporaryFolder folder;
    for (const char* name : {"б.xml", "a/z.xml", "a.xml", "B.xml"}) folder.put(name, "");
    std::string names;
    for (const fs::path& path : disk.list(folder.path())) names += path.lexically_relative(folder.path()).string() + " ";
    EXPECT_EQ(names, "B.xml a.xml a/z.xml б.xml ");
    EXPECT_TRUE(disk.list(folder.path() / "none").empty());
}

TEST(WriteWhole, ReplacesTheOldFileAndLeavesNothingBeside) {
    const TemporaryFolder folder;
    const fs::path target = folder.put("book.pdf", "old");
    write_whole(target, "new");
    EXPECT_EQ(disk.read(target).bytes, "new");
    EXPECT_EQ(disk.list(folder.path()).size(), 1U);
}

TEST(WriteWhole, NamesPathAndReason) {
    const TemporaryFolder folder;
    const fs::path file = folder.put("file", "x");
    fs::create_directories(folder.path() / "taken.pdf" / "inside");
    EXPECT_EQ(problem_of_writing(file / "book.pdf"),
              file.string() + ": the folder cannot be made: a part of the path is a file, not a folder");
    EXPECT_EQ(problem_of_writing(folder.path() / "taken.pdf"), (folder.path() / "taken.pdf").string() + ": cannot be written: is a folder");
    EXPECT_EQ(disk.list(folder.path()).size(), 1U);
}

TEST(ResolveInside, FollowsAReferenceFromItsOwnFolder) {
    const TemporaryFolder folder;
    folder.put("book/images/a.png", "");
    const fs::path root = folder.path() / "book";
    EXPECT_EQ(disk.resolve_inside(root, root / "documents", "../images/a.png"), root / "images" / "a.png");
    EXPECT_EQ(disk.resolve_inside(root, root, "missing.xml"), root / "missing.xml");
    EXPECT_EQ(disk.resolve_inside(root, root, "глава «один» .xml"), root / "глава «один» .xml");
}

TEST(ResolveInside, RefusesToLeaveTheRoot) {
    const TemporaryFolder folder;
    folder.put("secret", "");
    folder.put("book/volume.xml", "");
    folder.put("bookish/other.xml", "");
    const fs::path root = folder.path() / "book";
    fs::create_symlink("../secret", root / "link");
    fs::create_directory_symlink("..", root / "up");
    fs::create_symlink("circle", root / "circle");
    for (const char* reference :
         {"../secret", "x/../../secret", "/etc/passwd", "link", "up/secret", "../bookish/other.xml", "circle/a", "..", ""}) {
        EXPECT_EQ(disk.resolve_inside(root, root, reference), std::nullopt) << reference;
    }
    EXPECT_EQ(disk.resolve_inside(root, root, std::string_view("volume.xml\0.png", 15)), std::nullopt);
}

TEST(ResolveInside, KeepsTheSpellingOfTheRootForDiagnostics) {
    const fs::path before = fs::current_path();
    const TemporaryFolder folder;
    folder.put("book/documents/a.xml", "");
    fs::current_path(folder.path());
    EXPECT_EQ(disk.resolve_inside("book", "book/documents", "a.xml"), fs::path("book/documents/a.xml"));
    EXPECT_EQ(disk.resolve_inside("", "book", "documents/a.xml"), fs::path("book/documents/a.xml"));
    EXPECT_EQ(disk.resolve_inside(".", "./book", "documents/a.xml"), fs::path("book/documents/a.xml"));
    fs::current_path(before);
}

TEST(ResolveInside, TwoSpellingsOfOneFileGiveOnePath) {
    const TemporaryFolder folder;
    folder.put("book/a.xml", "");
    const fs::path root = folder.path() / "book";
    fs::create_symlink("a.xml", root / "again.xml");
    EXPECT_EQ(disk.resolve_inside(root, root, "again.xml"), disk.resolve_inside(root, root / "b", "../a.xml"));
}

TEST(WriteWhole, ReplacesNoPipeAndKeepsLinks) {
    const TemporaryFolder folder;
    const fs::path pipe = folder.path() / "book.pdf", real = folder.path() / "real" / "book.epub", link = folder.path() / "book.epub";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THROW(write_whole(pipe, "bytes"), EnvironmentError);
    EXPECT_TRUE(fs::is_fifo(pipe));
    write_whole(real, "old");
    fs::create_symlink(real, link);
    write_whole(link, "new");
    EXPECT_TRUE(fs::is_symlink(link));
    EXPECT_EQ(DiskFiles().read(real).bytes, "new");
    EXPECT_EQ(disk.list(folder.path()).size(), 2u) << "the file and the link to it: no temporary file is left";
}

TEST(WriteWhole, MakesWhatALinkNamesBeforeItIsThere) {
    const TemporaryFolder folder;
    const fs::path real = folder.path() / "real" / "book.pdf";
    fs::create_symlink("real/book.pdf", folder.path() / "book.pdf");
    fs::create_symlink("book.pdf", folder.path() / "again.pdf");
    write_whole(folder.path() / "again.pdf", "bytes");
    EXPECT_TRUE(fs::is_symlink(folder.path() / "again.pdf"));
    EXPECT_TRUE(fs::is_symlink(folder.path() / "book.pdf"));
    EXPECT_EQ(DiskFiles().read(real).bytes, "bytes");
    fs::create_directory_symlink("other", folder.path() / "to");
    write_whole(folder.path() / "to" / "book.epub", "bytes");
    EXPECT_EQ(DiskFiles().read(folder.path() / "other" / "book.epub").bytes, "bytes");
    fs::create_symlink(folder.path() / "b", folder.path() / "a");
    fs::create_symlink(folder.path() / "a", folder.path() / "b");
    EXPECT_THROW(write_whole(folder.path() / "a" / "book.epub", "bytes"), EnvironmentError);
}

TEST(ResolveInside, RefusesALinkToWhatIsNotThereYetOutside) {
    const TemporaryFolder folder;
    folder.put("book/volume.xml", "");
    fs::create_symlink("../secret", folder.path() / "book" / "link");
    EXPECT_EQ(disk.resolve_inside(folder.path() / "book", folder.path() / "book", "link"), std::nullopt);
}

}  // namespace
}  // namespace nabor
