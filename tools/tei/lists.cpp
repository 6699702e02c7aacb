// Lists: bulleted, ordered, plain, and glossaries of terms with definitions.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "book/structure.h"
#include "language/characters.h"
#include "reading/classification.h"
#include "tei/apparatus.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

// The number or letter that an item begins with: <item><label>I.</label> …</item>. A word there is a part of its sentence.
NodeIndex own_label(const TeiTree& tree, NodeIndex item) {
    for (const NodeIndex child : tree.children(item)) {
        if (tree.is_text(child) && is_blank(tree[child].text)) continue;
        return tree.is(child, "label") && reading::is_item_number(tree.line(child)) ? child : NodeIndex::none;
    }
    return NodeIndex::none;
}

bool has_labels(const TeiTree& tree, NodeIndex list) {
    if (tree.child(list, "label") != NodeIndex::none) return true;
    for (const NodeIndex child : tree.children(list))
        if (tree.is(child, "item") && own_label(tree, child) != NodeIndex::none) return true;
    return false;
}

// Items that begin with a number, dash or bullet of their own get no marker.
bool items_are_marked(const TeiTree& tree, NodeIndex list) {
    bool any = false;
    for (const NodeIndex child : tree.children(list)) {
        if (!tree.is(child, "item")) continue;
        if (!reading::has_own_marker(tree.line(child))) return false;
        any = true;
    }
    return any;
}

// Each item has a number that is written as one is printed: "1.", "2)".
bool items_are_numbered(const TeiTree& tree, NodeIndex list) {
    bool any = false;
    for (const NodeIndex child : tree.children(list)) {
        if (!tree.is(child, "item")) continue;
        const std::string number = collapse_xml_space(tree.attribute(child, "n"));
        if (!reading::is_item_number(number) || std::string_view(".)]").find(number.back()) == std::string_view::npos) return false;
        any = true;
    }
    return any;
}

Role list_role(Reading& reading, NodeIndex id, const Scope& scope) {
    const TeiTree& tree = reading.tree;
    const std::string type = tree.type(id);
    const Hint hint = reading.renditions.of(id).hint;
    if (type == "gloss" || type == "glossary") return Role::list_gloss;
    if (has_labels(tree, id)) return Role::list_plain;
    if (type == "ordered" || type == "numbered" || hint == Hint::ordered || tree.is(id, "ol")) return Role::list_ordered;
    if (type == "bulleted" || type == "unordered" || hint == Hint::bulleted || tree.is(id, "ul")) return Role::list_bulleted;
    if (type == "simple" || type == "plain" || type == "none" || type == "inline" || type == "index" || hint == Hint::plain)
        return Role::list_plain;
    if (scope.division == Role::index || items_are_marked(tree, id)) return Role::list_plain;
    if (type.empty() && items_are_numbered(tree, id)) return Role::list_ordered;
    return Role::list_bulleted;
}

// "[4]", "5)": a number and what the source has around it.
struct WrittenNumber {
    std::string before;
    int value = 0;
    std::string after;
};

std::optional<WrittenNumber> written_number(std::string_view words) {
    const std::size_t begin = words.find_first_not_of("(["), end = words.find_last_not_of(".):]");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return std::nullopt;
    const std::optional<int> value = list_number(words.substr(begin, end + 1 - begin));
    if (!value) return std::nullopt;
    return WrittenNumber{std::string(words.substr(0, begin)), *value, std::string(words.substr(end + 1))};
}

