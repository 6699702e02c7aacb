#include "book/reference_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "book/structure.h"
#include "book/walk.h"
#include "language/language.h"

namespace nabor {

namespace {

bool is_empty_reference(const Inline& piece) {
    const auto* link = std::get_if<Link>(&piece.content);
    return link != nullptr && link->content.empty() && link->number != ReferenceNumber::page && link->target != AnchorId::none;
}

// By AnchorId: whether a reference without words leads there.
std::vector<bool> targets_without_words(const Book& book) {
    std::vector<bool> targets(book.anchors.size(), false);
    const auto note_target = [&](const Inline& piece) {
        if (!is_empty_reference(piece)) return;
        const std::size_t target = index_of(std::get<Link>(piece.content).target);
        if (target < targets.size()) targets[target] = true;
    };
    const auto look_into = [&](const Blocks& blocks) {
        for (const Block& block : blocks) visit_inlines_of(block, note_target);
    };
    for (const Blocks* blocks : {&book.front, &book.body, &book.back}) look_into(*blocks);
    for (const Note& note : book.notes) look_into(note.content);
    return targets;
}

// A caption may be long: its first sentence, without the full stop, names the figure. "L. D." is no end of a sentence.
std::string first_sentence(const std::string& caption) {
    for (std::size_t stop = caption.find(". "); stop != std::string::npos; stop = caption.find(". ", stop + 1)) {
        const std::size_t space = caption.rfind(' ', stop);
        const std::size_t word = space == std::string::npos ? 0 : space + 1;
        if (to_utf32(std::string_view(caption).substr(word, stop - word)).size() > 2) return caption.substr(0, stop);
    }
    return caption.ends_with('.') ? caption.substr(0, caption.size() - 1) : caption;
}

std::string words_of(const Block& leaf) { return leaf.is_leaf() ? first_sentence(plain_text(leaf.inlines())) : std::string(); }

bool names_what_is_around(Role role) {
    return role == Role::caption || role == Role::list_head || role == Role::verse_head || role == Role::biography_name;
}

// Walks a book with the name of the innermost thing around each place.
class Namer {
public:
    Namer(const Book& book, const std::vector<std::string>& note_numbers) : book_(book), is_wanted_(targets_without_words(book)) {
        if (std::find(is_wanted_.begin(), is_wanted_.end(), true) == is_wanted_.end()) return;
        for (ContentsEntry& entry : contents(book)) titles_.emplace(entry.division, std::move(entry.title));
        for (const Blocks* blocks : {&book.front, &book.body, &book.back}) walk(*blocks);
        for (std::size_t i = 0; i < book.notes.size(); ++i) walk(static_cast<NoteId>(i), i < note_numbers.size() ? note_numbers[i] : std::string());
    }

    std::map<AnchorId, ReferenceWords> take() { return std::move(words_); }

private:
    void place(AnchorId anchor) {
        const std::size_t index = index_of(anchor);
        if (index < is_wanted_.size() && is_wanted_[index] && !around_.text.empty()) words_.emplace(anchor, around_);
    }

    void walk(NoteId id, const std::string& number) {
        const Note& note = book_.note(id);
        const ReferenceWords outer = around_;
        name(number, note.language);
        if (!number.empty()) around_.note = id;
        place(note.anchor);
        around_.note.reset();
        walk(note.content);
        around_ = outer;
    }

    void walk(const Blocks& blocks) {
        for (const Block& block : blocks) walk(block);
    }

    void walk(const Block& block) {
        const ReferenceWords outer = around_;
        name_by_heads(block);
        place(block.anchor);
        if (const auto* table = std::get_if<Table>(&block.content)) walk(*table);
        if (block.is_leaf()) visit_inlines(block.inlines(), [&](const Inline& piece) { place(anchor_of(book_, piece)); });
        if (block.is_container()) row_of(block.role).element == "ol" || row_of(block.role).element == "ul" ? walk_list(block) : walk_entries(block);
        around_ = outer;
    }

    void walk(const Table& table) {
        walk(table.caption);
        for (const Row& row : table.rows) {
            place(row.anchor);
            for (const Cell& cell : row.cells) {
                place(cell.anchor);
                walk(cell.content);
            }
        }
    }

    // Items have the number that they are printed with: counted, their own, or a label before or in them.
    void walk_list(const Block& list) {
        const ReferenceWords outer = around_;
        const bool is_counted = list.role == Role::list_ordered;
        int number = list_number(list.number).value_or(1);
        const Block* label = nullptr;
        for (const Block& child : list.blocks()) {
            if (child.role == Role::item_label) label = &child;
            if (child.role == Role::list_item) {
                number = list_number(child.number).value_or(number);
                const bool has_label = child.is_container() && !child.blocks().empty() && child.blocks().front().role == Role::item_label;
                const Block* own = has_label ? &child.blocks().front() : std::exchange(label, nullptr);
                name(own != nullptr ? words_of(*own) : is_counted ? fmt::format("{}", number) : std::string(), child.language);
                ++number;
            }
            walk(child);
            around_ = outer;
        }
    }

    // A definition has the name of the term before it.
    void walk_entries(const Block& block) {
        const ReferenceWords outer = around_;
        for (const Block& child : block.blocks()) {
            if (child.role == Role::gloss_term) around_ = outer;
            if (child.role == Role::gloss_term) name(words_of(child), child.language);
            if (child.role != Role::gloss_term && child.role != Role::gloss_definition) around_ = outer;
            walk(child);
        }
        around_ = outer;
    }

    void name_by_heads(const Block& block) {
        if (const auto title = titles_.find(&block); title != titles_.end()) name(title->second, block.language);
        if (block.role == Role::verse_line && !block.number.empty())
            name(fmt::format("{} {}", label(Label::verse_line, book_.language(block.language)), block.number), block.language);
        const auto* table = std::get_if<Table>(&block.content);
        if (table != nullptr && !table->caption.empty()) name(words_of(table->caption.front()), table->caption.front().language);
        if (!block.is_container() || is_division(block.role)) return;
        for (const Block& child : block.blocks()) {
            if (!names_what_is_around(child.role)) continue;
            const std::string words = words_of(child);
            name(words, child.language);
            if (!words.empty()) return;
        }
    }

    void name(const std::string& words, LanguageId language) {
        if (!words.empty()) around_ = {words, language, {}};
    }

    const Book& book_;
    std::vector<bool> is_wanted_;                 // by AnchorId
    std::map<const Block*, std::string> titles_;  // of the divisions that the contents list
    ReferenceWords around_;
    std::map<AnchorId, ReferenceWords> words_;
};

}  // namespace

std::map<AnchorId, ReferenceWords> reference_words(const Book& book, const std::vector<std::string>& note_numbers) {
    return Namer(book, note_numbers).take();
}

}  // namespace nabor
