#include "tei/targets.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"

namespace nabor::tei {

namespace {

bool refers(ElementKind kind) { return kind == ElementKind::reference || kind == ElementKind::name; }

std::vector<reading::SourceFile> files_of(const TeiTree& tree) {
    std::vector<reading::SourceFile> files;
    for (const TreeFile& file : tree.files) files.push_back({file.name, static_cast<reading::ItemIndex>(file.root)});
    return files;
}

}  // namespace

bool stands_at_a_word(const TeiTree& tree, NodeIndex reference) {
    if (tree.attribute(reference, "type").starts_with("note")) return true;
    NodeIndex place = reference;
    while (tree[place].previous == NodeIndex::none && tree[place].parent != NodeIndex::none && !is_block(tree.kind(tree[place].parent)))
        place = tree[place].parent;
    const NodeIndex before = tree[place].previous;
    return before == NodeIndex::none || !tree.is_text(before) || !is_xml_space(tree[before].text.back());
}

Targets::Targets(const TeiTree& tree, Report& report) : tree_(tree), flags_(tree.nodes.size(), 0), ids_(files_of(tree)) {
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        if (tree[id].attribute_count == 0) continue;
        if (const std::string_view name = tree.identifier(id); !name.empty())
            ids_.add(name, static_cast<reading::ItemIndex>(id), static_cast<std::size_t>(tree[id].file), tree[id].span);
    }
    ids_.report_repeated(report);
    collect_references();
    std::stable_sort(attachments_.begin(), attachments_.end(),
                     [](const Attachment& a, const Attachment& b) { return std::tie(a.element, a.note) < std::tie(b.element, b.note); });
}

NodeIndex Targets::resolve(std::string_view target, FileIndex from) const {
    return static_cast<NodeIndex>(ids_.resolve(target, static_cast<std::size_t>(from)));
}

void Targets::collect_references() {
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        const TreeNode& node = tree_.nodes[i];
        // References in the header and in skipped parts are no calls from the text.
        const bool inherited = node.parent != NodeIndex::none && (flags_[index(node.parent)] & apart_from_text) != 0;
        if (inherited || tree_.kind(id) == ElementKind::header || tree_.kind(id) == ElementKind::skipped) flags_[i] |= apart_from_text;
        if (node.attribute_count == 0 || (inherited && tree_.kind(id) != ElementKind::note)) continue;
        if (tree_.is(id, "rdg") || tree_.is(id, "rdgGrp") || tree_.is(id, "lem")) name_sources(id);
        if (refers(tree_.kind(id)))
            refer(id, tree_.attribute(id, tree_.kind(id) == ElementKind::reference ? "target" : "ref"));
        else if (tree_.kind(id) == ElementKind::note && stands_apart(id)) {
            for (const std::string_view target : reading::all_targets(tree_.attribute(id, "target"))) attach(id, target);
            attach(id, reading::first_target(tree_.attribute(id, "corresp")));
        }
    }
}

// Every target of a reference that calls notes, of others the first.
void Targets::refer(NodeIndex from, std::string_view targets) {
    for (const std::string_view target : reading::all_targets(targets)) {
        refer_to(from, target);
        const NodeIndex to = reading::is_web_address(target) ? NodeIndex::none : resolve(target, tree_[from].file);
        if (to == NodeIndex::none || tree_.kind(to) != ElementKind::note) return;
    }
}

void Targets::refer_to(NodeIndex from, std::string_view target) {
    if (target.empty() || reading::is_web_address(target)) return;
    const NodeIndex to = resolve(target, tree_[from].file);
    if (to == NodeIndex::none) return;
    flags_[index(to)] |= referenced;
    if (tree_.kind(to) != ElementKind::note || tree_.kind(from) != ElementKind::reference || !stands_apart(to)) return;
    flags_[index(to)] |= called_note;
    if (stands_at_a_word(tree_, from)) flags_[index(to)] |= called_at_a_word;
}

void Targets::name_sources(NodeIndex apparatus_reading) {
    for (const std::string_view attribute : {"wit", "source", "resp"})
        for (const std::string_view target : reading::all_targets(tree_.attribute(apparatus_reading, attribute)))
            if (const NodeIndex named = resolve(target, tree_[apparatus_reading].file); named != NodeIndex::none)
                flags_[index(named)] |= named_by_reading;
}

void Targets::attach(NodeIndex note, std::string_view target) {
    if (target.empty() || reading::is_web_address(target)) return;
    const NodeIndex element = resolve(target, tree_[note].file);
    if (element == NodeIndex::none || element == note || tree_.kind(element) == ElementKind::note) return;
    // A note may name the reference that calls it: then only the reference calls it.
    if (tree_.kind(element) == ElementKind::reference) return;
    attachments_.push_back({element, note});
    flags_[index(element)] |= has_notes;
    flags_[index(note)] |= called_note;
}

// Asked for each note of a paragraph, so the answer is kept.
bool Targets::holds_only_notes(NodeIndex parent) {
    std::uint16_t& flags = flags_[index(parent)];
    if ((flags & (only_notes | more_than_notes)) != 0) return (flags & only_notes) != 0;
    bool only = true;
    for (const NodeIndex child : tree_.children(parent))
        only = only && (tree_.is_text(child) ? is_blank(tree_[child].text)
                                             : tree_.kind(child) == ElementKind::note || !tree_.has_visible_text(child));
    flags = static_cast<std::uint16_t>(flags | (only ? only_notes : more_than_notes));
    return only;
}

// Between blocks, or in a paragraph that holds nothing but notes.
bool Targets::stands_apart(NodeIndex note) {
    const NodeIndex parent = tree_[note].parent;
    if (parent == NodeIndex::none) return false;
    switch (tree_.kind(parent)) {
        case ElementKind::division:
        case ElementKind::matter:
        case ElementKind::text_body:
        case ElementKind::list:
        case ElementKind::skipped:
        case ElementKind::list_bibl:
        case ElementKind::unknown: return true;
        case ElementKind::transparent: return tree_.is(parent, "noteGrp");
        case ElementKind::paragraph:
        case ElementKind::item:
            return holds_only_notes(parent) && (tree_.attribute(note, "n").empty() || !tree_.identifier(note).empty());
        default: return false;
    }
}

std::vector<NodeIndex> Targets::notes_about(NodeIndex id) const {
    std::vector<NodeIndex> notes;
    if ((flags_[index(id)] & has_notes) == 0) return notes;
    const auto first = std::lower_bound(attachments_.begin(), attachments_.end(), id,
                                        [](const Attachment& row, NodeIndex node) { return row.element < node; });
    for (auto row = first; row != attachments_.end() && row->element == id; ++row)
        if (notes.empty() || notes.back() != row->note) notes.push_back(row->note);
    return notes;
}

}  // namespace nabor::tei
