#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
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

constexpr std::size_t longest_figures = 24;  // characters
constexpr std::ptrdiff_t most_words_of_lemma = 6;
constexpr int largest_list_number = 1'000'000;
constexpr std::string_view first_strong_isolate = "\u2068", pop_isolate = "\u2069";

// What a phrase or a link holds; null for other inlines.
const Inlines* held_by(const Inline& piece) {
    if (const auto* phrase = std::get_if<Phrase>(&piece.content)) return &phrase->content;
    const auto* link = std::get_if<Link>(&piece.content);
    return link ? &link->content : nullptr;
}

// What only guides the setting of lines is no part of a name or of a description.
void append_without_controls(std::string_view run, std::string& text) {
    for (std::size_t at = 0; at < run.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(run, at);
        if (c < 0x80 || !is_line_end_control(c)) text += run.substr(begin, at - begin);
    }
}

void append_own(const Inline& piece, std::string& text) {
    if (const auto* run = std::get_if<Text>(&piece.content)) append_without_controls(run->text, text);
    if (std::holds_alternative<LineBreak>(piece.content)) text += '\n';
}

void append_plain(const Inlines& inlines, std::string& text) {
    for (const Inline& piece : inlines)
        if (const Inlines* held = held_by(piece))
            append_plain(*held, text);
        else
            append_own(piece, text);
}

enum class Direction : std::uint8_t { none, left_to_right, right_to_left };

// Of the first letter.
Direction direction_of(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const Script script = script_of(c);
        if (script == Script::hebrew || script == Script::arabic) return Direction::right_to_left;
        if (script != Script::common && script != Script::inherited && is_letter(c)) return Direction::left_to_right;
    }
    return Direction::none;
}

// Of the first letter outside of phrases.
Direction direction_around(const Inlines& inlines) {
    for (const Inline& piece : inlines) {
        const auto* run = std::get_if<Text>(&piece.content);
        const Direction own = run ? direction_of(run->text) : Direction::none;
        if (own != Direction::none) return own;
    }
    return Direction::none;
}

// As append_plain; a phrase of another direction stands apart, with its own marks (UAX #9, 2.7).
void append_isolating(const Inlines& inlines, std::string& text) {
    const Direction around = direction_around(inlines);
    for (const Inline& piece : inlines) {
        const Inlines* held = held_by(piece);
        if (held == nullptr) {
            append_own(piece, text);
            continue;
        }
        std::string inner;
        append_isolating(*held, inner);
        const Direction own = direction_of(inner);
        const bool turns = around != Direction::none && own != Direction::none && own != around;
        if (turns) text += first_strong_isolate;
        text += inner;
        if (turns) text += pop_isolate;
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

// The last word of a text, from the last white space on.
std::string_view last_word(std::string_view text) { return text.substr(text.find_last_of(" \n\t") + 1); }

std::string_view without_end_marks(std::string_view word) {
    while (!word.empty() && !is_letter(last_code_point(word)) && !(word.back() >= '0' && word.back() <= '9')) word = without_last_code_point(word);
    return word;
}

// "f.", "ff.", "сл.": and what follows it.
bool is_and_following(std::string_view word) {
    static constexpr std::string_view marks[] = {"f", "ff", "сл", "след", "sq", "sqq", "n", "nn"};
    return std::find(std::begin(marks), std::end(marks), without_end_marks(word)) != std::end(marks);
}

// "12", "12–14", "xii", "12ff."
bool is_page_number(std::string_view word) {
    std::string_view number = without_end_marks(word);
    while (number.ends_with('f')) number.remove_suffix(1);
    return !number.empty() && number.find_first_not_of("0123456789ivxlcIVXLC-\u2013") == std::string_view::npos;
}

// The words that a number of a page, a line or a paragraph follows: "p.", "странице", "v.", "§". Case-folded; of those in `beginnings` the ends vary.
struct NumberWords {
    Label abbreviated;
    std::initializer_list<std::string_view> beginnings, whole;
};

const NumberWords& number_words(ReferenceNumber number) {
    static const NumberWords of_page{Label::page_abbreviated, {"page", "seite", "страниц", "сторін", "stron", "stranic", "pagin"},
                                     {"p.", "pp.", "pg.", "с.", "c.", "стр.", "s.", "str."}};
    static const NumberWords of_line{Label::line_abbreviated, {"zeile", "ligne", "verse", "wiersz", "строк", "строч", "стих", "рядок", "рядк"},
                                     {"line", "lines", "l.", "ll.", "v.", "vv.", "vers", "w.", "z.", "ред", "реду", "red", "redu", "стк.", "ст."}};
    static const NumberWords of_paragraph{Label::paragraph_abbreviated, {"paragra", "absatz", "absätze", "akapit", "абзац", "параграф", "пасус", "pasus"},
                                          {"para.", "par.", "ak.", "abs.", "абз.", "§", "§§", "¶"}};
    return number == ReferenceNumber::line ? of_line : number == ReferenceNumber::paragraph ? of_paragraph : of_page;
}

bool calls_number(std::string_view word, const NumberWords& words, const std::string& language) {
    const std::string last = folded(word.substr(std::min(word.find_first_not_of("(["), word.size())));
    const auto begins = [&](std::string_view beginning) { return last.starts_with(beginning); };
    return last == folded(label(words.abbreviated, language)) || std::any_of(words.beginnings.begin(), words.beginnings.end(), begins) ||
           std::find(words.whole.begin(), words.whole.end(), last) != words.whole.end();
}

// A page's number at the end of words: its words, the last one first, and what is before them.
struct PageNumberAtEnd {
    std::vector<std::string_view> words;
    std::string_view before;
};

PageNumberAtEnd page_number_at_end(std::string_view text) {
    PageNumberAtEnd found{{}, text};
    bool has_number = false;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view last = last_word(rest);
        if (!is_page_number(last) && !is_and_following(last)) break;
        has_number = has_number || is_page_number(last);
        found.words.push_back(last);
        rest.remove_suffix(last.size());
        while (rest.ends_with(' ')) rest.remove_suffix(1);
        if (is_page_number(last)) found.before = rest;
    }
    if (!has_number) return {{}, text};
    while (!is_page_number(found.words.back())) found.words.pop_back();
    return found;
}

// Takes a word off the end of the text, and the white space before it, with what then is empty.
void take_off(Inlines& words, std::string_view word) {
    if (words.empty()) return;
    Inline& last = words.back();
    auto* phrase = std::get_if<Phrase>(&last.content);
    auto* text = std::get_if<Text>(&last.content);
    if (phrase != nullptr) take_off(phrase->content, word);
    if (text != nullptr && text->text.ends_with(word)) {
        text->text.resize(text->text.size() - word.size());
        text->text.resize(text->text.find_last_not_of(" \n\t") + 1);
    }
    if ((phrase != nullptr && phrase->content.empty()) || (text != nullptr && text->text.empty())) words.pop_back();
}

}  // namespace

