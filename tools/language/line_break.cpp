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

enum class Boundary : std::uint8_t { none, soft, hard };  // of UAX #14

BreakOpportunity judged(const BreakPlace& place) {
    const bool is_space = is_break_space(place.text[place.position - 1]);
    if (is_space && place.is_code) return {BreakKind::allowed, 0};
    return is_space ? break_at_space(place) : break_inside_word(place);
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

// Calls `visit(place, boundary)` for each position inside of the text.
template <typename Visit>
void LineBreakFinder::for_each_place(std::u16string_view text, const std::vector<LanguageRun>& languages, bool heading, Visit&& visit) {
    if (text.empty()) return;
    UBreakIterator* iterator = opened_->at_start_of(text, languages.empty() ? "und" : languages.front().language);
    CustomsAlong left(languages), right(languages);
    auto boundary = static_cast<std::size_t>(ubrk_next(iterator));
    for (std::size_t position = 1; position < text.size(); ++position) {
        Boundary kind = Boundary::none;
        if (position == boundary) {
            kind = ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD ? Boundary::hard : Boundary::soft;
            boundary = static_cast<std::size_t>(ubrk_next(iterator));
        }
        const BreakCustoms &before = left.at(position - 1), &after = right.at(position);
        const bool is_code = left.is_code() && right.is_code();
        visit(BreakPlace{text, position, before, after, heading, is_code}, kind);
    }
}

std::vector<BreakOpportunity> LineBreakFinder::find(std::u16string_view text, const std::vector<LanguageRun>& languages, bool heading) {
    std::vector<BreakOpportunity> breaks(text.size() + 1);
    for_each_place(text, languages, heading, [&](const BreakPlace& place, Boundary boundary) {
        if (boundary == Boundary::hard)
            breaks[place.position] = {BreakKind::mandatory, 0};
        else if (boundary == Boundary::soft || may_break_more(text, place.position, place.is_code))
            breaks[place.position] = judged(place);
    });
    return breaks;
}

std::vector<std::size_t> LineBreakFinder::ties(std::u16string_view text, const std::vector<LanguageRun>& languages, bool heading) {
    constexpr char16_t soft_hyphen = 0x00AD;
    std::vector<std::size_t> tied;
    const std::vector<TextRange> whole = identifiers(text);
    auto next = whole.begin();
    std::size_t word = 0;  // where it begins
    for_each_place(text, languages, heading, [&](const BreakPlace& place, Boundary boundary) {
        const char16_t before = text[place.position - 1];
        if (is_break_space(before)) word = place.position;
        while (next != whole.end() && next->end <= place.position) ++next;
        const bool in_address = next != whole.end() && next->begin < place.position, in_path = word < place.position && text[word] == u'/';
        if (in_address || in_path) return;
        const bool is_space = before == u' ';
        if (boundary == Boundary::hard || before == soft_hyphen || (boundary == Boundary::none && !is_space)) return;
        if (boundary == Boundary::none || judged(place).kind == BreakKind::prohibited) tied.push_back(place.position);
    });
    return tied;
}

}  // namespace nabor
