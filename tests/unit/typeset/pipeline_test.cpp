#include "typeset/pipeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace nabor {
namespace {

PipelineJob begun(PipelineOrder& order) {
    const auto job = order.begin();
    return job ? *job : PipelineJob{99, 99};
}

TEST(PipelineOrder, TakesUpTheLatestStageFirst) {
    PipelineOrder order(2, {false, true, false});
    EXPECT_EQ(begun(order), (PipelineJob{0, 0}));
    EXPECT_EQ(begun(order), (PipelineJob{0, 1}));
    EXPECT_FALSE(order.begin()) << "both wait for their first stage";
    order.finish({0, 0});
    EXPECT_EQ(begun(order), (PipelineJob{1, 0}));
    order.finish({1, 0});
    order.finish({0, 1});
    EXPECT_EQ(begun(order), (PipelineJob{2, 0})) << "rather than the second stage of the other item";
    EXPECT_EQ(begun(order), (PipelineJob{1, 1}));
}

TEST(PipelineOrder, RunsAStageOneAtATimeInTheOrderOfItems) {
    PipelineOrder order(3, {false, true});
    for (int i = 0; i < 3; ++i) order.begin();
    order.finish({0, 2});
    EXPECT_FALSE(order.begin()) << "item 2 waits for items 0 and 1";
    order.finish({0, 0});
    EXPECT_EQ(begun(order), (PipelineJob{1, 0}));
    order.finish({0, 1});
    EXPECT_FALSE(order.begin()) << "the stage is busy";
    order.finish({1, 0});
    EXPECT_EQ(begun(order), (PipelineJob{1, 1}));
}

TEST(PipelineOrder, IsDoneWhenTheLastStageHasTakenUpEveryItem) {
    PipelineOrder order(1, {false, false});
    EXPECT_FALSE(order.is_done());
    order.finish(begun(order));
    EXPECT_FALSE(order.is_done());
    order.finish(begun(order));
    EXPECT_TRUE(order.is_done());
    EXPECT_TRUE(PipelineOrder(0, {false}).is_done());
}

// What the second stage adds up depends on the order of items; the first may run in any.
std::vector<std::size_t> sums_with(std::size_t threads) {
    constexpr std::size_t items = 200;
    std::vector<std::size_t> values(items), sums;
    std::atomic<int> in_second = 0;
    bool overlapped = false;
    const auto first = [&](std::size_t item, std::size_t) { values[item] = item * item % 37; };
    const auto second = [&](std::size_t item, std::size_t) {
        overlapped |= ++in_second > 1;
        sums.push_back((sums.empty() ? 0 : sums.back() * 3) % 1009 + values[item]);
        --in_second;
    };
    run_pipeline(items, {{false, first}, {true, second}}, threads);
    EXPECT_FALSE(overlapped);
    return sums;
}

TEST(RunPipeline, GivesTheSameWithAnyNumberOfThreads) {
    const std::vector<std::size_t> alone = sums_with(1);
    EXPECT_EQ(alone.size(), 200u);
    for (const std::size_t threads : {0u, 2u, 4u, 16u}) EXPECT_EQ(sums_with(threads), alone);
}

TEST(RunPipeline, RunsEveryStageOfEveryItemOnce) {
    std::mutex mutex;
    std::vector<int> runs(30 * 3);
    const auto stage = [&](std::size_t number) {
        return [&, number](std::size_t item, std::size_t thread) {
            const std::lock_guard lock(mutex);
            ++runs[number * 30 + item];
            EXPECT_LT(thread, 4u);
        };
    };
    run_pipeline(30, {{false, stage(0)}, {true, stage(1)}, {false, stage(2)}}, 4);
    EXPECT_EQ(std::count(runs.begin(), runs.end(), 1), 90);
}

TEST(RunPipeline, ReturnsAtOnceWithoutItems) {
    run_pipeline(0, {{false, [](std::size_t, std::size_t) { FAIL(); }}}, 4);
}

TEST(RunPipeline, PassesAnExceptionOnAndBeginsNoMoreJobs) {
    for (const std::size_t threads : {1u, 4u}) {
        std::atomic<std::size_t> second = 0;
        const auto first = [](std::size_t item, std::size_t) {
            if (item == 3) throw std::runtime_error("item 3");
        };
        const auto count = [&](std::size_t, std::size_t) { ++second; };
        EXPECT_THROW(run_pipeline(1000, {{false, first}, {true, count}}, threads), std::runtime_error);
        EXPECT_LE(second, 3u) << "item 3 never comes to the second stage, and so no item after it";
    }
}

}  // namespace
}  // namespace nabor
