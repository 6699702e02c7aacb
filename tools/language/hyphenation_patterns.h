// In: the bytes of a hyph_*.dic file. Out: its two levels: the compound list, and patterns prepared for libhyphen.
// libhyphen applies only the longest pattern that ends at a letter, so shorter patterns inside it must be merged into it first
// (its substrings.pl does that). Dictionaries made for libhyphen are merged and have its keywords. Debian's Russian,
// Ukrainian and Polish dictionaries are unmerged TeX patterns and would lose half of their hyphens. Duplicate patterns are
// removed, because libhyphen leaks the first. Minima are dropped: Nabor has its own (hyphenation_rules.h).
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
    std::string patterns;             // a dictionary of only the second level, in libhyphen's format
};

PatternFile prepare_patterns(std::string_view dictionary);

}  // namespace nabor
