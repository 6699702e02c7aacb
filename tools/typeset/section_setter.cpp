#include "typeset/section_setter.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "typeset/galley_setter.h"

namespace nabor {

namespace {

// A section on its way: its lines are broken, then its pages, then its glyphs are set.
struct Work {
    SectionGalley galley;
    PageBreakingRules rules;
    Report report;
    bool has_lines = false;
};

class SectionSetter {
public:
    SectionSetter(std::span<FlowSection> flow, FacingPage first, const Workshop& workshop, const std::function<void()>& done)
        : flow_(flow), workshop_(workshop), done_(done), facing_(first), work_(flow.size()), set_(flow.size()) {}

    std::vector<SetSection> run(std::size_t jobs, Report& report) {
        std::vector<std::thread> helpers;
        for (std::size_t i = 1; i < std::min(std::max<std::size_t>(1, jobs), flow_.size()); ++i) helpers.emplace_back([this] { work(); });
        work();
        for (std::thread& helper : helpers) helper.join();
        if (failure_) std::rethrow_exception(failure_);
        for (Work& one : work_) report.append(std::move(one.report));
        return std::move(set_);
    }

private:
    void work() {
        KnownHyphens known;
        std::unique_lock lock(mutex_);
        while (!failure_ && finished_ < flow_.size()) {
            try {
                if (!take_job(lock, known)) changed_.wait(lock);
            } catch (...) {
                if (!lock.owns_lock()) lock.lock();
                failure_ = std::current_exception();
            }
        }
        changed_.notify_all();
    }

    // Glyphs first, for they free what waits for them; then pages, for the sections after them wait; then lines.
    bool take_job(std::unique_lock<std::mutex>& lock, KnownHyphens& known) {
        if (!to_fill_.empty()) {
            const std::size_t section = to_fill_.front();
            to_fill_.pop_front();
            unlocked(lock, [&] { set_glyphs(section); });
            ++finished_;
            if (done_) done_();
        } else if (!breaking_pages_ && paged_ < flow_.size() && work_[paged_].has_lines) {
            breaking_pages_ = true;
            unlocked(lock, [&] { cut_into_pages(paged_); });
            breaking_pages_ = false;
            to_fill_.push_back(paged_++);
        } else if (next_ < flow_.size()) {
            const std::size_t section = next_++;
            unlocked(lock, [&] { break_into_lines(section, known); });
            work_[section].has_lines = true;
        } else {
            return false;
        }
        changed_.notify_all();
        return true;
    }

    template <typename Job>
    static void unlocked(std::unique_lock<std::mutex>& lock, Job&& job) {
        lock.unlock();
        job();
        lock.lock();
    }

    Shaper shaper_for(std::size_t section) {
        return {workshop_.fonts, workshop_.coverage, workshop_.styles, workshop_.languages, work_[section].report};
    }

    void break_into_lines(std::size_t section, KnownHyphens& known) {
        FlowSection& flow = flow_[section];
        const PageGeometry geometry = workshop_.layout.page(flow.page, PageSide::right, false);
        const Length measure = geometry.width - geometry.margin_left - geometry.margin_right;
        Length height = geometry.height - geometry.margin_top - geometry.margin_bottom;
        const Length grid = workshop_.layout.grid;
        if (grid.units > 0) height = grid * (height.units / grid.units);
        Shaper shaper = shaper_for(section);
        LinePointFinder points(workshop_.hyphenator, shaper, workshop_.script_languages, known);
        work_[section].galley = GalleySetter(shaper, points, {grid, height, workshop_.layout.hyphen_penalty}).set(flow, measure);
        work_[section].rules = {height, grid, workshop_.layout.notes};
        set_[section].page = std::move(flow.page);
        set_[section].opening = flow.opening;
        set_[section].strings = std::move(flow.strings);
        flow = FlowSection{};
    }

    void cut_into_pages(std::size_t section) {
        if (set_[section].opening == PageBreak::right && facing_.side == PageSide::left) facing_ = {};
        set_[section].pages = break_pages(work_[section].galley, work_[section].rules, facing_);
        facing_ = set_[section].pages.after;
    }

    void set_glyphs(std::size_t section) {
        Shaper shaper = shaper_for(section);
        SectionGalley galley = std::move(work_[section].galley);
        set_[section].text = set_chosen(galley, set_[section].pages.chosen, shaper);
        set_[section].notes = std::move(galley.notes);
        set_[section].heads = std::move(galley.heads);
    }

    std::span<FlowSection> flow_;
    const Workshop& workshop_;
    const std::function<void()>& done_;

    std::mutex mutex_;  // of all below but what a job has taken
    std::condition_variable changed_;
    FacingPage facing_;  // the next page, when the section paged_ is to be broken
    std::vector<Work> work_;
    std::vector<SetSection> set_;
    std::size_t next_ = 0, paged_ = 0, finished_ = 0;
    bool breaking_pages_ = false;
    std::deque<std::size_t> to_fill_;
    std::exception_ptr failure_;
};

}  // namespace

std::vector<SetSection> set_sections(std::span<FlowSection> flow, FacingPage first, const Workshop& workshop, std::size_t jobs,
                                     const std::function<void()>& done, Report& report) {
    return SectionSetter(flow, first, workshop, done).run(jobs, report);
}

}  // namespace nabor
