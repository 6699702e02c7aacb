// In: links. Out: `a` elements that hold no other `a`: a note call or a link inside a link splits the outer one into several `a` elements
// with the same target.
#include <algorithm>
#include <string>
#include <variant>

#include "base/utf8.h"
#include "book/direction.h"
#include "book/structure.h"
#include "book/walk.h"
#include "epub/address.h"
#include "epub/writer.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

bool is_or_holds_link(const Inline& piece) {
    if (const auto* phrase = std::get_if<Phrase>(&piece.content)) return holds_link(phrase->content);
    const auto* link = std::get_if<Link>(&piece.content);
    if (link && link->role == Role::lemma) return holds_link(link->content);  // a span
    return std::holds_alternative<Link>(piece.content) || std::holds_alternative<NoteCall>(piece.content);
}

// Words or a picture.
bool shows_something(Inlines::const_iterator from, Inlines::const_iterator to) {
    bool shows = false;
    visit_inlines(Inlines(from, to), [&](const Inline& piece) {
        const auto* text = std::get_if<Text>(&piece.content);
        shows = shows || std::holds_alternative<ImageUse>(piece.content) || (text != nullptr && !trim_xml_space(text->text).empty());
    });
    return shows;
}

}  // namespace

bool holds_link(const Inlines& content) { return std::any_of(content.begin(), content.end(), is_or_holds_link); }

// "" when an EPUB cannot link to the target; the content is then plain text.
std::string ChapterWriter::link_address(const Link& link, Span span) {
    if (link.target != AnchorId::none) {
        std::string href = plan_.href(book_, link.target, file_);
        if (href.empty())
            report_.warning("epub-target-not-in-text", span, "the reference leads to something that is not in the book's text",
                            "point it at a division, a paragraph, a note or an anchor of the text");
        return href;
    }
    if (link.address.empty()) return {};
    const std::optional<std::string> address = outside_address(link.address);
    if (!address)
        report_.note("epub-address-not-linked", span,
                     "the address \"" + link.address + "\" leads nowhere from an EPUB; its text stays, without a link",
                     "write it with its scheme: https://…");
    return address.value_or(std::string());
}

void ChapterWriter::link(const Link& link, Span span) {
    if (link.role == Role::lemma) return lemma(link);
    const std::string href = link_address(link, span);
    bool identified = !is_new(link.anchor);
    const std::string number = printed_number(link);
    if (href.empty()) {
        if (!identified) anchor_element(link.anchor, "span");
        if (link.content.empty())
            put_text(link.address, span);
        else
            inlines(link.content);
    } else if (!number.empty()) {
        const NumberReferenceText text = number_reference_text(link, book_.language(language_));
        const bool in_one = !holds_link(text.words);
        if (!in_one) linked(text.words, link, href, identified);
        open_link(link, href, identified);
        if (in_one) inlines(text.words);
        xml_.text(text.before);
        xml_.text(number);
        xml_.text(text.after);
        xml_.close();
    } else if (!link.content.empty()) {
        linked(link.content, link, href, identified);
        mark(link.anchor);  // where no words of its own have it
    } else {
        const LanguageId outer = language_;
        open_link(link, href, identified);
        if (link.target == AnchorId::none)
            put_text(link.address, span);
        else
            target_text(link);
        xml_.close();
        language_ = outer;
    }
}

void ChapterWriter::open_link(const Link& link, const std::string& href, bool& identified) {
    const RoleRow& row = row_of(link.role);
    xml_.open("a");
    if (!identified) identify(link.anchor);
    identified = true;
    const bool has_class = row.element == "a" || link.role == Role::lemma;
    xml_.attribute("class", has_class ? row.css_class : row_of(Role::reference).css_class);
    if (link.role == Role::lemma) semantics(row_of(Role::note_call));
    xml_.attribute("href", href);
    if (shows_address(link)) language_attributes(language_, true);
}

// Each run without inner links becomes one `a`, but for white space between two of them: a link has words (WCAG 2.4.4). A phrase that holds a link stands around the `a` elements.
void ChapterWriter::linked(const Inlines& content, const Link& link, const std::string& href, bool& identified) {
    auto from = content.begin();
    while (from != content.end()) {
        const auto to = std::find_if(from, content.end(), [&](const Inline& piece) { return is_or_holds_link(piece) || is_calling_lemma(piece); });
        if (from != to) {
            const bool is_link = shows_something(from, to);
            if (is_link) open_link(link, href, identified);
            for (auto piece = from; piece != to; ++piece) put(*piece);
            if (is_link) xml_.close();
        }
        if (to == content.end()) return;
        const auto* inner = std::get_if<Link>(&to->content);
        if (const auto* phrase = std::get_if<Phrase>(&to->content))
            linked_phrase(*phrase, link, href, identified);
        else if (inner && inner->role == Role::lemma && !is_calling_lemma(*to))
            linked_lemma(*inner, link, href, identified);
        else
            put(*to);
        from = to + 1;
    }
}

void ChapterWriter::linked_phrase(const Phrase& phrase, const Link& link, const std::string& href, bool& identified) {
    const LanguageId outer = language_;
    const std::size_t opened = open_phrase(phrase);
    linked(phrase.content, link, href, identified);
    for (std::size_t i = 0; i < opened; ++i) xml_.close();
    if (row_of(phrase.role).element == "dfn") --term_depth_;
    language_ = outer;
}

void ChapterWriter::target_text(const Link& link) {
    const auto words = plan_.reference_words.find(link.target);
    if (words == plan_.reference_words.end()) {
        xml_.text(label(Label::untitled, book_.language(language_)));
        return;
    }
    language_attributes(words->second.language);
    put_text(words->second.text, {});
}

}  // namespace nabor::epub
