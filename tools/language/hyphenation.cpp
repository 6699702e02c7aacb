// In: a word and its language. Out: its hyphenation positions: libhyphen's patterns, then the rules of hyphenation_rules.h.
#include "language/hyphenation.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/files.h"
#include "language/hyphenation_dictionary.h"
#include "language/hyphenation_rules.h"
#include "language/language.h"

namespace nabor {

namespace {

constexpr char16_t soft_hyphen = 0x00AD, acute = 0x0301, grave = 0x0300, right_quote = 0x2019, modifier_apostrophe = 0x02BC;

constexpr std::string_view serbian = "sr", serbian_in_latin = "sr-Latn";

bool is_apostrophe(char16_t c) { return c == '\'' || c == right_quote || c == modifier_apostrophe; }

bool is_mark(char16_t c) { return c >= 0x0300 && c <= 0x036F; }

// A word for the patterns: base letters, lower-case, folded, each with its position in the original word.
struct WordLetters {
    std::array<char16_t, longest_word> letter{};
    std::array<std::uint16_t, longest_word> start{};
    std::size_t count = 0;

    std::u16string_view text() const { return {letter.data(), count}; }
};

char16_t folded(char16_t letter, const HyphenationRules& rules) {
    const std::size_t at = rules.fold_from.find(letter);
    return at == std::u16string_view::npos ? letter : rules.fold_to[at];
}

// и + breve is й, e + acute is é; in Cyrillic, acute and grave are stress marks, which patterns do not contain.
char16_t composed(char16_t letter, char16_t mark) {
    const bool stress = (mark == acute || mark == grave) && letter >= 0x0400 && letter < 0x0530;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfc = stress ? nullptr : unorm2_getNFCInstance(&status);
    const UChar32 pair = nfc == nullptr || U_FAILURE(status) ? U_SENTINEL : unorm2_composePair(nfc, letter, mark);
    return pair < 0 || pair > 0xFFFF ? letter : static_cast<char16_t>(pair);
}

// False for words that are never hyphenated: with digits or signs, with capitals after the first letter, or too long.
bool read_letters(std::u16string_view word, const HyphenationRules& rules, WordLetters& letters) {
    for (std::size_t at = 0; at < word.size(); ++at) {
        const char16_t c = word[at];
        if (is_mark(c) && letters.count > 0) {
            char16_t& last = letters.letter[letters.count - 1];
            last = folded(composed(last, c), rules);
            continue;
        }
        const bool apostrophe = is_apostrophe(c);
        if (letters.count == longest_word || (!apostrophe && !u_isalpha(c))) return false;
        if (letters.count > 0 && u_isupper(c)) return false;
        letters.letter[letters.count] = apostrophe ? u'\'' : folded(static_cast<char16_t>(u_tolower(c)), rules);
        letters.start[letters.count++] = static_cast<std::uint16_t>(at);
    }
    return true;
}

bool has_vowel(std::u16string_view letters, std::u16string_view vowels) {
    return letters.find_first_of(vowels) != std::u16string_view::npos;
}

std::size_t letters_in(std::u16string_view part) {
    return part.size() - static_cast<std::size_t>(std::count(part.begin(), part.end(), u'\''));
}

// ра-йон, ма-йор; but never суспі-льство.
bool ukrainian_allows(const HyphenationRules& rules, std::u16string_view right) {
    if (right.starts_with(u"йо")) return true;
    const bool softened_consonant = right.size() > 2 && right[1] == u'ь' && rules.vowels.find(right[2]) == std::u16string_view::npos;
    return !softened_consonant && rules.never_first.find(right.front()) == std::u16string_view::npos;
}

bool is_allowed(const HyphenationRules& rules, std::u16string_view letters, std::size_t before) {
    const std::u16string_view left = letters.substr(0, before), right = letters.substr(before);
    if (letters_in(left) < rules.left || letters_in(right) < rules.right) return false;
    const bool ukrainian = rules.primary == "uk";   // there an apostrophe belongs to the letter before it and may end a line
    if (right.front() == '\'' || (left.back() == '\'' && !ukrainian)) return false;
    if (ukrainian ? !ukrainian_allows(rules, right) : rules.never_first.find(right.front()) != std::u16string_view::npos) {
        return false;
    }
    return rules.vowels.empty() || (has_vowel(left, rules.vowels) && has_vowel(right, rules.vowels));
}

// Soft hyphens exclude all other positions; the hyphen replaces the soft hyphen.
std::vector<std::uint16_t> soft_hyphens(std::u16string_view word) {
    std::vector<std::uint16_t> positions;
    for (std::size_t at = 1; at + 1 < word.size(); ++at) {
        if (word[at] == soft_hyphen) positions.push_back(static_cast<std::uint16_t>(at + 1));
    }
    return positions;
}

// "sr-Latn-RS" → {sr-Latn_RS, sr-Latn_*, …}. File names have language, script and region, and most of Debian's have a region: a language
// without a region, or with an unknown one, falls back to its main country's dictionary.
std::vector<std::string> dictionary_names(std::string_view tag) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> homes = {{
        {"en", "US"}, {"ru", "RU"}, {"uk", "UA"}, {"de", "DE"}, {"fr", "FR"}, {"pl", "PL"}, {"sr", "RS"}, {"sr-Latn", "RS"}}};
    std::string language(primary_subtag(tag));
    std::string region;
    for (std::size_t begin = language.size() + 1; begin < tag.size();) {
        const std::string_view subtag = primary_subtag(tag.substr(begin));
        if (subtag == "Latn" && language == "sr") language += "-Latn";
        if (subtag.size() == 2) region = subtag;
        if (subtag.size() == 1) break;   // extensions and private use
        begin += subtag.size() + 1;
    }
    std::vector<std::string> names;
    if (!region.empty()) names.push_back(language + '_' + region);
    names.push_back(language);
    for (const auto& [home_language, home] : homes) {
        if (home_language == language) names.push_back(language + '_' + std::string(home));
    }
    return names;
}

// Symbolic links are resolved, so that regions with a common dictionary load it once. Empty when there is no dictionary.
std::filesystem::path dictionary_path(const Files& files, const std::vector<std::filesystem::path>& folders, std::string_view language) {
    for (const std::string& name : dictionary_names(language)) {
        for (const auto& folder : folders) {
            const std::filesystem::path path = folder / ("hyph_" + name + ".dic");
            if (files.exists(path)) return files.resolved(path).value_or(path);
        }
    }
    return {};
}

}  // namespace

