// In: notes whose series have no numbers on paper. Out: signs for their calls, because a link has words.
// Holds: the signs of a file differ from each other. They are of one kind that no numbered series of the book has, as far as there is one.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "book/note_series.h"
#include "epub/plan.h"
#include "language/counter.h"

namespace nabor::epub {

namespace {

// Signs that give out become figures (counter_text), which say nothing apart from those of other notes.
bool has_sign(CounterStyle style, std::uint32_t number, std::string_view language) {
    return style == CounterStyle::figures || counter_text(style, number, language) != std::to_string(number);
}

CounterStyle style_of_signs(const std::vector<CounterStyle>& used, std::uint32_t greatest, std::string_view language) {
    for (const CounterStyle style : {CounterStyle::symbols, CounterStyle::letters, CounterStyle::roman, CounterStyle::figures})
        if (std::find(used.begin(), used.end(), style) == used.end() && has_sign(style, greatest, language)) return style;
    return CounterStyle::symbols;
}

}  // namespace

void give_signs(const Book& book, const std::vector<NoteCounter>& counters, Plan& plan) {
    constexpr std::uint16_t with_sign = 0, without_sign = 1;
    std::vector<std::uint16_t> groups;
    std::vector<CounterStyle> used;
    for (std::size_t i = 0; i < plan.note_numbers.size(); ++i) {
        const bool is_called_by_sign = plan.note_numbers[i].empty() && !plan.called_by_lemma(static_cast<NoteId>(i));
        groups.push_back(is_called_by_sign ? with_sign : without_sign);
        if (!plan.note_numbers[i].empty()) used.push_back(counters[plan.note_series[i]].style);
    }
    NoteCounter signs;
    signs.scope = CounterScope::chapter;
    const std::vector<NoteCounter> two_groups{signs, signs};
    const std::vector<std::uint32_t> counts = note_counts(book, two_groups, groups, CounterScope::chapter);
    std::uint32_t greatest = 1;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (groups[i] == with_sign) greatest = std::max(greatest, counts[i]);
    const std::string& language = book.languages.front();
    const CounterStyle style = style_of_signs(used, greatest, language);
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (plan.note_numbers[i].empty()) plan.note_numbers[i] = groups[i] == with_sign ? counter_text(style, counts[i], language) : "*";
}

}  // namespace nabor::epub
