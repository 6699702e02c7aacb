// In: independent jobs. Out: their results, taken one at a time in the order of the jobs.
// Holds: results and their order do not depend on the number of threads. The number of results waiting to be taken is bounded. The first
// exception ends all work and is rethrown to the caller.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/helper_threads.h"

namespace nabor {

template <typename Result>
class OrderedWork {
public:
    OrderedWork(std::size_t count, std::size_t waiting) : count_(count), made_(waiting) {}

    // Run by each thread. Calls of `make(i)` are concurrent, calls of `take(i, result)` are not.
    template <typename MakeWorker, typename Take>
    void run(MakeWorker& make_worker, Take& take) {
        std::unique_lock lock(mutex_, std::defer_lock);
        try {
            auto make = make_worker();
            lock.lock();
            while (may_begin(lock)) {
                const std::size_t job = begun_++;
                lock.unlock();
                Result result = make(job);
                lock.lock();
                made_[job % made_.size()] = std::move(result);
                hand_over(lock, take);
            }
        } catch (...) {
            if (!lock.owns_lock()) lock.lock();
            if (!failure_) failure_ = std::current_exception();
            changed_.notify_all();
        }
    }

    // To be called after all threads have returned.
    void rethrow_failure() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    // Blocks while too many results wait to be taken. Returns false when no job is left to begin.
    bool may_begin(std::unique_lock<std::mutex>& lock) {
        changed_.wait(lock, [&] { return failure_ || begun_ == count_ || begun_ < taken_ + made_.size(); });
        return !failure_ && begun_ < count_;
    }

    // The thread that makes the next result in order takes it, and all results after it that are ready.
    template <typename Take>
    void hand_over(std::unique_lock<std::mutex>& lock, Take& take) {
        while (!taking_ && made_[taken_ % made_.size()]) {
            taking_ = true;
            Result result = *std::exchange(made_[taken_ % made_.size()], std::nullopt);
            lock.unlock();
            take(taken_, std::move(result));
            lock.lock();
            ++taken_;
            taking_ = false;
            changed_.notify_all();
        }
    }

    const std::size_t count_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::optional<Result>> made_;  // by job, modulo its size
    std::size_t begun_ = 0, taken_ = 0;
    bool taking_ = false;
    std::exception_ptr failure_;
};

// `make_worker()` is called once by each thread; the worker it returns makes the result of job i when called with i.
template <typename MakeWorker, typename Take>
void work_in_order(std::size_t count, std::size_t threads, MakeWorker make_worker, Take take) {
    if (threads <= 1 || count <= 1) {
        auto make = make_worker();
        for (std::size_t job = 0; job < count; ++job) take(job, make(job));
        return;
    }
    constexpr std::size_t waiting_for_a_thread = 8;
    OrderedWork<decltype(make_worker()(std::size_t{}))> work(count, threads * waiting_for_a_thread);
    const auto help = [&](std::size_t) { work.run(make_worker, take); };
    std::vector<std::thread> helpers = start_helpers(std::min(threads, count) - 1, help);
    work.run(make_worker, take);
    for (std::thread& helper : helpers) helper.join();
    work.rethrow_failure();
}

}  // namespace nabor
