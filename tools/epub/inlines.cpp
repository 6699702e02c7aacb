// In: inlines. Out: text and phrasing elements; looks that the element does not imply become elements or classes.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "book/direction.h"
#include "book/looks.h"
#include "book/page_map.h"
#include "book/walk.h"
#include "epub/page_list.h"
#include "epub/writer.h"
#include "language/characters.h"
#include "language/hyphenation.h"
#include "language/language.h"
#include "language/line_break.h"

namespace nabor::epub {

namespace {

constexpr std::size_t fewest_narrow_columns = 3, longest_whole_word = 8;  // letters
constexpr char32_t soft_hyphen = 0xAD;

// An `a` without a target is a span, and dfn holds no other dfn (HTML, 4.5.8).
std::string_view phrase_element(const RoleRow& row, bool inside_term) {
    const bool gives_way = row.shape != Shape::phrase || row.element == "a" || (row.element == "dfn" && inside_term);
    return gives_way ? std::string_view("span") : row.element;
}

// By character: addresses, names of files and the like.
std::vector<bool> in_identifiers(std::u32string_view text) {
    std::u16string units;  // one a character: those beyond the first plane are no part of identifiers
    for (const char32_t c : text) units += c < 0x10000 ? static_cast<char16_t>(c) : u' ';
    std::vector<bool> is_inside(text.size(), false);
    for (const TextRange& range : identifiers(units))
        for (std::size_t i = range.begin; i < range.end; ++i) is_inside[i] = true;
    return is_inside;
}

std::string_view phrase_class(const RoleRow& row, std::string_view element) {
    return row.css_class.empty() && element != row.element ? row.name : row.css_class;
}

}  // namespace

void ChapterWriter::inlines(const Inlines& content) {
    for (const Inline& piece : content) put(piece);
}

void ChapterWriter::put(const Inline& piece) {
    if (const auto* text = std::get_if<Text>(&piece.content)) {
        if (pages_.empty()) put_own(*text, 0, text->text.size(), piece.span);
        else text_with_pages(*text, piece.span);
    } else if (const auto* inner = std::get_if<Phrase>(&piece.content)) {
        phrase(*inner);
    } else if (const auto* call = std::get_if<NoteCall>(&piece.content)) {
        note_call(*call);
    } else if (const auto* away = std::get_if<Link>(&piece.content)) {
        link(*away, piece.span);
    } else if (std::holds_alternative<LineBreak>(piece.content)) {
        xml_.open("br");
        xml_.close_empty();
    } else if (const auto* page = std::get_if<PageMark>(&piece.content)) {
        page_mark(*page);
    } else if (const auto* anchor = std::get_if<AnchorMark>(&piece.content)) {
        mark(anchor->anchor);
    } else if (const auto* term = std::get_if<IndexMark>(&piece.content)) {
        if (index_of(term->term) < book_.index_terms.size()) mark(book_.index_terms[index_of(term->term)].anchor);
    } else if (const auto* use = std::get_if<ImageUse>(&piece.content)) {
        image(*use, AnchorId::none);
    }
}

// White space that stands as written (xml:space) outside of code, whose element keeps it: lines end, and spaces do not run together.
void ChapterWriter::put_lines(std::string_view text, Span span) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '\n') {
            if (!line.empty()) put_text(std::exchange(line, std::string()), span);
            put({span, LineBreak{}});
            ++at;
            continue;
        }
        const std::size_t end = std::min(text.find_first_not_of(" \t", at), text.size());
        const bool is_at_edge = at > 0 && text[at - 1] == '\n';
        for (std::size_t i = at; i < end; ++i) line += text[i] == ' ' && i + 1 == end && !is_at_edge ? " " : text[i] == ' ' ? "\u00A0" : "\u00A0\u00A0\u00A0\u00A0";
        at = end;
        if (at < text.size() && text[at] != '\n') line += text[at++];
    }
    if (!line.empty()) put_text(line, span);
}

void ChapterWriter::put_text(std::string_view text, Span span) {
    const bool has_own_space = text.find_first_of("\n\t") != std::string_view::npos || text.find("  ") != std::string_view::npos;
    if (has_own_space && !keeps_space_) return put_lines(text, span);
    if (xml_.text(text)) return;
    report_.warning("epub-character-not-allowed", span, "a character that XML does not allow was left out of the EPUB",
                    "remove the control character, or encode the file in UTF-8");
}

void ChapterWriter::put_own(const Text& text, std::size_t begin, std::size_t end, Span span) {
    const std::string_view own = text.text;
    std::string run;
    std::size_t done = begin;
    for (const Tie& tie : ties_.of(text)) {
        if (tie.at < done) continue;
        if (tie.at >= end) break;
        if (!tie.with.empty()) {
            run += own.substr(done, tie.at - done);
            run += tie.with;
            done = tie.at + tie.replaced;
            continue;
        }
        const std::size_t space = own.rfind(' ', tie.at), word = space == std::string_view::npos ? done : std::max(done, space + 1);
        const std::size_t word_end = std::min(own.find(' ', tie.at), end);
        run += own.substr(done, word - done);
        if (!run.empty()) put_text(run, span);
        run.clear();
        kept_together(own.substr(word, word_end - word), span);
        done = word_end;
    }
    run += own.substr(done, end - std::min(done, end));
    if (!run.empty()) put_text(with_soft_hyphens(run), span);
}

