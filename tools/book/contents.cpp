#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "book/structure.h"
#include "book/walk.h"
#include "language/characters.h"
#include "language/language.h"

namespace nabor {

namespace {

constexpr std::size_t most_first_words = 48;  // characters of a first line that is used as a title

// What is missing names nothing.
Inlines without_gaps(const Inlines& inlines) {
    Inlines kept;
    for (const Inline& piece : inlines) {
        const auto* phrase = std::get_if<Phrase>(&piece.content);
        if (phrase && phrase->role == Role::gap) continue;
        kept.push_back(piece);
        if (phrase) std::get<Phrase>(kept.back().content).content = without_gaps(phrase->content);
    }
    return kept;
}

bool has_letter_or_digit(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (const char32_t c = next_code_point(text, at); is_letter(c) || (c >= U'0' && c <= U'9')) return true;
    return false;
}

bool listed_without_heading(Role role) {
    switch (role) {
        case Role::chapter:
        case Role::document:
        case Role::introduction:
        case Role::preface:
        case Role::afterword:
        case Role::appendix:
        case Role::chronology:
        case Role::glossary:
        case Role::bibliography:
        case Role::biographies: return true;
        default: return false;
    }
}

// A division that names itself in the contents would be named there twice by the division around it.
bool names_itself(const Block& division) {
    return !heading_text(division).empty() || division.document != DocumentId::none || listed_without_heading(division.role);
}

// The first line of a division, up to a division in it that names itself.
std::string first_line(const Block& division) {
    std::string line;
    for (const Block& child : division.blocks()) {
        if (is_division(child.role) && child.is_container()) {
            if (names_itself(child)) return {};
            line = first_line(child);
        } else if (child.role != Role::note_block && child.role != Role::editor_note) {
            visit_block(child, [&](const Block& block) {
                if (!line.empty() || !block.is_leaf() || block.role == Role::ornament) return;
                line = plain_text(without_gaps(block.inlines()));
                if (!has_letter_or_digit(line)) line.clear();
            });
        }
        if (!line.empty()) return line;
    }
    return line;
}

// The first words of a division without a heading: "I dreamed a dream to-night…".
std::string first_words(const Block& division) {
    std::string line = first_line(division);
    const std::u32string characters = to_utf32(line);
    if (characters.size() <= most_first_words) return line;
    std::size_t end = characters.rfind(U' ', most_first_words);
    if (end == std::u32string::npos || end < most_first_words / 2) end = most_first_words;
    while (end > 0 && (characters[end - 1] == U',' || characters[end - 1] == U';' || characters[end - 1] == U':' || characters[end - 1] == U' ')) --end;
    return to_utf8(std::u32string_view(characters).substr(0, end)) + "…";
}

// What names a division that has no heading; "" for one that is not listed.
std::string made_title(const Book& book, const Block& division) {
    std::string title;
    if (division.document != DocumentId::none) title = book.documents[index_of(division.document)].metadata.main_title();
    if (!title.empty() || !listed_without_heading(division.role)) return title;
    if (division.role == Role::bibliography) return std::string(label(Label::bibliography, book.language(division.language)));
    if (division.role == Role::biographies) return std::string(label(Label::biographies, book.language(division.language)));
    return first_words(division);
}

class ContentsCollector {
public:
    ContentsCollector(const Book& book, std::uint8_t deepest) : book_(book), deepest_(deepest) {}

    void collect(const Blocks& blocks, std::uint8_t depth) {
        for (const Block& block : blocks)
            if (is_division(block.role) && block.is_container() && block.role != Role::title_page && !block.other_form) add(block, depth);
    }

    std::vector<ContentsEntry> take() { return std::move(entries_); }

private:
    void add(const Block& division, std::uint8_t depth) {
        ContentsEntry entry;
        entry.title = heading_text(division);
        if (entry.title.empty()) entry.title = made_title(book_, division);
        const bool listed = !entry.title.empty() && (deepest_ == 0 || depth <= deepest_);
        if (listed) {
            entry.depth = depth;
            entry.role = division.role;
            entry.anchor = division.anchor;
            entry.language = division.language;
            entry.author = author_of(division);
            entry.division = &division;
            entries_.push_back(std::move(entry));
        }
        collect(division.blocks(), static_cast<std::uint8_t>(listed && depth < 250 ? depth + 1 : depth));
    }

    std::string author_of(const Block& division) const {
        if (division.document == DocumentId::none) return {};
        std::string author;
        for (const Contributor& contributor : book_.documents[index_of(division.document)].metadata.contributors)
            if (contributor.relator == "aut" && !is_author_of_book(contributor.name)) author += (author.empty() ? "" : ", ") + contributor.name;
        return author;
    }

    bool is_author_of_book(const std::string& name) const {
        const auto& all = book_.metadata.contributors;
        return std::any_of(all.begin(), all.end(), [&](const Contributor& c) { return c.relator == "aut" && c.name == name; });
    }

    const Book& book_;
    std::uint8_t deepest_;
    std::vector<ContentsEntry> entries_;
};

}  // namespace

std::vector<ContentsEntry> contents(const Book& book, std::uint8_t deepest) {
    ContentsCollector collector(book, deepest);
    collector.collect(book.front, 1);
    collector.collect(book.body, 1);
    collector.collect(book.back, 1);
    return collector.take();
}

std::string unit_name(const Book& book, const Unit& unit) {
    const std::string& language = book.language(LanguageId::main);
    if (unit.path.empty()) return std::string(label(Label::beginning, language));
    const Block& division = *unit.path.back();
    std::string name = heading_text(division);
    if (name.empty()) name = made_title(book, division);
    if (name.empty()) name = label(division.role == Role::title_page ? Label::title_page : Label::untitled, language);
    return name;
}

}  // namespace nabor
