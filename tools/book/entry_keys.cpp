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

// Where a note is called first, and in which note; `in_text` where it is called there.
struct FirstCall {
    static constexpr std::size_t in_text = static_cast<std::size_t>(-1);
    AnchorId anchor = AnchorId::none;
    std::size_t holder = in_text;
};

std::vector<FirstCall> first_calls(const Book& book) {
    std::vector<FirstCall> calls(book.notes.size());
    const auto take_from = [&](const Blocks& blocks, std::size_t holder) {
        for (const Block& block : blocks)
            visit_inlines_of(block, [&](const Inline& piece) {
                const auto* call = std::get_if<NoteCall>(&piece.content);
                if (call != nullptr && calls[index_of(call->note)].anchor == AnchorId::none) calls[index_of(call->note)] = {call->anchor, holder};
            });
    };
    for (const Blocks* matter : {&book.front, &book.body, &book.back}) take_from(*matter, FirstCall::in_text);
    for (std::size_t note = 0; note < book.notes.size(); ++note) take_from(book.notes[note].content, note);
    return calls;
}

// The note that is called in the text and holds this one, itself or by notes in it. `in_text` where notes call each other alone.
std::size_t outermost(std::size_t note, const std::vector<FirstCall>& calls) {
    for (std::size_t steps = 0; steps < calls.size(); ++steps) {
        if (calls[note].holder == FirstCall::in_text) return calls[note].anchor == AnchorId::none ? FirstCall::in_text : note;
        note = calls[note].holder;
    }
    return FirstCall::in_text;
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
        const std::vector<FirstCall> calls = first_calls(book);
        const auto begin_of = [&](std::size_t note) {
            const std::optional<Lemma>& lemma = book.notes[note].lemma;
            return lemma && lemma->begin != AnchorId::none ? lemma->begin : calls[note].anchor;
        };
        for (std::size_t note = 0; note < keys_.size(); ++note) {
            const std::size_t outer = keyed[note] ? outermost(note, calls) : FirstCall::in_text;
            if (outer == FirstCall::in_text) continue;
            EntryKey& key = keys_[note].emplace();
            key.begin = begin_of(outer);
            key.end = calls[outer].anchor;
            key.own = begin_of(note);
            key.in_note = outer != note;
            edges_[key.begin].push_back({note, true});
            edges_[key.end].push_back({note, false});
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
            key.has_words = text.find_first_not_of(" \t\n") != std::string::npos;
            key.is_counted = counts;
            const std::optional<Lemma>& lemma = book_.notes[note].lemma;
            if (key.in_note || !lemma || lemma->words.empty() || short_lemma(*lemma) != lemma->words) continue;
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

bool is_of_prose(const EntryKey& key) { return key.verse.first == 0 && key.is_counted && key.has_words && !key.in_heading; }

// Verse is counted by its poem, prose by its section or page: in one unit two keys "12" may be of two lines.
void mark_verse_beside_prose(const Book& book, std::vector<std::optional<EntryKey>>& keys) {
    std::map<BlockId, std::size_t> unit_of;
    const std::vector<Unit> all = units(book);
    for (std::size_t unit = 0; unit < all.size(); ++unit)
        for (const Block* block : all[unit].blocks) visit_block(*block, [&](const Block& inner) { unit_of.emplace(inner.id, unit); });
    std::vector<bool> has_prose(all.size(), false);
    const auto unit_with = [&](const EntryKey& key) {
        const auto found = unit_of.find(key.block);
        return found == unit_of.end() ? all.size() : found->second;
    };
    for (const std::optional<EntryKey>& key : keys)
        if (key && is_of_prose(*key) && unit_with(*key) < all.size()) has_prose[unit_with(*key)] = true;
    for (std::optional<EntryKey>& key : keys)
        if (key && key->verse.first > 0) key->beside_prose = unit_with(*key) < all.size() && has_prose[unit_with(*key)];
}

}  // namespace

std::vector<std::optional<EntryKey>> entry_keys(const Book& book, const std::vector<bool>& keyed, std::span<const VerseNumber> verse) {
    if (std::find(keyed.begin(), keyed.end(), true) == keyed.end()) return std::vector<std::optional<EntryKey>>(book.notes.size());
    std::vector<std::optional<EntryKey>> keys = KeyFinder(book, keyed).find();
    for (std::optional<EntryKey>& key : keys) {
        if (!key) continue;
        const VerseNumber *first = find_number(verse, key->block), *last = find_number(verse, key->last_block);
        key->begins_in_verse = key->is_counted && first != nullptr;
        key->ends_in_verse = key->is_counted && last != nullptr;
        if (key->begins_in_verse && key->ends_in_verse) key->verse = {first->number, last->number};
    }
    if (!verse.empty()) mark_verse_beside_prose(book, keys);
    return keys;
}

std::string line_range_text(const LineRange& lines, CounterStyle style, std::string_view language) {
    if (lines.last == lines.first) return std::to_string(lines.first);
    if (style == CounterStyle::lines_following && lines.last == lines.first + 1)
        return fmt::format("{}\u00A0{}", lines.first, label(Label::next_line, language));
    return fmt::format("{}–{}", lines.first, lines.last);
}

namespace {

std::string as_verse(std::string_view number, std::string_view language) {
    return fmt::format("{}\u00A0{}", label(Label::verse_abbreviated, language), number);
}

}  // namespace

std::string verse_key_text(const EntryKey& key, CounterStyle style, std::string_view language) {
    const std::string lines = line_range_text(key.verse, style, language);
    return with_note_word(key.beside_prose ? as_verse(lines, language) : lines, key, language);
}

std::string mixed_range_text(const EntryKey& key, std::string_view first, std::string_view last, std::string_view language) {
    return fmt::format("{}–{}", key.begins_in_verse ? as_verse(first, language) : std::string(first), key.ends_in_verse ? as_verse(last, language) : std::string(last));
}

std::string with_note_word(std::string number, const EntryKey& key, std::string_view language) {
    return key.in_note ? fmt::format("{}\u00A0{}", number, label(Label::note_abbreviated, language)) : number;
}

bool may_share_number(const EntryKey& one, const EntryKey& other) {
    return one.in_note == other.in_note && (!one.in_note || (one.begin == other.begin && one.end == other.end));
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
