// In: a list of TeX hyphenation patterns. Out: for every beginning of a pattern, all that the patterns say of its end.
#include "language/hyphenation_patterns.h"

#include <algorithm>
#include <map>
#include <vector>

namespace nabor {

namespace {

// Letters of a pattern (bytes of the dictionary's encoding) → its digits, one before each letter and one at the end.
using Patterns = std::map<std::string, std::string, std::less<>>;

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

bool is_made_for_libhyphen(const std::vector<std::string_view>& lines) {
    return std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
        return line.starts_with("LEFTHYPHENMIN") || line.starts_with("COMPOUNDLEFTHYPHENMIN") || line.starts_with("NEXTLEVEL");
    });
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
    if (!letters.empty()) patterns[letters] = digits;
}

// The highest digits of all patterns that end where `beginning` ends.
std::string merged(const Patterns& patterns, std::string_view beginning) {
    std::string digits(beginning.size() + 1, '0');
    for (std::size_t from = 0; from < beginning.size(); ++from) {
        const auto found = patterns.find(beginning.substr(from));
        if (found == patterns.end()) continue;
        for (std::size_t i = 0; i < found->second.size(); ++i) digits[from + i] = std::max(digits[from + i], found->second[i]);
    }
    return digits;
}

void append_pattern(std::string& text, std::string_view letters, std::string_view digits) {
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits[i] != '0') text += digits[i];
        if (i < letters.size()) text += letters[i];
    }
    text += '\n';
}

}  // namespace

std::string complete_patterns(std::string_view dictionary) {
    const std::vector<std::string_view> lines = lines_of(dictionary);
    if (lines.empty() || is_made_for_libhyphen(lines)) return std::string(dictionary);
    Patterns patterns;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!lines[i].starts_with('%') && !lines[i].starts_with('#')) add_pattern(patterns, lines[i]);
    }
    Patterns complete;
    for (const auto& [letters, own_digits] : patterns) {
        for (std::size_t size = 1; size <= letters.size(); ++size) {
            const std::string beginning = letters.substr(0, size);
            std::string digits = merged(patterns, beginning);
            if (digits.find_first_not_of('0') != std::string::npos) complete[beginning] = std::move(digits);
        }
    }
    // An empty first level: without one libhyphen would split words at apostrophes, which are letters of Ukrainian words.
    std::string text = std::string(lines[0]) + "\nNEXTLEVEL\n";
    for (const auto& [letters, digits] : complete) append_pattern(text, letters, digits);
    return text;
}

}  // namespace nabor
