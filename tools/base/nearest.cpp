#include "base/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace nabor {

namespace {

constexpr std::size_t longest_word = 64;  // the time grows with the square


std::size_t most_changes(std::string_view word) { return (word.size() + 2) / 3; }

}  // namespace

// Optimal string alignment: Levenshtein's distance with exchanged neighbours.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::array<std::vector<std::size_t>, 3> rows;  // of letter i - 2, i - 1 and i of `a`
    for (std::vector<std::size_t>& row : rows) row.resize(b.size() + 1);
    std::iota(rows[2].begin(), rows[2].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::rotate(rows.begin(), rows.begin() + 1, rows.end());
        auto& [before, last, row] = rows;
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const char x = ascii_lower(a[i - 1]), y = ascii_lower(b[j - 1]);
            row[j] = std::min({last[j - 1] + (x == y ? 0 : 1), last[j] + 1, row[j - 1] + 1});
            const bool exchanged = i > 1 && j > 1 && x == ascii_lower(b[j - 2]) && ascii_lower(a[i - 2]) == y;
            if (exchanged) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return rows[2].back();
}

std::string_view nearest_of(std::string_view word, std::span<const std::string_view> names) {
    std::string_view nearest;
    if (word.size() > longest_word) return nearest;
    std::size_t least = most_changes(word) + 1;
    for (const std::string_view name : names)
        if (const std::size_t changes = edit_distance(word, name); changes < least && changes < name.size()) {
            least = changes;
            nearest = name;
        }
    return nearest;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> names) {
    const std::string_view nearest = nearest_of(word, names);
    return nearest.empty() ? std::string() : fmt::format("did you mean \"{}\"?", nearest);
}

}  // namespace nabor
