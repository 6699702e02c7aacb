// In: the beginning of a file that begins with "<". Out: what it is, by the document type, the outermost element, and its namespaces.
#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/is_among.h"
#include "base/text_kind.h"
#include "base/utf8.h"

namespace nabor {

namespace {

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

// "div" of "<div class='a'>"
std::string_view name_of_tag(std::string_view text) { return text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1); }

// Elements of HTML that TEI does not have, or has in other ones.
constexpr std::string_view html_elements[] = {"a", "b", "br", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "main", "nav", "ol",
                                              "section", "span", "strong", "ul"};
constexpr std::string_view elements_of_both[] = {"div", "p", "sub", "sup", "table"};

// A tag of HTML alone, or a paragraph or division with attributes that only HTML has there.
bool is_html_tag(std::string_view tag) {
    if (is_among(html_elements, ascii_lower(name_of_tag(tag)))) return true;
    return contains(tag, " class=") || contains(tag, " style=") || contains(tag, " href=") || contains(tag, " src=");
}

// In a part without a namespace: HTML if all its elements are of HTML.
bool is_html_fragment(std::string_view text) {
    const std::string root = ascii_lower(name_of_tag(text));
    if (root != "p" && root != "div") return is_among(html_elements, root);
    bool is_html = false;
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const std::string_view tag = text.substr(at, text.find('>', at) - at);
        if (tag.starts_with("</") || tag.starts_with("<!")) continue;
        const std::string name = ascii_lower(name_of_tag(tag));
        is_html = is_html || is_html_tag(tag);
        if (!is_among(elements_of_both, name) && !is_among(html_elements, name)) return is_html;
        if (contains(tag, "xml:id=") || contains(tag, " rend=") || contains(tag, " n=") || contains(tag, " type=")) return is_html;
    }
    return true;
}

struct Marked {
    std::string_view words;  // in the document type or the first tag
    FileKind kind;
};

constexpr Marked marked[] = {
    {"tei-c.org", FileKind::xml},
    {"<!doctype html", FileKind::html},
    {"docbook.org", FileKind::docbook},
    {"dtd docbook", FileKind::docbook},
    {"//nlm//dtd", FileKind::jats},
    {"jats-publishing", FileKind::jats},
    {"jats-archiving", FileKind::jats},
    {"<fictionbook", FileKind::fiction_book},
    {"<office:document", FileKind::flat_open_document},
    {"<pkg:package", FileKind::flat_word},
    {"<w:worddocument", FileKind::flat_word},
    {"<!element", FileKind::dtd},
    {"<!attlist", FileKind::dtd},
    {"<!entity", FileKind::dtd},
    {"<!notation", FileKind::dtd},
    {"<![", FileKind::dtd},
};

FileKind kind_of_tag(std::string_view tag) {
    const std::string lower = ascii_lower(tag);
    for (const Marked& row : marked)
        if (row.words.starts_with('<') ? lower.starts_with(row.words) : contains(lower, row.words)) return row.kind;
    return name_of_tag(lower) == "html" ? FileKind::html : FileKind::xml;
}

}  // namespace

FileKind kind_of_markup(std::string_view text) {
    text = from_first_tag(text);
    if (text.empty()) return FileKind::no_document;
    const std::string_view tag = text.substr(0, text.find('>'));
    const FileKind kind = kind_of_tag(tag);
    const bool has_namespace = contains(tag, "xmlns") || contains(tag, "tei-c.org") || text.starts_with("<!");
    return kind == FileKind::xml && !has_namespace && is_html_fragment(text) ? FileKind::html_part : kind;
}

}  // namespace nabor
