// In: a number of jobs that need nothing of each other. Out: what each of them makes, taken one at a time, the first job's first.
// Holds: what is taken and in which order is the same with any number of threads; only a few results wait to be taken, however
// many jobs there are. The first exception ends all work and is thrown to the caller.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace nabor {

template <typename Result>
class OrderedWork {
public:
    OrderedWork(std::size_t count, std::size_t waiting) : count_(count), made_(waiting) {}

    // What each thread runs: `make(i)` besides the others', `take(i, result)` never besides another.
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

    // After all threads have run.
    void rethrow_failure() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    // Waits while too many results wait; false when nothing is left to begin.
    bool may_begin(std::unique_lock<std::mutex>& lock) {
        changed_.wait(lock, [&] { return failure_ || begun_ == count_ || begun_ < taken_ + made_.size(); });
        return !failure_ && begun_ < count_;
    }

    // Whoever makes the result that is next takes it, and those after it that are made already.
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

// Each thread has a worker of its own: `make_worker()` gives something that makes the result of job i when called with i.
template <typename MakeWorker, typename Take>
void work_in_order(std::size_t count, std::size_t threads, MakeWorker make_worker, Take take) {
    if (threads <= 1 || count <= 1) {
        auto make = make_worker();
        for (std::size_t job = 0; job < count; ++job) take(job, make(job));
        return;
    }
    constexpr std::size_t waiting_for_a_thread = 8;
    OrderedWork<decltype(make_worker()(std::size_t{}))> work(count, threads * waiting_for_a_thread);
    std::vector<std::thread> helpers;
    try {
        for (std::size_t i = 1; i < threads && i < count; ++i) helpers.emplace_back([&] { work.run(make_worker, take); });
    } catch (const std::system_error&) {  // the machine has no more threads: those there are do the work
    }
    work.run(make_worker, take);
    for (std::thread& helper : helpers) helper.join();
    work.rethrow_failure();
}

}  // namespace nabor
