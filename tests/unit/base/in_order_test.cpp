// Work on several threads: what is taken, in which order, and what happens when something fails.
#include "base/in_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace nabor {
namespace {

TEST(WorkInOrder, GivesResultsInOrderWithAnyNumberOfThreads) {
    for (const std::size_t threads : {0U, 1U, 2U, 3U, 8U}) {
        for (const std::size_t count : {0U, 1U, 2U, 500U}) {
            std::vector<std::size_t> taken;
            const auto make_worker = [] {
                return [](std::size_t job) {
                    if (job % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(50));
                    return job * job;
                };
            };
            work_in_order(count, threads, make_worker, [&](std::size_t job, std::size_t result) {
                EXPECT_EQ(job, taken.size());
                taken.push_back(result);
            });
            ASSERT_EQ(taken.size(), count);
            for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(taken[i], i * i);
        }
    }
}

TEST(WorkInOrder, NeverHasManyResultsWaiting) {
    std::mutex mutex;
    std::size_t made = 0, taken = 0, most = 0;
    const auto make_worker = [&] {
        return [&](std::size_t job) {
            if (job == 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
            const std::lock_guard lock(mutex);
            most = std::max(most, ++made - taken);
            return job;
        };
    };
    work_in_order(1000, 4, make_worker, [&](std::size_t, std::size_t) {
        const std::lock_guard lock(mutex);
        ++taken;
    });
    EXPECT_EQ(taken, 1000U);
    EXPECT_LE(most, 32U);
}

TEST(WorkInOrder, ThrowsWhatAWorkerOrTakerThrew) {
    const auto ignore = [](std::size_t, std::size_t) {};
    const auto worker = [] { return [](std::size_t job) { return job; }; };
    const auto failing = [] { return [](std::size_t job) { return job < 100 ? job : throw std::runtime_error("made"); }; };
    const auto fail = [](std::size_t job, std::size_t) {
        if (job == 50) throw std::runtime_error("taken");
    };
    for (const std::size_t threads : {1U, 2U, 5U}) {
        EXPECT_THROW(work_in_order(1000, threads, failing, ignore), std::runtime_error);
        EXPECT_THROW(work_in_order(1000, threads, worker, fail), std::runtime_error);
    }
}

}  // namespace
}  // namespace nabor
