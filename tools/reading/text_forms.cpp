#include "reading/text_forms.h"

#include <algorithm>
#include <string_view>

#include "book/structure.h"
#include "book/walk.h"

namespace nabor::reading {

namespace {

// Of divisions the role depends on the length of their text.
bool have_one_role(const Block& one, const Block& other) { return one.role == other.role || (is_division(one.role) && is_division(other.role)); }

bool is_same(const Block& one, const Block& other) { return have_one_role(one, other) && one.span == other.span; }

std::string words_of(const Block& block) {
    std::string words;
    visit_block(block, [&](const Block& inner) {
        if (inner.is_leaf()) words += plain_text(inner.inlines()) + "\n";
    });
    return words;
}

bool have_same_roles(const Blocks& edited, const Blocks& diplomatic) {
    return std::equal(edited.begin(), edited.end(), diplomatic.begin(), diplomatic.end(), have_one_role);
}

// Of words in the language `around`.
LanguageId language_of_originals(const Inlines& words, LanguageId around) {
    for (const Inline& piece : words) {
        const auto* phrase = std::get_if<Phrase>(&piece.content);
        if (phrase == nullptr) continue;
        if (phrase->role == Role::original && phrase->language != around) return phrase->language;
        if (phrase->language != around) continue;
        if (const LanguageId inside = language_of_originals(phrase->content, around); inside != around) return inside;
    }
    return around;
}

}  // namespace

std::vector<SameBlocks> same_blocks(const Blocks& edited, const Blocks& diplomatic) {
    std::vector<SameBlocks> same;
    if (have_same_roles(edited, diplomatic)) {
        for (std::size_t at = 0; at < edited.size(); ++at) same.push_back({at, at});
        return same;
    }
    std::size_t next = 0;
    for (std::size_t at = 0; at < edited.size(); ++at) {
        const auto begin = diplomatic.begin() + static_cast<std::ptrdiff_t>(next);
        const auto found = std::find_if(begin, diplomatic.end(), [&](const Block& block) { return is_same(edited[at], block); });
        if (found == diplomatic.end()) {
            same.push_back({at, {}});
            continue;
        }
        const auto twin = static_cast<std::size_t>(found - diplomatic.begin());
        for (; next < twin; ++next) same.push_back({{}, next});
        same.push_back({at, next++});
    }
    for (; next < diplomatic.size(); ++next) same.push_back({{}, next});
    return same;
}

bool words_differ(const Block& one, const Block& other) { return words_of(one) != words_of(other); }

bool holds_document(const Block& block) {
    const auto* children = std::get_if<Blocks>(&block.content);
    return children != nullptr && std::any_of(children->begin(), children->end(), [](const Block& child) {
        return child.document != DocumentId::none || holds_document(child);
    });
}

LanguageId language_of_originals(const Block& division) {
    LanguageId language = division.language;
    visit_block(division, [&](const Block& block) {
        if (language == division.language && block.is_leaf() && block.language == language) language = language_of_originals(block.inlines(), language);
    });
    return language;
}

bool is_whole_piece(const Block& block) {
    const auto* children = std::get_if<Blocks>(&block.content);
    if (children == nullptr) return true;
    return (block.role == Role::verse || block.role == Role::stanza) && std::all_of(children->begin(), children->end(), [](const Block& child) { return child.is_leaf(); });
}

bool stands_once(const Block& block) { return is_figure(block.role) || block.role == Role::image || block.role == Role::editor_note; }

}  // namespace nabor::reading