// Numbers that no list can count from ("12a", "IV", "1.1") become labels, as they stand in the source; so do those beside them.
void label_items(Block& list, Blocks& items) {
    const auto is_other = [](const Block& item) { return item.role == Role::list_item && !item.number.empty() && !list_number(item.number); };
    if (list.role != Role::list_ordered || std::none_of(items.begin(), items.end(), is_other)) return;
    list.role = Role::list_plain;
    WrittenNumber number{"", list_number(list.number).value_or(1), ""};  // of the next item that has none
    for (Block& item : items) {
        if (item.role != Role::list_item || !item.is_container()) continue;
        std::string words = item.number.empty() ? fmt::format("{}{}{}", number.before, number.value, number.after) : item.number;
        number = written_number(words).value_or(number);
        if (is_letter(last_code_point(words)) || (words.back() >= '0' && words.back() <= '9' && words.find('.') == std::string::npos)) words += '.';
        Blocks& content = std::get<Blocks>(item.content);
        content.insert(content.begin(), text_leaf(Role::item_label, words, item.language, item.span));
        item.number.clear();
        ++number.value;
    }
    list.number.clear();
}

Block filled(Reading& reading, NodeIndex id, const Scope& scope, Role role) {
    Block container = block_header(reading, id, scope, role);
    container.number = collapse_xml_space(reading.tree.attribute(id, "n"));
    const bool has_end = container.number.ends_with('.');
    if (has_end && list_number(std::string_view(container.number).substr(0, container.number.size() - 1))) container.number.pop_back();
    Flow inner(reading.marks, loose_header(scope, container.span, Role::paragraph));
    read_children(reading, inner, id, scope);
    container.content = inner.finish();
    return container;
}

bool has_word(std::string_view words, std::string_view word) {
    return (' ' + folded(collapse_xml_space(words)) + ' ').find(fmt::format(" {} ", word)) != std::string::npos;
}

// Whether the items of a list stand in the sentence around it.
bool runs_in(Reading& reading, const Flow& flow, NodeIndex id);

// The first paragraph of an item, and a list in its sentence.
bool may_run_in(Reading& reading, const Flow& flow, NodeIndex part) {
    const TeiTree& tree = reading.tree;
    if (tree.kind(part) == ElementKind::list) return runs_in(reading, flow, part);
    return tree.kind(part) == ElementKind::paragraph && tree.child(tree[part].parent, "p") == part;
}

bool runs_in(Reading& reading, const Flow& flow, NodeIndex id) {
    const TeiTree& tree = reading.tree;
    const std::string type = tree.type(id);
    const bool is_called_inline = has_word(tree.attribute(id, "rend"), "inline") || type == "inline" || type == "runin" || type == "run-in";
    const bool asks = is_called_inline || reading.renditions.of(id).hint == Hint::inline_block ||
                      reading.renditions.of(id).rendition.has(Look::run_in);
    if (!asks) return false;
    for (const NodeIndex child : tree.children(id)) {
        if (tree.is(child, "head") && !in_running_text(reading, flow, id)) return false;
        for (const NodeIndex part : tree.children(child))
            if (is_block(tree.kind(part)) && !may_run_in(reading, flow, part)) return false;
    }
    return true;
}

// "(a)", of item/@n in a sentence; a number that has its own brackets or point stays as it is.
std::string run_in_number(std::string_view number) {
    const bool marked = number.find_first_of("().]:") != std::string_view::npos;
    return marked ? std::string(number) : fmt::format("({})", number);
}

void read_run_in(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const TeiTree& tree = reading.tree;
    for (const NodeIndex child : tree.children(id)) {
        if (!tree.is(child, "item") && !tree.is(child, "label") && !tree.is(child, "head")) {
            read_node(reading, flow, child, scope);
            continue;
        }
        const NodeIndex before = tree[child].previous;
        const bool opens_brackets = flow.last_character() == U'(' || flow.last_character() == U'[';
        if (before == NodeIndex::none ? !opens_brackets : !tree.is_text(before)) flow.space();
        if (const std::string number = collapse_xml_space(tree.attribute(child, "n")); tree.is(child, "item") && !number.empty()) {
            flow.text(run_in_number(number), tree[child].span);
            flow.space();
        }
        const Scope inside = scope_inside(reading, child, scope);
        const NodeIndex paragraph = tree[child].has_text ? NodeIndex::none : tree.child(child, "p");
        if (tree.is(child, "label"))
            read_phrase(reading, flow, child, inside, Role::inline_label);
        else
            read_transparent(reading, flow, paragraph == NodeIndex::none ? child : paragraph, inside);
    }
}

