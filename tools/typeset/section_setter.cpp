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

// A section on its way: its lines are broken, then its pages, then its glyphs are set; or all is found in the cache.
struct Work {
    std::optional<SectionGalley> galley;
    SectionPages plan;  // of the galley
    SectionRules rules;
    FacingPage start;
    Report report;
    bool asked_fallbacks = false;
    bool is_ready = false;  // to be cut into pages: it has lines, or is kept
    std::optional<SectionIdentity> identity;
    std::vector<KeptSection> kept;
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
            cut_all_into_pages(lock, known);
        } else if (const auto ahead = next_for_lines()) {
            unlocked(lock, [&] { break_into_lines(*ahead, known); });
            work_[*ahead].is_ready = true;
        } else if (next_ < flow_.size()) {
            const std::size_t section = next_++;
            unlocked(lock, [&] { look_for(section, known); });
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

    // Those that are ready, in a row, up to one whose glyphs are to be set.
    void cut_all_into_pages(std::unique_lock<std::mutex>& lock, KnownHyphens& known) {
        breaking_pages_ = true;
        bool is_kept = true;
        while (is_kept && paged_ < flow_.size() && work_[paged_].is_ready) {
            bool begins_as_kept = true;
            unlocked(lock, [&] {
                begins_as_kept = cut_into_pages(paged_, known);
                is_kept = !work_[paged_].galley;
                if (is_kept) finish_kept(paged_);
            });
            starts_differ_ = !begins_as_kept;
            if (is_kept)
                is_set_[paged_] = true;
            else
                to_fill_.push_back(paged_);
            ++paged_;
            changed_.notify_all();
        }
        breaking_pages_ = false;
    }

    Shaper shaper_for(std::size_t section) {
        return {workshop_.fonts, workshop_.coverage, workshop_.styles, workshop_.languages, work_[section].report};
    }

    void look_for(std::size_t section, KnownHyphens& known) {
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
        if (workshop_.cache && !flow.waits_for_pages) {
            work.identity = workshop_.cache->identify(flow, work.rules);
            work.kept = workshop_.cache->find(*work.identity);
        }
        if (work.kept.empty()) break_into_lines(section, known);
    }

    // Where one section begins otherwise than it did, those that follow most likely do too; but whether they do is known only when the
    // pages of all before them are, so their lines are broken ahead.
    std::optional<std::size_t> next_for_lines() {
        if (!starts_differ_) return std::nullopt;
        for (std::size_t i = paged_ + 1; i < next_; ++i)
            if (work_[i].is_ready && !work_[i].galley) {
                work_[i].is_ready = false;
                return i;
            }
        return std::nullopt;
    }

    void break_into_lines(std::size_t section, KnownHyphens& known) {
        Work& work = work_[section];
        Shaper shaper = shaper_for(section);
        LinePointFinder points(workshop_.hyphenator, shaper, workshop_.script_languages, known);
        work.galley = GalleySetter(shaper, points, work.rules.lines).set(flow_[section], work.rules.measure);
        work.asked_fallbacks = shaper.asked_fallbacks();
        flow_[section] = FlowSection{};
    }

    // Returns false for a section that is kept, but with another start.
    bool cut_into_pages(std::size_t section, KnownHyphens& known) {
        Work& work = work_[section];
        SetSection& set = set_[section];
        if (set.opening == PageBreak::right && facing_.side == PageSide::left) facing_ = {};
        const bool is_plate = set.plate != DestinationId::none;  // nothing of the text faces it, nor does what follows
        work.start = is_plate ? FacingPage{} : facing_;
        const auto kept = std::find_if(work.kept.begin(), work.kept.end(), [&](const KeptSection& one) { return one.start == work.start; });
        if (kept != work.kept.end()) {
            static_cast<SectionOutcome&>(set) = std::move(kept->outcome);
            set.kept_bodies = std::move(kept->bodies);
            set.key = kept->outcome_key;
            work.galley.reset();
        } else {
            if (!work.galley) break_into_lines(section, known);
            work.plan = break_pages(*work.galley, work.rules.pages, work.start);
            set.after = work.plan.after;
        }
        if (is_plate)
            set.after = facing_;
        else
            facing_ = set.after;
        return work.kept.empty() || kept != work.kept.end();
    }

    void finish_kept(std::size_t section) {
        workshop_.cache->use(*work_[section].identity, work_[section].start);
        flow_[section] = FlowSection{};
        finish(section);
    }

    void set_glyphs(std::size_t section) {
        set_galley(work_[section], set_[section], shaper_for(section));
        finish(section);
    }

    void finish(std::size_t section) {
        set_[section].identity = std::move(work_[section].identity);
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
        if (work.identity) {
            list_names(made);
            set.key = workshop_.cache->keep(*work.identity, work.start, made, work.asked_fallbacks);
        }
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
    bool starts_differ_ = false;  // the last section that was cut begins otherwise than it did when it was kept
    std::deque<std::size_t> to_fill_;
    std::exception_ptr failure_;
};

}  // namespace

FacingPage set_sections(std::span<FlowSection> flow, FacingPage first, const Workshop& workshop, std::size_t jobs,
                        const std::function<void(SetSection&&)>& take, Report& report) {
    return SectionSetter(flow, first, workshop, take, report).run(jobs);
}

}  // namespace nabor
