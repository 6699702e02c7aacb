#include "tei/reading.h"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "language/language.h"
#include "xml/encoding.h"

namespace nabor::tei {

namespace {

// "U+0364", as some mappings write a character.
std::string by_number(const std::string& mapping) {
    unsigned number = 0;
    const char* const end = mapping.data() + mapping.size();
    if (!mapping.starts_with("U+") || std::from_chars(mapping.data() + 2, end, number, 16).ptr != end) return mapping;
    std::string character;
    append_utf8(character, static_cast<char32_t>(number));
    return character;
}

// The mapping to characters that fonts have; one to the private use area is of use to no reader.
std::string mapped(const TeiTree& tree, NodeIndex character) {
    for (const NodeIndex child : tree.children(character))
        if (tree.is(child, "mapping") && tree.attribute(child, "type") != "PUA" && tree.has_visible_text(child))
            return by_number(tree.line(child));
    return {};
}

// The characters that charDecl/char and glyph declare, by id.
void collect_characters(const TeiTree& tree, std::map<std::string, std::string, std::less<>>& characters) {
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        if (!tree.is(id, "char") && !tree.is(id, "glyph")) continue;
        const std::string_view name = tree.identifier(id);
        if (std::string text = mapped(tree, id); !name.empty() && !text.empty()) characters.emplace(std::string(name), std::move(text));
    }
}

// encodingDesc/editorialDecl/quotation marks="all"
bool has_typed_marks(const TeiTree& tree) {
    const NodeIndex header = tree.child(tree.root, "teiHeader");
    const NodeIndex quotation = tree.find_inside(tree.child(header, "encodingDesc"), "quotation");
    return quotation != NodeIndex::none && tree.attribute(quotation, "marks") == "all";
}

reading::DecodedDrawing decoded_drawing(std::string bytes) {
    xml::Decoded decoded = xml::decode_xml(std::move(bytes));
    return {std::move(decoded.text), std::move(decoded.problem)};
}

bool is_phrase_level(ElementKind kind) {
    switch (kind) {
        case ElementKind::phrase:
        case ElementKind::highlight:
        case ElementKind::title:
        case ElementKind::name:
        case ElementKind::date:
        case ElementKind::choice:
        case ElementKind::reference: return true;
        default: return false;
    }
}

}  // namespace

Reading::Reading(const TeiTree& manuscript, const Files& files, const Product& facts, Book& filled, Report& complaints)
    : BookBuilder(filled, complaints, "correct the target, or give its element this xml:id"),
      tree(manuscript),
      product(facts),
      targets(manuscript, complaints),
      attached(manuscript, targets, complaints),
      renditions(manuscript, complaints),
      images(files, facts.folder, filled, complaints, decoded_drawing),
      anchors_by_node(manuscript.nodes.size(), AnchorId::none),
      witnesses(witness_sigla(manuscript)),
      parted_words(complaints,
                   [&](const reading::PartedWords::Visit& visit) {
                       for (const TreeNode& node : manuscript.nodes)
                           if (node.is_text) visit(node.text);
                   }),
      source_lines(keeps_source_lines(manuscript)),
      marks_typed(has_typed_marks(manuscript)) {
    marks.parted = &parted_words;
    collect_characters(tree, character_names);
}

void Reading::report_dangling(std::string_view target, Span span) {
    if (!targets.may_be_unread(target)) BookBuilder::report_dangling(target, span);
}

AnchorId Reading::anchor_of(NodeIndex id) {
    AnchorId& anchor = anchors_by_node[static_cast<std::size_t>(id)];
    if (anchor == AnchorId::none) {
        const std::string_view name = tree.identifier(id);
        anchor = new_anchor(name.empty() ? fmt::format("{}-{}", tree[id].text, book.anchors.size() + 1) : std::string(name), tree[id].span);
    }
    return anchor;
}

AnchorId Reading::anchor_if_referenced(NodeIndex id) { return targets.is_referenced(id) ? place(anchor_of(id)) : AnchorId::none; }

