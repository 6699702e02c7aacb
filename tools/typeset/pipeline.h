// In: how many items there are, and the stages that each goes through. Out: every stage done for every item, on several threads.
// Holds: an item's stages are done in order. A stage takes up items in their order; a stage that is one at a time takes up an item only
// when it has finished the one before. So what such stages do does not depend on the number of threads.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace nabor {

struct PipelineJob {
    std::size_t stage = 0, item = 0;

    bool operator==(const PipelineJob&) const = default;
};

// Knows which job comes next, and runs nothing. Not thread-safe.
class PipelineOrder {
public:
    // `one_at_a_time`: for each stage.
    PipelineOrder(std::size_t items, std::vector<bool> one_at_a_time);

    // Begins a job of the latest stage that has one: that frees most memory, and later items may wait for it. None: all jobs that are left
    // wait for jobs that run.
    std::optional<PipelineJob> begin();
    void finish(PipelineJob job);
    bool is_done() const { return next_.empty() || next_.back() == stages_done_.size(); }

private:
    bool may_begin(std::size_t stage) const;

    std::vector<bool> one_at_a_time_;
    std::vector<std::size_t> next_;         // by stage: the item that it takes up next
    std::vector<std::size_t> running_;      // by stage: jobs
    std::vector<std::size_t> stages_done_;  // by item
};

struct PipelineStage {
    bool one_at_a_time = false;
    std::function<void(std::size_t item, std::size_t thread)> run;  // thread: from 0 up
};

// Returns when all jobs are finished. The calling thread is thread 0 of `threads`. When a job throws, no more begin, and the first exception
// is thrown again.
void run_pipeline(std::size_t items, const std::vector<PipelineStage>& stages, std::size_t threads);

}  // namespace nabor
