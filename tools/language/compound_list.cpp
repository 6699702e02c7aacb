// In: a word. Out: the joints between its parts, found by narrowing ranges of the sorted list.
#include "language/compound_list.h"

#include <algorithm>
#include <string>

namespace nabor {

namespace {

using Entry = std::vector<Pattern>::const_iterator;

// The entries that match the word from one start position: a range, because the list is sorted.
struct Candidates {
    Entry begin, end;
    std::size_t start = 0;   // position in the word

    // Keeps the entries whose next letter is `letter`.
    void narrow(std::size_t depth, char letter) {
        const auto at = [depth](const Pattern& entry) {
            return entry.letters.size() > depth ? int{static_cast<unsigned char>(entry.letters[depth])} : -1;
        };
        const int wanted = static_cast<unsigned char>(letter);
        begin = std::partition_point(begin, end, [&](const Pattern& entry) { return at(entry) < wanted; });
        end = std::partition_point(begin, end, [&](const Pattern& entry) { return at(entry) == wanted; });
    }
};

}  // namespace

void CompoundList::find_joints(std::string_view word, std::span<bool> joint) const {
    const std::string text = '.' + std::string(word) + '.';   // dots mark word boundaries
    std::string highest(text.size() + 1, '0');
    std::vector<Candidates> alive;                            // longest match first
    for (std::size_t i = 0; i < text.size(); ++i) {
        alive.push_back({entries_.begin(), entries_.end(), i});
        for (Candidates& candidates : alive) candidates.narrow(i - candidates.start, text[i]);
        std::erase_if(alive, [](const Candidates& candidates) { return candidates.begin == candidates.end; });
        if (alive.empty()) continue;
        const Pattern& longest = *alive.front().begin;        // the shortest entry of a range comes first
        const std::size_t start = alive.front().start;
        if (longest.letters.size() != i + 1 - start) continue;
        for (std::size_t k = 0; k < longest.digits.size(); ++k) highest[start + k] = std::max(highest[start + k], longest.digits[k]);
    }
    for (std::size_t i = 1; i < word.size(); ++i) joint[i] = ((highest[i + 1] - '0') & 1) != 0;
}

}  // namespace nabor
