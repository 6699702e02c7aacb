#include "base/helper_threads.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <fstream>

#include "base/in_order.h"

namespace nabor {
namespace {

TEST(HelperThreads, AreNumberedFromOne) {
    std::atomic<std::size_t> sum{0};
    const auto add = [&](std::size_t number) { sum += number; };
    for (std::thread& helper : start_helpers(4, add)) helper.join();
    EXPECT_EQ(sum, 10u);
}

// In a process of its own: with so little address space left no thread gets a stack.
int sum_without_room_for_threads() {
    constexpr std::size_t left = 4U << 20;
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const std::size_t most = pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) + left;
    const rlimit limit{most, most};
    ::setrlimit(RLIMIT_AS, &limit);
    std::size_t sum = 0;
    work_in_order(100, 256, [] { return [](std::size_t job) { return job; }; }, [&](std::size_t, std::size_t result) { sum += result; });
    return sum == 4950 ? 7 : 1;
}

TEST(HelperThreadsDeathTest, WithoutFurtherThreadsTheWorkIsDoneAllTheSame) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer needs address space";
#endif
    EXPECT_EXIT(std::exit(sum_without_room_for_threads()), testing::ExitedWithCode(7), "");
}

}  // namespace
}  // namespace nabor
