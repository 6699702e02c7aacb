// In: a paragraph's text and its languages. Out: break opportunities: UAX #14 through ICU, then the customs of the languages.
#include "language/line_break.h"

#include <functional>
#include <limits>
#include <map>
#include <string>

#include <unicode/ubrk.h>
#include <unicode/uloc.h>

#include "base/error.h"
#include "base/handle.h"
#include "language/language.h"
#include "language/line_break_rules.h"

namespace nabor {

namespace {

using IteratorHandle = Handle<UBreakIterator, ubrk_close>;

void succeed(UErrorCode status) {
    if (U_FAILURE(status)) throw EnvironmentError(std::string("ICU cannot break lines: ") + u_errorName(status));
}

IteratorHandle open_iterator(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY] = "";
    uloc_forLanguageTag(std::string(language).c_str(), locale, sizeof locale, nullptr, &status);
    if (U_FAILURE(status)) locale[0] = '\0';
    status = U_ZERO_ERROR;
    IteratorHandle iterator(ubrk_open(UBRK_LINE, locale, nullptr, 0, &status));
    succeed(status);
    return iterator;
}

// Gives the customs at ascending positions of a text.
class CustomsAlong {
public:
    explicit CustomsAlong(const std::vector<LanguageRun>& runs) : runs_(runs) { take(); }

    bool is_code() const { return !runs_.empty() && runs_[run_].is_code; }

    // Asked of every position of every text, in ascending order.
    const BreakCustoms& at(std::size_t position) {
        while (position >= end_) {
            ++run_;
            take();
        }
        return *customs_;
    }

private:
    void take() {
        customs_ = &break_customs(runs_.empty() ? "" : primary_subtag(runs_[run_].language));
        end_ = run_ + 1 < runs_.size() ? runs_[run_].end : std::numeric_limits<std::size_t>::max();
    }

    const std::vector<LanguageRun>& runs_;
    std::size_t run_ = 0;
    std::size_t end_ = 0;  // of the run; the last one goes on
    const BreakCustoms* customs_ = nullptr;
};

std::string_view first_language(const std::vector<LanguageRun>& languages) { return languages.empty() ? "und" : languages.front().language; }

BreakOpportunity judged(const BreakPlace& place) {
    const bool is_space = is_break_space(place.text[place.position - 1]);
    if (is_space && place.is_code) return {BreakKind::allowed, 0};
    return is_space ? break_at_space(place) : break_inside_word(place);
}

bool is_among_signs(std::u16string_view signs, char16_t c) { return signs.find(c) != std::u16string_view::npos; }

// Marks before which no line ends, whatever stands before them: classes CL, CP, EX, IS and QU.
bool is_never_first(char16_t c) { return is_among_signs(u".,;:!?)»“”’\"'", c); }

// Marks that no word parts from when it follows without a space: classes CP, IS, OP and QU.
bool joins_a_word(char16_t c) { return is_among_signs(u".,:;)([«»„“”‘’\"'", c); }

// A place between two characters at which UAX #14 has certainly no break: a quick answer for nearly all of them.
bool joins_without_space(char16_t before, char16_t after) {
    if (after == ' ') return true;
    const bool before_is_of_a_word = is_of_a_word(before);
    if (is_of_a_word(after)) return before_is_of_a_word || joins_a_word(before);
    return is_never_first(after) && (before_is_of_a_word || is_never_first(before));
}

template <typename IsSoftBoundary>
bool is_tied_after_space(const BreakPlace& place, IsSoftBoundary&& is_soft_boundary) {
    const std::size_t last = place.text.find_last_not_of(' ', place.position - 1);
    const char16_t before = last == std::u16string_view::npos ? ' ' : place.text[last], after = place.text[place.position];
    const bool ends_phrase = is_of_a_word(before) || is_dash(before) || is_among_signs(u".,;:!?", before);
    const bool may_part = ends_phrase ? is_of_a_word(after) || is_among_signs(u"«„“([", after) : is_never_first(before) && is_of_a_word(after);
    if (!place.is_code && is_tied_at_space(place)) return true;
    return !may_part && !is_soft_boundary(place.position) && !may_break_more(place.text, place.position, place.is_code);
}

template <typename IsSoftBoundary>
bool is_tied_inside(const BreakPlace& place, IsSoftBoundary&& is_soft_boundary) {
    constexpr char16_t soft_hyphen = 0x00AD;
    if (place.text[place.position - 1] == soft_hyphen || judged(place).kind != BreakKind::prohibited) return false;
    return is_soft_boundary(place.position);
}

// Leaves out what is in an identifier, or in a word that begins as a path does.
void drop_identifiers(std::u16string_view text, std::vector<std::size_t>& tied) {
    const std::vector<TextRange> whole = identifiers(text);
    auto next = whole.begin();
    std::size_t word = 0, at = 0;  // where the word begins; how far it was looked for
    std::erase_if(tied, [&](std::size_t position) {
        for (; at < position; ++at)
            if (is_break_space(text[at])) word = at + 1;
        while (next != whole.end() && next->end <= position) ++next;
        const bool in_address = next != whole.end() && next->begin < position, in_path = word < position && text[word] == u'/';
        return in_address || in_path;
    });
}

}  // namespace

