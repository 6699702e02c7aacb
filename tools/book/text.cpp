#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "book/structure.h"
#include "book/walk.h"
#include "language/characters.h"
#include "language/initial.h"
#include "language/language.h"

namespace nabor {

namespace {

constexpr int largest_list_number = 1'000'000;

void append_plain(const Inlines& inlines, std::string& text) {
    for (const Inline& piece : inlines) {
        if (const auto* run = std::get_if<Text>(&piece.content)) text += run->text;
        else if (const auto* phrase = std::get_if<Phrase>(&piece.content)) append_plain(phrase->content, text);
        else if (const auto* link = std::get_if<Link>(&piece.content)) append_plain(link->content, text);
        else if (std::holds_alternative<LineBreak>(piece.content)) text += '\n';
    }
}

bool ends_a_sentence(std::string_view text) {
    static constexpr std::string_view closing[] = {".", "!", "?", ":", ";", ",", "…", "—", "–"};
    for (std::string_view mark : closing)
        if (text.ends_with(mark)) return true;
    return false;
}

const Title* first_title(const Metadata& metadata, std::string_view type) {
    for (const Title& title : metadata.titles)
        if (title.type == type && !title.text.empty()) return &title;
    return nullptr;
}

// "12", "xii"
bool is_page_number(std::string_view word) {
    return word.find_first_of("0123456789") != std::string_view::npos || word.find_first_not_of("ivxlcIVXLC.,;–-") == std::string_view::npos;
}

// "page", "p.", "странице", "стр.": a word that a page's number follows.
bool calls_a_page(std::string_view word, const std::string& language) {
    const std::string page = folded(label(Label::page, language)), last = folded(word);
    return last.ends_with('.') || last.starts_with(without_last_code_point(page));
}

}  // namespace

std::string before_page(const Link& link, const std::string& language) {
    const std::string words = plain_text(link.content);
    const std::string_view last = std::string_view(words).substr(words.find_last_of(" \n") + 1);
    if (last.empty() || is_page_number(last) || words.find_first_of("0123456789") != std::string::npos) return {};
    return calls_a_page(last, language) ? std::string("\u00A0") : fmt::format(", {}\u00A0", label(Label::page_abbreviated, language));
}

std::string plain_text(const Inlines& inlines) {
    std::string text;
    append_plain(inlines, text);
    return collapse_xml_space(text);
}

std::string heading_line(const Inlines& inlines) {
    std::string text, line;
    append_plain(inlines, text);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string next = collapse_xml_space(std::string_view(text).substr(begin, end - begin));
        if (!line.empty() && !next.empty()) line += is_division_number(line) && begins_with_capital(next, InitialMarks::any) ? ". " : " ";
        line += next;
        begin = end + 1;
    }
    return line;
}

std::string heading_text(const Block& division) {
    std::string text;
    if (!division.is_container()) return text;
    for (const Block& block : division.blocks()) {
        if (block.role != Role::heading || !block.is_leaf()) continue;
        const std::string line = heading_line(block.inlines());
        if (line.empty()) continue;
        if (!text.empty()) text += ends_a_sentence(text) ? " " : ". ";
        text += line;
    }
    return text;
}

std::optional<int> list_number(std::string_view number) {
    int value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool is_whole = error == std::errc{} && end == number.data() + number.size();
    return is_whole && value >= -largest_list_number && value <= largest_list_number ? std::optional(value) : std::nullopt;
}

std::string Metadata::main_title() const {
    if (const Title* title = first_title(*this, "main")) return title->text;
    return titles.empty() ? std::string() : titles.front().text;
}

std::string Metadata::subtitle() const {
    const Title* title = first_title(*this, "sub");
    return title ? title->text : std::string();
}

}  // namespace nabor
