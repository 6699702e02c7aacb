#include "book/index.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "language/language.h"

namespace nabor {

namespace {

// Entries of one level, by sort key and then by text: different entries may have the same key.
struct Level;
using Levels = std::map<std::pair<std::string, std::string>, Level>;

struct Level {
    std::string letter;
    std::vector<AnchorId> places;
    Levels below;
};

// The letter that an entry is listed under: the first letter of its key, without leading marks („, «).
std::string letter_of(std::string_view key) {
    for (std::size_t i = 0; i < key.size();) {
        const char32_t point = next_code_point(key, i);
        if (script_of(point) == Script::common || script_of(point) == Script::inherited) continue;
        std::string letter;
        append_utf8(letter, point);
        return upper_case(letter);
    }
    return "#";
}

// Marks before the first letter or digit do not sort: “Trotskyism” is listed under T.
std::string_view without_opening_marks(std::string_view key) {
    for (std::size_t i = 0; i < key.size();) {
        const std::size_t here = i;
        const char32_t point = next_code_point(key, i);
        const bool is_figure = point >= U'0' && point <= U'9';
        if (is_figure || (script_of(point) != Script::common && script_of(point) != Script::inherited)) return key.substr(here);
    }
    return key;
}

void add(const IndexTerm& term, const std::string& language, Levels& levels) {
    Levels* here = &levels;
    for (std::size_t i = 0; i < term.levels.size(); ++i) {
        const std::string& text = term.levels[i];
        const std::string key = i == 0 && !term.sort_key.empty() ? term.sort_key : text;
        Level& level = (*here)[{collation_key(without_opening_marks(key), language), text}];
        if (level.letter.empty()) level.letter = letter_of(key);
        if (i + 1 == term.levels.size() && term.anchor != AnchorId::none &&
            std::find(level.places.begin(), level.places.end(), term.anchor) == level.places.end())
            level.places.push_back(term.anchor);
        here = &level.below;
    }
}

void flatten(const Levels& levels, std::uint8_t depth, std::string& last_letter, std::vector<IndexEntry>& entries) {
    for (const auto& [key, level] : levels) {
        IndexEntry entry;
        entry.depth = depth;
        entry.text = key.second;
        entry.places = level.places;
        if (depth == 1 && level.letter != last_letter) last_letter = entry.letter = level.letter;
        entries.push_back(std::move(entry));
        flatten(level.below, static_cast<std::uint8_t>(depth + 1), last_letter, entries);
    }
}

}  // namespace

namespace {

Block leaf(Role role, Inlines content) {
    Block block;
    block.role = role;
    block.content = std::move(content);
    return block;
}

Block entry_block(const IndexEntry& entry) {
    Inlines content{{Span{}, Text{entry.text}}};
    for (std::size_t i = 0; i < entry.places.size(); ++i) {
        content.push_back({Span{}, Text{", "}});
        Link link;
        link.target = entry.places[i];
        link.number = ReferenceNumber::page;
        link.content = Inlines{{Span{}, Text{std::to_string(i + 1)}}};
        content.push_back({Span{}, std::move(link)});
    }
    Block block = leaf(Role::index_entry, std::move(content));
    block.rendition.indent = static_cast<std::uint8_t>(entry.depth - 1);
    return block;
}

void fill(Blocks& blocks, const Book& book) {
    for (Block& block : blocks) {
        auto* children = std::get_if<Blocks>(&block.content);
        if (!children) continue;
        if (block.role != Role::index_list || !children->empty()) {
            fill(*children, book);
            continue;
        }
        for (const IndexEntry& entry : index_entries(book, block.number)) {
            if (!entry.letter.empty()) children->push_back(leaf(Role::index_letter, {{Span{}, Text{entry.letter}}}));
            children->push_back(entry_block(entry));
        }
    }
}

}  // namespace

std::vector<IndexEntry> index_entries(const Book& book, std::string_view index) {
    Levels levels;
    for (const IndexTerm& term : book.index_terms)
        if ((index.empty() || term.index == index) && !term.levels.empty() && term.levels.size() < 8) add(term, book.languages.front(), levels);
    std::vector<IndexEntry> entries;
    std::string last_letter;
    flatten(levels, 1, last_letter, entries);
    return entries;
}

void fill_indexes(Book& book) {
    for (Blocks* matter : {&book.front, &book.body, &book.back}) fill(*matter, book);
}

}  // namespace nabor
