#include "book/entry_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <variant>

#include "base/utf8.h"
#include "book/page_map.h"
#include "book/structure.h"
#include "book/walk.h"
#include "language/characters.h"
#include "language/language.h"

namespace nabor {

namespace {

constexpr char line_end = '\x1F';  // no character of XML; it parts words and is no unit of the text

// An edge of what an entry is about.
struct Edge {
    std::size_t note = 0;
    bool is_begin = false;
};

// The first call of every keyed note: where it ends, and begins if it has no lemma.
std::vector<AnchorId> first_calls(const Book& book, const std::vector<bool>& keyed) {
    std::vector<AnchorId> calls(book.notes.size(), AnchorId::none);
    const auto take = [&](const Inline& piece) {
        const auto* call = std::get_if<NoteCall>(&piece.content);
        if (call != nullptr && keyed[index_of(call->note)] && calls[index_of(call->note)] == AnchorId::none) calls[index_of(call->note)] = call->anchor;
    };
    for (const Blocks* matter : {&book.front, &book.body, &book.back})
        for (const Block& block : *matter) visit_inlines_of(block, take);
    return calls;
}

bool is_of_word(char32_t c) { return is_letter(c) || is_combining_mark(c) || (c >= U'0' && c <= U'9'); }

// Where words stand in a text, as whole words.
std::vector<std::size_t> places_of(std::string_view words, std::string_view text) {
    std::vector<std::size_t> places;
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
        std::size_t end = at + words.size();
        const bool begins = at == 0 || !is_of_word(last_code_point(text.substr(0, at)));
        if (begins && (end == text.size() || !is_of_word(next_code_point(text, end)))) places.push_back(at);
    }
    return places;
}

bool is_head(Role role) { return role == Role::heading || role == Role::subheading || role == Role::verse_head || role == Role::list_head; }

class KeyFinder {
public:
    KeyFinder(const Book& book, const std::vector<bool>& keyed) : book_(book), keys_(book.notes.size()) {
        const std::vector<AnchorId> calls = first_calls(book, keyed);
        for (std::size_t note = 0; note < keys_.size(); ++note) {
            if (calls[note] == AnchorId::none) continue;
            const std::optional<Lemma>& lemma = book.notes[note].lemma;
            const AnchorId begin = lemma && lemma->begin != AnchorId::none ? lemma->begin : calls[note];
            keys_[note].emplace();
            keys_[note]->begin = begin;
            keys_[note]->end = calls[note];
            edges_[begin].push_back({note, true});
            edges_[calls[note]].push_back({note, false});
        }
    }

    std::vector<std::optional<EntryKey>> find() {
        for (const Blocks* matter : {&book_.front, &book_.body, &book_.back}) read(*matter, true);
        return std::move(keys_);
    }

private:
    // `counts`: whether lines are counted here at all.
    void read(const Blocks& blocks, bool counts) {
        for (const Block& block : blocks) {
            if (block.is_leaf()) read_leaf(block, counts && counts_lines(block.role));
            if (block.is_container()) read(block.blocks(), counts && !is_outside_of_counts(block.role));
            const auto* table = std::get_if<Table>(&block.content);
            if (table == nullptr) continue;
            read(table->caption, false);
            for (const Row& row : table->rows)
                for (const Cell& cell : row.cells) read(cell.content, false);
        }
    }

    void read_leaf(const Block& leaf, bool counts) {
        std::string text;
        std::vector<std::pair<std::size_t, std::size_t>> begun;  // notes, and where their lemmas begin in the text
        const auto pass = [&](AnchorId anchor) {
            const auto found = anchor == AnchorId::none ? edges_.end() : edges_.find(anchor);
            if (found == edges_.end()) return;
            for (const Edge& edge : found->second) {
                (edge.is_begin ? keys_[edge.note]->block : keys_[edge.note]->last_block) = leaf.id;
                if (edge.is_begin) begun.emplace_back(edge.note, text.size());
            }
        };
        visit_inlines(leaf.inlines(), [&](const Inline& piece) {
            pass(anchor_of(book_, piece));
            if (const auto* run = std::get_if<Text>(&piece.content)) text += run->text;
            if (std::holds_alternative<LineBreak>(piece.content)) text += line_end;
        });
        Alike alike;
        std::size_t at = 0;
        std::uint32_t units = 0;  // before `at`: the lemmas begin in the order of the text
        for (const auto& [note, place] : begun) {
            units += units_between(text, at, place);
            at = place;
            EntryKey& key = *keys_[note];
            key.unit = units;
            key.in_heading = is_head(leaf.role);
            key.is_counted = counts;
            const std::optional<Lemma>& lemma = book_.notes[note].lemma;
            if (!lemma || lemma->words.empty() || short_lemma(*lemma) != lemma->words) continue;
            const std::vector<std::uint32_t>& places = alike_places(lemma->words, text, alike);
            if (places.size() > 1 && std::binary_search(places.begin(), places.end(), units)) key.alike = places;
        }
    }

    using Alike = std::map<std::string_view, std::vector<std::uint32_t>>;  // by words: where they stand in a leaf, in units

    static const std::vector<std::uint32_t>& alike_places(std::string_view words, std::string_view text, Alike& known) {
        const auto [found, is_new] = known.try_emplace(words);
        if (!is_new) return found->second;
        std::size_t before = 0;
        std::uint32_t units = 0;
        for (const std::size_t at : places_of(words, text)) {
            units += units_between(text, before, at);
            before = at;
            found->second.push_back(units);
        }
        return found->second;
    }

    static std::uint32_t units_between(std::string_view text, std::size_t begin, std::size_t end) {
        return static_cast<std::uint32_t>(length_in_units(text.substr(begin, end - begin)));
    }

    const Book& book_;
    std::vector<std::optional<EntryKey>> keys_;
    std::map<AnchorId, std::vector<Edge>> edges_;
};

}  // namespace

std::vector<std::optional<EntryKey>> entry_keys(const Book& book, const std::vector<bool>& keyed, std::span<const VerseNumber> verse) {
    if (std::find(keyed.begin(), keyed.end(), true) == keyed.end()) return std::vector<std::optional<EntryKey>>(book.notes.size());
    std::vector<std::optional<EntryKey>> keys = KeyFinder(book, keyed).find();
    for (std::optional<EntryKey>& key : keys) {
        if (!key) continue;
        const VerseNumber *first = find_number(verse, key->block), *last = find_number(verse, key->last_block);
        if (key->is_counted && first != nullptr && last != nullptr) key->verse = {first->number, last->number};
    }
    return keys;
}

std::string line_range_text(const LineRange& lines, CounterStyle style, std::string_view language) {
    if (lines.last == lines.first) return std::to_string(lines.first);
    if (style == CounterStyle::lines_following && lines.last == lines.first + 1)
        return fmt::format("{}\u00A0{}", lines.first, label(Label::next_line, language));
    return fmt::format("{}–{}", lines.first, lines.last);
}

std::string ordinal_of(const EntryKey& key, std::uint32_t begin, std::uint32_t end) {
    static constexpr std::array<std::string_view, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    const auto first = std::lower_bound(key.alike.begin(), key.alike.end(), begin), last = std::lower_bound(key.alike.begin(), key.alike.end(), end);
    const auto own = std::find(first, last, key.unit);
    if (last - first < 2 || own == last) return {};
    std::string text;
    for (const char digit : std::to_string(own - first + 1)) text += raised[static_cast<std::size_t>(digit - '0')];
    return text;
}

}  // namespace nabor
