// In: the bytes of a hyph_*.dic file. Out: its compounds, and its patterns in the form that libhyphen needs.
#include "language/hyphenation_patterns.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace nabor {

namespace {

using Patterns = std::vector<Pattern>;

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool is_keyword(std::string_view line) {
    constexpr std::array<std::string_view, 5> keywords = {"LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN",
                                                          "COMPOUNDRIGHTHYPHENMIN", "NOHYPHEN"};
    return std::any_of(keywords.begin(), keywords.end(), [&](std::string_view keyword) { return line.starts_with(keyword); });
}

// Patterns that change a word's spelling ("schif1fahrt/ff=f,5,2") are dropped.
bool is_pattern(std::string_view line) {
    const bool comment = line.starts_with('%') || line.starts_with('#');
    return !line.empty() && !comment && !is_keyword(line) && line.find('/') == std::string_view::npos;
}

void add_pattern(Patterns& patterns, std::string_view line) {
    std::string letters;
    std::string digits = "0";
    for (const char c : line) {
        if (c == ' ' || c == '\t') break;
        if (c >= '0' && c <= '9') {
            digits.back() = c;
        } else {
            letters += c;
            digits += '0';
        }
    }
    if (!letters.empty()) patterns.push_back({std::move(letters), std::move(digits)});
}

// Of patterns with the same letters the last one counts.
void keep_last(Patterns& patterns) {
    std::unordered_map<std::string_view, std::size_t> last;
    last.reserve(patterns.size());
    for (std::size_t i = 0; i < patterns.size(); ++i) last.insert_or_assign(patterns[i].letters, i);
    if (last.size() == patterns.size()) return;
    Patterns kept;
    for (std::size_t i = 0; i < patterns.size(); ++i)
        if (last.at(patterns[i].letters) == i) kept.push_back(patterns[i]);
    patterns = std::move(kept);
}

void sort_by_letters(Patterns& patterns) {
    std::sort(patterns.begin(), patterns.end(), [](const Pattern& a, const Pattern& b) { return a.letters < b.letters; });
}

using Index = std::unordered_map<std::string_view, std::string_view>;  // letters → digits

// The highest digits of all patterns that are suffixes of `beginning`.
std::string merged(const Index& patterns, std::string_view beginning) {
    std::string digits(beginning.size() + 1, '0');
    for (std::size_t from = 0; from < beginning.size(); ++from) {
        const auto found = patterns.find(beginning.substr(from));
        if (found == patterns.end()) continue;
        for (std::size_t i = 0; i < found->second.size(); ++i) digits[from + i] = std::max(digits[from + i], found->second[i]);
    }
    return digits;
}

// For every prefix of a pattern, the merged digits at its end. In sorted order a prefix is new when it is longer than the common prefix
// with the pattern before.
Patterns completed(Patterns patterns) {
    sort_by_letters(patterns);
    Index index;
    index.reserve(patterns.size());
    for (const auto& [letters, digits] : patterns) index.emplace(letters, digits);
    Patterns complete;
    std::string_view before;
    for (const auto& [letters, own_digits] : patterns) {
        const auto [differs, unused] = std::mismatch(letters.begin(), letters.end(), before.begin(), before.end());
        for (auto size = static_cast<std::size_t>(differs - letters.begin()) + 1; size <= letters.size(); ++size) {
            const std::string_view beginning = std::string_view(letters).substr(0, size);
            std::string digits = merged(index, beginning);
            if (digits.find_first_not_of('0') != std::string::npos) complete.push_back({std::string(beginning), std::move(digits)});
        }
        before = letters;
    }
    return complete;
}

// Without this empty first level libhyphen adds its own, which splits words at apostrophes.
std::string as_dictionary(std::string_view encoding, const Patterns& patterns) {
    std::string text = std::string(encoding) + "\nNEXTLEVEL\n";
    for (const auto& [letters, digits] : patterns) {
        for (std::size_t i = 0; i < digits.size(); ++i) {
            if (digits[i] != '0') text += digits[i];
            if (i < letters.size()) text += letters[i];
        }
        text += '\n';
    }
    return text;
}

}  // namespace

PatternFile prepare_patterns(std::string_view dictionary) {
    const std::vector<std::string_view> lines = lines_of(dictionary);
    if (lines.empty()) return {};
    Patterns compounds, patterns;
    bool made_for_libhyphen = false;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const bool next_level = lines[i].starts_with("NEXTLEVEL");
        made_for_libhyphen = made_for_libhyphen || next_level || is_keyword(lines[i]);
        if (next_level) {
            std::swap(compounds, patterns);
        } else if (is_pattern(lines[i])) {
            add_pattern(patterns, lines[i]);
        }
    }
    keep_last(compounds);
    keep_last(patterns);
    sort_by_letters(compounds);
    PatternFile file;
    file.compounds = std::move(compounds);
    if (!made_for_libhyphen) patterns = completed(std::move(patterns));
    file.patterns = as_dictionary(lines[0], patterns);
    return file;
}

}  // namespace nabor
