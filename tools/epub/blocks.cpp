// In: blocks. Out: the elements of their roles, generically: a leaf with its inlines, a container with its children.
#include <optional>
#include <string>

#include "book/looks.h"
#include "book/walk.h"
#include "epub/writer.h"

namespace nabor::epub {

namespace {

bool shows_something(const Inlines& content, bool with_pages) {
    bool shows = false;
    visit_inlines(content, [&](const Inline& piece) {
        if (const auto* text = std::get_if<Text>(&piece.content))
            shows = shows || !text->text.empty();
        else if (const auto* link = std::get_if<Link>(&piece.content))
            shows = shows || link->target != AnchorId::none || !link->address.empty();
        else if (std::holds_alternative<NoteCall>(piece.content) || std::holds_alternative<ImageUse>(piece.content))
            shows = true;
        else if (std::holds_alternative<PageMark>(piece.content))
            shows = shows || with_pages;
    });
    return shows;
}

}  // namespace

bool is_label(const Block& block) {
    const RoleRow& row = row_of(block.role);
    return row.shape == Shape::leaf && row.element == "span" && block.is_leaf();
}

void ChapterWriter::block(const Block& one) {
    LeadIn none;
    block(one, none);
}

void ChapterWriter::block(const Block& block, LeadIn& lead) {
    if (marked_outside(block)) pages_before(block);
    if (const auto* use = std::get_if<ImageUse>(&block.content); use != nullptr) {
        lead_alone(lead);
        image_block(block);
    } else if (std::holds_alternative<Table>(block.content)) {
        table(block, lead);
    } else if (is_silent(block)) {
        keep_anchors(block);
    } else if (block.is_leaf()) {
        leaf(block, element_in_flow(block), lead);
    } else {
        container(block, element_in_flow(block), lead);
    }
}

void ChapterWriter::blocks(const Blocks& blocks, LeadIn& lead) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool labels_next = is_label(blocks[i]) && i + 1 < blocks.size() && !lead.any();
        if (labels_next)
            lead.label = &blocks[i];
        else
            block(blocks[i], lead);
    }
    lead_alone(lead);
}

// A leaf without text is not written, but its page marks and index marks may be link targets. An ornament without text is a rule.
bool ChapterWriter::is_silent(const Block& block) const {
    return block.is_leaf() && block.role != Role::ornament && !shows_something(block.inlines(), plan_.show_source_pages);
}

// The marker of a page that begins with it stands before its element.
bool ChapterWriter::marked_outside(const Block& block) const {
    return is_division(block.role) || block.role == Role::heading || block.role == Role::ornament || is_silent(block);
}

void ChapterWriter::keep_anchors(const Block& block) {
    if (is_new(block.anchor)) anchor_element(block.anchor, "div");
    visit_inlines(block.inlines(), [&](const Inline& piece) {
        AnchorId anchor = AnchorId::none;
        if (const auto* mark = std::get_if<AnchorMark>(&piece.content)) anchor = mark->anchor;
        if (const auto* page = std::get_if<PageMark>(&piece.content)) anchor = page->anchor;
        if (const auto* phrase = std::get_if<Phrase>(&piece.content)) anchor = phrase->anchor;
        if (is_new(anchor) && plan_.referenced[index_of(anchor)]) anchor_element(anchor, "div");
    });
}

void ChapterWriter::leaf(const Block& block, std::string_view element, LeadIn& lead) {
    if (block.role == Role::ornament && !shows_something(block.inlines(), plan_.show_source_pages)) {
        lead_alone(lead);
        xml_.open("hr");
        identify(block.anchor);
        xml_.attribute("class", row_of(block.role).css_class);
        xml_.close_empty();
        xml_.line();
        return;
    }
    const Opened opened = open_block(block, element);
    lead_in(lead);
    own_text(block);
    lead_to_counterparts(block);
    close_block(opened);
}

void ChapterWriter::container(const Block& block, std::string_view element, LeadIn& lead) {
    if (is_list_element(element) || element == "dl") {
        lead_alone(lead);
        list_heads(block);
    }
    const Opened opened = open_block(block, element);
    const std::optional<int> first = list_number(block.number);
    if (element == "ol" && first.value_or(1) != 1) xml_.attribute("start", std::to_string(*first));
    xml_.line();
    if (is_list_element(element))
        list_children(block);
    else if (element == "dl")
        gloss_children(block);
    else if (element == "figure")
        figure_children(block, lead);
    else
        blocks(block.blocks(), lead);
    lead_to_counterparts_below(block, element);
    close_block(opened);
}

void ChapterWriter::lead_in(LeadIn& lead) {
    if (lead.label != nullptr) {
        const LanguageId outer = language_;
        xml_.open("span");
        identify(lead.label->anchor);
        std::string classes(row_of(lead.label->role).css_class);
        add_block_classes(classes, lead.label->rendition);
        xml_.attribute("class", classes);
        language_attributes(lead.label->language);
        own_text(*lead.label);
        xml_.close();
        language_ = outer;
        xml_.text(" ");
    }
    if (lead.note != nullptr) note_lead(*lead.note);
    lead = {};
}

void ChapterWriter::lead_alone(LeadIn& lead) {
    if (!lead.any()) return;
    xml_.open("p");
    lead_in(lead);
    xml_.close();
    xml_.line();
}

}  // namespace nabor::epub
