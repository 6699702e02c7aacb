#include "typeset/typeset.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "language/language.h"
#include "typeset/collect.h"
#include "typeset/galley_dump.h"
#include "typeset/galley_setter.h"
#include "typeset/index_pages.h"
#include "typeset/make_up.h"
#include "typeset/page_breaking.h"

namespace nabor {

namespace {

// What all sections share while they are set, read-only.
struct Workshop {
    const Layout& layout;
    const FontSet& fonts;
    const Coverage& coverage;
    const StyleTable& styles;
    const Hyphenator& hyphenator;
    const std::vector<std::string>& languages;
    std::vector<std::string> script_languages;
};

// The language of a run in a script that its own language does not use: as book.toml says, else a language of that script that the
// manuscript's header names, else French for Latin in a Russian book (the custom of its classics), else English.
std::vector<std::string> script_languages(const Book& book, const Product& product) {
    std::vector<std::string> languages(static_cast<std::size_t>(Script::other) + 1);
    const bool russian = primary_subtag(book.languages.front()) == "ru";
    languages[static_cast<std::size_t>(Script::latin)] = russian ? "fr" : "en";
    languages[static_cast<std::size_t>(Script::cyrillic)] = "ru";
    for (std::size_t i = languages.size(); i-- > 0;) {
        const auto script = static_cast<Script>(i);
        for (auto tag = book.metadata.languages.rbegin(); tag != book.metadata.languages.rend(); ++tag)
            if (script_of_language(*tag) == script) languages[i] = *tag;
        const auto chosen = product.script_languages.find(std::string(script_name(script)));
        if (chosen != product.script_languages.end()) languages[i] = chosen->second;
    }
    return languages;
}

// Sets one section from its flow to its pages, and forgets the flow.
SetSection set_section(FlowSection& flow, const Workshop& workshop, Report& report) {
    const PageGeometry geometry = workshop.layout.page(flow.page, PageSide::right, false);
    const Length measure = geometry.width - geometry.margin_left - geometry.margin_right;
    Length height = geometry.height - geometry.margin_top - geometry.margin_bottom;
    if (workshop.layout.grid.units > 0) height = workshop.layout.grid * (height.units / workshop.layout.grid.units);
    Shaper shaper(workshop.fonts, workshop.coverage, workshop.styles, workshop.languages, report);
    LinePointFinder points(workshop.hyphenator, shaper, workshop.script_languages);
    SetSection set;
    set.galley = GalleySetter(shaper, points, workshop.layout.grid, height).set(flow, measure);
    set.pages = break_pages(set.galley, {height, workshop.layout.grid, workshop.layout.notes});
    set.page = flow.page;
    set.opening = flow.opening;
    set.strings = std::move(flow.strings);
    flow = FlowSection{};
    return set;
}

// Sections are independent, so threads take them one by one; each fills its own place, and reports are joined in order.
std::vector<SetSection> set_sections(std::vector<FlowSection>& flow, const Workshop& workshop, const TypesetOptions& options,
                                     Report& report) {
    std::vector<SetSection> sections(flow.size());
    std::vector<Report> reports(flow.size());
    std::atomic<std::size_t> next = 0;
    std::size_t done = 0;
    std::mutex progress;
    std::exception_ptr failure;
    const auto work = [&] {
        try {
            for (std::size_t i = next++; i < flow.size(); i = next++) {
                if (!flow[i].waits_for_pages) sections[i] = set_section(flow[i], workshop, reports[i]);
                const std::lock_guard lock(progress);
                ++done;
                if (options.progress) options.progress(done, flow.size());
            }
        } catch (...) {
            const std::lock_guard lock(progress);
            failure = std::current_exception();
            next = flow.size();
        }
    };
    std::vector<std::thread> helpers;
    for (std::size_t i = 1; i < std::min(std::max<std::size_t>(1, options.jobs), flow.size()); ++i) helpers.emplace_back(work);
    work();
    for (std::thread& helper : helpers) helper.join();
    if (failure) std::rethrow_exception(failure);
    for (Report& one : reports) report.append(std::move(one));
    return sections;
}

std::string names_of(const Metadata& metadata, std::string_view relator) {
    std::string names;
    for (const Contributor& person : metadata.contributors)
        if (person.relator == relator) names += (names.empty() ? "" : "; ") + person.name;
    return names;
}

PageMetadata page_metadata(const Book& book, const Product& product, const TypesetOptions& options) {
    PageMetadata facts;
    facts.title = book.metadata.main_title().empty() ? product.name : book.metadata.main_title();
    facts.author = names_of(book.metadata, "aut");
    if (facts.author.empty()) facts.author = names_of(book.metadata, "edt");
    facts.subject = book.metadata.description;
    for (const std::string& subject : book.metadata.subjects) facts.keywords += (facts.keywords.empty() ? "" : ", ") + subject;
    facts.language = book.languages.front();
    facts.publisher = product.publisher.empty() ? book.metadata.publisher : product.publisher;
    facts.rights = book.metadata.rights;
    const auto isbn = product.isbn.find("pdf");
    if (isbn != product.isbn.end()) facts.identifier = isbn->second;
    facts.producer = options.producer;
    facts.moment = options.moment;
    return facts;
}

void outline(const Book& book, Skeleton& skeleton) {
    std::uint8_t depth = 0;
    for (const ContentsEntry& entry : contents(book)) {
        if (entry.anchor == AnchorId::none) continue;
        depth = std::min<std::uint8_t>(entry.depth, static_cast<std::uint8_t>(depth + 1));
        skeleton.outline({depth, entry.title, skeleton.destination(entry.anchor), skeleton.language(entry.language)});
    }
}

}  // namespace

Pages typeset(const Book& book, const Product& product, const Layout& layout, FontSet& fonts, const Hyphenator& hyphenator,
              const TypesetOptions& options, Report& report) {
    StyleTable styles(layout, fonts, report);
    Skeleton skeleton(book);
    std::vector<FlowSection> flow = styles.usable() ? collect(book, product, layout, styles, skeleton, report) : std::vector<FlowSection>{};
    if (!styles.usable()) return Pages{};
    outline(book, skeleton);
    const Coverage coverage(fonts, styles);
    Pages pages = skeleton.take();
    const std::vector<std::string> languages = pages.languages;
    const Workshop workshop{layout, fonts, coverage, styles, hyphenator, languages, script_languages(book, product)};
    std::vector<SetSection> sections = set_sections(flow, workshop, options, report);
    Shaper shaper(fonts, coverage, styles, languages, report);
    MakeUp make_up(layout, styles, shaper, std::move(pages), report);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (flow[i].waits_for_pages) {
            print_index_pages(flow[i], make_up.pages());
            sections[i] = set_section(flow[i], workshop, report);
        }
        make_up.add(std::move(sections[i]));
        sections[i] = SetSection{};
    }
    Pages finished = make_up.finish();
    finished.metadata = page_metadata(book, product, options);
    return finished;
}

std::string dump_galleys(const Book& book, const Product& product, const Layout& layout, FontSet& fonts, const Hyphenator& hyphenator,
                         const TypesetOptions& options, Report& report) {
    StyleTable styles(layout, fonts, report);
    Skeleton skeleton(book);
    if (!styles.usable()) return {};
    std::vector<FlowSection> flow = collect(book, product, layout, styles, skeleton, report);
    const Coverage coverage(fonts, styles);
    const Pages pages = skeleton.take();
    const Workshop workshop{layout, fonts, coverage, styles, hyphenator, pages.languages, script_languages(book, product)};
    const std::vector<SetSection> sections = set_sections(flow, workshop, options, report);
    std::string out;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        out += fmt::format("section {}\n", i + 1);
        dump_galley(sections[i].galley.text, out);
        for (std::size_t n = 0; n < sections[i].galley.notes.size(); ++n) {
            out += fmt::format("note {}\n", n + 1);
            dump_galley(sections[i].galley.notes[n], out);
        }
        for (std::size_t h = 0; h < sections[i].galley.heads.size(); ++h) {
            out += fmt::format("head {}\n", h + 1);
            dump_head(sections[i].galley.heads[h], out);
        }
    }
    return out;
}

}  // namespace nabor
