// The alignment of texts by the numbers (@n) of their divisions, paragraphs, lines and milestones.
// Of the texts beside each other in a corpus, a group or a division, each in a language of its own, two are one work when at least half of the
// numbered divisions of each have a partner, on the levels that both number; without numbered divisions, half of what else is numbered.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "language/language.h"
#include "tei/parallel.h"

namespace nabor::tei {

namespace {

struct Numbered {
    std::string key;    // the numbers of the divisions around it, its kind and its number
    std::string level;
    NodeIndex node = NodeIndex::none;
    bool is_repeated = false;  // another one has the same key
};

// A number is one word; with a colon it is the name of a whole work (a CTS URN).
std::string_view number_of(const TeiTree& tree, NodeIndex node) {
    const std::string_view number = trim_xml_space(tree.attribute(node, "n"));
    return number.find_first_of(": \t\n") == std::string_view::npos ? number : std::string_view();
}

class NumberedText {
public:
    NumberedText(const TeiTree& tree, NodeIndex text) : tree_(tree) {
        Milestones milestones;
        read(text, {}, 1, milestones);
        std::unordered_map<std::string_view, std::size_t> first;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto [found, is_new] = first.try_emplace(all[i].key, i);
            if (!is_new) all[i].is_repeated = all[found->second].is_repeated = true;
        }
    }

    std::vector<Numbered> all;

private:
    using Milestones = std::vector<std::pair<std::string, std::string>>;  // unit and number, outermost first

    void read(NodeIndex parent, const std::string& path, std::size_t depth, Milestones& milestones) {
        for (const NodeIndex child : tree_.children(parent)) {
            if (tree_.is_text(child)) continue;
            const ElementKind kind = tree_.kind(child);
            if (kind == ElementKind::header || kind == ElementKind::skipped || kind == ElementKind::note) continue;
            if (kind == ElementKind::division) {
                read_division(child, path, depth, milestones);
                continue;
            }
            if (kind == ElementKind::milestone) read_milestone(child, path, milestones);
            else if (const std::string_view mark = mark_of(child); !mark.empty()) add(child, path + std::string(mark), std::string(mark));
            const bool is_apart = tree_.is(child, "front") || tree_.is(child, "back");
            read(child, is_apart ? path + "/" + std::string(tree_[child].text) : path, depth, milestones);
        }
    }

    void read_division(NodeIndex division, const std::string& path, std::size_t depth, Milestones& milestones) {
        const std::string_view number = number_of(tree_, division);
        if (number.empty()) return read(division, path, depth, milestones);
        const std::string inner = path + "/" + std::string(number);
        all.push_back({inner, "/" + std::to_string(depth), division});
        Milestones own;
        read(division, inner, depth + 1, own);
    }

    // A unit is inside of those that were named before it: a new chapter begins its sections anew.
    void read_milestone(NodeIndex milestone, const std::string& path, Milestones& milestones) {
        const std::string_view number = number_of(tree_, milestone);
        const std::string unit(tree_.attribute(milestone, "unit"));
        if (number.empty() || unit.empty()) return;
        const auto known = std::find_if(milestones.begin(), milestones.end(), [&](const auto& open) { return open.first == unit; });
        milestones.erase(known, milestones.end());
        milestones.emplace_back(unit, number);
        std::string key = path;
        for (const auto& [name, value] : milestones) key += "|" + name + "=" + value;
        all.push_back({std::move(key), "|" + unit, milestone});
    }

    void add(NodeIndex node, std::string key, std::string level) {
        const std::string_view number = number_of(tree_, node);
        if (!number.empty()) all.push_back({std::move(key) + std::string(number), std::move(level), node});
    }

    std::string_view mark_of(NodeIndex node) const {
        switch (tree_.kind(node)) {
            case ElementKind::paragraph: return "p ";
            case ElementKind::line: return "l ";
            case ElementKind::line_group: return "lg ";
            default: return tree_.is(node, "seg") || tree_.is(node, "s") ? "s " : "";
        }
    }

