// In: inlines. Out: text and phrasing elements; looks that the element does not imply become elements or classes.
#include <string>

#include "base/utf8.h"
#include "epub/looks.h"
#include "epub/page_list.h"
#include "epub/writer.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

// An `a` without a target is a span, and dfn holds no other dfn (HTML, 4.5.8).
std::string_view phrase_element(const RoleRow& row, bool inside_term) {
    const bool gives_way = row.shape != Shape::phrase || row.element == "a" || (row.element == "dfn" && inside_term);
    return gives_way ? std::string_view("span") : row.element;
}

const XhtmlLook* first_element_look(const Rendition& rendition) {
    for (const XhtmlLook& row : look_table())
        if (!row.element.empty() && rendition.has(row.look)) return &row;
    return nullptr;
}

constexpr std::string_view between_calls = "\u202F";  // or notes 1 and 2 read as note 12

bool is_mark(const Inline& piece) {
    return std::holds_alternative<AnchorMark>(piece.content) || std::holds_alternative<IndexMark>(piece.content);
}

std::string_view phrase_class(const RoleRow& row, std::string_view element) {
    return row.css_class.empty() && element != row.element ? row.name : row.css_class;
}

}  // namespace

void ChapterWriter::inlines(const Inlines& content) {
    bool after_call = false;
    for (const Inline& piece : content) {
        const bool is_call = std::holds_alternative<NoteCall>(piece.content);
        if (is_call && after_call) xml_.text(between_calls);
        put(piece);
        if (!is_mark(piece)) after_call = is_call;
    }
}

void ChapterWriter::put(const Inline& piece) {
    if (const auto* text = std::get_if<Text>(&piece.content)) {
        if (pages_.empty()) put_text(text->text, piece.span);
        else text_with_pages(*text, piece.span);
    } else if (const auto* inner = std::get_if<Phrase>(&piece.content)) {
        phrase(*inner);
    } else if (const auto* call = std::get_if<NoteCall>(&piece.content)) {
        note_call(*call);
    } else if (const auto* away = std::get_if<Link>(&piece.content)) {
        link(*away, piece.span);
    } else if (std::holds_alternative<LineBreak>(piece.content)) {
        xml_.open("br");
        xml_.close_empty();
    } else if (const auto* page = std::get_if<PageMark>(&piece.content)) {
        page_mark(*page);
    } else if (const auto* anchor = std::get_if<AnchorMark>(&piece.content)) {
        mark(anchor->anchor);
    } else if (const auto* term = std::get_if<IndexMark>(&piece.content)) {
        if (index_of(term->term) < book_.index_terms.size()) mark(book_.index_terms[index_of(term->term)].anchor);
    } else if (const auto* use = std::get_if<ImageUse>(&piece.content)) {
        image(*use, AnchorId::none);
    }
}

void ChapterWriter::put_text(std::string_view text, Span span) {
    if (xml_.text(text)) return;
    report_.warning("epub-character-not-allowed", span, "a character that XML does not allow was left out of the EPUB",
                    "remove the control character, or encode the file in UTF-8");
}

void ChapterWriter::phrase(const Phrase& phrase) {
    const LanguageId outer = language_;
    const std::size_t opened = open_phrase(phrase);
    inlines(phrase.content);
    for (std::size_t i = 0; i < opened; ++i) xml_.close();
    if (row_of(phrase.role).element == "dfn") --term_depth_;
    language_ = outer;
}

// Opens the role's element and inside it one for each look; returns their number. A highlighting without a role is the element of its first
// look.
std::size_t ChapterWriter::open_phrase(const Phrase& phrase) {
    const RoleRow& row = row_of(phrase.role);
    const XhtmlLook* first = phrase.role == Role::highlighted ? first_element_look(phrase.rendition) : nullptr;
    const std::string_view element = first != nullptr ? first->element : phrase_element(row, term_depth_ > 0);
    if (row.element == "dfn") ++term_depth_;
    std::string classes(first != nullptr ? std::string_view() : phrase_class(row, element));
    add_phrase_classes(classes, phrase.rendition, element);
    xml_.open(element);
    identify(phrase.anchor);
    if (!classes.empty()) xml_.attribute("class", classes);
    if (first == nullptr && row.shape == Shape::phrase && row.element != "a") semantics(row);
    language_attributes(phrase.language);
    std::size_t opened = 1;
    for (const XhtmlLook& look : look_table()) {
        if (look.element.empty() || &look == first || !phrase.rendition.has(look.look) || is_expressed(look, element)) continue;
        xml_.open(look.element);
        ++opened;
    }
    return opened;
}

void ChapterWriter::mark(AnchorId anchor) {
    if (is_new(anchor) && plan_.referenced[index_of(anchor)]) anchor_element(anchor, "span");
}

// EPUB Accessibility 1.1, 4.1: a page break marker named by its number. Reading aloud can skip it.
void ChapterWriter::page_mark(const PageMark& page) {
    if (!plan_.show_source_pages || !is_new(page.anchor)) return mark(page.anchor);
    const std::string number = collapse_xml_space(page.label);
    xml_.open("span");
    identify(page.anchor);
    page_break_attributes(xml_, number.empty() ? label(Label::page, book_.language(language_)) : std::string_view(number));
    xml_.close();
}

}  // namespace nabor::epub
