// In: a hyph_*.dic file. Out: where its patterns hyphenate a word.
// Holds: private to this folder. Immutable after loading (hnj_hyphen_hyphenate3 only reads), so threads
// share a dictionary.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "base/files.h"

namespace nabor {

constexpr std::size_t longest_word = 100;   // letters; longer words are not hyphenated

class HyphenationDictionary {
    struct State;

public:
    // nullptr for a file that cannot be read or is empty. Throws EnvironmentError.
    static std::unique_ptr<const HyphenationDictionary> load(const Files& files, const std::filesystem::path& path);
    explicit HyphenationDictionary(std::unique_ptr<const State> state);   // only load() can make a State
    ~HyphenationDictionary();

    // Sets allowed[i] where the patterns hyphenate before letter i; `letters` are lower-case, at most longest_word.
    void hyphenate(std::u16string_view letters, std::span<bool> allowed) const;

private:
    std::unique_ptr<const State> state_;
};

}  // namespace nabor
