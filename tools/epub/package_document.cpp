// In: the facts about the book, the package's entries. Out: Dublin Core and meta elements (EPUB 3.3, 5.5), trimmed, each once; manifest
// and spine.
#include "epub/package_document.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "epub/accessibility.h"
#include "epub/address.h"
#include "epub/identifier.h"
#include "epub/xml.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

struct TitleType {
    std::string_view tei, epub;
};
constexpr TitleType title_types[] = {{"main", "main"}, {"", "main"}, {"sub", "subtitle"}, {"short", "short"}};

// YYYY, YYYY-MM or YYYY-MM-DD; reading systems accept no other dates (EPUBCheck OPF-053).
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

    // A Dublin Core element with an id for refinements. The language is written only if it differs from the package's.
    void element(std::string_view name, std::string_view text, std::string_view id = {}, std::string_view language = {}) {
        xml_.open(name);
        if (!id.empty()) xml_.attribute("id", id);
        say_language(language);
        close_with(text);
    }

    // Optional parts of a meta; "" leaves one out.
    struct MetaDetails {
        std::string_view refines = {}, language = {}, scheme = {}, id = {};
    };

    void meta(std::string_view property, std::string_view text, const MetaDetails& details) {
        if (collapse_xml_space(text).empty()) return;
        xml_.open("meta");
        if (!details.id.empty()) xml_.attribute("id", details.id);
        xml_.attribute("property", property);
        if (!details.refines.empty()) xml_.attribute("refines", "#" + std::string(details.refines));
        if (!details.scheme.empty()) xml_.attribute("scheme", details.scheme);
        say_language(details.language);
        close_with(text);
    }

    void meta(std::string_view property, std::string_view text, std::string_view refines = {}) {
        meta(property, text, MetaDetails{refines, {}, {}, {}});
    }

    void optional(std::string_view name, std::string_view text) {
        if (!collapse_xml_space(text).empty()) element(name, text);
    }

    void identifiers(std::string_view identifier) {
        element("dc:identifier", identifier, "identifier");
        // ONIX code list 5: 15 is an ISBN of 13 digits, 02 one of 10.
        if (identifier.starts_with("urn:isbn:"))
            meta("identifier-type", identifier.size() == std::string_view("urn:isbn:").size() + 13 ? "15" : "02",
                 MetaDetails{"identifier", {}, "onix:codelist5", {}});
        std::vector<std::string> said = {std::string(identifier)};
        for (const std::string& other : facts_.identifiers) {
            const std::string text = collapse_xml_space(other);
            if (text.empty() || std::find(said.begin(), said.end(), text) != said.end()) continue;
            element("dc:identifier", text);
            said.push_back(text);
        }
    }

    // The main title with its alternate-script forms, then subtitles and short titles.
    void titles(const std::string& main) {
        const Title* first = nullptr;
        for (const Title& title : facts_.titles)
            if (first == nullptr && collapse_xml_space(title.text) == main) first = &title;
        element("dc:title", main, "title", first != nullptr ? std::string_view(first->language) : std::string_view());
        meta("title-type", "main", "title");
        for (const Title& title : facts_.titles)
            if (&title != first && is_in_another_language(title, first)) meta("alternate-script", title.text, MetaDetails{"title", title.language, {}, {}});
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
        if (said.empty()) say("und");  // one dc:language is required
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
        meta("belongs-to-collection", name, MetaDetails{{}, {}, {}, "series"});
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
        meta("schema:accessibilitySummary", facts.summary, MetaDetails{{}, facts.summary_language, {}, {}});
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
             MetaDetails{{}, {}, {}, "conformance"});
        meta("a11y:certifiedBy", claim.certifier, MetaDetails{"conformance", {}, {}, "certifier"});
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

    // The source of the page numbers: the ISBN, else the title, which the vocabulary allows (EPUB Accessibility 1.1, 4.1).
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

    // One person under two names, in two scripts, recognised by the authority address.
    bool is_second_script(std::size_t index) const {
        for (std::size_t i = 0; i < index; ++i)
            if (is_same_person(facts_.contributors[i], facts_.contributors[index])) return true;
        return false;
    }

    void contributor(const Contributor& person, std::size_t index, bool creator, unsigned number) {
        const std::string id = "person-" + std::to_string(number);
        const std::string name = collapse_xml_space(person.name);
        element(creator ? "dc:creator" : "dc:contributor", name, id, person.language);
        if (is_relator(person.relator)) meta("role", person.relator, MetaDetails{id, {}, "marc:relators", {}});
        meta("file-as", sorted_name(person, language_), id);
        for (std::size_t i = index + 1; i < facts_.contributors.size(); ++i)
            if (is_same_person(facts_.contributors[i], person))
                meta("alternate-script", facts_.contributors[i].name, MetaDetails{id, facts_.contributors[i].language, {}, {}});
    }

    Xml& xml_;
    const Metadata& facts_;
    const std::string& language_;
};