NumberReferenceText number_reference_text(const Link& link, const std::string& language) {
    const std::string words = plain_text(link.content);
    const NumberWords& callers = number_words(link.number);
    const PageNumberAtEnd number = page_number_at_end(words);
    if (words.empty() || (!number.words.empty() && number.before.empty())) return {};
    NumberReferenceText text{link.content, "\u00A0", {}};
    if (!number.words.empty() && calls_number(last_word(number.before), callers, language)) {
        for (const std::string_view word : number.words) take_off(text.words, word);
        const std::string_view last = number.words.front();
        text.after = last.substr(without_end_marks(last).size());
        const bool is_abbreviated = is_and_following(last) || without_end_marks(last).ends_with('f');
        if (is_abbreviated && text.after.starts_with('.')) text.after.erase(0, 1);
        return text;
    }
    if (!calls_number(last_word(words), callers, language)) text.before = fmt::format(", {}\u00A0", label(callers.abbreviated, language));
    return text;
}

std::string plain_text(const Inlines& inlines) {
    std::string text;
    append_plain(inlines, text);
    return collapse_xml_space(text);
}

bool holds_figures(const Cell& cell) {
    if (cell.content.size() != 1 || !cell.content.front().is_leaf()) return false;
    const std::u32string text = to_utf32(plain_text(cell.content.front().inlines()));
    return !text.empty() && text.size() <= longest_figures && std::none_of(text.begin(), text.end(), is_letter);
}

std::string heading_line(const Inlines& inlines) {
    std::string text, line;
    append_isolating(inlines, text);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string next = collapse_xml_space(std::string_view(text).substr(begin, end - begin));
        if (!line.empty() && !next.empty()) line += is_division_number(line) && begins_with_capital(next, InitialMarks::any) ? ". " : " ";
        line += next;
        begin = end + 1;
    }
    return line;
}

namespace {

// Nothing but gaps: what the source has lost names nothing.
bool is_missing(const Inlines& heading) {
    bool any = false;
    for (const Inline& piece : heading) {
        const auto* phrase = std::get_if<Phrase>(&piece.content);
        const auto* text = std::get_if<Text>(&piece.content);
        any = any || (phrase && phrase->role == Role::gap);
        if ((phrase && phrase->role != Role::gap) || (text && !collapse_xml_space(text->text).empty()) || std::holds_alternative<Link>(piece.content)) return false;
    }
    return any;
}

}  // namespace

std::string heading_text(const Block& division) {
    std::string text;
    if (!division.is_container()) return text;
    for (const Block& block : division.blocks()) {
        if (block.role != Role::heading || !block.is_leaf() || is_missing(block.inlines())) continue;
        if (block.other_form && !division.other_form) continue;
        const std::string line = heading_line(block.inlines());
        if (line.empty()) continue;
        if (!text.empty()) text += ends_a_sentence(text) ? " " : ". ";
        text += line;
    }
    return text;
}

std::string after_lemma(const Lemma& lemma) {
    if (lemma.words.empty() && lemma.sigla.empty()) return {};
    return (lemma.words.empty() || lemma.sigla.empty() ? lemma.sigla : " " + lemma.sigla) + "] ";
}

std::string short_lemma(const Lemma& lemma) {
    const std::string_view words = lemma.words;
    if (lemma.is_cut_short || std::count(words.begin(), words.end(), ' ') < most_words_of_lemma) return std::string(words);
    return fmt::format("{} … {}", words.substr(0, words.find(' ')), last_word(words));
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
