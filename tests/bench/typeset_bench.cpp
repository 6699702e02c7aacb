#include "bench/typeset_bench.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "language/language.h"
#include "support/disk.h"
#include "typeset/collect.h"
#include "typeset/galley_setter.h"
#include "typeset/page_breaking.h"

namespace nabor::bench {

namespace {

Length measure_of(const Layout& layout, const FlowSection& section) {
    const PageGeometry geometry = layout.page(section.page, PageSide::right, false);
    return geometry.width - geometry.margin_left - geometry.margin_right;
}

Length height_of(const Layout& layout, const FlowSection& section) {
    const PageGeometry geometry = layout.page(section.page, PageSide::right, false);
    const Length height = geometry.height - geometry.margin_top - geometry.margin_bottom;
    return layout.grid.units > 0 ? layout.grid * (height.units / layout.grid.units) : height;
}

struct Paragraph {
    FlowParagraph* flow = nullptr;
    Length measure;
    ShapedParagraph shaped;
    std::vector<LineBreakPoint> points;
};

// These functions call the stages as section_setter.cpp and paragraph_setter.cpp do.

std::size_t break_paragraph(const Paragraph& paragraph, const Style& style) {
    LineBreakingRules rules;
    rules.first_line = (paragraph.measure - style.first_indent).units;
    rules.other_lines = (paragraph.measure - style.hanging).units;
    rules.justified = style.align == TextAlign::justify;
    rules.looseness = rules.justified && !paragraph.flow->is_heading ? 2 : 0;
    const MeasuredText text{paragraph.shaped.width_before, paragraph.shaped.space_before, paragraph.shaped.sizes_before};
    return break_lines(text, paragraph.flow->label_end, paragraph.points, rules).front().ends.size();
}

SectionGalley set_galley(Shaper& shaper, BreakOpportunityFinder& points, FlowSection& section, const Layout& layout) {
    const Length measure = measure_of(layout, section);
    return GalleySetter(shaper, points, {layout.grid, height_of(layout, section), layout.hyphen_penalty, {}}).set(std::move(section), measure);
}

std::size_t break_section(const SectionGalley& galley, const FlowSection& section, const Layout& layout) {
    return break_pages(galley, {height_of(layout, section), layout.grid, layout.note_series}, {}).pages.size();
}

std::size_t words_in(const FlowParagraph& paragraph) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < paragraph.text.size(); ++i)
        words += !is_word_space(paragraph.text[i]) && (i == 0 || is_word_space(paragraph.text[i - 1]));
    return words;
}

// A book collected into sections, and its paragraphs at each stage; without an index, which needs page numbers.
class Setting {
public:
    explicit Setting(Workshop& workshop) : workshop_(workshop), styles_(*workshop.layout, workshop.fonts, workshop.report) {
        if (!styles_.usable()) std::abort();
        StructureTreeBuilder tree(*workshop.book);
        sections = collect({*workshop.book, workshop.product, *workshop.layout}, styles_, tree, workshop.report);
        std::erase_if(sections, [](const FlowSection& section) { return section.waits_for_pages; });
        languages_ = tree.take().languages;
        coverage_ = std::make_unique<Coverage>(workshop.fonts, styles_);
        for (FlowSection& section : sections) list(section);
        shape_and_find_points();
    }

    Shaper shaper() { return {workshop_.fonts, *coverage_, styles_, languages_, workshop_.report}; }
    BreakOpportunityFinder points(Shaper& shaper, KnownHyphens& known) const { return {workshop_.hyphenator, shaper, script_languages_, known}; }
    const Layout& layout() const { return *workshop_.layout; }
    const Style& style(const Paragraph& paragraph) const { return styles_[paragraph.flow->style].style; }

    // Distinct words by language, in order; without words in another script than their language's.
    std::map<std::string, std::set<std::u16string>> vocabulary() const {
        std::map<std::string, std::set<std::u16string>> found;
        for (const Paragraph& paragraph : paragraphs)
            for (const TextStretch& stretch : paragraph.flow->stretches) {
                const std::string& language = languages_[index_of(stretch.language)];
                add_words(paragraph.flow->text, stretch, script_of_language(language), found[language]);
            }
        return found;
    }

    std::vector<FlowSection> sections;
    std::vector<Paragraph> paragraphs;
    std::size_t words = 0;

private:
    void list(FlowSection& section) {
        const Length measure = measure_of(layout(), section);
        list(section.blocks, measure);
        for (FlowNote& note : section.notes) list(note.blocks, measure);
    }

    void list(std::vector<FlowBlock>& blocks, Length measure) {
        for (FlowBlock& block : blocks) {
            auto* flow = std::get_if<FlowParagraph>(&block.content);
            if (!flow) continue;
            words += words_in(*flow);
            paragraphs.push_back({flow, measure - block.left - block.right, {}, {}});
        }
    }

    void shape_and_find_points() {
        Shaper shaping = shaper();
        KnownHyphens known;
        BreakOpportunityFinder finder = points(shaping, known);
        for (Paragraph& paragraph : paragraphs) {
            paragraph.shaped = shaping.shape(*paragraph.flow);
            paragraph.points = finder.find(*paragraph.flow, paragraph.shaped, paragraph.measure.units);
        }
    }

    static void add_words(const std::u16string& text, const TextStretch& stretch, Script script, std::set<std::u16string>& words) {
        std::uint32_t begin = stretch.begin;
        for (std::uint32_t i = stretch.begin; i <= stretch.end; ++i) {
            if (i < stretch.end && script_of(text[i]) == script) continue;
            if (i > begin) words.insert(text.substr(begin, i - begin));
            begin = i + 1;
        }
    }