    const TeiTree& tree_;
};

bool is_division(const Numbered& one) { return one.level.starts_with('/'); }

// What is numbered on levels that both have: the divisions, or without any all of it.
std::vector<const Numbered*> comparable(const NumberedText& text, const std::set<std::string>& levels) {
    const bool has_divisions = std::any_of(levels.begin(), levels.end(), [](const std::string& level) { return level.starts_with('/'); });
    std::vector<const Numbered*> found;
    for (const Numbered& one : text.all)
        if (levels.contains(one.level) && (!has_divisions || is_division(one))) found.push_back(&one);
    return found;
}

std::set<std::string> levels_of(const NumberedText& text) {
    std::set<std::string> levels;
    for (const Numbered& one : text.all) levels.insert(one.level);
    return levels;
}

// The elements of two texts with equal numbers; nothing when they are not one work.
std::vector<NodeLink> links_between(const NumberedText& left, const NumberedText& right) {
    std::unordered_map<std::string_view, NodeIndex> by_key;
    for (const Numbered& one : right.all)
        if (!one.is_repeated) by_key.emplace(one.key, one.node);
    const std::set<std::string> left_levels = levels_of(left), right_levels = levels_of(right);
    std::set<std::string> levels;
    std::set_intersection(left_levels.begin(), left_levels.end(), right_levels.begin(), right_levels.end(), std::inserter(levels, levels.end()));
    const auto has_partner = [&](const Numbered& one) { return !one.is_repeated && by_key.contains(one.key); };
    const std::vector<const Numbered*> of_left = comparable(left, levels), of_right = comparable(right, levels);
    const auto partners = static_cast<std::size_t>(
        std::count_if(of_left.begin(), of_left.end(), [&](const Numbered* one) { return has_partner(*one); }));
    std::vector<NodeLink> links;
    if (partners == 0 || partners * 2 < of_left.size() || partners * 2 < of_right.size()) return links;
    for (const Numbered& one : left.all)
        if (has_partner(one)) links.push_back({one.node, by_key.at(one.key)});
    return links;
}

struct Candidate {
    NodeIndex text;
    std::string language;
};

NodeIndex first_numbered_division(const TeiTree& tree, NodeIndex node) {
    for (const NodeIndex child : tree.children(node)) {
        const ElementKind kind = tree.kind(child);
        if (kind == ElementKind::division && !number_of(tree, child).empty()) return child;
        if (kind != ElementKind::division && kind != ElementKind::text_body && kind != ElementKind::matter) continue;
        if (const NodeIndex found = first_numbered_division(tree, child); found != NodeIndex::none) return found;
    }
    return NodeIndex::none;
}

// What is numbered says it: a preface may be the whole of a text, and have the language.
std::string language_of_numbers(const TeiTree& tree, NodeLanguages& languages, NodeIndex text) {
    const NodeIndex division = first_numbered_division(tree, text);
    return std::string(primary_subtag(division == NodeIndex::none ? languages.of_text(text) : languages.of(division)));
}

// The texts beside each other, by the element around them.
std::map<NodeIndex, std::vector<Candidate>> texts_side_by_side(const TeiTree& tree, NodeLanguages& languages) {
    std::map<NodeIndex, std::vector<Candidate>> groups;
    for (std::uint32_t at = 0; at < tree.nodes.size(); ++at) {
        const auto node = static_cast<NodeIndex>(at);
        const ElementKind kind = tree.kind(node);
        if (kind == ElementKind::header || kind == ElementKind::skipped) at = end_of_subtree(tree, node) - 1;
        const bool is_text = kind == ElementKind::document || kind == ElementKind::text_body ||
                             (kind == ElementKind::division && tree.has_attribute(node, "xml:lang"));
        if (is_text && tree[node].parent != NodeIndex::none)
            groups[tree[node].parent].push_back({node, language_of_numbers(tree, languages, node)});
    }
    return groups;
}

bool is_only_one_in(const std::vector<std::pair<Candidate, NumberedText>>& texts, const std::string& language) {
    return std::count_if(texts.begin(), texts.end(), [&](const auto& text) { return text.first.language == language; }) == 1;
}

}  // namespace

void add_links_by_number(const TeiTree& tree, NodeLanguages& languages, PairsOfTexts& pairs) {
    for (const auto& [around, candidates] : texts_side_by_side(tree, languages)) {
        const bool has_two = std::any_of(candidates.begin(), candidates.end(),
                                         [&](const Candidate& one) { return one.language != candidates.front().language; });
        if (!has_two) continue;
        std::vector<std::pair<Candidate, NumberedText>> texts;
        for (const Candidate& one : candidates) {
            NumberedText numbered(tree, one.text);
            if (!numbered.all.empty()) texts.emplace_back(one, std::move(numbered));
        }
        for (std::size_t at = 1; at < texts.size(); ++at) {
            const auto& [first, first_numbers] = texts.front();
            const auto& [other, other_numbers] = texts[at];
            if (!is_only_one_in(texts, first.language) || !is_only_one_in(texts, other.language) || pairs.has({first.text, other.text})) continue;
            for (const NodeLink& link : links_between(first_numbers, other_numbers)) pairs.add(link.left, link.right, true);
        }
    }
}

}  // namespace nabor::tei
