#include "typeset/pipeline.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "base/helper_threads.h"

namespace nabor {

PipelineOrder::PipelineOrder(std::size_t items, std::vector<bool> one_at_a_time)
    : one_at_a_time_(std::move(one_at_a_time)), next_(one_at_a_time_.size()), running_(one_at_a_time_.size()), stages_done_(items) {}

bool PipelineOrder::may_begin(std::size_t stage) const {
    const std::size_t item = next_[stage];
    if (item == stages_done_.size() || stages_done_[item] != stage) return false;
    return !one_at_a_time_[stage] || running_[stage] == 0;
}

std::optional<PipelineJob> PipelineOrder::begin() {
    for (std::size_t stage = next_.size(); stage-- > 0;)
        if (may_begin(stage)) {
            ++running_[stage];
            return PipelineJob{stage, next_[stage]++};
        }
    return std::nullopt;
}

void PipelineOrder::finish(PipelineJob job) {
    --running_[job.stage];
    ++stages_done_[job.item];
}

namespace {

class PipelineRunner {
public:
    PipelineRunner(std::size_t items, const std::vector<PipelineStage>& stages) : stages_(stages), order_(items, kinds_of(stages)) {}

    void run(std::size_t threads) {
        const auto help = [this](std::size_t thread) { work(thread); };
        std::vector<std::thread> helpers = start_helpers(threads - 1, help);
        work(0);
        for (std::thread& helper : helpers) helper.join();
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    static std::vector<bool> kinds_of(const std::vector<PipelineStage>& stages) {
        std::vector<bool> kinds;
        kinds.reserve(stages.size());
        for (const PipelineStage& stage : stages) kinds.push_back(stage.one_at_a_time);
        return kinds;
    }

    void work(std::size_t thread) {
        std::unique_lock lock(mutex_);
        while (!failure_ && !is_over_) {
            if (const std::optional<PipelineJob> job = order_.begin())
                run_job(*job, thread, lock);
            else if (order_.is_done() && running_ == 0)
                is_over_ = true;
            else
                changed_.wait(lock);
        }
        changed_.notify_all();
    }

    void run_job(PipelineJob job, std::size_t thread, std::unique_lock<std::mutex>& lock) {
        ++running_;
        lock.unlock();
        std::exception_ptr failure;
        try {
            stages_[job.stage].run(job.item, thread);
        } catch (...) {
            failure = std::current_exception();
        }
        lock.lock();
        --running_;
        if (!failure_) failure_ = failure;
        order_.finish(job);
        changed_.notify_all();
    }

    const std::vector<PipelineStage>& stages_;
    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    PipelineOrder order_;
    std::size_t running_ = 0;
    bool is_over_ = false;
    std::exception_ptr failure_;
};

}  // namespace

void run_pipeline(std::size_t items, const std::vector<PipelineStage>& stages, std::size_t threads) {
    PipelineRunner(items, stages).run(std::min(std::max<std::size_t>(1, threads), std::max<std::size_t>(1, items)));
}

}  // namespace nabor
