#include "base/file_kind.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "base/text_kind.h"
#include "base/utf8.h"

namespace nabor {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t at;
    std::string_view bytes;
    FileKind kind;
};

constexpr Signature signatures[] = {
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::old_word},
    {0, "{\\rtf"sv, FileKind::rich_text},
    {60, "BOOKMOBI"sv, FileKind::kindle},
    {0, "\xFF\xD8\xFF"sv, FileKind::picture},
    {0, "\x89PNG\r\n"sv, FileKind::picture},
    {0, "GIF8"sv, FileKind::picture},
    {8, "WEBP"sv, FileKind::picture},
    {0, "II*\0"sv, FileKind::picture},
    {0, "MM\0*"sv, FileKind::picture},
    {4, "ftyp"sv, FileKind::picture},  // HEIC, AVIF
    {0, "8BPS"sv, FileKind::picture},
    {0, "AT&TFORM"sv, FileKind::picture},
    {0, "\x1F\x8B"sv, FileKind::gzip},
    {0, "BZh"sv, FileKind::archive},
    {0, "\x28\xB5\x2F\xFD"sv, FileKind::archive},  // Zstandard
    {0, "7z\xBC\xAF"sv, FileKind::archive},
    {0, "\xFD" "7zXZ"sv, FileKind::archive},
    {0, "Rar!"sv, FileKind::archive},
    {257, "ustar"sv, FileKind::archive},
};

// Names of entries stand in a ZIP file as they are.
constexpr std::pair<std::string_view, FileKind> zip_entries[] = {
    {"application/epub+zip", FileKind::epub}, {"application/vnd.oasis.opendocument.text", FileKind::open_document},
    {"application/vnd.oasis", FileKind::office}, {"word/document.xml", FileKind::word},
    {"xl/workbook", FileKind::office}, {"ppt/presentation", FileKind::office}, {"designmap.xml", FileKind::indesign},
    {"Index/Document.iwa", FileKind::pages},
};

constexpr std::size_t looked_at = 65'536;  // bytes of a text whose kind is guessed

FileKind kind_of_zip(std::string_view bytes) {
    for (const auto& [entry, kind] : zip_entries)
        if (bytes.find(entry) != std::string_view::npos) return kind;
    return FileKind::zip;
}

// The text without the zero bytes of UTF-16 and UTF-32, a byte order mark and white space before it: enough to know ASCII words.
std::string plain(std::string_view bytes) {
    std::string text(bytes.substr(0, looked_at));
    const bool is_wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.starts_with("<\0"sv) ||
                         bytes.starts_with("\0<"sv) || bytes.starts_with("\0\0\0<"sv) || bytes.starts_with("\0\0\xFE\xFF"sv);
    if (is_wide) std::erase(text, '\0');
    for (const std::string_view mark : {"\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv})
        if (text.starts_with(mark)) text.erase(0, mark.size());
    return std::string(trim_xml_space(text));
}

bool is_binary(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && !is_xml_space(c) && c != '\f'; });
}

struct KindText {
    std::string_view name, advice;
};

constexpr std::string_view by_pandoc = "pandoc converts it: pandoc -s -t tei FILE -o book.xml; then look the result through";

// By FileKind.
constexpr KindText texts[] = {
    {"XML", ""},
    {"an empty file", "write the manuscript, or name another file"},
    {"a Word document (.docx)", by_pandoc},
    {"a Word document of the old kind (.doc)", "save it as .docx in Word or LibreOffice; pandoc converts that: pandoc -s -t tei FILE -o book.xml"},
    {"an OpenDocument text (.odt)", by_pandoc},
    {"an RTF document", by_pandoc},
    {"a spreadsheet or slides", "a manuscript is a text: copy what belongs into it into a TEI file"},
    {"an EPUB", by_pandoc},
    {"a Kindle book", "name the file that it was made from"},
    {"a PDF", "name the file that it was made from; `nabor impose` arranges a PDF's pages on sheets"},
    {"an InDesign document (.idml)", "export it from InDesign as HTML or RTF; pandoc converts those: pandoc -s -t tei FILE -o book.xml"},
    {"a document of Apple Pages", "export it from Pages as Word; pandoc converts that: pandoc -s -t tei FILE -o book.xml"},
    {"a picture", "a picture stands in a manuscript: <figure><graphic url=\"FILE\"/></figure>"},
    {"a ZIP archive", "unpack it (unzip FILE), and name the manuscript in it"},
    {"a file compressed by gzip", "unpack it (gunzip FILE; of an archive: tar -xzf FILE), and name the manuscript in it"},
    {"an archive", "unpack it, and name the manuscript in it"},
    {"a web page (HTML)", by_pandoc},
    {"a part of a web page (HTML)", "pandoc converts it: pandoc -s -f html -t tei FILE -o book.xml; then look the result through"},
    {"an OpenDocument text in one XML file (.fodt)", "save it as .odt in LibreOffice; pandoc converts that: pandoc -s -t tei FILE -o book.xml"},
    {"a Word document in one XML file", "save it as .docx in Word or LibreOffice; pandoc converts that: pandoc -s -t tei FILE -o book.xml"},
    {"DocBook", "pandoc converts it: pandoc -s -f docbook -t tei FILE -o book.xml; then look the result through"},
    {"JATS", "pandoc converts it: pandoc -s -f jats -t tei FILE -o book.xml; then look the result through"},
    {"an FB2 ebook", "pandoc converts it: pandoc -s -f fb2 -t tei FILE -o book.xml; then look the result through"},
    {"a DTD, which says what elements a document may have", "name the document, a TEI file"},
    {"an XML declaration without a document", "write the manuscript: after the declaration stands <TEI xmlns=\"http://www.tei-c.org/ns/1.0\">"},
    {"a LaTeX document", "pandoc converts it: pandoc -s -f latex -t tei FILE -o book.xml; then look the result through"},
    {"Markdown", by_pandoc},
    {"reStructuredText", "pandoc converts it: pandoc -s -f rst -t tei FILE -o book.xml; then look the result through"},
    {"an Org document", "pandoc converts it: pandoc -s -f org -t tei FILE -o book.xml; then look the result through"},
    {"AsciiDoc", "asciidoctor makes DocBook of it (asciidoctor -b docbook FILE), and pandoc TEI of that: pandoc -s -f docbook -t tei FILE.xml -o book.xml"},
    {"JSON", "name the manuscript, a TEI file"},
    {"YAML", "name the manuscript, a TEI file; the settings of a book stand in a book.toml"},
    {"TOML", "name the folder of a book.toml for its book, or the manuscript, a TEI file"},
    {"plain text", "pandoc makes TEI of it: pandoc -s -f markdown -t tei FILE -o book.xml"},
    {"a binary file", "name the manuscript, a TEI file"},
};

}  // namespace

FileKind kind_of_file(std::string_view bytes) {
    if (bytes.starts_with("PK\x03\x04")) return kind_of_zip(bytes);
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return FileKind::pdf;
    for (const Signature& one : signatures)
        if (bytes.size() > one.at && bytes.substr(one.at).starts_with(one.bytes)) return one.kind;
    const std::string text = plain(bytes);
    if (text.empty()) return FileKind::empty;
    if (text.starts_with('<')) return kind_of_markup(text);
    return is_binary(text) ? FileKind::binary : kind_of_text(text);
}

std::string_view name_of(FileKind kind) { return texts[static_cast<std::size_t>(kind)].name; }

std::string_view advice_on(FileKind kind) { return texts[static_cast<std::size_t>(kind)].advice; }

}  // namespace nabor
