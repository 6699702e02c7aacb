// In: metadata. Out: author, title, subtitle, editors, translators, others and imprint, a leaf each.
#include "book/title_page.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "book/structure.h"
#include "book/walk.h"
#include "language/characters.h"
#include "language/language.h"

namespace nabor {

namespace {

std::string main_language(const Book& book) { return book.languages.empty() ? std::string() : book.languages.front(); }

LanguageId language_id(const Book& book, std::string_view language) {
    const auto found = std::find(book.languages.begin(), book.languages.end(), language);
    return found == book.languages.end() ? LanguageId::main : static_cast<LanguageId>(found - book.languages.begin());
}

// A line of the title page, and where its words stand in the header.
struct Words {
    std::string text;
    Span span;
};

Block leaf(Role role, const Words& words, LanguageId language = LanguageId::main) {
    Block block;
    block.span = words.span;
    block.role = role;
    block.language = language;
    block.content = Inlines{Inline{words.span, Text{collapse_xml_space(words.text)}}};
    return block;
}

// The names of the contributors that are asked for, joined after the words `after`. Of names that share an authority, which are one
// person's in several scripts, the first alone is used.
template <typename Is>
Words names_of(const Metadata& metadata, const Is& is_asked, std::string_view after, std::string_view language) {
    Words names;
    std::vector<std::string_view> authorities;
    for (const Contributor& contributor : metadata.contributors) {
        if (!is_asked(contributor) || trim_xml_space(contributor.name).empty()) continue;
        const bool named = std::find(authorities.begin(), authorities.end(), contributor.authority) != authorities.end();
        if (!contributor.authority.empty() && named) continue;
        authorities.push_back(contributor.authority);
        const std::string name = collapse_xml_space(contributor.name);
        const bool inside = contributor.corporate && (!names.text.empty() || (!after.empty() && !after.ends_with(':')));
        names.text += (names.text.empty() ? "" : ", ") + (inside ? corporate_inside(name, language) : name);
        names.span = covering(names.span, contributor.span);
    }
    return names;
}

Block title_leaf(Role role, const Book& book, std::string_view text) {
    for (const Title& title : book.metadata.titles)
        if (collapse_xml_space(title.text) == text) return leaf(role, {std::string(text), title.span}, language_id(book, title.language));
    return leaf(role, {std::string(text), {}});
}

auto has_relator(std::string_view relator) {
    return [relator](const Contributor& person) { return person.relator == relator; };
}

// What a source says of a person in its own words: "Drawings: A. Maker", "Prepared under the supervision of A. Maker".
void add_others(const Metadata& metadata, std::string_view language, Blocks& leaves) {
    constexpr std::string_view leading[] = {":", " by", " of", " von", " par", " an der", " durch", " под руководством"};
    std::vector<std::string_view> said;
    for (const Contributor& person : metadata.contributors) {
        if (person.words.empty() || std::find(said.begin(), said.end(), person.words) != said.end()) continue;
        said.push_back(person.words);
        std::string words = person.words;
        const bool leads = std::any_of(std::begin(leading), std::end(leading), [&](std::string_view end) { return words.ends_with(end); });
        words += leads ? " " : ": ";
        const std::u32string letters = to_utf32(words);
        words = upper_case(to_utf8(letters.substr(0, 1))).append(to_utf8(letters.substr(1)));
        const Words names = names_of(metadata, [&](const Contributor& other) { return other.words == person.words; }, words, language);
        if (!names.text.empty()) leaves.push_back(leaf(Role::title_part, {words.append(names.text), names.span}));
    }
}

// A title page has the year of "2026-05-01"; a date in words stays.
std::string date_of_imprint(const std::string& date) {
    const bool is_iso = date.find('-') == 4 && date.find_first_not_of("0123456789-") == std::string::npos;
    return is_iso ? date.substr(0, 4) : date;
}

void add_imprint(const Metadata& metadata, Blocks& leaves) {
    std::string imprint;
    for (const std::string& part : {metadata.place, metadata.publisher, date_of_imprint(metadata.date)}) {
        const std::string text = collapse_xml_space(part);
        if (!text.empty()) imprint += (imprint.empty() ? "" : ", ") + text;
    }
    if (!imprint.empty()) leaves.push_back(leaf(Role::title_imprint, {imprint, metadata.publication}));
}

void add_titles(const Book& book, std::string_view title, Blocks& leaves) {
    leaves.push_back(title_leaf(Role::title_main, book, title));
    const std::string subtitle = collapse_xml_space(book.metadata.subtitle());
    if (!subtitle.empty()) leaves.push_back(title_leaf(Role::title_sub, book, subtitle));
}

std::vector<Words> lines_of_people(const Book& book) {
    const std::string language = main_language(book);
    std::vector<Words> lines;
    for (const auto& [relator, by] : {std::pair{"edt", Label::edited_by}, std::pair{"trl", Label::translated_by}}) {
        std::string words(label(by, language));
        const Words names = names_of(book.metadata, has_relator(relator), words, language);
        if (!names.text.empty()) lines.push_back({words.append(" ").append(names.text), names.span});
    }
    return lines;
}

}  // namespace

Blocks titles_of(const Book& book) {
    Blocks leaves;
    if (const std::string title = collapse_xml_space(book.metadata.main_title()); !title.empty()) add_titles(book, title, leaves);
    return leaves;
}

std::vector<std::string> editors_and_translators(const Book& book) {
    std::vector<std::string> lines;
    for (Words& line : lines_of_people(book)) lines.push_back(std::move(line.text));
    return lines;
}

Block title_page_of(const Book& book, std::string_view title) {
    const Metadata& metadata = book.metadata;
    const std::string language = main_language(book);
    Blocks leaves;
    const Words authors = names_of(metadata, has_relator("aut"), {}, language);
    if (!authors.text.empty()) leaves.push_back(leaf(Role::title_author, authors));
    add_titles(book, title, leaves);
    for (const Words& line : lines_of_people(book)) leaves.push_back(leaf(Role::title_part, line));
    add_others(metadata, language, leaves);
    add_imprint(metadata, leaves);
    Block page;
    page.role = Role::title_page;
    page.level = 1;
    page.content = std::move(leaves);
    return page;
}

namespace {

void append_text(const Blocks& blocks, std::string& text) {
    visit_blocks(blocks, [&](const Block& block) {
        if (block.is_leaf()) text += plain_text(block.inlines()) + "\n";
    });
}

// The last word of a name as it is printed, or of one with a comma the last before it: "Modelwoman" in "Anna Modelwoman".
std::string family_name(std::string_view name) {
    const std::string text = collapse_xml_space(name.substr(0, name.find(',')));
    const std::size_t space = text.rfind(' ');
    return folded(space == std::string::npos ? text : text.substr(space + 1));
}

bool names_an_author(const Block& page, const Metadata& metadata) {
    for (const Block& leaf : page.blocks())
        if (leaf.role == Role::title_author) return true;
    std::string text;
    append_text(page.blocks(), text);
    text = folded(text);
    return std::any_of(metadata.contributors.begin(), metadata.contributors.end(), [&](const Contributor& person) {
        const std::string name = person.relator == "aut" ? family_name(person.name) : std::string();
        return !name.empty() && text.find(name) != std::string::npos;
    });
}

}  // namespace

void complete_title_page(Book& book) {
    Block* page = nullptr;
    for (Block& block : book.front) {
        if (block.role != Role::title_page || !block.is_container()) continue;
        if (names_an_author(block, book.metadata)) return;
        if (!page || (block.anchor != AnchorId::none && block.anchor == book.title_page)) page = &block;
    }
    if (!page) return;
    Words authors = names_of(book.metadata, has_relator("aut"), {}, book.languages.front());
    if (authors.text.empty()) return;
    Blocks& leaves = std::get<Blocks>(page->content);
    if (!authors.span.known()) authors.span = page->span;
    Block author = leaf(Role::title_author, authors);
    leaves.insert(leaves.begin(), std::move(author));
}

}  // namespace nabor
