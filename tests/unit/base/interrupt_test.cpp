#include "base/interrupt.h"

#include <gtest/gtest.h>

#include <csignal>

#include "base/files.h"
#include "base/unfinished.h"
#include "folder.h"

namespace nabor {
namespace {

void interrupted_while_writing(const std::filesystem::path& half) {
    remove_unfinished_on_interrupt();
    const UnfinishedFile registered(half.string());
    std::raise(SIGINT);
}

TEST(InterruptDeathTest, EndsByTheSignalAndLeavesNothingHalfWritten) {
    const TemporaryFolder folder;
    const auto half = folder.put("half.part", "half");
    const auto whole = folder.put("whole", "whole");
    EXPECT_EXIT(interrupted_while_writing(half), testing::KilledBySignal(SIGINT), "");
    EXPECT_FALSE(files::exists(half));
    EXPECT_TRUE(files::exists(whole));
}

void told_to_ignore_and_interrupted() {
    std::signal(SIGHUP, SIG_IGN);
    remove_unfinished_on_interrupt();
    std::raise(SIGHUP);
    std::_Exit(7);
}

TEST(InterruptDeathTest, ASignalThatTheCallerIgnoresStaysIgnored) {
    EXPECT_EXIT(told_to_ignore_and_interrupted(), testing::ExitedWithCode(7), "");
}

}  // namespace
}  // namespace nabor
