// In: the bytes of a hyph_*.dic file. Out: its two levels, made ready: a list of compounds, and patterns for libhyphen.
// libhyphen looks only at the longest pattern that ends at a letter; the patterns inside it must have been merged into it before
// (its own substrings.pl does that). Dictionaries made for libhyphen are merged, and show it by its keywords; Debian's Russian,
// Ukrainian and Polish ones are TeX's patterns as they are, and would lose half of their hyphens. A pattern given twice is kept
// once, for libhyphen forgets to free the first. Minima are dropped: they are ours (hyphenation_rules.h).
// Holds: private to this folder. Letters are bytes of the dictionary's own encoding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nabor {

struct Pattern {
    std::string letters;
    std::string digits;   // one before each letter and one at the end; an odd one is a hyphen
};

struct PatternFile {
    std::vector<Pattern> compounds;   // the first level, sorted by letters; empty in most dictionaries
    std::string patterns;             // a dictionary of the second level alone, in libhyphen's format
};

PatternFile prepare_patterns(std::string_view dictionary);

}  // namespace nabor
