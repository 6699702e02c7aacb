#include "epub/ties.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "book/structure.h"
#include "language/characters.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

constexpr std::string_view no_break_space = "\u00A0", narrow_no_break_space = "\u202F", word_joiner = "\u2060";
constexpr char16_t object = 0xFFFC, line_separator = 0x2028, any_digit = u'0';

// A text of the leaf among the others.
struct Stretch {
    const Text* text = nullptr;
    std::size_t begin = 0, end = 0;  // UTF-16 units of the leaf's text
    bool is_code = false;
};

class LeafText {
public:
    LeafText(const Book& book, const Block& leaf) : book_(book) {
        add(leaf.inlines(), leaf.language, leaf.role == Role::code_block || leaf.role == Role::formula);
    }

    std::u16string units;
    std::vector<LanguageRun> languages;
    std::vector<Stretch> stretches;

private:
    void add_units(std::u16string_view added, LanguageId language) {
        const std::string_view tag = book_.language(language);
        const std::size_t begin = units.size();
        units += added;
        if (!languages.empty() && languages.back().language == tag)
            languages.back().end = units.size();
        else
            languages.push_back({begin, units.size(), tag});
    }

    void add(const Text& text, LanguageId language, bool is_code) {
        const std::size_t begin = units.size();
        add_units(to_utf16(text.text), language);
        stretches.push_back({&text, begin, units.size(), is_code});
    }

    void add(const Inlines& content, LanguageId language, bool is_code) {
        for (const Inline& piece : content) {
            if (const auto* text = std::get_if<Text>(&piece.content)) add(*text, language, is_code);
            else if (const auto* phrase = std::get_if<Phrase>(&piece.content))
                add(phrase->content, phrase->language, is_code || phrase->role == Role::code || phrase->role == Role::math);
            else if (const auto* link = std::get_if<Link>(&piece.content))
                add_link(*link, language, is_code);
            else if (std::holds_alternative<ImageUse>(piece.content))
                add_units(std::u16string_view(&object, 1), language);
            else if (std::holds_alternative<LineBreak>(piece.content))
                add_units(std::u16string_view(&line_separator, 1), language);
        }
    }

    // A reference by page is a number, whatever it will be.
    void add_link(const Link& link, LanguageId language, bool is_code) {
        const bool has_number = link.number != ReferenceNumber::none;
        if (!has_number || !number_reference_text(link, book_.language(language)).words.empty()) add(link.content, language, is_code);
        if (has_number) add_units(std::u16string_view(&any_digit, 1), language);
        else if (link.content.empty()) add_units(std::u16string_view(&object, 1), language);
    }

    const Book& book_;
};

bool is_letter_at(std::u16string_view text, std::size_t at) { return at < text.size() && is_letter(text[at]); }

bool is_french(const std::vector<LanguageRun>& runs, std::size_t position) {
    for (const LanguageRun& run : runs)
        if (position < run.end) return primary_subtag(run.language) == "fr";
    return false;
}

Tie tie_at(const LeafText& leaf, std::size_t position) {
    const std::u16string_view text = leaf.units;
    if (text[position - 1] == u' ') {
        const bool is_narrow = (text[position] == u';' || text[position] == u'!' || text[position] == u'?') && is_french(leaf.languages, position);
        return {0, 1, is_narrow ? narrow_no_break_space : no_break_space};
    }
    const bool in_word = text[position - 1] == u'-' && position >= 2 && is_letter_at(text, position - 2) && is_letter_at(text, position);
    return {0, 0, in_word ? std::string_view() : word_joiner};
}

}  // namespace

void Ties::find(const Book& book, const Block& leaf) {
    by_text_.clear();
    const LeafText text(book, leaf);
    const std::vector<std::size_t> positions = finder_.ties(text.units, text.languages);
    auto stretch = text.stretches.begin();
    std::size_t units = 0, bytes = 0;  // of the stretch's text, up to the last position
    for (const std::size_t position : positions) {
        const Tie tie = tie_at(text, position);
        const std::size_t unit = position - tie.replaced;  // a space belongs to the text that has it
        while (stretch != text.stretches.end() && stretch->end <= unit) {
            ++stretch;
            units = bytes = 0;
        }
        if (stretch == text.stretches.end()) return;
        if (stretch->is_code || unit < stretch->begin) continue;
        const std::string_view own = stretch->text->text;
        while (units < unit - stretch->begin) units += next_code_point(own, bytes) >= 0x10000 ? 2 : 1;
        by_text_[stretch->text].push_back({bytes, tie.replaced, tie.with});
    }
}

const std::vector<Tie>& Ties::of(const Text& text) const {
    static const std::vector<Tie> none;
    const auto found = by_text_.find(&text);
    return found == by_text_.end() ? none : found->second;
}

}  // namespace nabor::epub