struct LineBreakFinder::Opened {
    std::map<std::string, IteratorHandle, std::less<>> iterators;  // by language

    UBreakIterator* at_start_of(std::u16string_view text, std::string_view language) {
        auto known = iterators.find(language);
        if (known == iterators.end()) known = iterators.emplace(language, open_iterator(language)).first;
        UErrorCode status = U_ZERO_ERROR;
        ubrk_setText(known->second.get(), text.data(), static_cast<std::int32_t>(text.size()), &status);
        succeed(status);
        return known->second.get();
    }
};

LineBreakFinder::LineBreakFinder() : opened_(std::make_unique<Opened>()) {}
LineBreakFinder::~LineBreakFinder() = default;

std::vector<BreakOpportunity> line_breaks(std::u16string_view text, const std::vector<LanguageRun>& languages, bool heading) {
    return LineBreakFinder().find(text, languages, heading);
}

std::vector<BreakOpportunity> LineBreakFinder::find(std::u16string_view text, const std::vector<LanguageRun>& languages, bool heading) {
    std::vector<BreakOpportunity> breaks(text.size() + 1);
    if (text.empty()) return breaks;
    UBreakIterator* iterator = opened_->at_start_of(text, first_language(languages));
    CustomsAlong left(languages), right(languages);
    auto boundary = static_cast<std::size_t>(ubrk_next(iterator));
    for (std::size_t position = 1; position < text.size(); ++position) {
        const BreakCustoms &before = left.at(position - 1), &after = right.at(position);
        const bool is_code = left.is_code() && right.is_code(), is_boundary = position == boundary;
        if (is_boundary && ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD)
            breaks[position] = {BreakKind::mandatory, 0};
        else if (is_boundary || may_break_more(text, position, is_code))
            breaks[position] = judged({text, position, before, after, heading, is_code});
        if (is_boundary) boundary = static_cast<std::size_t>(ubrk_next(iterator));
    }
    return breaks;
}

std::vector<std::size_t> LineBreakFinder::ties(std::u16string_view text, const std::vector<LanguageRun>& languages) {
    std::vector<std::size_t> tied;
    bool has_tied_inside = false;  // only inside of words are there identifiers
    CustomsAlong left(languages), right(languages);
    UBreakIterator* iterator = nullptr;  // opened for the first place that needs it
    const auto is_soft_boundary = [&](std::size_t position) {
        if (!iterator) iterator = opened_->at_start_of(text, first_language(languages));
        return ubrk_isBoundary(iterator, static_cast<std::int32_t>(position)) != 0 && ubrk_getRuleStatus(iterator) < UBRK_LINE_HARD;
    };
    for (std::size_t position = 1; position < text.size(); ++position) {
        const bool is_space = text[position - 1] == ' ';
        if (!is_space && joins_without_space(text[position - 1], text[position])) continue;
        const BreakCustoms &before = left.at(position - 1), &after = right.at(position);
        const BreakPlace place{text, position, before, after, false, left.is_code() && right.is_code()};
        if (!(is_space ? is_tied_after_space(place, is_soft_boundary) : is_tied_inside(place, is_soft_boundary))) continue;
        tied.push_back(position);
        has_tied_inside = has_tied_inside || !is_space;
    }
    if (has_tied_inside) drop_identifiers(text, tied);
    return tied;
}

}  // namespace nabor