    Workshop& workshop_;
    StyleTable styles_;
    std::vector<std::string> languages_;
    std::vector<std::string> script_languages_;  // empty: words in another script get no hyphens
    std::unique_ptr<Coverage> coverage_;
};

void count(benchmark::State& state, const char* what, std::size_t per_iteration) {
    state.counters[what] = benchmark::Counter(static_cast<double>(per_iteration), benchmark::Counter::kIsIterationInvariantRate);
}

void shape(benchmark::State& state, Setting& setting) {
    Shaper shaper = setting.shaper();
    for (auto _ : state)
        for (const Paragraph& paragraph : setting.paragraphs) benchmark::DoNotOptimize(shaper.shape(*paragraph.flow));
    count(state, "paragraphs/s", setting.paragraphs.size());
    count(state, "words/s", setting.words);
}

std::size_t hyphenate_all(const Hyphenator& hyphenator, const std::map<std::string, std::set<std::u16string>>& vocabulary) {
    std::size_t words = 0;
    for (const auto& [language, known] : vocabulary) {
        for (const std::u16string& word : known) benchmark::DoNotOptimize(hyphenator.positions(word, language));
        words += known.size();
    }
    return words;
}

// Cold: the time includes reading the dictionaries.
void hyphenate_cold(benchmark::State& state, Setting& setting) {
    const auto vocabulary = setting.vocabulary();
    std::size_t words = 0;
    for (auto _ : state) words = hyphenate_all(Hyphenator(machine::disk, Hyphenator::system_folders()), vocabulary);
    count(state, "words/s", words);
}

void hyphenate_warm(benchmark::State& state, Setting& setting) {
    const auto vocabulary = setting.vocabulary();
    const Hyphenator hyphenator(machine::disk, Hyphenator::system_folders());
    const std::size_t words = hyphenate_all(hyphenator, vocabulary);
    for (auto _ : state) hyphenate_all(hyphenator, vocabulary);
    count(state, "words/s", words);
}

// Each round begins without known hyphens, as each thread does.
void find_break_opportunities(benchmark::State& state, Setting& setting) {
    Shaper shaper = setting.shaper();
    for (auto _ : state) {
        KnownHyphens known;
        BreakOpportunityFinder finder = setting.points(shaper, known);
        for (const Paragraph& paragraph : setting.paragraphs)
            benchmark::DoNotOptimize(finder.find(*paragraph.flow, paragraph.shaped, paragraph.measure.units));
    }
    count(state, "paragraphs/s", setting.paragraphs.size());
    count(state, "words/s", setting.words);
}

void break_all_lines(benchmark::State& state, Setting& setting) {
    std::size_t lines = 0;
    for (auto _ : state) {
        lines = 0;
        for (const Paragraph& paragraph : setting.paragraphs) lines += break_paragraph(paragraph, setting.style(paragraph));
    }
    count(state, "paragraphs/s", setting.paragraphs.size());
    count(state, "lines/s", lines);
}

std::size_t lines_in(const SectionGalley& galley) {
    std::size_t lines = 0;
    for (const GalleyBlock& block : galley.text) lines += block.settings.front().items.size();
    for (const GalleyNote& note : galley.notes) lines += note.items.size();
    return lines;
}

// Setting uses up a section, so it gets a copy, which is not timed.
std::vector<SectionGalley> set_galleys(Setting& setting, std::vector<FlowSection> sections) {
    Shaper shaper = setting.shaper();
    KnownHyphens known;
    BreakOpportunityFinder finder = setting.points(shaper, known);
    std::vector<SectionGalley> galleys;
    for (FlowSection& section : sections) {
        galleys.push_back(set_galley(shaper, finder, section, setting.layout()));
    }
    return galleys;
}

void set_all_galleys(benchmark::State& state, Setting& setting) {
    std::size_t lines = 0;
    for (auto _ : state) {
        state.PauseTiming();
        std::vector<FlowSection> copy = setting.sections;
        state.ResumeTiming();
        const std::vector<SectionGalley> galleys = set_galleys(setting, std::move(copy));
        lines = 0;
        for (const SectionGalley& galley : galleys) lines += lines_in(galley);
    }
    count(state, "lines/s", lines);
}

void break_all_pages(benchmark::State& state, Setting& setting) {
    const std::vector<SectionGalley> galleys = set_galleys(setting, setting.sections);
    std::size_t pages = 0, lines = 0;
    for (const SectionGalley& galley : galleys) lines += lines_in(galley);
    for (auto _ : state) {
        pages = 0;
        for (std::size_t i = 0; i < galleys.size(); ++i) pages += break_section(galleys[i], setting.sections[i], setting.layout());
    }
    count(state, "lines/s", lines);
    count(state, "pages/s", pages);
}

}  // namespace

void register_typesetting(Workshop& workshop) {
    const auto setting = std::make_shared<Setting>(workshop);
    const auto add = [&](const char* name, void (*stage)(benchmark::State&, Setting&)) {
        benchmark::RegisterBenchmark(name, [=](benchmark::State& state) { stage(state, *setting); })->Unit(benchmark::kMillisecond);
    };
    add("shape", shape);
    add("hyphenate/cold", hyphenate_cold);
    add("hyphenate/warm", hyphenate_warm);
    add("break_opportunities", find_break_opportunities);
    add("break_lines", break_all_lines);
    add("galleys", set_all_galleys);
    add("break_pages", break_all_pages);
}

}  // namespace nabor::bench