namespace {

// The language of a tag; that of the surrounding text when the tag is invalid.
LanguageId language_of_tag(Reading& reading, std::string_view tag, NodeIndex id, LanguageId around) {
    const auto known = reading.languages_by_tag.find(tag);
    if (known != reading.languages_by_tag.end()) return known->second;
    const std::string canonical = canonical_language(tag);
    if (canonical != "und") return reading.languages_by_tag[tag] = reading.language_id(canonical);
    if (reading.is_first("tei-language", tag))
        reading.report.warning("tei-language", reading.tree[id].span,
                               fmt::format("invalid language tag \"{}\"; the text keeps the language around it", tag),
                               "write a BCP 47 tag such as ru, en or sr-Latn");
    return around;
}

}  // namespace

namespace {

// xml:lang, else the lang of TEI P4, which of code is a formal language in free text ("C++").
std::string_view language_tag(const TeiTree& tree, NodeIndex id) {
    const std::string_view tag = trim_xml_space(tree.attribute(id, "xml:lang"));
    const bool is_code = tree.role(id) == Role::code || tree.role(id) == Role::code_block;
    return tag.empty() && !is_code && !tree.is_foreign(id) ? trim_xml_space(tree.attribute(id, "lang")) : tag;
}

}  // namespace

Scope scope_inside(Reading& reading, NodeIndex id, const Scope& outside) {
    Scope scope = outside;
    scope.around = outside.language;
    const TeiTree& tree = reading.tree;
    if (tree[id].attribute_count == 0) return scope;
    if (const std::string_view tag = language_tag(tree, id); !tag.empty()) {
        scope.language = language_of_tag(reading, tag, id, outside.language);
        scope.spaced_marks = primary_subtag(reading.book.language(scope.language)) == "fr";
    }
    if (const std::string_view space = tree.attribute(id, "xml:space"); !space.empty()) scope.preserve = space == "preserve";
    return scope;
}

// In many files rend="left" marks what stands there anyhow.
void drop_usual_left(const Reading& reading, Block& block) {
    const bool right_to_left = is_right_to_left(reading.book.language(block.language));
    if (block.rendition.alignment == Alignment::left && !right_to_left) block.rendition.alignment = Alignment::natural;
}

Block block_header(Reading& reading, NodeIndex id, const Scope& scope, Role role) {
    Block block = loose_header(scope, reading.tree[id].span, role);
    const bool right_to_left = is_right_to_left(reading.book.language(scope.language));
    block.rendition = role == Role::paragraph ? reading.renditions.of_prose(id, right_to_left).rendition : reading.renditions.of(id).rendition;
    block.anchor = reading.anchor_if_referenced(id);
    return block;
}

Inline phrase_shell(Reading& reading, NodeIndex id, const Scope& scope, Role role) {
    Phrase phrase;
    phrase.role = role;
    phrase.language = scope.language;
    phrase.rendition = reading.renditions.of(id).rendition;
    phrase.anchor = reading.anchor_if_referenced(id);
    return {reading.tree[id].span, std::move(phrase)};
}

void put_label(Flow& flow, std::string_view words, Span span, const Scope& scope) {
    Phrase label;
    label.role = Role::inline_label;
    label.language = scope.language;
    flow.begin_phrase({span, std::move(label)});
    flow.text(words, span);
    flow.end_phrase();
    flow.space();
}

Inline language_shell(const Reading& reading, NodeIndex id, const Scope& scope) {
    Phrase phrase;
    phrase.role = Role::highlighted;
    phrase.language = scope.language;
    return {reading.tree[id].span, std::move(phrase)};
}

bool needs_language_shell(const Reading& reading, const Flow& flow, NodeIndex id, const Scope& scope) {
    if (scope.language == scope.around || (is_block(reading.tree.kind(id)) && !flow.in_leaf())) return false;
    return !has_block_inside(reading.tree, id);
}

Block loose_header(const Scope& scope, Span span, Role role) { return leaf_header(role, scope.language, span); }

bool in_running_text(const Reading& reading, const Flow& flow, NodeIndex id) {
    if (flow.in_leaf() || flow.has_open_text()) return true;
    const NodeIndex parent = reading.tree[id].parent;
    return parent != NodeIndex::none && (reading.tree[parent].has_text || is_phrase_level(reading.tree.kind(parent)));
}

bool has_block_inside(const TeiTree& tree, NodeIndex id) {
    for (const NodeIndex child : tree.children(id)) {
        const ElementKind kind = tree.kind(child);
        if (kind == ElementKind::text || kind == ElementKind::note) continue;
        if (is_block(kind) || has_block_inside(tree, child)) return true;
    }
    return false;
}

}  // namespace nabor::tei
