// In: a word and its language. Out: where it may be hyphenated.
// Holds: patterns are libhyphen's dictionaries (/usr/share/hyphen or a folder given); minima, vowels and exceptions are ours.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nabor {

class Files;

class Hyphenator {
public:
    // `folders` are searched in order for hyph_<language>[_<REGION>].dic. Dictionaries load on first use (thread-safe) and stay loaded.
    // `files` outlives it.
    Hyphenator(const Files& files, std::vector<std::filesystem::path> folders);
    ~Hyphenator();
    Hyphenator(const Hyphenator&) = delete;
    Hyphenator& operator=(const Hyphenator&) = delete;

    static std::vector<std::filesystem::path> system_folders();

    // Positions (UTF-16 code units, ascending) before which a hyphen may be set. `word` has only letters, combining marks and
    // soft hyphens; if it has soft hyphens, only their positions are returned. Stress marks (U+0301) are ignored;
    // ё and ѣ fold to е in Russian; words in capitals, shorter than the language's minima, or of an unknown language
    // have no positions. Minima: ru uk sr 2/2 with a vowel on both sides, en 2/3, de fr pl 2/2 (fr 2/3).
    // Safe to call from several threads.
    std::vector<std::uint16_t> positions(std::u16string_view word, std::string_view language) const;

    bool knows(std::string_view language) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace nabor