// A list outside a sentence makes a paragraph.
void read_run_in_list(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    Scope inside = scope;
    inside.divisible = false;
    if (in_running_text(reading, flow, id)) return read_run_in(reading, flow, id, inside);
    flow.begin_leaf(block_header(reading, id, scope, scope.paragraph));
    read_run_in(reading, flow, id, inside);
    flow.end_leaf();
}

// Reads the items of one list; a label is held until its item comes.
class ListReader {
public:
    ListReader(Reading& reading, Flow& outer, NodeIndex id, const Scope& scope)
        : reading_(reading),
          outer_(outer),
          scope_(scope),
          list_(block_header(reading, id, scope, list_role(reading, id, scope))),
          items_(reading.marks, loose_header(scope, list_.span, Role::paragraph)) {
        scope_.divisible = false;
    }

    void read(NodeIndex id) {
        for (const NodeIndex child : reading_.tree.children(id)) read_part(child);
        flush_label();
        close_item();
        Blocks items = items_.finish();
        label_items(list_, items);
        reading_.add_container(outer_, std::move(list_), std::move(items));
    }

private:
    bool is_gloss() const { return list_.role == Role::list_gloss; }

    void read_part(NodeIndex id) {
        const TeiTree& tree = reading_.tree;
        if (tree.is_text(id) && trim_xml_space(tree[id].text).empty()) return;
        const Scope scope = tree.is_text(id) ? scope_ : scope_inside(reading_, id, scope_);
        const std::string_view name = tree.is_text(id) ? std::string_view() : tree[id].text;
        if (name == "label") return read_list_label(id, scope);
        if (name == "item" || name == "li") return read_list_item(id, scope);
        if (has_lemma_of_items(id)) return read_variant_items(id, scope);
        if (name == "head" || name == "headLabel" || name == "headItem") {
            close_item();
            return read_leaf(reading_, items_, id, scope, Role::list_head);
        }
        if (tree.kind(id) == ElementKind::page_break || tree.kind(id) == ElementKind::skipped || tree.kind(id) == ElementKind::anchor)
            return read_node(reading_, items_, id, scope_);
        read_stray(id);
    }

    bool has_lemma_of_items(NodeIndex id) const {
        const TeiTree& tree = reading_.tree;
        const NodeIndex text = tree.kind(id) == ElementKind::apparatus && !scope_.apparatus ? entry_of(reading_, id).text : NodeIndex::none;
        return text != NodeIndex::none && tree.child(text, "item") != NodeIndex::none;
    }

    // Items that other witnesses have otherwise (app in list) are items of this list; their note is called in the last.
    void read_variant_items(NodeIndex id, const Scope& scope) {
        close_item();
        Entry entry = entry_of(reading_, id);
        begin_entry(reading_, items_, entry);
        for (const NodeIndex child : reading_.tree.children(entry.text)) read_part(child);
        Flow inner(reading_.marks, loose_header(scope, reading_.tree[id].span, Role::paragraph));
        if (!has_last_) {
            call_variants(reading_, items_, entry, scope);
            return;
        }
        for (Block& block : std::get<Blocks>(last_.content)) inner.add(std::move(block));
        call_variants(reading_, inner, entry, scope);
        last_.content = inner.finish();
    }

    void read_list_label(NodeIndex id, const Scope& scope) {
        flush_label();
        close_item();
        Flow inner(reading_.marks, loose_header(scope, reading_.tree[id].span, is_gloss() ? Role::gloss_term : Role::item_label));
        read_leaf(reading_, inner, id, scope, is_gloss() ? Role::gloss_term : Role::item_label);
        label_ = inner.finish();
    }

