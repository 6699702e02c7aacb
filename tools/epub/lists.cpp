// In: lists of the model. Out: ul and ol that hold only li, dl that holds groups of dt and dd, whatever the model has between them.
#include <optional>
#include <string>

#include "book/structure.h"
#include "epub/writer.h"

namespace nabor::epub {

namespace {

bool is_head(const Block& block) { return block.role == Role::list_head || block.role == Role::heading; }

bool is_term(const Block& block) { return row_of(block.role).element == "dt" || is_label(block); }

}  // namespace

// HTML allows no heading in a list: heads at its beginning are written before it.
void ChapterWriter::list_heads(const Block& list) {
    for (const Block& child : list.blocks()) {
        if (!is_head(child)) return;
        block(child);
    }
}

void ChapterWriter::list_children(const Block& list) {
    int expected = list_number(list.number).value_or(1);
    LeadIn lead;
    bool opening = true;
    for (const Block& child : list.blocks()) {
        opening = opening && is_head(child);
        if (opening) continue;
        if (is_label(child) && !lead.any() && &child != &list.blocks().back())
            lead.label = &child;
        else
            list_item(list, child, lead, expected);
    }
}

// Anything else becomes an item too: a sub-list, a paragraph, a label with nothing after it.
void ChapterWriter::list_item(const Block& list, const Block& item, LeadIn& lead, int& expected) {
    const RoleRow& row = row_of(item.role);
    if (row.element != "li" || std::holds_alternative<ImageUse>(item.content) || std::holds_alternative<Table>(item.content)) {
        xml_.open("li");
        xml_.line();
        block(item, lead);
        lead_alone(lead);
        xml_.close();
        xml_.line();
    } else {
        const Opened opened = open_block(item, "li");
        const std::optional<int> number = list_number(item.number);
        if (list.role == Role::list_ordered && number && *number != expected) xml_.attribute("value", std::to_string(*number));
        expected = number.value_or(expected);
        if (item.is_leaf()) {
            lead_in(lead);
            own_text(item);
        } else {
            xml_.line();
            blocks(item.blocks(), lead);
        }
        close_block(opened);
    }
    ++expected;
}

// Groups of dt and dd: a definition without a term gets an empty term, a term without a definition an empty definition.
void ChapterWriter::gloss_children(const Block& list) {
    enum class Last { definition, term, none } last = Last::none;
    bool opening = true;
    for (const Block& child : list.blocks()) {
        opening = opening && is_head(child);
        if (opening) continue;
        const bool term = is_term(child);
        if (!term && last == Last::none) xml_.leaf("dt", "");
        gloss_child(child, term ? "dt" : "dd");
        last = term ? Last::term : Last::definition;
    }
    if (last == Last::term) xml_.leaf("dd", "");
}

void ChapterWriter::gloss_child(const Block& child, std::string_view element) {
    const bool as_named = row_of(child.role).element == element && (child.is_leaf() || child.is_container());
    LeadIn none;
    if (as_named || (element == "dt" && child.is_leaf())) {
        const Opened opened = open_block(child, element);
        if (child.is_leaf())
            own_text(child);
        else
            blocks(child.blocks(), none);
        close_block(opened);
        return;
    }
    xml_.open(element);
    xml_.line();
    block(child);
    xml_.close();
    xml_.line();
}

}  // namespace nabor::epub
