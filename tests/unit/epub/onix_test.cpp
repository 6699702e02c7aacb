// The record is valid: its elements stand in the schema's order, its codes are in the lists; what is missing is named by its key.
// The tables are of our own making, after the ONIX 3.0 schema and issue 70 of the code lists: those elements and codes that a record of
// Nabor's may have.
#include "epub/onix.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "epub/onix_codes.h"
#include "sample.h"

namespace nabor {
namespace {

using namespace sample;

struct Child {
    std::string name;
    int least, most;  // most 0: any number
};

const std::map<std::string, std::vector<Child>> composites = {
    {"ONIXMessage", {{"Header", 1, 1}, {"Product", 1, 1}}},
    {"Header", {{"Sender", 1, 1}, {"SentDateTime", 1, 1}}},
    {"Sender", {{"SenderName", 1, 1}, {"ContactName", 0, 1}, {"EmailAddress", 0, 1}}},
    {"Product",
     {{"RecordReference", 1, 1},
      {"NotificationType", 1, 1},
      {"ProductIdentifier", 1, 0},
      {"DescriptiveDetail", 0, 1},
      {"CollateralDetail", 0, 1},
      {"PublishingDetail", 0, 1},
      {"RelatedMaterial", 0, 1},
      {"ProductSupply", 0, 0}}},
    {"ProductIdentifier", {{"ProductIDType", 1, 1}, {"IDValue", 1, 1}}},
    {"DescriptiveDetail",
     {{"ProductComposition", 1, 1},
      {"ProductForm", 1, 1},
      {"ProductFormDetail", 0, 0},
      {"ProductFormFeature", 0, 0},
      {"PrimaryContentType", 0, 1},
      {"ProductContentType", 0, 0},
      {"EpubTechnicalProtection", 0, 0},
      {"Collection", 0, 0},
      {"TitleDetail", 1, 0},
      {"Contributor", 0, 0},
      {"NoContributor", 0, 1},
      {"Language", 0, 0},
      {"Extent", 0, 0},
      {"Subject", 0, 0},
      {"Audience", 0, 0}}},
    {"ProductFormFeature", {{"ProductFormFeatureType", 1, 1}, {"ProductFormFeatureValue", 0, 1}, {"ProductFormFeatureDescription", 0, 0}}},
    {"Collection", {{"CollectionType", 1, 1}, {"TitleDetail", 0, 0}}},
    {"TitleDetail", {{"TitleType", 1, 1}, {"TitleElement", 1, 0}}},
    {"TitleElement", {{"TitleElementLevel", 1, 1}, {"PartNumber", 0, 1}, {"TitleText", 1, 1}, {"Subtitle", 0, 1}}},
    {"Contributor",
     {{"SequenceNumber", 0, 1},
      {"ContributorRole", 1, 0},
      {"PersonName", 0, 1},
      {"PersonNameInverted", 0, 1},
      {"CorporateName", 0, 1},
      {"CorporateNameInverted", 0, 1}}},
    {"Language", {{"LanguageRole", 1, 1}, {"LanguageCode", 1, 1}}},
    {"Extent", {{"ExtentType", 1, 1}, {"ExtentValue", 1, 1}, {"ExtentUnit", 1, 1}}},
    {"Subject", {{"MainSubject", 0, 1}, {"SubjectSchemeIdentifier", 1, 1}, {"SubjectCode", 0, 1}, {"SubjectHeadingText", 0, 1}}},
    {"Audience", {{"AudienceCodeType", 1, 1}, {"AudienceCodeValue", 1, 1}}},
    {"CollateralDetail", {{"TextContent", 0, 0}}},
    {"TextContent", {{"TextType", 1, 1}, {"ContentAudience", 1, 0}, {"Text", 1, 0}}},
    {"PublishingDetail",
     {{"Imprint", 0, 0},
      {"Publisher", 0, 0},
      {"CityOfPublication", 0, 0},
      {"PublishingStatus", 0, 1},
      {"PublishingDate", 0, 0},
      {"SalesRights", 0, 0}}},
    {"Imprint", {{"ImprintName", 1, 1}}},
    {"Publisher", {{"PublishingRole", 1, 1}, {"PublisherName", 1, 1}}},
    {"PublishingDate", {{"PublishingDateRole", 1, 1}, {"Date", 1, 1}}},
    {"SalesRights", {{"SalesRightsType", 1, 1}, {"Territory", 1, 1}}},
    {"Territory", {{"CountriesIncluded", 0, 1}, {"RegionsIncluded", 0, 1}}},
    {"RelatedMaterial", {{"RelatedProduct", 0, 0}}},
    {"RelatedProduct", {{"ProductRelationCode", 1, 0}, {"ProductIdentifier", 1, 0}}},
    {"ProductSupply", {{"SupplyDetail", 1, 0}}},
    {"SupplyDetail", {{"Supplier", 1, 1}, {"ProductAvailability", 1, 1}, {"SupplyDate", 0, 0}, {"Price", 1, 0}}},
    {"SupplyDate", {{"SupplyDateRole", 1, 1}, {"Date", 1, 1}}},
    {"Supplier", {{"SupplierRole", 1, 1}, {"SupplierName", 0, 1}}},
    {"Price", {{"PriceType", 0, 1}, {"PriceAmount", 1, 1}, {"CurrencyCode", 0, 1}, {"Territory", 0, 1}}},
};

// List 196 and the others: the codes that were taken over from the specification.
const std::map<std::string, std::set<std::string>> lists = {
    {"NotificationType", {"01", "02", "03"}},
    {"ProductIDType", {"15"}},
    {"ProductComposition", {"00"}},
    {"ProductForm", {"ED"}},
    {"ProductFormDetail", {"E101"}},
    {"ProductFormFeatureType", {"09", "10"}},
    {"ProductFormFeatureValue", {"00", "04", "11", "12", "13", "14", "15", "19", "22", "29", "36", "41", "52",
                                 "75", "76", "77", "82", "84", "85", "90", "93", "94", "96", "99", "3.3"}},
    {"PrimaryContentType", {"10"}},
    {"ProductContentType", {"07"}},
    {"EpubTechnicalProtection", {"00"}},
    {"CollectionType", {"10"}},
    {"TitleType", {"01"}},
    {"TitleElementLevel", {"01", "02"}},
    {"ContributorRole",
     {"A01", "A12", "A13", "A15", "A19", "A20", "A21", "A23", "A24", "A32", "A36", "A43", "A44", "B01", "B05", "B06", "C02", "Z99"}},
    {"LanguageRole", {"01"}},
    {"ExtentType", {"22"}},
    {"ExtentUnit", {"17"}},
    {"SubjectSchemeIdentifier", {"10", "20", "93", "94", "95", "96", "97", "98", "99"}},
    {"AudienceCodeType", {"01"}},
    {"AudienceCodeValue", {"01"}},
    {"TextType", {"03"}},
    {"ContentAudience", {"00"}},
    {"PublishingRole", {"01"}},
    {"PublishingStatus", {"02", "04"}},
    {"PublishingDateRole", {"01"}},
    {"SalesRightsType", {"01", "02"}},
    {"ProductRelationCode", {"13"}},
    {"SupplierRole", {"01"}},
    {"SupplyDateRole", {"08"}},
    {"ProductAvailability", {"10", "20"}},
    {"PriceType", {"02"}},
};

void collect_faults(const pugi::xml_node& element, std::string& faults) {
    const std::string name = element.name();
    const auto composite = composites.find(name);
    if (composite == composites.end()) {
        const auto list = lists.find(name);
        if (list != lists.end() && list->second.count(element.text().get()) == 0)
            faults += name + " has the code " + element.text().get() + "\n";
        if (element.first_child().type() == pugi::node_element) faults += name + " has elements in it\n";
        return;
    }
    std::size_t place = 0;
    std::map<std::string, int> counts;
    for (const pugi::xml_node& child : element.children()) {
        if (child.type() != pugi::node_element) continue;
        ++counts[child.name()];
        while (place < composite->second.size() && composite->second[place].name != child.name()) ++place;
        if (place == composite->second.size()) {
            faults += name + " has " + child.name() + " out of order, or not at all\n";
            return;
        }
        collect_faults(child, faults);
    }
    for (const Child& child : composite->second) {
        if (counts[child.name] < child.least) faults += name + " lacks " + child.name + "\n";
        if (child.most > 0 && counts[child.name] > child.most) faults += name + " has too many of " + child.name + "\n";
    }
}

std::string faults_in(const std::string& record) {
    pugi::xml_document document;
    if (!document.load_string(record.c_str())) return "not XML";
    std::string faults;
    const pugi::xml_node root = document.document_element();
    if (std::string_view(root.attribute("release").value()) != "3.0") faults += "another release\n";
    if (std::string_view(root.attribute("xmlns").value()) != "http://ns.editeur.org/onix/3.0/reference") faults += "another name space\n";
    collect_faults(root, faults);
    return faults;
}

class OnixTest : public testing::Test {
protected:
    OnixTest() {
        Metadata& facts = builder_.book.metadata;
        facts.titles.push_back({"Letters & Papers", "sub", "en"});
        facts.contributors = {{"Vadim Rogovin", "", "aut", "en", "https://viaf.org/1", false},
                              {"Вадим Роговин", "", "aut", "ru", "https://viaf.org/1", false},
                              {"Ann Editor", "Editor, Ann", "edt", "en", "", false},
                              {"Tom Translator", "", "trl", "en", "", false},
                              {"Nobody", "", "xyz", "en", "", false}};
        facts.languages = {"en", "ru"};
        facts.description = "What it is about.";
        facts.subjects = {"Left Opposition"};
        facts.series = "Documents";
        facts.series_position = "3";
        facts.place = "Oak Park";
        builder_.book.body.push_back(builder_.division(Role::chapter, "one", {heading("One"), leaf(Role::paragraph, "Words.")}));
        product_.publisher = "Mehring Books";
        product_.isbn = {{"epub", "9781893638976"}, {"print", "1893638057"}};
        product_.accessibility.level = AccessibilityClaim::Level::aa;
        product_.accessibility.certifier = "Mehring Books";
        product_.accessibility.credential = "https://example.org/scheme";
        product_.accessibility.report = "https://example.org/report";
        product_.accessibility.exemption = "eaa-microenterprise";
        product_.onix.email = "access@example.org";
        product_.onix.publishing_date = "2026-03-01";
        product_.onix.thema = {"NHTB"};
        product_.onix.bisac = {"HIS032000", "POL005000"};
        product_.onix.price = "9.99";
        product_.onix.currency = "EUR";
        product_.onix.territories = "WORLD";
    }

