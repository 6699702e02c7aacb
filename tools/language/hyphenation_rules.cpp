// In: a language. Out: its minima, vowels and exceptions.
// Exceptions are words that Debian's patterns divide wrongly or not at all, found in running text.
#include "language/hyphenation_rules.h"

#include <algorithm>
#include <array>

namespace nabor {

namespace {

constexpr std::array<std::u16string_view, 8> russian_exceptions = {
    u"без-ум*", u"вир-тем-берг*", u"изо-бра-ж*", u"изо-бра-з*", u"ле-нин-град*", u"моск-в*", u"ото-бра*", u"пет-ро-град*",
};

constexpr std::array<std::u16string_view, 22> english_exceptions = {
    u"bu-kha-rin*", u"co-min-tern", u"col-lec-tiv-iz*", u"counter-rev-o-lu-tion*", u"every-body", u"every-one", u"every-thing",
    u"every-where", u"in-tel-li-gent-sia", u"ka-me-nev", u"len-in-grad", u"manu-script*", u"prav-da", u"ra-dio-ac-tiv*",
    u"re-ad-just*", u"re-in-vent*", u"ro-go-vin", u"sta-lin*", u"ther-a-pist*", u"woman", u"women", u"zi-no-viev",
};

constexpr std::array rows = {
    HyphenationRules{.primary = "ru", .left = 2, .right = 2, .vowels = u"аеиоуыэюя", .never_first = u"ъьйы",
                     .fold_from = u"ёѣіїѳѵ", .fold_to = u"ееиифи", .exceptions = russian_exceptions},
    HyphenationRules{.primary = "uk", .left = 2, .right = 2, .vowels = u"аеєиіїоуюя", .never_first = u"ьй"},
    HyphenationRules{.primary = "sr", .left = 2, .right = 2, .vowels = u"аеиоуaeiou"},
    HyphenationRules{.primary = "en", .left = 2, .right = 3, .exceptions = english_exceptions},
    HyphenationRules{.primary = "de", .left = 2, .right = 2, .fold_from = u"ſ", .fold_to = u"s"},
    HyphenationRules{.primary = "fr", .left = 2, .right = 3},
    HyphenationRules{.primary = "pl", .left = 2, .right = 2},
    HyphenationRules{.primary = "", .left = 2, .right = 3},
};

constexpr bool is_letter_of_pattern(char16_t c) { return c != u'-' && c != u'*'; }

// The number of letters of the word that the exception covers; 0 for no match.
std::size_t covered(std::u16string_view exception, std::u16string_view letters) {
    std::size_t at = 0;
    for (const char16_t c : exception) {
        if (c == u'*') return at;
        if (c == u'-') continue;
        if (at == letters.size() || letters[at] != c) return 0;
        ++at;
    }
    return at == letters.size() ? at : 0;
}

}  // namespace

const HyphenationRules& hyphenation_rules(std::string_view primary) {
    const auto is_row = [&](const HyphenationRules& row) { return row.primary == primary || row.primary.empty(); };
    return *std::find_if(rows.begin(), rows.end(), is_row);
}

std::size_t apply_exception(const HyphenationRules& rules, std::u16string_view letters, std::span<bool> allowed) {
    for (const std::u16string_view exception : rules.exceptions) {
        const std::size_t count = covered(exception, letters);
        if (count == 0) continue;
        std::fill_n(allowed.begin(), count, false);
        std::size_t at = 0;
        for (const char16_t c : exception) {
            if (c == u'-') allowed[at] = true;
            if (is_letter_of_pattern(c)) ++at;
        }
        return count;
    }
    return 0;
}

}  // namespace nabor
