#include "base/file_kind.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "base/ascii.h"
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
    {0, "\x1F\x8B"sv, FileKind::archive},
    {0, "BZh"sv, FileKind::archive},
    {0, "7z\xBC\xAF"sv, FileKind::archive},
    {0, "\xFD" "7zXZ"sv, FileKind::archive},
    {0, "Rar!"sv, FileKind::archive},
    {257, "ustar"sv, FileKind::archive},
};

// Names of entries stand in a ZIP file as they are.
constexpr std::pair<std::string_view, FileKind> zip_entries[] = {
    {"application/epub+zip", FileKind::epub}, {"application/vnd.oasis.opendocument.text", FileKind::open_document},
    {"application/vnd.oasis", FileKind::office}, {"word/document.xml", FileKind::word},
    {"xl/workbook", FileKind::office}, {"ppt/presentation", FileKind::office},
};

constexpr std::size_t looked_at = 65'536;  // bytes of a text whose kind is guessed

FileKind kind_of_zip(std::string_view bytes) {
    for (const auto& [entry, kind] : zip_entries)
        if (bytes.find(entry) != std::string_view::npos) return kind;
    return FileKind::archive;
}


bool begins_with(std::string_view text, std::string_view word) {
    return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == ascii_lower(b); });
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

// Skips the declaration, comments and instructions before the first tag.
std::string_view from_first_tag(std::string_view text) {
    for (;;) {
        text = trim_xml_space(text);
        const std::string_view close = text.starts_with("<?") ? "?>" : text.starts_with("<!--") ? "-->" : "";
        const std::size_t end = close.empty() ? std::string_view::npos : text.find(close);
        if (end == std::string_view::npos) return text;
        text.remove_prefix(end + close.size());
    }
}

FileKind kind_of_markup(std::string_view text) {
    text = from_first_tag(text);
    // TEI has elements head and body, too.
    constexpr std::string_view root = "<html", doctype = "<!doctype html";
    const std::string_view rest = begins_with(text, root) ? text.substr(root.size()) : "?";
    const bool is_root = rest.empty() || is_xml_space(rest.front()) || rest.front() == '>';
    return is_root || begins_with(text, doctype) ? FileKind::html : FileKind::xml;
}

bool is_markdown_line(std::string_view line) {
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    const bool is_heading = marks >= 1 && marks <= 6 && marks < line.size() && line[marks] == ' ';
    return is_heading || line.starts_with("* ") || line.starts_with("- ") || line.starts_with("> ") || line.starts_with("```") ||
           line.starts_with("===") || line.starts_with("---") || line.find("](") != std::string_view::npos ||
           line.find("**") != std::string_view::npos;
}

FileKind kind_of_text(std::string_view text) {
    if (text.find("<?xml") != std::string_view::npos || text.find("<TEI") != std::string_view::npos) return FileKind::xml;
    if (text.find("\\documentclass") != std::string_view::npos || text.find("\\begin{") != std::string_view::npos) return FileKind::latex;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (is_markdown_line(text.substr(0, end))) return FileKind::markdown;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return FileKind::text;
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
    {"a picture", "a picture stands in a manuscript: <figure><graphic url=\"FILE\"/></figure>"},
    {"an archive", "unpack it, and name the manuscript in it"},
    {"a web page (HTML)", by_pandoc},
    {"a LaTeX document", by_pandoc},
    {"Markdown", by_pandoc},
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
