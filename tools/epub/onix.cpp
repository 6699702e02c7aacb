// In: a Book, its product, its EPUB. Out: one ONIX message of one product.
// Holds: elements stand in the schema's order; codes are literals or come from onix_codes.cpp.
#include "epub/onix.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "epub/onix_codes.h"
#include "epub/onix_facts.h"
#include "epub/package_document.h"
#include "epub/xml.h"
#include "language/language.h"

namespace nabor {

namespace {

using epub::Xml;

bool is_address(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

// ONIX code list 27. Thema's qualifiers have schemes of their own, by their first digit.
constexpr std::string_view thema_subject = "93", bisac_subject = "10";
constexpr std::string_view thema_qualifiers[] = {"94", "95", "96", "97", "98", "99"};  // place, language, time, education, interest, style

std::string_view scheme_of_thema(std::string_view code) {
    const bool is_qualifier = code.front() >= '1' && code.front() <= '6';
    return is_qualifier ? thema_qualifiers[code.front() - '1'] : thema_subject;
}

class OnixWriter {
public:
    OnixWriter(const OnixRequest& request, const epub::OnixFacts& record)
        : request_(request), record_(record), facts_(request.book.metadata), product_(request.product), package_(request.package) {}

    std::string write() {
        xml_.declaration();
        xml_.open("ONIXMessage");
        xml_.attribute("release", "3.0");
        xml_.attribute("xmlns", "http://ns.editeur.org/onix/3.0/reference");
        xml_.line();
        header();
        open("Product");
        xml_.leaf("RecordReference", "isbn." + record_.isbn);
        xml_.leaf("NotificationType", record_.status == "02" ? "02" : "03");  // advance, confirmed
        identifier("15", record_.isbn);
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
        xml_.attribute("language", record_.language);
        xml_.text(words);
        close();
    }

    void header() {
        open("Header");
        open("Sender");
        xml_.leaf("SenderName", product_.onix.sender.empty() ? record_.publisher : product_.onix.sender);
        optional("ContactName", product_.onix.contact);
        optional("EmailAddress", product_.onix.email);
        close();
        std::string sent = iso_8601(request_.moment);
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
        feature("10", "3.3");                   // version of the format (list 79)
        xml_.leaf("PrimaryContentType", "10");  // text
        if (holds_images()) xml_.leaf("ProductContentType", "07");
        xml_.leaf("EpubTechnicalProtection", "00");
        collection();
        title_detail();
        contributors();
        languages();
        open("Extent");  // the size of the file, in bytes
        xml_.leaf("ExtentType", "22");
        xml_.leaf("ExtentValue", std::to_string(request_.container_size));
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

    // List 79, code 09, with codes of list 196.
    void accessibility() {
        const epub::Accessibility& facts = package_.accessibility;
        if (!facts.summary.empty()) feature("09", "00", facts.summary);
        if (package_.bears_out_claim) conformance();
        std::set<std::string_view> codes = {"22"};  // languages are tagged, always
        for (const std::string_view each : facts.features) codes.insert(epub::accessibility_code(each));
        if (facts.sufficient == "textual") codes.insert("52");  // fully readable without sight
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
            feature("09", claim.certifier == record_.publisher ? "96" : "94", claim.report);  // certified by the publisher itself, or by another
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
        text("TitleText", record_.title);
        const std::string subtitle = collapse_xml_space(facts_.subtitle());
        if (!subtitle.empty()) text("Subtitle", subtitle);
        close();
        close();
    }

    // A person under two names, in two scripts, is listed once; the authority address identifies the person.
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
            xml_.leaf(kind + "Inverted", epub::sorted_name(person, request_.book.language(LanguageId::main)));
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
        say(record_.language);
        for (const std::string& tag : facts_.languages) say(epub::onix_language(canonical_language(tag)));
    }

    // A scheme's first code is its main subject; a qualifier is none.
    void subjects() {
        const auto write = [&](const std::vector<std::string>& codes, auto&& scheme_of) {
            bool has_main = false;
            for (const std::string& code : codes) {
                const std::string_view scheme = scheme_of(code);
                const bool is_subject = scheme == thema_subject || scheme == bisac_subject;
                open("Subject");
                if (is_subject && !std::exchange(has_main, true)) xml_.leaf("MainSubject", "");
                xml_.leaf("SubjectSchemeIdentifier", scheme);
                xml_.leaf("SubjectCode", code);
                close();
            }
        };
        write(product_.onix.thema, scheme_of_thema);
        write(product_.onix.bisac, [](const std::string&) { return bisac_subject; });
        keywords();
    }

    // All in one element (list 27, code 20).
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
        xml_.leaf("ImprintName", record_.publisher);
        close();
        open("Publisher");
        xml_.leaf("PublishingRole", "01");
        xml_.leaf("PublisherName", record_.publisher);
        close();
        optional("CityOfPublication", collapse_xml_space(facts_.place));
        xml_.leaf("PublishingStatus", record_.status);
        if (!record_.date.empty()) {
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
        if (record_.date.size() != 8) xml_.attribute("dateformat", record_.date.size() == 6 ? "01" : "05");  // YYYYMM, YYYY
        xml_.text(record_.date);
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

    // The printed book whose page numbers the EPUB has.
    void related_material() {
        if (record_.print_isbn.empty()) return;
        open("RelatedMaterial");
        open("RelatedProduct");
        xml_.leaf("ProductRelationCode", "13");
        identifier("15", record_.print_isbn);
        close();
        close();
    }

    void product_supply() {
        if (product_.onix.price.empty() || product_.onix.currency.empty()) return;
        open("ProductSupply");
        open("SupplyDetail");
        open("Supplier");
        xml_.leaf("SupplierRole", "01");  // the publisher to retailers
        xml_.leaf("SupplierName", record_.publisher);
        close();
        xml_.leaf("ProductAvailability", record_.status == "02" ? "10" : "20");
        if (record_.status == "02" && !record_.date.empty()) {  // required with code 10 of list 65
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

    const OnixRequest& request_;
    const epub::OnixFacts& record_;
    const Metadata& facts_;
    const Product& product_;
    const Package& package_;
    Xml xml_;
};

}  // namespace

std::optional<std::string> onix_record(const OnixRequest& request, Report& report) {
    const auto facts = epub::onix_facts(request.book, request.product, report);
    if (!facts) return std::nullopt;
    return OnixWriter(request, *facts).write();
}

}  // namespace nabor
