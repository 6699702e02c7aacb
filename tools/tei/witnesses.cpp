// Lists of witnesses (TEI 13.1.4.3), and the lists of an apparatus whose entries have no place in the text.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "reading/flow.h"
#include "tei/readers.h"
#include "tei/sigla.h"

namespace nabor::tei {

namespace {

void read_witness(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    Block item = block_header(reading, id, scope, Role::list_item);
    Blocks content;
    Scope inside = scope;
    Flow inner(reading.marks, loose_header(scope, item.span, Role::paragraph));
    const NodeIndex own = own_siglum(reading.tree, id);
    const std::string siglum = own != NodeIndex::none ? std::string() : siglum_of(reading.tree, id);
    if (own != NodeIndex::none && first_shown_child(reading.tree, id) == own) {
        read_leaf(reading, inner, own, scope_inside(reading, own, scope), Role::item_label);
        inside.left_out = own;
    }
    if (!siglum.empty() && siglum != reading.tree.line(id)) content.push_back(text_leaf(Role::item_label, siglum, scope.language, item.span));
    read_children(reading, inner, id, inside);
    for (Block& block : inner.finish()) content.push_back(std::move(block));
    reading.add_container(flow, std::move(item), std::move(content));
}

// What else a list has becomes an item of its own: an entry of an apparatus, after the place that it is about.
void add_beside(Reading& reading, Flow& items, NodeIndex id, const Scope& scope) {
    Block item = loose_header(scope, reading.tree[id].span, Role::list_item);
    Blocks content;
    const bool entry = reading.tree.kind(id) == ElementKind::apparatus;
    const std::string place = entry ? collapse_xml_space(reading.tree.attribute(id, "loc")) : std::string();
    if (!place.empty()) content.push_back(text_leaf(Role::item_label, place, scope.language, item.span));
    Flow inner(reading.marks, loose_header(scope, item.span, Role::paragraph));
    read_node(reading, inner, id, scope);
    for (Block& block : inner.finish()) content.push_back(std::move(block));
    reading.add_container(items, std::move(item), std::move(content));
}

// Lists in a list are parts of it.
void add_witnesses(Reading& reading, Flow& items, NodeIndex list, const Scope& scope) {
    for (const NodeIndex child : reading.tree.children(list)) {
        if (reading.tree.is_text(child) && is_blank(reading.tree[child].text)) continue;
        const Scope there = reading.tree.is_text(child) ? scope : scope_inside(reading, child, scope);
        if (reading.tree.is(child, "witness"))
            read_witness(reading, items, child, there);
        else if (reading.tree.is(child, "listWit") || reading.tree.is(child, "listApp"))
            add_witnesses(reading, items, child, there);
        else if (reading.attached.is_attached(child))
            continue;
        else if (reading.tree.is(child, "head"))
            read_leaf(reading, items, child, there, Role::list_head);
        else
            add_beside(reading, items, child, scope);
    }
}

bool holds_called_entries(const Reading& reading, NodeIndex id) {
    for (const NodeIndex child : reading.tree.children(id))
        if (reading.attached.is_attached(child) || (!reading.tree.is_text(child) && holds_called_entries(reading, child))) return true;
    return false;
}

}  // namespace

// A list of witnesses: each line begins with the siglum by which the apparatus names the witness. Or a list of an apparatus that stands apart
// from its text: each line has all readings of an entry.
void read_witnesses(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    Scope inside = scope;
    inside.divisible = false;
    inside.apparatus = scope.apparatus || reading.tree.is(id, "listApp");
    Block list = loose_header(scope, reading.tree[id].span, Role::list_plain);
    Flow items(reading.marks, loose_header(scope, list.span, Role::paragraph));
    if (reading.tree.is(id, "witness"))
        read_witness(reading, items, id, inside);  // outside a list
    else
        add_witnesses(reading, items, id, inside);
    Blocks content = items.finish();
    // The heads of a list all of whose entries are called from the text.
    const bool heads_only = std::all_of(content.begin(), content.end(), [](const Block& block) { return block.role == Role::list_head; });
    if (heads_only && holds_called_entries(reading, id)) content.clear();
    reading.add_container(flow, std::move(list), std::move(content));
}

void read_entry_list(Reading& reading, Flow& flow, const std::vector<NodeIndex>& entries, const Scope& scope) {
    Scope inside = scope;
    inside.divisible = false;
    inside.apparatus = true;
    Block list = loose_header(scope, reading.tree[entries.front()].span, Role::list_plain);
    Flow items(reading.marks, loose_header(scope, list.span, Role::paragraph));
    for (const NodeIndex entry : entries) {
        inside.language = language_at(reading, entry);
        add_beside(reading, items, entry, inside);
    }
    reading.add_container(flow, std::move(list), items.finish());
}

}  // namespace nabor::tei
