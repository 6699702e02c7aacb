#include "base/interrupt.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdlib>

#include "base/disk_files.h"
#include "base/error.h"
#include "base/unfinished.h"
#include "folder.h"

namespace nabor {
namespace {

// The signal comes when half of the file is on the disk.
class InterruptedFiles : public DiskFiles {
    NewFile write_new(const std::filesystem::path& path, std::string_view bytes) override {
        DiskFiles::write_new(path, bytes.substr(0, bytes.size() / 2));
        std::raise(SIGINT);
        return {};
    }
};

void interrupted_while_writing(const std::filesystem::path& path) {
    remove_unfinished_on_interrupt();
    InterruptedFiles().write_whole(path, "a new book");
}

TEST(InterruptDeathTest, EndsByTheSignalAndLeavesTheOldFileWholeAndNothingBeside) {
    const TemporaryFolder folder;
    const auto book = folder.put("book.pdf", "old");
    EXPECT_EXIT(interrupted_while_writing(book), testing::KilledBySignal(SIGINT), "");
    EXPECT_EQ(DiskFiles().read(book).bytes, "old");
    EXPECT_EQ(DiskFiles().list(folder.path()).size(), 1u);
}

void told_to_ignore_and_interrupted() {
    std::signal(SIGHUP, SIG_IGN);
    remove_unfinished_on_interrupt();
    std::raise(SIGHUP);
    std::exit(7);
}

TEST(InterruptDeathTest, ASignalThatTheCallerIgnoresStaysIgnored) {
    EXPECT_EXIT(told_to_ignore_and_interrupted(), testing::ExitedWithCode(7), "");
}

void written_past_the_limit(const std::filesystem::path& path) {
    let_writing_fail_at_the_size_limit();
    const rlimit limit{1000, 1000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
        DiskFiles().write_whole(path, std::string(100'000, 'x'));
    } catch (const EnvironmentError& error) {
        std::exit(std::string(error.what()).find("cannot be written: it is larger than files may be here") != std::string::npos ? 7 : 8);
    }
    std::exit(9);
}

TEST(InterruptDeathTest, AFileTooLargeForTheSystemIsAnErrorAndLeavesNothing) {
    const TemporaryFolder folder;
    EXPECT_EXIT(written_past_the_limit(folder.path() / "book.pdf"), testing::ExitedWithCode(7), "");
    EXPECT_TRUE(DiskFiles().list(folder.path()).empty());
}

TEST(Unfinished, FilesAreRemovedOnDemandAndFinishedOnesAreNot) {
    const TemporaryFolder folder;
    std::filesystem::path finished;
    {
        const UnfinishedFile writing(folder.path());
        finished = folder.put(writing.path().filename().string(), "whole");
    }
    std::filesystem::rename(finished, folder.path() / "whole");
    const UnfinishedFile writing(folder.path());
    const UnfinishedFile another(folder.path());
    EXPECT_NE(writing.path(), another.path());
    folder.put(writing.path().filename().string(), "half");
    folder.put(another.path().filename().string(), "half");
    remove_unfinished();
    EXPECT_EQ(DiskFiles().list(folder.path()), std::vector<std::filesystem::path>{folder.path() / "whole"});
}

}  // namespace
}  // namespace nabor