    std::optional<std::string> record() {
        Report unheard;
        const Package package = package_of(builder_.book, unheard, product_);
        return onix_record({builder_.book, product_, package, 123456, Moment{1763888400}}, report_);
    }

    BookBuilder builder_;
    Product product_;
    Report report_;
};

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_F(OnixTest, IsValid) {
    const std::string full = record().value();
    EXPECT_EQ(faults_in(full), "") << full;
    EXPECT_TRUE(report_.all().empty());
    EXPECT_EQ(full, record().value());
    EXPECT_TRUE(contains(full, "<ProductIDType>15</ProductIDType>\n<IDValue>9781893638976</IDValue>"));
    EXPECT_TRUE(contains(full, "<SentDateTime>20251123T090000Z</SentDateTime>"));
    EXPECT_TRUE(contains(full, "<Subtitle language=\"eng\">Letters &amp; Papers</Subtitle>"));
    EXPECT_TRUE(contains(full, "<Date>20260301</Date>"));
}

TEST_F(OnixTest, IsValidWithLittle) {
    builder_.book.metadata = {};
    builder_.book.metadata.titles.push_back({"Title", "main", "en"});
    product_.accessibility = {};
    product_.onix = {};
    const std::string plain = record().value();
    EXPECT_EQ(faults_in(plain), "") << plain;
    EXPECT_TRUE(contains(plain, "<NoContributor></NoContributor>"));
    EXPECT_EQ(report_.count(Severity::warning), 2u);  // no date, no subject
    EXPECT_EQ(report_.count(Severity::note), 1u);     // no price
}

TEST_F(OnixTest, QualifiersOfThemaHaveTheirOwnSchemes) {
    product_.onix.thema = {"1DTA", "NHTB", "2AGR", "3MPBF", "4CT", "5PB", "6RF", "DNC"};
    const std::string full = record().value();
    EXPECT_EQ(faults_in(full), "") << full;
    const std::pair<const char*, const char*> rows[] = {{"94", "1DTA"}, {"95", "2AGR"}, {"96", "3MPBF"}, {"97", "4CT"}, {"98", "5PB"}, {"99", "6RF"}, {"93", "DNC"}};
    for (const auto& [scheme, code] : rows)
        EXPECT_TRUE(contains(full, "<Subject>\n<SubjectSchemeIdentifier>" + std::string(scheme) + "</SubjectSchemeIdentifier>\n<SubjectCode>" + code + "<")) << code;
    EXPECT_TRUE(contains(full, "<MainSubject></MainSubject>\n<SubjectSchemeIdentifier>93</SubjectSchemeIdentifier>\n<SubjectCode>NHTB<")) << full;
    product_.onix.thema = {"1DTA"};
    product_.onix.bisac = {};
    report_ = {};
    EXPECT_TRUE(record().has_value());
    EXPECT_EQ(report_.count(Severity::warning), 1u);  // no subject
}

TEST_F(OnixTest, NamesEachPersonOnceInHisRole) {
    const std::string full = record().value();
    EXPECT_FALSE(contains(full, "Вадим"));
    EXPECT_TRUE(contains(full,
                         "<ContributorRole>A01</ContributorRole>\n<PersonName>Vadim Rogovin</PersonName>\n<PersonNameInverted>Rogovin, "
                         "Vadim</PersonNameInverted>"));
    EXPECT_TRUE(contains(full, "<ContributorRole>B01</ContributorRole>"));
    EXPECT_TRUE(contains(full, "<ContributorRole>B06</ContributorRole>"));
    EXPECT_TRUE(contains(full, "<ContributorRole>Z99</ContributorRole>"));
}

TEST_F(OnixTest, ClaimsOfAccessibilityWhatTheBookBearsOut) {
    const auto has = [](const std::string& text, std::string_view code) {
        return contains(text, "<ProductFormFeatureType>09</ProductFormFeatureType>\n<ProductFormFeatureValue>" + std::string(code));
    };
    const std::string full = record().value();
    for (const char* code : {"00", "04", "11", "13", "22", "52", "75", "29", "82", "85", "90", "93", "96", "99"})
        EXPECT_TRUE(has(full, code)) << code;
    EXPECT_FALSE(has(full, "14"));  // there is no image
    EXPECT_FALSE(has(full, "19"));  // nor a page of print
    product_.accessibility.certifier = "Somebody Else";
    product_.accessibility.credential = "A Credential";  // which has no address
    const std::string certified = record().value();
    EXPECT_TRUE(has(certified, "94"));
    EXPECT_FALSE(has(certified, "93"));
    Block image = image_block(builder_.image("map.png"), "");
    std::get<ImageUse>(image.content).decorative = false;
    builder_.book.body.push_back(builder_.division(Role::chapter, "two", {heading("Two"), image}));
    const std::string undescribed = record().value();
    for (const char* code : {"04", "14", "52", "82", "85", "90"}) EXPECT_FALSE(has(undescribed, code)) << code;
}

TEST_F(OnixTest, TellsInstitutionsFromPersons) {
    Contributor press{"The Small Press", "", "edt", "en", "", false};
    press.corporate = true;
    builder_.book.metadata.contributors.push_back(press);
    const std::string full = record().value();
    EXPECT_EQ(faults_in(full), "");
    EXPECT_TRUE(contains(full, "<CorporateName>The Small Press</CorporateName>\n<CorporateNameInverted>Small Press, The</CorporateNameInverted>"));
}

TEST_F(OnixTest, SaysWhenABookToComeWillBeThere) {
    product_.onix.status = "02";
    builder_.book.metadata.subjects = {"Left Opposition", "Purges"};
    const std::string coming = record().value();
    EXPECT_EQ(faults_in(coming), "");
    EXPECT_TRUE(contains(coming, "<SupplyDateRole>08</SupplyDateRole>\n<Date>20260301</Date>"));
    EXPECT_TRUE(contains(coming, "<SubjectHeadingText>Left Opposition; Purges</SubjectHeadingText>"));
}

TEST_F(OnixTest, SaysWhatIsMissing) {
    product_.isbn.clear();
    product_.publisher.clear();
    EXPECT_FALSE(record());
    ASSERT_EQ(report_.all().size(), 2u);
    EXPECT_EQ(report_.all()[0].code, "onix-missing");
    EXPECT_TRUE(contains(report_.all()[0].hint, "[isbn] epub"));
    EXPECT_TRUE(contains(report_.all()[1].hint, "publisher"));
}

TEST(OnixCodes, KnowLanguages) {
    EXPECT_EQ(epub::onix_language("ru"), "rus");
    EXPECT_EQ(epub::onix_language("sr-Latn"), "srp");
    EXPECT_EQ(epub::onix_language("grc"), "grc");
    EXPECT_EQ(epub::onix_language("und"), "");
}

}  // namespace
}  // namespace nabor