struct Hyphenator::State {
    explicit State(const Files& all_files) : files(all_files) {}

    const Files& files;
    std::vector<std::filesystem::path> folders;
    mutable std::shared_mutex mutex;
    mutable std::map<std::string, const HyphenationDictionary*, std::less<>> by_language;                   // nullptr: no dictionary
    mutable std::map<std::filesystem::path, std::unique_ptr<const HyphenationDictionary>> by_path;

    const HyphenationDictionary* find(std::string_view language) const;
};

const HyphenationDictionary* Hyphenator::State::find(std::string_view language) const {
    {
        const std::shared_lock lock(mutex);
        const auto known = by_language.find(language);
        if (known != by_language.end()) return known->second;
    }
    const std::unique_lock lock(mutex);
    const std::filesystem::path path = dictionary_path(files, folders, language);
    auto loaded = by_path.find(path);   // another language or thread may have loaded it
    if (loaded == by_path.end()) loaded = by_path.emplace(path, path.empty() ? nullptr : HyphenationDictionary::load(files, path)).first;
    return by_language.emplace(language, loaded->second.get()).first->second;
}

Hyphenator::Hyphenator(const Files& files, std::vector<std::filesystem::path> folders) : state_(std::make_unique<State>(files)) {
    state_->folders = std::move(folders);
}

Hyphenator::~Hyphenator() = default;

std::vector<std::filesystem::path> Hyphenator::system_folders() {
    return {"/usr/local/share/hyphen", "/usr/share/hyphen", "/opt/homebrew/share/hyphen"};
}

std::vector<std::uint16_t> Hyphenator::positions(std::u16string_view word, std::string_view language) const {
    if (word.find(soft_hyphen) != std::u16string_view::npos) return soft_hyphens(word);
    const HyphenationRules& rules = hyphenation_rules(primary_subtag(language));
    WordLetters read;
    if (word.size() < std::size_t{rules.left} + rules.right || !read_letters(word, rules, read)) return {};
    const std::u16string_view letters = read.text();
    const bool latin_serbian = language == serbian && script_of(letters.front()) == Script::latin;
    const HyphenationDictionary* dictionary = state_->find(latin_serbian ? serbian_in_latin : language);
    if (dictionary == nullptr || letters.size() < std::size_t{rules.left} + rules.right) return {};

    std::array<bool, longest_word + 1> allowed{};
    dictionary->hyphenate(letters, allowed);
    apply_exception(rules, letters, allowed);
    std::vector<std::uint16_t> positions;
    for (std::size_t i = 1; i < letters.size(); ++i) {
        if (allowed[i] && is_allowed(rules, letters, i)) positions.push_back(read.start[i]);
    }
    return positions;
}

bool Hyphenator::knows(std::string_view language) const { return state_->find(language) != nullptr; }

}  // namespace nabor
