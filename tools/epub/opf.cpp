// In: the package's entries. Out: manifest and spine, and the identifier of the whole.
#include "epub/opf.h"

#include "base/utf8.h"
#include "epub/identifier.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

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

std::string write_package_document(const Book& book, const Product& product, const Plan& plan, const EpubOptions& options,
                                   std::string_view identifier, const Package& package, Report& report) {
    const std::string& language = book.language(LanguageId::main);
    Xml xml;
    xml.declaration();
    xml.open("package");
    xml.attribute("xmlns", "http://www.idpf.org/2007/opf");
    xml.attribute("version", "3.0");
    xml.attribute("unique-identifier", "identifier");
    xml.attribute("xml:lang", language);
    if (is_right_to_left(language)) xml.attribute("dir", "rtl");
    xml.line();
    write_metadata(xml, book, product, plan, options, identifier, report);
    write_manifest(xml, package);
    write_spine(xml, package, is_right_to_left(language));
    xml.close();
    xml.line();
    return xml.take();
}

}  // namespace nabor::epub
