// In: a Book, its product, its EPUB. Out: one ONIX message of one product.
// Holds: elements stand in the order that the schema asks for; codes of lists are literals or come from onix_codes.cpp.
#include "epub/onix.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "base/utf8.h"
#include "epub/onix_codes.h"
#include "epub/sorted_name.h"
#include "epub/xml.h"
#include "language/language.h"

namespace nabor {

namespace {

using epub::Xml;

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

// ISBN-13: an older one of ten digits gains its prefix and another check digit (ISO 2108).
std::string thirteen(std::string isbn) {
    if (isbn.size() != 10) return isbn;
    std::string digits = "978" + isbn.substr(0, 9);
    unsigned sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += static_cast<unsigned>(digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool is_address(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

class OnixWriter {
public:
    OnixWriter(const Book& book, const Product& product, const Package& package, std::uint64_t size, Moment moment, Report& report)
        : book_(book), facts_(book.metadata), product_(product), package_(package), size_(size), moment_(moment), report_(report) {
        isbn_ = isbn_of("epub");
        print_isbn_ = isbn_of("print");
        publisher_ = collapse_xml_space(product.publisher.empty() ? facts_.publisher : product.publisher);
        language_ = epub::onix_language(book.language(LanguageId::main));
        date_ = digits_of(product.onix.publishing_date.empty() ? facts_.date_iso : product.onix.publishing_date);
    }

    std::optional<std::string> write() {
        if (!has_all()) return std::nullopt;
        xml_.declaration();
        xml_.open("ONIXMessage");
        xml_.attribute("release", "3.0");
        xml_.attribute("xmlns", "http://ns.editeur.org/onix/3.0/reference");
        xml_.line();
        header();
        open("Product");
        xml_.leaf("RecordReference", "isbn." + isbn_);
        xml_.leaf("NotificationType", status() == "02" ? "02" : "03");  // advance, confirmed
        identifier("15", isbn_);
        descriptive_detail();
        collateral_detail();
        publishing_detail();
        related_material();
        product_supply();
        close();
        close();
        return xml_.take();
    }

private:
    std::string isbn_of(const std::string& format) const {
        const auto found = product_.isbn.find(format);
        if (found == product_.isbn.end()) return {};
        return thirteen(found->second);
    }

    bool has_all() {
        bool complete = true;
        const auto need = [&](bool is_there, std::string_view what, std::string_view hint) {
            if (is_there) return;
            complete = false;
            report_.error("onix-missing", product_.span, fmt::format("no ONIX record is written: {}", what), std::string(hint));
        };
        need(!isbn_.empty(), "the EPUB has no ISBN", "add to book.toml: [isbn] epub = \"978-…\"");
        need(!publisher_.empty(), "no publisher is named", "add to book.toml: [book] publisher = \"…\"; or a <publisher> to the teiHeader");
        need(!language_.empty(), "the language of the book has no code in ONIX's list 74",
             "give the TEI element an xml:lang such as \"ru\"");
        need(!title().empty(), "the book has no title", "give the teiHeader a <title> in fileDesc/titleStmt");
        if (complete && date_.empty())
            report_.warning("onix-incomplete", product_.span, "the ONIX record has no date of publication",
                            "add to book.toml: [onix] publishing-date = \"2026-03-01\"");
        if (complete && product_.onix.thema.empty() && product_.onix.bisac.empty())
            report_.warning("onix-incomplete", product_.span, "the ONIX record has no subject, and shops shelve by subjects",
                            "add to book.toml: [onix] thema = [\"NHTB\"], or bisac = [\"HIS032000\"]");
        if (complete && (product_.onix.price.empty() || product_.onix.currency.empty()))
            report_.note("onix-incomplete", product_.span, "the ONIX record has no price; shops take it from their own forms",
                         "add to book.toml: [onix] price = \"9.99\" and currency = \"EUR\"");
        return complete;
    }

    void open(std::string_view element) {
        xml_.open(element);
        xml_.line();
    }
    void close() {
        xml_.close();
        xml_.line();
    }
    void optional(std::string_view element, const std::string& text) {
        if (!text.empty()) xml_.leaf(element, text);
    }
    void text(std::string_view element, std::string_view words) {
        xml_.open(element);
        xml_.attribute("language", language_);
        xml_.text(words);
        close();
    }

    std::string title() const { return collapse_xml_space(facts_.main_title()); }
    std::string status() const { return product_.onix.status.empty() ? "04" : product_.onix.status; }

    void header() {
        open("Header");
        open("Sender");
        xml_.leaf("SenderName", product_.onix.sender.empty() ? publisher_ : product_.onix.sender);
        optional("ContactName", product_.onix.contact);
        optional("EmailAddress", product_.onix.email);
        close();
        std::string sent = iso_8601(moment_);
        std::erase_if(sent, [](char c) { return c == '-' || c == ':'; });
        xml_.leaf("SentDateTime", sent);
        close();
    }

    void identifier(std::string_view type, const std::string& value) {
        open("ProductIdentifier");
        xml_.leaf("ProductIDType", type);
        xml_.leaf("IDValue", value);
        close();
    }

    void descriptive_detail() {
        open("DescriptiveDetail");
        xml_.leaf("ProductComposition", "00");   // a single item
        xml_.leaf("ProductForm", "ED");          // digital, by download
        xml_.leaf("ProductFormDetail", "E101");  // EPUB
        accessibility();
        feature("10", "3.3");                   // version of the format, in the value by list 79
        xml_.leaf("PrimaryContentType", "10");  // text
        if (holds_images()) xml_.leaf("ProductContentType", "07");
        xml_.leaf("EpubTechnicalProtection", "00");
        collection();
        title_detail();
        contributors();
        languages();
        open("Extent");  // the size of the file, in bytes
        xml_.leaf("ExtentType", "22");
        xml_.leaf("ExtentValue", std::to_string(size_));
        xml_.leaf("ExtentUnit", "17");
        close();
        subjects();
        open("Audience");  // the general reader
        xml_.leaf("AudienceCodeType", "01");
        xml_.leaf("AudienceCodeValue", "01");
        close();
        close();
    }

    void feature(std::string_view type, std::string_view value, std::string_view description = {}) {
        open("ProductFormFeature");
        xml_.leaf("ProductFormFeatureType", type);
        if (!value.empty()) xml_.leaf("ProductFormFeatureValue", value);
        if (!description.empty()) xml_.leaf("ProductFormFeatureDescription", description);
        close();
    }

    bool holds_images() const {
        return std::any_of(package_.entries.begin(), package_.entries.end(), [](const PackageEntry& entry) {
            return entry.media_type.starts_with("image/") && entry.properties != "cover-image";
        });
    }

    // List 79, 09: what list 196 has of it.
    void accessibility() {
        const epub::Accessibility& facts = package_.accessibility;
        if (!facts.summary.empty()) feature("09", "00", facts.summary);
        if (package_.bears_out_claim) conformance();
        std::set<std::string_view> codes = {"22"};  // languages are tagged, always
        for (const std::string_view each : facts.features) codes.insert(epub::accessibility_code(each));
        if (facts.sufficient == "textual") codes.insert("52");  // all of it can be read without sight
        codes.erase("");
        for (const std::string_view code : codes) feature("09", code);
        if (const std::string_view code = epub::exemption_code(product_.accessibility.exemption); !code.empty()) feature("09", code);
        if (package_.bears_out_claim) certification();
        if (!product_.onix.email.empty()) feature("09", "99", product_.onix.email);
    }

    void conformance() {
        feature("09", "04");  // EPUB Accessibility 1.1
        feature("09", "82");  // WCAG 2.2
        feature("09", product_.accessibility.level == AccessibilityClaim::Level::aa ? "85" : "84");
    }

    void certification() {
        const AccessibilityClaim& claim = product_.accessibility;
        feature("09", "90", claim.certifier);
        if (is_address(claim.credential)) feature("09", "93", claim.credential);
        if (!claim.report.empty())
            feature("09", claim.certifier == publisher_ ? "96" : "94", claim.report);  // the publisher's own, or another's
    }

    void collection() {
        const std::string name = collapse_xml_space(product_.series.empty() ? facts_.series : product_.series);
        if (name.empty()) return;
        open("Collection");
        xml_.leaf("CollectionType", "10");  // the publisher's
        open("TitleDetail");
        xml_.leaf("TitleType", "01");
        open("TitleElement");
        xml_.leaf("TitleElementLevel", "02");
        optional("PartNumber", collapse_xml_space(product_.series.empty() ? facts_.series_position : product_.series_position));
        xml_.leaf("TitleText", name);
        close();
        close();
        close();
    }

    void title_detail() {
        open("TitleDetail");
        xml_.leaf("TitleType", "01");
        open("TitleElement");
        xml_.leaf("TitleElementLevel", "01");
        text("TitleText", title());
        const std::string subtitle = collapse_xml_space(facts_.subtitle());
        if (!subtitle.empty()) text("Subtitle", subtitle);
        close();
        close();
    }

    // A person under two names, in two scripts, is one: the authority tells.
    bool is_second_name(std::size_t index) const {
        const Contributor& person = facts_.contributors[index];
        if (collapse_xml_space(person.name).empty()) return true;
        return std::any_of(facts_.contributors.begin(), facts_.contributors.begin() + static_cast<std::ptrdiff_t>(index),
                           [&](const Contributor& other) {
                               return !person.authority.empty() && person.authority == other.authority && person.relator == other.relator;
                           });
    }

    void contributors() {
        unsigned number = 0;
        for (std::size_t i = 0; i < facts_.contributors.size(); ++i) {
            if (is_second_name(i)) continue;
            const Contributor& person = facts_.contributors[i];
            open("Contributor");
            xml_.leaf("SequenceNumber", std::to_string(++number));
            xml_.leaf("ContributorRole", epub::contributor_role(person.relator));
            const std::string kind = person.corporate ? "CorporateName" : "PersonName";
            xml_.leaf(kind, collapse_xml_space(person.name));
            xml_.leaf(kind + "Inverted", epub::sorted_name(person, book_.language(LanguageId::main)));
            close();
        }
        if (number == 0) xml_.leaf("NoContributor", "");
    }

    void languages() {
        std::set<std::string> said;
        const auto say = [&](const std::string& code) {
            if (code.empty() || !said.insert(code).second) return;
            open("Language");
            xml_.leaf("LanguageRole", "01");  // of the text
            xml_.leaf("LanguageCode", code);
            close();
        };
        say(language_);
        for (const std::string& tag : facts_.languages) say(epub::onix_language(canonical_language(tag)));
    }

    void subjects() {
        const auto write = [&](std::string_view scheme, const std::vector<std::string>& codes) {
            for (std::size_t i = 0; i < codes.size(); ++i) {
                open("Subject");
                if (i == 0) xml_.leaf("MainSubject", "");
                xml_.leaf("SubjectSchemeIdentifier", scheme);
                xml_.leaf("SubjectCode", codes[i]);
                close();
            }
        };
        write("93", product_.onix.thema);
        write("10", product_.onix.bisac);
        keywords();
    }

    // All in one element, by list 27.
    void keywords() {
        std::string words;
        for (const std::string& subject : facts_.subjects)
            if (const std::string word = collapse_xml_space(subject); !word.empty()) words += (words.empty() ? "" : "; ") + word;
        if (words.empty()) return;
        open("Subject");
        xml_.leaf("SubjectSchemeIdentifier", "20");
        xml_.leaf("SubjectHeadingText", words);
        close();
    }

    void collateral_detail() {
        const std::string description = collapse_xml_space(facts_.description);
        if (description.empty()) return;
        open("CollateralDetail");
        open("TextContent");
        xml_.leaf("TextType", "03");  // description
        xml_.leaf("ContentAudience", "00");
        text("Text", description);
        close();
        close();
    }

    void publishing_detail() {
        open("PublishingDetail");
        open("Imprint");
        xml_.leaf("ImprintName", publisher_);
        close();
        open("Publisher");
        xml_.leaf("PublishingRole", "01");
        xml_.leaf("PublisherName", publisher_);
        close();
        optional("CityOfPublication", collapse_xml_space(facts_.place));
        xml_.leaf("PublishingStatus", status());
        if (!date_.empty()) {
            open("PublishingDate");
            xml_.leaf("PublishingDateRole", "01");
            date();
            close();
        }
        if (!product_.onix.territories.empty()) sales_rights();
        close();
    }

    void date() {
        xml_.open("Date");
        if (date_.size() != 8) xml_.attribute("dateformat", date_.size() == 6 ? "01" : "05");  // YYYYMM, YYYY
        xml_.text(date_);
        close();
    }

    void territory() {
        open("Territory");
        xml_.leaf(product_.onix.territories == "WORLD" ? "RegionsIncluded" : "CountriesIncluded", product_.onix.territories);
        close();
    }

    void sales_rights() {
        open("SalesRights");
        xml_.leaf("SalesRightsType", "02");  // for sale, not exclusively
        territory();
        close();
    }

    // The printed book whose pages the EPUB counts.
    void related_material() {
        if (print_isbn_.empty()) return;
        open("RelatedMaterial");
        open("RelatedProduct");
        xml_.leaf("ProductRelationCode", "13");
        identifier("15", print_isbn_);
        close();
        close();
    }

    void product_supply() {
        if (product_.onix.price.empty() || product_.onix.currency.empty()) return;
        open("ProductSupply");
        open("SupplyDetail");
        open("Supplier");
        xml_.leaf("SupplierRole", "01");  // the publisher to retailers
        xml_.leaf("SupplierName", publisher_);
        close();
        xml_.leaf("ProductAvailability", status() == "02" ? "10" : "20");
        if (status() == "02" && !date_.empty()) {  // list 65 asks for it with 10
            open("SupplyDate");
            xml_.leaf("SupplyDateRole", "08");  // expected
            date();
            close();
        }
        open("Price");
        xml_.leaf("PriceType", "02");  // recommended retail price, taxes included
        xml_.leaf("PriceAmount", product_.onix.price);
        xml_.leaf("CurrencyCode", product_.onix.currency);
        if (!product_.onix.territories.empty()) territory();
        close();
        close();
        close();
    }

    const Book& book_;
    const Metadata& facts_;
    const Product& product_;
    const Package& package_;
    const std::uint64_t size_;
    const Moment moment_;
    Report& report_;
    Xml xml_;
    std::string isbn_, print_isbn_, publisher_, language_, date_;
};

}  // namespace

std::optional<std::string> onix_record(const Book& book, const Product& product, const Package& package, std::uint64_t container_size,
                                       Moment moment, Report& report) {
    return OnixWriter(book, product, package, container_size, moment, report).write();
}

}  // namespace nabor
