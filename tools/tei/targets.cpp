#include "tei/targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace nabor::tei {

namespace {

constexpr std::size_t most_duplicates_named = 20;

// "range(a,b)", "string-range(a, 3, 4)", "xpath1(…)" → what stands first inside the brackets.
std::string_view inside_pointer(std::string_view fragment) {
    const std::size_t open = fragment.find('(');
    if (open == std::string_view::npos) return fragment;
    return trim_xml_space(fragment.substr(open + 1, fragment.find_first_of(",)", open) - open - 1));
}

std::string_view file_name(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool refers(ElementKind kind) { return kind == ElementKind::reference || kind == ElementKind::name; }

}  // namespace

std::string_view first_target(std::string_view targets) {
    targets = trim_xml_space(targets);
    // The comma of "#range(a, b)" may be followed by a space.
    if (targets.find('(') != std::string_view::npos) return targets.substr(0, targets.find(')') + 1);
    return targets.substr(0, targets.find_first_of(" \t\r\n"));
}

bool is_web_address(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://", "mailto:", "ftp://", "doi:", "urn:", "tel:"})
        if (target.starts_with(scheme)) return true;
    return false;
}

Targets::Targets(const TeiTree& tree, Report& report) : tree_(tree), flags_(tree.nodes.size(), 0) {
    collect_ids(report);
    collect_references();
    std::stable_sort(attachments_.begin(), attachments_.end(),
                     [](const Attachment& a, const Attachment& b) { return a.element < b.element; });
}

// Returns the node before it of the same id, or none.
NodeIndex Targets::identify(std::string_view name, NodeIndex id) {
    const auto own = static_cast<std::uint32_t>(identified_.size());
    identified_.push_back({id, no_other});
    const auto [place, is_new] = nodes_.try_emplace(name, Nodes{own, own});
    if (is_new) return NodeIndex::none;
    Identified& before = identified_[std::exchange(place->second.last, own)];
    before.next = own;
    return before.node;
}

void Targets::collect_ids(Report& report) {
    std::size_t named = 0, across = 0;
    NodeIndex first_across = NodeIndex::none;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        if (tree_.nodes[i].attribute_count == 0) continue;
        const std::string_view name = tree_.identifier(id);
        const NodeIndex before = name.empty() ? NodeIndex::none : identify(name, id);
        if (before == NodeIndex::none) continue;
        if (tree_[id].file != tree_[before].file)
            first_across = across++ == 0 ? id : first_across;
        else if (++named <= most_duplicates_named)
            report.warning("tei-duplicate-id", tree_[id].span, fmt::format("the id \"{}\" is already taken in this file", name),
                           "references go to the first; give each element an id of its own");
    }
    if (named > most_duplicates_named)
        report.warning("tei-duplicate-id", {}, fmt::format("{} more ids are given twice in their file", named - most_duplicates_named));
    if (across > 0)
        report.note(
            "tei-repeated-id", tree_[first_across].span,
            fmt::format("the id \"{}\" stands in another file of the book too ({} such ids in all); references go to their own file first",
                        tree_.identifier(first_across), across),
            "a reference from a third file goes to the first of them: give what others refer to an id of its own");
}

void Targets::collect_references() {
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        const TreeNode& node = tree_.nodes[i];
        // What the header and other skipped parts refer to is not called from the text.
        const bool inherited = node.parent != NodeIndex::none && (flags_[index(node.parent)] & apart_from_text) != 0;
        if (inherited || tree_.kind(id) == ElementKind::header || tree_.kind(id) == ElementKind::skipped) flags_[i] |= apart_from_text;
        if (node.attribute_count == 0 || (inherited && tree_.kind(id) != ElementKind::note)) continue;
        if (refers(tree_.kind(id)))
            refer(id, tree_.attribute(id, tree_.kind(id) == ElementKind::reference ? "target" : "ref"));
        else if (tree_.kind(id) == ElementKind::note && stands_apart(id)) {
            attach(id, tree_.attribute(id, "target"));
            attach(id, tree_.attribute(id, "corresp"));
        }
    }
}

