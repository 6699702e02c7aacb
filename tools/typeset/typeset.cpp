#include "typeset/typeset.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "language/language.h"
#include "typeset/collect.h"
#include "typeset/galley_dump.h"
#include "typeset/index_pages.h"
#include "typeset/make_up.h"
#include "typeset/section_setter.h"

namespace nabor {

namespace {

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

// Sets the sections one run after another, each up to the next that waits for pages, or that one alone. `begin` is called before a run, with
// its first section.
void set_all(std::vector<FlowSection>& flow, const Workshop& workshop, const TypesetOptions& options,
             const std::function<void(FlowSection&)>& begin, const std::function<void(SetSection&&)>& take, Report& report) {
    std::size_t taken = 0;
    const auto take_and_tell = [&](SetSection&& section) {
        take(std::move(section));
        if (options.progress) options.progress(++taken, flow.size());
    };
    FacingPage facing;
    for (std::size_t first = 0, last = 0; first < flow.size(); first = last) {
        last = first + 1;
        while (!flow[first].waits_for_pages && last < flow.size() && !flow[last].waits_for_pages) ++last;
        begin(flow[first]);
        facing = set_sections(std::span(flow).subspan(first, last - first), facing, workshop, options.jobs, take_and_tell, report);
    }
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

Pages typeset(const Book& book, const Product& product, const Layout& layout, FontSet& fonts, const Hyphenator& hyphenator,
              const TypesetOptions& options, Report& report) {
    StyleTable styles(layout, fonts, report);
    StructureTreeBuilder tree(book);
    std::vector<FlowSection> flow = styles.usable() ? collect({book, product, layout}, styles, tree, report) : std::vector<FlowSection>{};
    if (!styles.usable()) return Pages{};
    outline(book, tree);
    const Coverage coverage(fonts, styles);
    Pages pages = tree.take();
    const std::vector<std::string> languages = pages.languages;
    const Workshop workshop{layout, fonts, coverage, styles, hyphenator, languages, script_languages(book, product)};
    Report of_pages;  // what making up finds stands after what setting does
    Shaper shaper(fonts, coverage, styles, languages, of_pages);
    MakeUp make_up(layout, styles, shaper, std::move(pages), of_pages);
    const auto begin = [&](FlowSection& section) {
        if (section.waits_for_pages) print_index_pages(section, make_up.pages());
    };
    const auto take = [&](SetSection&& section) { make_up.add(std::move(section)); };
    set_all(flow, workshop, options, begin, take, report);
    Pages finished = make_up.finish();
    report.append(std::move(of_pages));
    finished.metadata = page_metadata(book, product, options);
    return finished;
}

std::string dump_galleys(const Book& book, const Product& product, const Layout& layout, FontSet& fonts, const Hyphenator& hyphenator,
                         const TypesetOptions& options, Report& report) {
    StyleTable styles(layout, fonts, report);
    StructureTreeBuilder tree(book);
    if (!styles.usable()) return {};
    std::vector<FlowSection> flow = collect({book, product, layout}, styles, tree, report);
    const Coverage coverage(fonts, styles);
    const Pages pages = tree.take();
    Workshop workshop{layout, fonts, coverage, styles, hyphenator, pages.languages, script_languages(book, product)};
    workshop.wants_galleys = true;
    std::string out;
    std::size_t number = 0;
    const auto take = [&](SetSection&& section) {
        const auto& [text, notes, heads] = section.galley;
        out += fmt::format("section {}\n", ++number);
        dump_galley(text, out);
        for (std::size_t n = 0; n < notes.size(); ++n) {
            out += fmt::format("note {}\n", n + 1);
            dump_galley(notes[n], out);
        }
        for (std::size_t h = 0; h < heads.size(); ++h) {
            out += fmt::format("head {}\n", h + 1);
            dump_head(heads[h], out);
        }
    };
    set_all(flow, workshop, options, [](FlowSection&) {}, take, report);
    return out;
}

}  // namespace nabor
