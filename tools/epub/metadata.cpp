// In: the facts about the book. Out: Dublin Core and meta elements (EPUB 3.3, 5.5), trimmed, each said once.
#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "epub/accessibility.h"
#include "epub/address.h"
#include "epub/opf.h"
#include "epub/sorted_name.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

struct TitleType {
    std::string_view tei, epub;
};
constexpr TitleType title_types[] = {{"main", "main"}, {"", "main"}, {"sub", "subtitle"}, {"short", "short"}};

// YYYY, YYYY-MM or YYYY-MM-DD; anything else is no date to a reading system (EPUBCheck OPF-053).
bool is_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen = i == 4 || i == 7;
        if (hyphen != (text[i] == '-') || (!hyphen && (text[i] < '0' || text[i] > '9'))) return false;
    }
    const auto within = [&](std::size_t at, std::string_view highest) {
        return text.substr(at, 2) >= "01" && text.substr(at, 2) <= highest;
    };
    return (text.size() < 7 || within(5, "12")) && (text.size() < 10 || within(8, "31"));
}

bool is_relator(std::string_view code) {
    return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_position(std::string_view text) {
    const bool characters = std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    return characters && !text.empty() && text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos;
}

class MetadataWriter {
public:
    MetadataWriter(Xml& xml, const Book& book) : xml_(xml), facts_(book.metadata), language_(book.language(LanguageId::main)) {}

    // A Dublin Core element with an id that refinements name; languages only where they differ from the package's.
    void element(std::string_view name, std::string_view text, std::string_view id = {}, std::string_view language = {}) {
        xml_.open(name);
        if (!id.empty()) xml_.attribute("id", id);
        say_language(language);
        close_with(text);
    }

    void meta(std::string_view property, std::string_view text, std::string_view refines = {}, std::string_view language = {},
              std::string_view scheme = {}, std::string_view id = {}) {
        if (collapse_xml_space(text).empty()) return;
        xml_.open("meta");
        if (!id.empty()) xml_.attribute("id", id);
        xml_.attribute("property", property);
        if (!refines.empty()) xml_.attribute("refines", "#" + std::string(refines));
        if (!scheme.empty()) xml_.attribute("scheme", scheme);
        say_language(language);
        close_with(text);
    }

    void optional(std::string_view name, std::string_view text) {
        if (!collapse_xml_space(text).empty()) element(name, text);
    }

    void identifiers(std::string_view identifier) {
        element("dc:identifier", identifier, "identifier");
        // ONIX code list 5: 15 is an ISBN of 13 digits, 02 one of 10.
        if (identifier.starts_with("urn:isbn:"))
            meta("identifier-type", identifier.size() == std::string_view("urn:isbn:").size() + 13 ? "15" : "02", "identifier", {},
                 "onix:codelist5");
        std::vector<std::string> said = {std::string(identifier)};
        for (const std::string& other : facts_.identifiers) {
            const std::string text = collapse_xml_space(other);
            if (text.empty() || std::find(said.begin(), said.end(), text) != said.end()) continue;
            element("dc:identifier", text);
            said.push_back(text);
        }
    }

    // The main title, its other scripts as alternate-script of it, then subtitles and short titles.
    void titles(const std::string& main) {
        const Title* first = nullptr;
        for (const Title& title : facts_.titles)
            if (first == nullptr && collapse_xml_space(title.text) == main) first = &title;
        element("dc:title", main, "title", first != nullptr ? std::string_view(first->language) : std::string_view());
        meta("title-type", "main", "title");
        for (const Title& title : facts_.titles)
            if (&title != first && is_in_another_language(title, first)) meta("alternate-script", title.text, "title", title.language);
        unsigned number = 1;
        for (const Title& title : facts_.titles)
            if (&title != first && !is_in_another_language(title, first)) further_title(title, ++number);
    }

    void contributors() {
        const bool has_author = has_relator("aut");
        unsigned number = 0;
        for (std::size_t i = 0; i < facts_.contributors.size(); ++i) {
            const Contributor& person = facts_.contributors[i];
            if (collapse_xml_space(person.name).empty() || is_second_script(i)) continue;
            const bool creator = person.relator == "aut" || (!has_author && (person.relator == "edt" || person.relator == "com"));
            contributor(person, i, creator, ++number);
        }
    }

    void languages() {
        std::vector<std::string> said;
        const auto say = [&](const std::string& tag) {
            if (tag.empty() || std::find(said.begin(), said.end(), tag) != said.end()) return;
            element("dc:language", tag);
            said.push_back(tag);
        };
        say(language_);
        for (const std::string& tag : facts_.languages) say(canonical_language(tag));
        if (said.empty()) say("und");  // one dc:language there must be
    }

    void publication(const Product& product) {
        optional("dc:publisher", product.publisher.empty() ? facts_.publisher : product.publisher);
        const std::string iso = collapse_xml_space(facts_.date_iso), printed = collapse_xml_space(facts_.date);
        if (is_date(iso))
            element("dc:date", iso);
        else if (is_date(printed))
            element("dc:date", printed);
        optional("dc:description", facts_.description);
        for (const std::string& subject : facts_.subjects) optional("dc:subject", subject);
        optional("dc:source", facts_.source);
        optional("dc:rights", facts_.rights);
        if (const auto licence = outside_address(facts_.licence)) meta("dcterms:license", *licence);
        const std::string created = collapse_xml_space(facts_.created);
        if (is_date(created)) meta("dcterms:created", created);
    }

    void series(const Product& product) {
        const std::string name = collapse_xml_space(product.series.empty() ? facts_.series : product.series);
        if (name.empty()) return;
        meta("belongs-to-collection", name, {}, {}, {}, "series");
        meta("collection-type", "series", "series");
        const std::string position = collapse_xml_space(product.series.empty() ? facts_.series_position : product.series_position);
        if (is_position(position)) meta("group-position", position, "series");
    }

    void accessibility(const Plan& plan, const Product& product, Report& report) {
        const Accessibility facts = accessibility_of(plan, language_);
        for (std::string_view mode : facts.modes) meta("schema:accessMode", mode);
        meta("schema:accessModeSufficient", facts.sufficient);
        for (std::string_view feature : facts.features) meta("schema:accessibilityFeature", feature);
        meta("schema:accessibilityHazard", facts.hazard);
        meta("schema:accessibilitySummary", facts.summary, {}, facts.summary_language);
        if (bears_out_claim(plan, language_, product.accessibility, report)) claim(product.accessibility);
        meta("a11y:exemption", product.accessibility.exemption);
        if (!plan.source_pages.empty())
            meta("pageBreakSource", facts_.source.empty() ? std::string_view("none") : std::string_view(facts_.source));
        if (!plan.print_pages.empty()) meta("pageBreakSource", printed_book(plan, product));
    }

private:
    void claim(const AccessibilityClaim& claim) {
        const bool double_a = claim.level == AccessibilityClaim::Level::aa;
        meta("dcterms:conformsTo", double_a ? "EPUB Accessibility 1.1 - WCAG 2.2 Level AA" : "EPUB Accessibility 1.1 - WCAG 2.2 Level A",
             {}, {}, {}, "conformance");
        meta("a11y:certifiedBy", claim.certifier, "conformance", {}, {}, "certifier");
        meta("a11y:certifierCredential", claim.credential, "certifier");
        const auto report = outside_address(claim.report);
        if (!report) return;
        xml_.open("link");
        xml_.attribute("rel", "a11y:certifierReport");
        xml_.attribute("refines", "#certifier");
        xml_.attribute("href", *report);
        xml_.close_empty();
        xml_.line();
    }

    // What the pages are of: its ISBN, else its title, which the vocabulary allows where there is none (EPUB Accessibility 1.1, 4.1).
    static std::string printed_book(const Plan& plan, const Product& product) {
        for (const std::string_view format : {"print", "pdf"})
            if (const auto isbn = product.isbn.find(std::string(format)); isbn != product.isbn.end()) return "urn:isbn:" + isbn->second;
        return plan.book_title + " (PDF)";
    }

    void say_language(std::string_view language) {
        const std::string tag = language.empty() ? language_ : canonical_language(language);
        if (tag == language_) return;
        xml_.attribute("xml:lang", tag);
        if (is_right_to_left(tag) != is_right_to_left(language_)) xml_.attribute("dir", is_right_to_left(tag) ? "rtl" : "ltr");
    }

    void close_with(std::string_view text) {
        xml_.text(collapse_xml_space(text));
        xml_.close();
        xml_.line();
    }

    bool is_in_another_language(const Title& title, const Title* first) const {
        const std::string_view main =
            first != nullptr && !first->language.empty() ? std::string_view(first->language) : std::string_view(language_);
        return title.type == "parallel" || (title.type == "main" && !title.language.empty() && title.language != main);
    }

    void further_title(const Title& title, unsigned number) {
        if (collapse_xml_space(title.text).empty()) return;
        const std::string id = "title-" + std::to_string(number);
        element("dc:title", title.text, id, title.language);
        for (const TitleType& type : title_types)
            if (type.tei == title.type && type.epub != "main") meta("title-type", type.epub, id);
    }

    bool has_relator(std::string_view relator) const {
        return std::any_of(facts_.contributors.begin(), facts_.contributors.end(),
                           [&](const Contributor& c) { return c.relator == relator; });
    }

    bool is_same_person(const Contributor& one, const Contributor& other) const {
        return !one.authority.empty() && one.authority == other.authority && one.relator == other.relator;
    }

    // One person under two names, in two scripts: the authority address tells.
    bool is_second_script(std::size_t index) const {
        for (std::size_t i = 0; i < index; ++i)
            if (is_same_person(facts_.contributors[i], facts_.contributors[index])) return true;
        return false;
    }

    void contributor(const Contributor& person, std::size_t index, bool creator, unsigned number) {
        const std::string id = "person-" + std::to_string(number);
        const std::string name = collapse_xml_space(person.name);
        element(creator ? "dc:creator" : "dc:contributor", name, id, person.language);
        if (is_relator(person.relator)) meta("role", person.relator, id, {}, "marc:relators");
        meta("file-as", sorted_name(person, language_), id);
        for (std::size_t i = index + 1; i < facts_.contributors.size(); ++i)
            if (is_same_person(facts_.contributors[i], person))
                meta("alternate-script", facts_.contributors[i].name, id, facts_.contributors[i].language);
    }

    Xml& xml_;
    const Metadata& facts_;
    const std::string& language_;
};

}  // namespace

void write_metadata(Xml& xml, const Book& book, const Product& product, const Plan& plan, const EpubOptions& options,
                    std::string_view identifier, Report& report) {
    xml.open("metadata");
    xml.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    xml.line();
    MetadataWriter writer(xml, book);
    writer.identifiers(identifier);
    writer.titles(plan.book_title);
    writer.contributors();
    writer.languages();
    writer.publication(product);
    writer.series(product);
    writer.meta("dcterms:modified", iso_8601(options.moment));
    writer.accessibility(plan, product, report);
    if (plan.cover_image) {  // EPUB 2's way, by which Kobo still finds the cover
        xml.open("meta");
        xml.attribute("name", "cover");
        xml.attribute("content", cover_image_id);
        xml.close_empty();
        xml.line();
    }
    if (!options.generator.empty()) {
        xml.open("meta");
        xml.attribute("name", "generator");
        xml.attribute("content", options.generator);
        xml.close_empty();
        xml.line();
    }
    xml.close();
    xml.line();
}

}  // namespace nabor::epub
