#include "typeset/section_setter.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "typeset/galley_setter.h"

namespace nabor {

namespace {

// What a section takes from the layout, beside its styles.
struct SectionRules {
    Length measure;
    GalleyRules lines;
    PageBreakingRules pages;
};

// A section on its way: its lines are broken, then its pages, then its glyphs are set.
struct Work {
    std::optional<SectionGalley> galley;
    SectionPages plan;  // of the galley
    SectionRules rules;
    FacingPage start;
    Report report;
    bool is_ready = false;  // to be cut into pages: it has lines
};

class SectionSetter {
public:
    SectionSetter(std::span<FlowSection> flow, FacingPage first, const Workshop& workshop, const std::function<void(SetSection&&)>& take,
                  Report& report)
        : flow_(flow),
          workshop_(workshop),
          take_(take),
          report_(report),
          facing_(first),
          work_(flow.size()),
          set_(flow.size()),
          is_set_(flow.size()) {}

    FacingPage run(std::size_t jobs) {
        std::vector<std::thread> helpers;
        for (std::size_t i = 1; i < std::min(std::max<std::size_t>(1, jobs), flow_.size()); ++i) helpers.emplace_back([this] { work(); });
        work();
        for (std::thread& helper : helpers) helper.join();
        if (failure_) std::rethrow_exception(failure_);
        return facing_;
    }

private:
    void work() {
        KnownHyphens known;
        std::unique_lock lock(mutex_);
        while (!failure_ && taken_ < flow_.size()) {
            try {
                if (!take_job(lock, known)) changed_.wait(lock);
            } catch (...) {
                if (!lock.owns_lock()) lock.lock();
                failure_ = std::current_exception();
            }
        }
        changed_.notify_all();
    }

    // What is set first, and then glyphs, for they free what waits for them; then pages, for the sections after them wait; then lines.
    bool take_job(std::unique_lock<std::mutex>& lock, KnownHyphens& known) {
        if (!taking_ && is_set_[taken_]) {
            hand_over_all(lock);
        } else if (!to_fill_.empty()) {
            const std::size_t section = to_fill_.front();
            to_fill_.pop_front();
            unlocked(lock, [&] { set_glyphs(section); });
            is_set_[section] = true;
        } else if (!breaking_pages_ && paged_ < flow_.size() && work_[paged_].is_ready) {
            cut_next_into_pages(lock);
        } else if (next_ < flow_.size()) {
            const std::size_t section = next_++;
            unlocked(lock, [&] { prepare(section, known); });
            work_[section].is_ready = true;
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

    // Those that are set, in a row: of sections that were kept a thread is done with one sooner than it could wake another for the next.
    void hand_over_all(std::unique_lock<std::mutex>& lock) {
        taking_ = true;
        for (; taken_ < flow_.size() && is_set_[taken_]; ++taken_) unlocked(lock, [&] { hand_over(set_[taken_]); });
        taking_ = false;
    }

    void hand_over(SetSection& set) {
        for (const Diagnostic& finding : set.findings) report_.add(finding);
        take_(std::exchange(set, {}));
    }

    void cut_next_into_pages(std::unique_lock<std::mutex>& lock) {
        breaking_pages_ = true;
        unlocked(lock, [&] { cut_into_pages(paged_); });
        to_fill_.push_back(paged_++);
        breaking_pages_ = false;
    }

    Shaper shaper_for(std::size_t section) {
        return {workshop_.fonts, workshop_.coverage, workshop_.styles, workshop_.languages, work_[section].report};
    }

    void prepare(std::size_t section, KnownHyphens& known) {
        const FlowSection& flow = flow_[section];
        Work& work = work_[section];
        const PageGeometry geometry = workshop_.layout.page(flow.page, PageSide::right, false);
        const Length grid = workshop_.layout.grid;
        const Length height = geometry.height - geometry.margin_top - geometry.margin_bottom;
        const Length text_height = grid.units > 0 ? grid * (height.units / grid.units) : height;
        work.rules.measure = geometry.width - geometry.margin_left - geometry.margin_right;
        work.rules.lines = {grid, text_height, workshop_.layout.hyphen_penalty};
        work.rules.pages = {text_height, grid, workshop_.layout.notes};
        set_[section].page = flow.page;
        set_[section].opening = flow.opening;
        set_[section].front_matter = flow.front_matter;
        set_[section].plate = flow.plate;
        set_[section].strings = flow.strings;
        break_into_lines(section, known);
    }

    void break_into_lines(std::size_t section, KnownHyphens& known) {
        Work& work = work_[section];
        Shaper shaper = shaper_for(section);
        LinePointFinder points(workshop_.hyphenator, shaper, workshop_.script_languages, known);
        work.galley = GalleySetter(shaper, points, work.rules.lines).set(flow_[section], work.rules.measure);
        flow_[section] = FlowSection{};
    }

    void cut_into_pages(std::size_t section) {
        Work& work = work_[section];
        SetSection& set = set_[section];
        if (set.opening == PageBreak::right && facing_.side == PageSide::left) facing_ = {};
        const bool is_plate = set.plate != DestinationId::none;  // nothing of the text faces it, nor does what follows
        work.start = is_plate ? FacingPage{} : facing_;
        work.plan = break_pages(*work.galley, work.rules.pages, work.start);
        set.after = is_plate ? facing_ : work.plan.after;
        if (!is_plate) facing_ = set.after;
    }

    void set_glyphs(std::size_t section) {
        set_galley(work_[section], set_[section], shaper_for(section));
        work_[section] = Work{};
    }

    void set_galley(Work& work, SetSection& set, Shaper shaper) {
        SetGalley galley{set_chosen(*work.galley, work.plan.chosen, shaper), std::move(work.galley->notes), std::move(work.galley->heads)};
        if (workshop_.wants_galleys) {
            set.findings = work.report.all();
            set.galley = std::move(galley);
            return;
        }
        SectionWithBodies made = make_pages(std::move(galley), work.plan, workshop_.layout.notes);
        made.outcome.findings = work.report.all();
        static_cast<SectionOutcome&>(set) = std::move(made.outcome);
        set.bodies = std::move(made.bodies);
    }

    std::span<FlowSection> flow_;
    const Workshop& workshop_;
    const std::function<void(SetSection&&)>& take_;
    Report& report_;

    std::mutex mutex_;  // of all below but what a job has taken
    std::condition_variable changed_;
    FacingPage facing_;  // the next page, when the section paged_ is to be broken
    std::vector<Work> work_;
    std::vector<SetSection> set_;
    std::vector<bool> is_set_;  // to be taken
    std::size_t next_ = 0, paged_ = 0, taken_ = 0;
    bool breaking_pages_ = false, taking_ = false;
    std::deque<std::size_t> to_fill_;
    std::exception_ptr failure_;
};

}  // namespace

FacingPage set_sections(std::span<FlowSection> flow, FacingPage first, const Workshop& workshop, std::size_t jobs,
                        const std::function<void(SetSection&&)>& take, Report& report) {
    return SectionSetter(flow, first, workshop, take, report).run(jobs);
}

}  // namespace nabor
