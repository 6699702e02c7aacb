// TextCollector, of links: references to places of the book, whose numbers wait for their pages, and the lemmas of an apparatus.
#include "typeset/text_collector.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <variant>

#include "book/direction.h"
#include "book/structure.h"
#include "book/walk.h"
#include "language/language.h"

namespace nabor {

void TextCollector::link(const Link& link, const TextContext& context, Span span) {
    anchor(link.anchor);
    TextContext inner = context;
    StyleTable& styles = scope_.sources.styles;
    inner.style = styles.inside(context.style, phrase_style(context, row_of(link.role).element, row_of(link.role).css_class));
    inner.content = NodeId::none;
    if (link.role == Role::lemma) return lemma(link, context, inner);
    inner.is_left_to_right = context.is_left_to_right || shows_address(link);
    const Style& style = scope_.sources.styles[inner.style].style;
    const std::size_t isolate = begin_isolate(context, inner);
    generated(style.before, inner, span);
    linked(link, context, inner, span);
    generated(style.after, inner, span);
    end_isolate(isolate);
}

// Whether something in a lemma is a link itself: no link stands in another one (ISO 32000-1, 14.8.4.4.2).
bool TextCollector::holds_link(const Inlines& lemma) const {
    bool holds = false;
    visit_inlines(lemma, [&](const Inline& piece) {
        const auto* call = std::get_if<NoteCall>(&piece.content);
        const auto* link = std::get_if<Link>(&piece.content);
        holds = holds || (call != nullptr && !scope_.sources.facts.entry_keys[index_of(call->note)]) || (link != nullptr && link->role != Role::lemma);
    });
    return holds;
}

// The number behind it leads to the entry; where there is none, because the entry is keyed to lines, the lemma does.
void TextCollector::lemma(const Link& link, const TextContext& context, TextContext inner) {
    BookSources& sources = scope_.sources;
    const auto note = sources.facts.keyed_notes.find(link.target);
    if (note == sources.facts.keyed_notes.end() || context.link != PageLinkId::none || holds_link(link.content)) return inlines(link.content, inner);
    const NodeId reference = lemmas_[note->second] = sources.tree.node("Reference", context.parent, context.language);
    inner.around_lemma = context.around_lemma == NodeId::none ? context.parent : context.around_lemma;
    inner.parent = sources.tree.node("Link", reference, context.language);
    PageLink page_link;
    page_link.destination = sources.tree.destination(link.target);
    page_link.node = inner.parent;
    page_link.description = label(Label::note, sources.book.language(context.language));
    inner.link = sources.tree.link(page_link);
    inlines(link.content, inner);
}

void TextCollector::linked(const Link& link, const TextContext& context, TextContext inner, Span span) {
    const bool leads_somewhere = (link.target != AnchorId::none || !link.address.empty()) && context.link == PageLinkId::none;
    if (!leads_somewhere) return inlines(link.content, inner);
    StructureTreeBuilder& tree = scope_.sources.tree;
    inner.parent = tree.node("Link", context.parent, context.language);
    PageLink page_link;
    page_link.address = link.address;
    if (link.target != AnchorId::none) page_link.destination = tree.destination(link.target);
    page_link.node = inner.parent;
    page_link.description = link.content.empty() ? link.address : plain_text(link.content);
    inner.link = tree.link(page_link);
    const bool has_number = prints_number(link);
    if (!link.content.empty() && !has_number) return inlines(link.content, inner);
    if (has_number) return number_reference(link, page_link.destination, inner, span);
    heading_reference(link, page_link.destination, inner, span);
}

bool TextCollector::prints_number(const Link& link) const {
    switch (link.number) {
        case ReferenceNumber::none: return false;
        case ReferenceNumber::page: return true;
        case ReferenceNumber::line: return link.target != AnchorId::none && scope_.sources.layout.counts_lines();
        case ReferenceNumber::paragraph: return scope_.sources.facts.paragraphs.contains(link.target);
    }
    return false;
}

// The number of a paragraph is known, those of pages and lines will be.
void TextCollector::number_reference(const Link& link, DestinationId target, TextContext& inner, Span span) {
    const BookSources& sources = scope_.sources;
    const NumberReferenceText text = number_reference_text(link, sources.book.language(inner.language));
    if (text.words.empty())
        pass_over(link.content);
    else
        inlines(text.words, inner);
    inner.content = scope_.content_node(inner.parent, inner.language);
    const TextPlace place = place_of(inner);
    paragraph_.text(text.before, place, span);
    if (link.number == ReferenceNumber::paragraph)
        paragraph_.text(std::to_string(sources.facts.paragraphs.at(link.target)), place, span);
    else
        paragraph_.slot(link.number == ReferenceNumber::line ? SlotKind::line : SlotKind::page, target, page_slot_width(sources.styles, inner.style), place);
    paragraph_.text(text.after, place, span);
}

// What the ebook's link says, and on paper the page to turn to; a note is found by its number.
void TextCollector::heading_reference(const Link& link, DestinationId target, TextContext& inner, Span span) {
    const BookSources& sources = scope_.sources;
    inner.content = scope_.content_node(inner.parent, inner.language);
    const TextPlace place = place_of(inner);
    if (link.target == AnchorId::none) return paragraph_.text(link.address, place, span);
    const auto words = sources.facts.reference_words.find(link.target);
    const bool has_words = words != sources.facts.reference_words.end();
    if (has_words) target_words(words->second, inner, span);
    if (has_words && words->second.note && !is_counted_by_page(sources, *words->second.note)) return;
    const std::string_view page = label(Label::page_abbreviated, sources.book.language(inner.language));
    paragraph_.text(fmt::format("{}{}\u00A0", has_words ? ", " : "", page), place, span);
    paragraph_.slot(SlotKind::page, target, page_slot_width(sources.styles, inner.style), place);
}

// In the language of the target, which may run in another direction.
void TextCollector::target_words(const ReferenceWords& words, const TextContext& context, Span span) {
    TextContext inner = context;
    inner.language = words.language;
    const std::size_t isolate = begin_isolate(context, inner);
    const NoteSlot slot = words.note ? note_slot(scope_.sources, *words.note, inner.style) : NoteSlot{};
    if (slot.is_used())
        paragraph_.slot(SlotKind::note, slot.note, slot.width, place_of(inner));
    else
        paragraph_.text(words.text, place_of(inner), span);
    end_isolate(isolate);
}

}  // namespace nabor