    void read_list_item(NodeIndex id, const Scope& scope) {
        Scope inside = scope;
        if (const NodeIndex own = own_label(reading_.tree, id); label_.empty() && own != NodeIndex::none) {
            read_list_label(own, scope_inside(reading_, own, scope));
            inside.left_out = own;
        }
        close_item();
        Block item = filled(reading_, id, inside, is_gloss() ? Role::gloss_definition : Role::list_item);
        count(item);
        Blocks& content = std::get<Blocks>(item.content);
        if (is_gloss())
            flush_label();
        else
            content.insert(content.begin(), std::make_move_iterator(label_.begin()), std::make_move_iterator(label_.end()));
        label_.clear();
        if (content.empty()) return reading_.add_container(items_, std::move(item), {});
        last_ = std::move(item);
        has_last_ = true;
    }

    // An item without content is not printed, but keeps its number.
    void count(Block& item) {
        const bool is_empty = std::get<Blocks>(item.content).empty() && label_.empty();
        const std::optional<int> number = list_number(item.number);
        if (number) next_ = *number;
        ++next_;
        if (list_.role != Role::list_ordered) return;
        if (passed_ && !is_empty && item.number.empty()) item.number = std::to_string(next_ - 1);
        passed_ = is_empty;
        if (!is_empty && !std::exchange(numbered_, true) && list_.number.empty()) list_.number = item.number;
    }

    // Adds a term without a definition, or a label without an item.
    void flush_label() {
        if (label_.empty()) return;
        if (is_gloss()) {
            for (Block& term : label_) items_.add(std::move(term));
        } else {
            Block item = loose_header(scope_, label_.front().span, Role::list_item);
            item.content = std::move(label_);
            items_.add(std::move(item));
        }
        label_.clear();
    }

    // Content outside an item goes into the item before it, or into one of its own.
    void read_stray(NodeIndex id) {
        Flow inner(reading_.marks, loose_header(scope_, reading_.tree[id].span, Role::paragraph));
        if (reading_.tree.kind(id) == ElementKind::note && has_last_ && !std::get<Blocks>(last_.content).empty()) {
            for (Block& block : std::get<Blocks>(last_.content)) inner.add(std::move(block));
            read_node(reading_, inner, id, scope_);
            last_.content = inner.finish();
            return;
        }
        read_node(reading_, inner, id, scope_);
        Blocks content = inner.finish();
        if (content.empty()) return;
        if (!has_last_) {
            last_ = loose_header(scope_, reading_.tree[id].span, is_gloss() ? Role::gloss_definition : Role::list_item);
            last_.content = Blocks();
            has_last_ = true;
        }
        Blocks& item = std::get<Blocks>(last_.content);
        std::move(content.begin(), content.end(), std::back_inserter(item));
    }

    void close_item() {
        if (!std::exchange(has_last_, false)) return;
        items_.add(std::move(last_));
        last_ = {};
    }

    Reading& reading_;
    Flow& outer_;
    Scope scope_;
    Block list_;
    Flow items_;
    Blocks label_;
    Block last_;
    bool has_last_ = false;
    int next_ = 1;         // the number of the next item
    bool passed_ = false;  // the item before was empty
    bool numbered_ = false;  // the first item has set the list's first number
};

}  // namespace

void read_list(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (runs_in(reading, flow, id)) return read_run_in_list(reading, flow, id, scope);
    ListReader(reading, flow, id, scope).read(id);
}

// An item outside a list.
void read_item(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (flow.in_leaf()) return read_transparent(reading, flow, id, scope);
    Block list = loose_header(scope, reading.tree[id].span, Role::list_plain);
    Blocks items;
    Scope inside = scope;
    inside.divisible = false;
    items.push_back(filled(reading, id, inside, Role::list_item));
    if (items.front().blocks().empty()) return;
    reading.add_container(flow, std::move(list), std::move(items));
}

}  // namespace nabor::tei