// Long words in the narrow cells of small screens break by their language's rules, also where the device has none.
std::string ChapterWriter::with_soft_hyphens(std::string_view text) const {
    if (hyphenator_ == nullptr || table_columns_ < fewest_narrow_columns || code_depth_ > 0) return std::string(text);
    const std::u32string all = to_utf32(text);
    const std::vector<bool> is_whole = in_identifiers(all);
    std::u32string out;
    for (std::size_t at = 0; at < all.size();) {
        std::size_t end = at;
        while (end < all.size() && is_letter(all[end]) && all[end] < 0x10000) ++end;
        if (end - at >= longest_whole_word && !is_whole[at]) {
            std::u16string word;
            for (std::size_t i = at; i < end; ++i) word += static_cast<char16_t>(all[i]);
            const std::size_t begin = at;
            for (const std::uint16_t place : hyphenator_->positions(word, book_.language(language_))) {
                out.append(all, at, begin + place - at);
                out += soft_hyphen;
                at = begin + place;
            }
        }
        out.append(all, at, std::max<std::size_t>(end - at, 1));
        at = std::max(end, at + 1);
    }
    return to_utf8(out);
}

void ChapterWriter::kept_together(std::string_view word, Span span) {
    xml_.open("span");
    xml_.attribute("class", "no-break");
    put_text(word, span);
    xml_.close();
}

// Printed pages that begin in it are marked after it.
void ChapterWriter::formula(const Phrase& phrase) {
    mark(phrase.anchor);
    xml_.raw(book_.formula(phrase.formula).mathml);
    has_formulas_ = true;
    visit_inlines(phrase.content, [&](const Inline& piece) {
        if (const auto* text = std::get_if<Text>(&piece.content)) units_ += static_cast<std::uint32_t>(length_in_units(text->text));
    });
}

void ChapterWriter::phrase(const Phrase& phrase) {
    if (phrase.formula != FormulaId::none && !book_.formula(phrase.formula).mathml.empty()) return formula(phrase);
    const LanguageId outer = language_;
    const std::size_t opened = open_phrase(phrase);
    const unsigned code = phrase.role == Role::code || phrase.rendition.has(Look::monospaced) ? 1 : 0;
    code_depth_ += code;
    inlines(phrase.content);
    code_depth_ -= code;
    for (std::size_t i = 0; i < opened; ++i) xml_.close();
    lead_to_counterparts(phrase.anchor);
    if (row_of(phrase.role).element == "dfn") --term_depth_;
    language_ = outer;
}

// Opens the role's element and inside it one for each look; returns their number. A highlighting without a role is the element of its first
// look.
std::size_t ChapterWriter::open_phrase(const Phrase& phrase) {
    const RoleRow& row = row_of(phrase.role);
    const std::string_view of_look = phrase.role == Role::highlighted ? element_of_looks(phrase.rendition) : std::string_view();
    const std::string_view element = of_look.empty() ? phrase_element(row, term_depth_ > 0) : of_look;
    if (row.element == "dfn") ++term_depth_;
    std::string classes(of_look.empty() ? phrase_class(row, element) : std::string_view());
    add_phrase_classes(classes, phrase.rendition, element);
    xml_.open(element);
    identify(phrase.anchor);
    if (!classes.empty()) xml_.attribute("class", classes);
    if (of_look.empty() && row.shape == Shape::phrase && row.element != "a") semantics(row);
    language_attributes(phrase.language, is_left_to_right_always(phrase));
    std::size_t opened = 1;
    for (const LookRow& look : look_table()) {
        if (look.element.empty() || !phrase.rendition.has(look.look) || is_expressed(look, element)) continue;
        xml_.open(look.element);
        ++opened;
    }
    return opened;
}

void ChapterWriter::mark(AnchorId anchor) {
    if (is_new(anchor) && plan_.referenced[index_of(anchor)]) anchor_element(anchor, "span");
}

// EPUB Accessibility 1.1, 4.1: a page break marker named by its number. Reading aloud can skip it.
void ChapterWriter::page_mark(const PageMark& page) {
    if (!plan_.show_source_pages || !is_new(page.anchor)) return mark(page.anchor);
    const std::string number = collapse_xml_space(page.label);
    xml_.open("span");
    identify(page.anchor);
    page_break_attributes(xml_, number.empty() ? label(Label::page, book_.language(language_)) : std::string_view(number));
    xml_.close();
}

}  // namespace nabor::epub
