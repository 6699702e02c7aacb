#include "typeset/typeset.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "book/structure.h"
#include "book/text_numbers.h"
#include "language/language.h"
#include "typeset/collect.h"
#include "typeset/galley_dump.h"
#include "typeset/index_pages.h"
#include "typeset/make_up.h"
#include "typeset/number_column.h"
#include "typeset/parallel_pages.h"
#include "typeset/section_setter.h"

namespace nabor {

namespace {

// The language of runs in a script that their own language does not use. By book.toml; else a language of that script that the manuscript's
// header names; else French for Latin in a Russian book (the custom of its classics), or English.
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

void outline(const Book& book, StructureTreeBuilder& tree) {
    std::uint8_t depth = 0;
    for (const ContentsEntry& entry : contents(book)) {
        if (entry.anchor == AnchorId::none) continue;
        depth = std::min<std::uint8_t>(entry.depth, static_cast<std::uint8_t>(depth + 1));
        tree.outline({depth, entry.title, tree.destination(entry.anchor), tree.language(entry.language)});
    }
}

}  // namespace

std::vector<std::string> dictionary_languages(const Book& book, const Product& product) {
    std::vector<std::string> languages = {book.languages.front()};
    for (const std::string& language : script_languages(book, product))
        if (!language.empty() && std::find(languages.begin(), languages.end(), language) == languages.end()) languages.push_back(language);
    return languages;
}

namespace {

// A character that another stands for is told once a book.
void append_once(const Report& findings, std::set<std::string>& told, Report& report) {
    for (const Diagnostic& one : findings.all())
        if (std::string_view(one.code) != "font-equivalent-character" || told.insert(one.message).second) report.add(one);
    report.count_left_out(findings);
}

// The first pass, and what the later ones share. `structure` grows once more when an index gets its page numbers.
struct CollectedBook {
    CollectedBook(const TypesetInput& input, Report& report) : styles(input.layout, input.fonts, report), structure(input.book) {
        if (!styles.usable()) return;
        const TextNumbering& asked = input.layout.numbering;
        const TextNumbers numbers = text_numbers(input.book, input.layout.counts_lines() && !asked.verse_with_prose, asked.paragraphs);
        column = number_column(input.layout, styles, numbers.greatest(), input.book.languages.front());
        CollectedFlow collected = collect({input.book, input.product, input.layout, numbers, column}, styles, structure, report);
        flow = std::move(collected.sections);
        keyed_notes = std::move(collected.keyed_notes);
        outline(input.book, structure);
    }

    StyleTable styles;
    StructureTreeBuilder structure;
    NumberColumn column;  // of the numbers of lines and paragraphs
    std::vector<FlowSection> flow;
    KeyedNotes keyed_notes;
};

Workshop workshop_of(const TypesetInput& input, const CollectedBook& collected, const Coverage& coverage) {
    return {input.layout,
            input.fonts,
            coverage,
            collected.styles,
            collected.column,
            input.hyphenator,
            collected.structure.languages(),
            script_languages(input.book, input.product)};
}

// Sets the flow run by run: a section that waits for pages (an index) is a run of its own, other sections that follow each other are one.
// `begin` is called before each run, with its first section.
void set_runs(std::vector<FlowSection>& flow, const Workshop& workshop, const TypesetOptions& options,
              const std::function<void(FlowSection&)>& begin, const SectionSink& sink) {
    FacingPage next;
    for (std::size_t first = 0, last = 0; first < flow.size(); first = last) {
        last = first + 1;
        while (!flow[first].waits_for_pages && last < flow.size() && !flow[last].waits_for_pages) ++last;
        begin(flow[first]);
        SectionSink run;
        run.make = [&](std::size_t section, GlyphedSection&& made) { sink.make(first + section, std::move(made)); };
        run.take = [&](std::size_t section, Report&& findings) {
            sink.take(first + section, std::move(findings));
            if (options.progress) options.progress(first + section + 1, flow.size());
        };
        next = set_sections(std::span(flow).subspan(first, last - first), next, workshop, options.jobs, run);
    }
}

}  // namespace

Pages typeset(const TypesetInput& input, const TypesetOptions& options, Report& report) {
    // Collect: the book becomes sections of text with styles, and a structure tree. From here on nothing reads the Book.
    CollectedBook collected(input, report);
    if (!collected.styles.usable()) return {};

    // Set the sections: lines, pages, glyphs. A section's paragraphs offer settings, its page breaks choose among them, and only the chosen
    // ones get glyphs. From here on no line changes but for the page numbers in its slots.
    const Coverage coverage(input.fonts, collected.styles);
    const Workshop workshop = workshop_of(input, collected, coverage);
    Report of_make_up;  // reported after what setting finds
    Shaper shaper(input.fonts, coverage, collected.styles, workshop.languages, of_make_up);
    MakeUp make_up(input.layout, {collected.styles, shaper, collected.column, collected.keyed_notes}, collected.structure.destinations(), of_make_up);
    std::vector<SetSection> sections(collected.flow.size());
    const auto print_index = [&](FlowSection& section) {
        if (section.waits_for_pages) print_index_pages(section, make_up.so_far(), collected.structure);
    };
    const auto make = [&](std::size_t section, GlyphedSection&& made) {
        sections[section] = make_pages(std::move(made), input.layout);
    };
    // Make up each section's pages as soon as those before it are: they get their numbers and all that hangs on these.
    std::set<std::string> equivalents;
    const auto take = [&](std::size_t section, Report&& findings) {
        append_once(findings, equivalents, report);
        make_up.add(std::exchange(sections[section], {}));
    };
    set_runs(collected.flow, workshop, options, print_index, {make, take});

    // Print the page numbers in the text, and join pages and structure. From here on nothing changes.
    MadeUpPages made = make_up.finish();
    report.append(std::move(of_make_up));
    Pages pages = finished_pages(collected.structure.take(), std::move(made));
    pages.metadata = page_metadata(input.book, input.product, options);
    return pages;
}

std::string dump_galleys(const TypesetInput& input, const TypesetOptions& options, Report& report) {
    CollectedBook collected(input, report);
    if (!collected.styles.usable()) return {};
    const Coverage coverage(input.fonts, collected.styles);
    std::vector<std::string> texts(collected.flow.size());
    const auto make = [&](std::size_t section, GlyphedSection&& made) {
        texts[section] = fmt::format("section {}\n", section + 1) + dump_galley(made.galley);
        for (const GlyphedSection& beside : made.parallel) texts[section] += "beside it\n" + dump_galley(beside.galley);
    };
    std::string out;
    const auto take = [&](std::size_t section, Report&& findings) {
        report.append(std::move(findings));
        out += std::exchange(texts[section], {});
    };
    set_runs(collected.flow, workshop_of(input, collected, coverage), options, [](FlowSection&) {}, {make, take});
    return out;
}

}  // namespace nabor