// A meta of EPUB 2.
void older_meta(Xml& xml, std::string_view name, std::string_view content) {
    xml.open("meta");
    xml.attribute("name", name);
    xml.attribute("content", content);
    xml.close_empty();
    xml.line();
}

void write_metadata(Xml& xml, const PackageFacts& facts, Report& report) {
    xml.open("metadata");
    xml.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    xml.line();
    MetadataWriter writer(xml, facts.book);
    writer.identifiers(facts.identifier);
    writer.titles(facts.plan.book_title);
    writer.contributors();
    writer.languages();
    writer.publication(facts.product);
    writer.series(facts.product);
    writer.meta("dcterms:modified", iso_8601(facts.options.moment));
    writer.accessibility(facts.plan, facts.product, report);
    if (facts.plan.cover_image) older_meta(xml, "cover", cover_image_id);  // Kobo still finds the cover by it
    if (!facts.options.generator.empty()) older_meta(xml, "generator", facts.options.generator);
    xml.close();
    xml.line();
}

std::string first_author(const Metadata& metadata) {
    for (const Contributor& contributor : metadata.contributors)
        if (contributor.relator == "aut") return collapse_xml_space(contributor.name);
    return {};
}

constexpr std::string_view content_folder = "EPUB/";

void write_manifest(Xml& xml, const Package& package) {
    xml.open("manifest");
    xml.line();
    for (const PackageEntry& entry : package.entries) {
        if (entry.id.empty()) continue;
        xml.open("item");
        xml.attribute("id", entry.id);
        xml.attribute("href", std::string_view(entry.path).substr(content_folder.size()));
        xml.attribute("media-type", entry.media_type);
        if (!entry.properties.empty()) xml.attribute("properties", entry.properties);
        xml.close_empty();
        xml.line();
    }
    xml.close();
    xml.line();
}

void write_spine(Xml& xml, const Package& package, bool right_to_left) {
    xml.open("spine");
    xml.attribute("toc", "ncx");
    if (right_to_left) xml.attribute("page-progression-direction", "rtl");
    xml.line();
    for (const std::string& id : package.spine) {
        xml.open("itemref");
        xml.attribute("idref", id);
        xml.close_empty();
        xml.line();
    }
    xml.close();
    xml.line();
}

}  // namespace

std::string package_identifier(const Book& book, const Product& product, const Plan& plan) {
    if (const auto isbn = product.isbn.find("epub"); isbn != product.isbn.end()) return "urn:isbn:" + isbn->second;
    return "urn:uuid:" + name_uuid(plan.book_title + "\n" + first_author(book.metadata) + "\n" + book.language(LanguageId::main));
}

std::string sorted_name(const Contributor& contributor, const std::string& language) {
    std::string sorted = collapse_xml_space(contributor.file_as);
    if (!sorted.empty()) return sorted;
    const std::string name = collapse_xml_space(contributor.name);
    const std::string& own = contributor.language.empty() ? language : contributor.language;
    return contributor.corporate ? corporate_file_as(name, own) : file_as(name, own);
}

std::string write_package_document(const PackageFacts& facts, const Package& package, Report& report) {
    const std::string& language = facts.book.language(LanguageId::main);
    Xml xml;
    xml.declaration();
    xml.open("package");
    xml.attribute("xmlns", "http://www.idpf.org/2007/opf");
    xml.attribute("version", "3.0");
    xml.attribute("unique-identifier", "identifier");
    xml.attribute("xml:lang", language);
    if (is_right_to_left(language)) xml.attribute("dir", "rtl");
    xml.line();
    write_metadata(xml, facts, report);
    write_manifest(xml, package);
    write_spine(xml, package, is_right_to_left(language));
    xml.close();
    xml.line();
    return xml.take();
}

}  // namespace nabor::epub
