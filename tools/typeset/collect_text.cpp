#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "book/page_map.h"
#include "book/walk.h"
#include "image/drawing.h"
#include "language/language.h"
#include "typeset/collector.h"
#include "typeset/element.h"

namespace nabor {

namespace {

constexpr Length inline_image_height = {10 * Length::per_point};  // of an image without a stated size that stands in a line
constexpr std::string_view slot_figures = "000";                  // a page-number slot holds three figures

}  // namespace

void Collector::own_text(const Inline& piece, ParagraphBuilder& paragraph, const TextPlace& place) {
    const std::uint32_t begin = paragraph.position();
    const std::string& text = std::get<Text>(piece.content).text;
    paragraph.text(text, place, piece.span);
    if (!origin_.known() || paragraph.position() == begin) return;
    paragraph.came_from(begin, origin_);
    origin_.unit += paragraph.position() - begin;
}

void Collector::pass_over(const Inlines& pieces) {
    visit_inlines(pieces, [&](const Inline& piece) {
        if (const auto* text = std::get_if<Text>(&piece.content)) origin_.unit += static_cast<std::uint32_t>(length_in_units(text->text));
    });
}

void Collector::inlines(std::span<const Inline> pieces, ParagraphBuilder& paragraph, const TextPlace& place, NodeId parent,
                        LanguageId language) {
    TextPlace here = place;
    for (const Inline& piece : pieces) {
        const bool is_text = std::holds_alternative<Text>(piece.content) || std::holds_alternative<LineBreak>(piece.content);
        if (is_text && here.node == NodeId::none) here.node = content_node(parent, language);
        if (std::holds_alternative<Text>(piece.content))
            own_text(piece, paragraph, here);
        else if (std::holds_alternative<LineBreak>(piece.content))
            paragraph.line_break(here);
        else if (const auto* mark = std::get_if<PageMark>(&piece.content))
            place_anchor(mark->anchor, paragraph);
        else if (const auto* anchor = std::get_if<AnchorMark>(&piece.content))
            place_anchor(anchor->anchor, paragraph);
        else if (const auto* index = std::get_if<IndexMark>(&piece.content))
            place_anchor(book_.index_terms[index_of(index->term)].anchor, paragraph);
        else {
            const NodeId before = static_cast<NodeId>(skeleton_.size());
            TextPlace inner = place;
            inner.node = here.node;
            if (const auto* inner_phrase = std::get_if<Phrase>(&piece.content))
                phrase(*inner_phrase, paragraph, inner, parent, language, piece.span);
            else if (const auto* call = std::get_if<NoteCall>(&piece.content))
                note_call(*call, paragraph, place, parent, language);
            else if (const auto* inner_link = std::get_if<Link>(&piece.content))
                link(*inner_link, paragraph, place, parent, language, piece.span);
            else if (const auto* image = std::get_if<ImageUse>(&piece.content))
                inline_image(*image, paragraph, place, parent, language);
            // Reading order is node order: text after a new element needs a stretch of its own.
            if (skeleton_.size() != index_of(before)) here.node = NodeId::none;
        }
    }
}

StyleId Collector::phrase_style(StyleId parent, Role role, LanguageId language) {
    const RoleRow& row = row_of(role);
    Element element(chain_, row.element, row.css_class, book_.language(language), false, "");
    return styles_.of(parent, chain_);
}

void Collector::phrase(const Phrase& phrase, ParagraphBuilder& paragraph, const TextPlace& place, NodeId parent, LanguageId language,
                       Span span) {
    const RoleRow& row = row_of(phrase.role);
    Element element(chain_, row.element, row.css_class, book_.language(phrase.language), false, "");
    TextPlace inner = place;
    inner.style = styles_.with_looks(styles_.of(place.style, chain_), phrase.rendition);
    const Style& style = styles_[inner.style].style;
    if (!style.shown) return pass_over(phrase.content);
    inner.language = skeleton_.language(phrase.language);
    NodeId node = parent;
    // A span that says no more than its text needs no element; one in another language, a quotation or code does.
    if (phrase.language != language || row.structure != "Span") {
        node = skeleton_.node(row.structure, parent, phrase.language);
        inner.node = NodeId::none;
    }
    place_anchor(phrase.anchor, paragraph);
    const auto generated = [&](const std::string& text) {
        if (text.empty()) return;
        if (inner.node == NodeId::none) inner.node = content_node(node, phrase.language);
        paragraph.text(text, inner, span);
    };
    generated(style.before);
    inlines(phrase.content, paragraph, inner, node, phrase.language);
    if (!style.after.empty()) inner.node = NodeId::none;
    generated(style.after);
}

void Collector::note_call(const NoteCall& call, ParagraphBuilder& paragraph, const TextPlace& place, NodeId parent, LanguageId language) {
    const Note& note = book_.note(call.note);
    place_anchor(call.anchor, paragraph);
    const NodeId reference = skeleton_.node("Reference", parent, language);
    const NodeId link_node = skeleton_.node("Link", reference, language);
    PageLink page_link;
    page_link.destination = skeleton_.destination(note.anchor);
    page_link.node = link_node;
    page_link.description = fmt::format("{} {}", label(Label::note, book_.language(language)), note_numbers_[index_of(call.note)]);
    TextPlace inner = place;
    inner.style = phrase_style(place.style, Role::note_call, language);
    inner.node = content_node(link_node, language);
    inner.link = skeleton_.link(page_link);
    paragraph.text(note_numbers_[index_of(call.note)], inner, Span{});
    if (note_set_[index_of(call.note)]) return;
    note_set_[index_of(call.note)] = true;
    if (layout_.notes.place != NoteLayout::Place::foot) {
        end_notes_.back().notes.push_back(call.note);
        return;
    }
    // A note cited in a note stands at the foot too, right after it: both belong to the line of the outer call.
    ParagraphBuilder& citing = outer_paragraph_ ? *outer_paragraph_ : paragraph;
    const auto id = static_cast<SectionNoteId>(section_.notes.size());
    section_.notes.emplace_back();
    citing.note(id);
    ParagraphBuilder* const saved_outer = outer_paragraph_;
    std::vector<FlowBlock>* const saved_target = target_;
    Pending saved_pending;
    std::swap(saved_pending, pending_);
    std::vector<FlowBlock> note_blocks;
    outer_paragraph_ = &citing;
    target_ = &note_blocks;
    note_body(call.note, parent);
    skeleton_.at(reference).refers_to =
        skeleton_.at(reference).refers_to == NodeId::none ? last_note_node_ : skeleton_.at(reference).refers_to;
    section_.notes[index_of(id)].blocks = std::move(note_blocks);
    target_ = saved_target;
    outer_paragraph_ = saved_outer;
    std::swap(saved_pending, pending_);
}

void Collector::link(const Link& link, ParagraphBuilder& paragraph, const TextPlace& place, NodeId parent, LanguageId language, Span span) {
    place_anchor(link.anchor, paragraph);
    TextPlace inner = place;
    inner.style = phrase_style(place.style, link.role, language);
    const bool leads_somewhere = (link.target != AnchorId::none || !link.address.empty()) && place.link == PageLinkId::none;
    if (!leads_somewhere) {
        inner.node = NodeId::none;
        return inlines(link.content, paragraph, inner, parent, language);
    }
    const NodeId node = skeleton_.node("Link", parent, language);
    PageLink page_link;
    page_link.address = link.address;
    if (link.target != AnchorId::none) page_link.destination = skeleton_.destination(link.target);
    page_link.node = node;
    page_link.description = link.content.empty() ? link.address : plain_text(link.content);
    inner.link = skeleton_.link(page_link);
    if (link.content.empty() || link.page_number) {
        pass_over(link.content);
        inner.node = content_node(node, language);
        if (link.target == AnchorId::none) return paragraph.text(link.address, inner, span);
        if (link.content.empty()) {
            // What the ebook's link says, and on paper where to turn to.
            const auto heading = headings_.find(link.target);
            if (heading != headings_.end()) paragraph.text(heading->second + ", ", inner, span);
            paragraph.text(fmt::format("{}\u00A0", label(Label::page_abbreviated, book_.language(language))), inner, span);
        }
        paragraph.page_slot(page_link.destination, slot_width(inner.style), inner);
        return;
    }
    inner.node = NodeId::none;
    inlines(link.content, paragraph, inner, node, language);
}

Length Collector::slot_width(StyleId style) const {
    const SetStyle& set = styles_[style];
    return set.faces.empty() ? Length{} : styles_.width_of(style, slot_figures);
}

void Collector::inline_image(const ImageUse& use, ParagraphBuilder& paragraph, const TextPlace& place, NodeId parent, LanguageId language) {
    const Image& image = book_.images[index_of(use.image)];
    if (!can_print(image, image.span)) {
        TextPlace inner = place;
        inner.node = content_node(parent, language);
        return paragraph.text(use.alternative_text, inner, image.span);
    }
    const NodeId node = use.decorative ? NodeId::none : skeleton_.node("Figure", parent, language);
    if (!use.decorative) give_alternative(node, use, language);
    Length height = inline_image_height;
    if (use.width_millimetres && image.facts.width)
        height = scaled(Length::millimetres(*use.width_millimetres), image.facts.height, std::max<std::uint32_t>(1, image.facts.width));
    const Length width = scaled(height, image.facts.width, std::max<std::uint32_t>(1, image.facts.height));
    TextPlace inner = place;
    inner.node = node;
    paragraph.image(static_cast<PageImageId>(use.image), width, height, inner);
}

void Collector::place_anchor(AnchorId anchor, ParagraphBuilder& paragraph) {
    if (anchor != AnchorId::none) paragraph.destination(skeleton_.destination(anchor));
}

bool Collector::can_print(const Image& image, Span span) {
    if (image.facts.kind != ImageKind::svg) return image.facts.width > 0 && image.facts.height > 0;
    const auto key = static_cast<std::size_t>(&image - book_.images.data());
    const auto known = drawing_problems_.find(key);
    if (known != drawing_problems_.end()) return known->second.empty();
    const std::string problem = drawing_problem(image.bytes);
    if (!problem.empty())
        report_.error("pdf-image", span, fmt::format("the image \"{}\" {}; its description is printed instead", image.reference, problem),
                      "save it anew");
    drawing_problems_.emplace(key, problem);
    return problem.empty();
}

}  // namespace nabor
