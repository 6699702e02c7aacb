// In: a block and the table of roles. Out: the element that HTML allows in its place, with its attributes.
#include <algorithm>
#include <array>

#include "book/direction.h"
#include "book/looks.h"
#include "epub/writer.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

// What an element of the table of roles becomes where HTML takes flow content: with inlines, and with blocks in it.
struct FlowElement {
    std::string_view element;
    std::string_view with_inlines;
    std::string_view with_blocks;
};

constexpr FlowElement flow_rows[] = {
    {"p", "p", "div"},            {"pre", "pre", "div"},         {"div", "div", "div"},       {"section", "section", "section"},
    {"aside", "aside", "aside"},  {"figure", "figure", "figure"}, {"ul", "div", "ul"},         {"ol", "div", "ol"},
    {"dl", "div", "dl"},          {"li", "div", "div"},           {"dt", "p", "div"},          {"dd", "div", "div"},
    {"table", "div", "div"},      {"caption", "p", "div"},        {"tr", "div", "div"},        {"td", "div", "div"},
    {"th", "div", "div"},         {"img", "div", "div"},          {"blockquote", "blockquote", "blockquote"},
};

constexpr std::array<std::string_view, 6> headings = {"h1", "h2", "h3", "h4", "h5", "h6"};

std::string_view flow_element(std::string_view element, bool with_blocks) {
    const auto* found =
        std::find_if(std::begin(flow_rows), std::end(flow_rows), [&](const FlowElement& row) { return row.element == element; });
    if (found == std::end(flow_rows)) return with_blocks ? "div" : "p";   // a phrasing element
    return with_blocks ? found->with_blocks : found->with_inlines;
}

// The class of a role; if its element was replaced, the role's name stands for it.
std::string_view class_of(const RoleRow& row, std::string_view element) {
    const bool as_named = row.element == element || (row.element == "h" && element.size() == 2 && element[0] == 'h');
    return row.css_class.empty() && !as_named ? row.name : row.css_class;
}

bool forbids_headings(std::string_view element) { return element == "th" || element == "dt" || element == "caption"; }

}  // namespace

bool is_list_element(std::string_view element) { return element == "ul" || element == "ol"; }

std::string_view ChapterWriter::element_in_flow(const Block& block) const {
    const RoleRow& row = row_of(block.role);
    const bool with_blocks = block.is_container();
    if (row.element == "h") {
        if (with_blocks || block.level == 0 || plain_depth_ > 0) return with_blocks ? "div" : "p";
        return headings[std::min<std::size_t>(block.level, headings.size()) - 1];
    }
    if (row.element == "section" && plain_depth_ > 0) return "div";
    return flow_element(row.element, with_blocks);
}

bool ChapterWriter::is_new(AnchorId anchor) const {
    return index_of(anchor) < book_.anchors.size() && identified_.count(static_cast<std::uint32_t>(anchor)) == 0;
}

// An id is written once a file, even if the model has it twice.
void ChapterWriter::identify(AnchorId anchor) {
    if (!is_new(anchor)) return;
    identified_.insert(static_cast<std::uint32_t>(anchor));
    xml_.attribute("id", book_.anchor(anchor).id);
}

// A second name of the element around it.
void ChapterWriter::id_element(std::string_view id) {
    xml_.open("span");
    xml_.attribute("id", id);
    xml_.close();
}

void ChapterWriter::anchor_element(AnchorId anchor, std::string_view element) {
    xml_.open(element);
    identify(anchor);
    xml_.close();
}

// Code, formulas and addresses run from left to right in any language, whatever stands around them.
void ChapterWriter::language_attributes(LanguageId language, bool is_left_to_right) {
    const std::string& tag = book_.language(language);
    const bool right_to_left = is_right_to_left(tag) && !is_left_to_right;
    if (language != language_) {
        xml_.attribute("lang", tag);
        xml_.attribute("xml:lang", tag);
    }
    if (right_to_left != is_right_to_left(book_.language(language_))) xml_.attribute("dir", right_to_left ? "rtl" : "ltr");
    language_ = language;
}

// An "index" of EPUB's vocabulary must hold an index-entry-list (EPUB Indexes 1.0); ours are paragraphs, and doc-index suffices.
void ChapterWriter::semantics(const RoleRow& row) {
    if (!row.epub_type.empty() && row.epub_type != "index") xml_.attribute("epub:type", row.epub_type);
    if (!row.aria.empty()) xml_.attribute("role", row.aria);
}

Opened ChapterWriter::open_block(const Block& block, std::string_view element) {
    const Opened opened{language_, forbids_headings(element)};
    const RoleRow& row = row_of(block.role);
    std::string classes(class_of(row, element));
    if (std::binary_search(plan_.openings.begin(), plan_.openings.end(), block.id)) add_class(classes, "opening");
    add_block_classes(classes, block);
    xml_.open(element);
    const ParagraphNumber* numbered = find_number(plan_.paragraphs, block.id);
    const bool has_id = is_new(block.anchor);
    if (numbered != nullptr && !has_id) xml_.attribute("id", numbered->id);
    identify(block.anchor);
    if (!classes.empty()) xml_.attribute("class", classes);
    semantics(row);
    // Several DPUB-ARIA roles of divisions are landmarks and need names to tell them apart.
    if (is_division(block.role) && !row.aria.empty() && block.is_container()) {
        const std::string name = heading_text(block);
        if (!name.empty()) xml_.attribute("aria-label", name);
    }
    language_attributes(block.language, is_left_to_right_always(block));
    if (numbered != nullptr && has_id) id_element(numbered->id);
    if (opened.plain) ++plain_depth_;
    return opened;
}

void ChapterWriter::open_division(const Block& division) {
    open_block(division, "section");
    xml_.line();
}

void ChapterWriter::close_block(const Opened& opened) {
    xml_.close();
    xml_.line();
    language_ = opened.outer_language;
    if (opened.plain) --plain_depth_;
}

}  // namespace nabor::epub