void Targets::refer(NodeIndex from, std::string_view target) {
    target = first_target(target);
    if (target.empty() || is_web_address(target)) return;
    const NodeIndex to = resolve(target, tree_[from].file);
    if (to == NodeIndex::none) return;
    flags_[index(to)] |= referenced;
    if (tree_.kind(to) == ElementKind::note && tree_.kind(from) == ElementKind::reference && stands_apart(to))
        flags_[index(to)] |= called_note;
}

void Targets::attach(NodeIndex note, std::string_view targets) {
    const std::string_view target = first_target(targets);
    if (target.empty() || is_web_address(target)) return;
    const NodeIndex element = resolve(target, tree_[note].file);
    if (element == NodeIndex::none || element == note || tree_.kind(element) == ElementKind::note) return;
    // A reference may call the note and be what the note names: then the reference alone calls it.
    if (tree_.kind(element) == ElementKind::reference) return;
    attachments_.push_back({element, note});
    flags_[index(element)] |= has_notes;
    flags_[index(note)] |= called_note;
}

// Between blocks, or alone in a paragraph among such.
bool Targets::stands_apart(NodeIndex note) const {
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
            for (const NodeIndex child : tree_.children(parent))
                if (tree_.is_text(child) ? !is_blank(tree_[child].text)
                                         : tree_.kind(child) != ElementKind::note && tree_.has_visible_text(child))
                    return false;
            return tree_.attribute(note, "n").empty() || !tree_.identifier(note).empty();
        default: return false;
    }
}

NodeIndex Targets::find(std::string_view id, FileIndex from, bool other_files) const {
    const auto found = nodes_.find(id);
    if (found == nodes_.end()) return NodeIndex::none;
    for (std::uint32_t i = found->second.first; i != no_other; i = identified_[i].next)
        if (tree_[identified_[i].node].file == from) return identified_[i].node;
    return other_files ? identified_[found->second.first].node : NodeIndex::none;
}

NodeIndex Targets::resolve(std::string_view target, FileIndex from) const {
    const std::size_t hash = target.find('#');
    if (hash == std::string_view::npos) {
        if (const NodeIndex node = find(inside_pointer(target), from, true); node != NodeIndex::none) return node;
        for (const TreeFile& file : tree_.files)
            if (!target.empty() && file.name == file_name(target)) return file.root;
        return NodeIndex::none;
    }
    const std::string_view fragment = inside_pointer(target.substr(hash + 1));
    const std::string_view path = target.substr(0, hash);
    if (path.empty()) return find(fragment, from, true);
    for (std::size_t i = 0; i < tree_.files.size(); ++i)
        if (tree_.files[i].name == file_name(path)) return find(fragment, static_cast<FileIndex>(i), false);
    return find(fragment, from, true);
}

std::vector<NodeIndex> Targets::notes_about(NodeIndex id) const {
    std::vector<NodeIndex> notes;
    if ((flags_[index(id)] & has_notes) == 0) return notes;
    const auto first = std::lower_bound(attachments_.begin(), attachments_.end(), id,
                                        [](const Attachment& row, NodeIndex node) { return row.element < node; });
    for (auto row = first; row != attachments_.end() && row->element == id; ++row)
        if (std::find(notes.begin(), notes.end(), row->note) == notes.end()) notes.push_back(row->note);
    return notes;
}

AnchorId Anchors::make(std::string_view wanted, Span span) {
    std::string id;
    for (const char c : wanted) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        const bool follows = (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (!letter && id.empty()) id = "x";
        if (letter || follows)
            id += c;
        else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
            id += '_';  // one for each other character
    }
    if (id.empty()) id = "x";
    std::string unique = id;
    for (std::uint32_t& copies = copies_[id]; copies++ > 0;) {
        unique = fmt::format("{}-{}", id, copies);
        if (copies_.try_emplace(unique, 1).second) break;
    }
    book_.anchors.push_back({std::move(unique), span});
    return static_cast<AnchorId>(book_.anchors.size() - 1);
}

}  // namespace nabor::tei
