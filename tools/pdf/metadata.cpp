// In: metadata. Out: Info (ISO 32000-1, 14.3.3), XMP (ISO 16684-1), an sRGB output intent (14.11.5).
#include "pdf/metadata.h"

#include <fmt/format.h>

#include "base/digest.h"

namespace nabor::pdf {

namespace {

// Leaves out characters that XML 1.0 does not allow.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (static_cast<unsigned char>(c) >= ' ' || c == '\t' || c == '\n')
            out += c;
    }
    return out;
}

std::string simple(std::string_view name, std::string_view value) {
    return value.empty() ? std::string() : fmt::format("   <{0}>{1}</{0}>\n", name, escaped(value));
}

// `container`: Alt, Seq or Bag, as the schema types the property.
std::string listed(std::string_view name, std::string_view container, std::string_view value) {
    if (value.empty()) return {};
    const std::string_view language = container == "Alt" ? " xml:lang=\"x-default\"" : "";
    return fmt::format("   <{0}><rdf:{1}><rdf:li{2}>{3}</rdf:li></rdf:{1}></{0}>\n", name, container, language, escaped(value));
}

// PDF/A does not know pdfuaid: files that use its schema must describe it (ISO 19005-2, 6.6.2.3.3).
constexpr std::string_view extension_schema =
    "   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "     <pdfaProperty:name>part</pdfaProperty:name>\n"
    "     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "     <pdfaProperty:category>internal</pdfaProperty:category>\n"
    "     <pdfaProperty:description>part of ISO 14289 to which the document conforms</pdfaProperty:description>\n"
    "    </rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "   </rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

// The same book of the same moment gives the same id (RFC 9562, 5.8: a custom UUID).
std::string document_id(const PageMetadata& metadata) {
    Hasher hasher;
    for (const std::string* text : {&metadata.title, &metadata.author, &metadata.identifier, &metadata.producer}) hasher.add(*text);
    const Digest digest = hasher.add(static_cast<std::uint64_t>(metadata.moment.seconds)).digest();
    const std::uint64_t high = (digest.high & ~std::uint64_t{0xF000}) | 0x8000,
                        low = (digest.low & ~(std::uint64_t{3} << 62)) | std::uint64_t{1} << 63;
    return fmt::format("uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xFFFF, high & 0xFFFF, low >> 48,
                       low & 0xFFFFFFFFFFFF);
}

std::string exchange_properties(const PageMetadata& metadata) {
    return simple("pdfxid:GTS_PDFXVersion", "PDF/X-4") + simple("pdf:Trapped", "False") +
           simple("xmpMM:DocumentID", document_id(metadata)) + simple("xmpMM:VersionID", "1") + simple("xmpMM:RenditionClass", "default");
}

std::string claimed(const Conformance& claims) {
    std::string out;
    if (claims.archival != ArchivalLevel::none) {
        out += simple("pdfaid:part", "2");
        out += simple("pdfaid:conformance", claims.archival == ArchivalLevel::accessible ? "A" : "U");
    }
    if (claims.accessible) out += simple("pdfuaid:part", "1").append(extension_schema);
    return out;
}

constexpr std::string_view packet_start =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" "
    "xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\"\n    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    "    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    "    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";
constexpr std::string_view packet_end = "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";

}  // namespace

Ref write_information(Serialiser& file, const PageMetadata& metadata, const Conformance& claims) {
    Object object;
    Dictionary information = object.dictionary();
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) information.text(key, value);
    };
    add("Title", metadata.title);
    add("Author", metadata.author);
    add("Subject", metadata.subject);
    add("Keywords", metadata.keywords);
    add("Creator", metadata.producer);
    add("Producer", metadata.producer);
    add("CreationDate", pdf_date(metadata.moment));
    add("ModDate", pdf_date(metadata.moment));
    if (claims.exchange) information.name("Trapped", "False");
    const Ref ref = file.reserve();
    file.put(ref, object);
    return ref;
}

Ref write_xmp(Serialiser& file, const PageMetadata& metadata, const Conformance& claims) {
    const std::string moment = iso_8601(metadata.moment);
    std::string packet(packet_start);
    packet += simple("dc:format", "application/pdf");
    packet += listed("dc:title", "Alt", metadata.title) + listed("dc:creator", "Seq", metadata.author);
    packet += listed("dc:description", "Alt", metadata.subject) + listed("dc:language", "Bag", metadata.language);
    packet += listed("dc:publisher", "Bag", metadata.publisher) + listed("dc:rights", "Alt", metadata.rights);
    packet += simple("dc:identifier", metadata.identifier);
    packet += simple("pdf:Keywords", metadata.keywords) + simple("pdf:Producer", metadata.producer);
    packet += simple("xmp:CreatorTool", metadata.producer) + simple("xmp:CreateDate", moment) + simple("xmp:ModifyDate", moment);
    packet += simple("xmp:MetadataDate", moment) + claimed(claims);
    if (claims.exchange) packet += exchange_properties(metadata);
    packet += packet_end;
    Object stream;
    stream.dictionary("Metadata").name("Subtype", "XML");
    const Ref ref = file.reserve();
    file.put_stream(ref, stream, packet, Coding::as_is);
    return ref;
}

void add_output_intent(ColourSpaces& colours, Dictionary catalog) {
    catalog.array("OutputIntents")
        .dictionary()
        .name("Type", "OutputIntent")
        .name("S", "GTS_PDFA1")
        .text("OutputConditionIdentifier", "sRGB")
        .text("Info", "sRGB IEC61966-2.1")
        .reference("DestOutputProfile", colours.output_profile());
}

}  // namespace nabor::pdf
