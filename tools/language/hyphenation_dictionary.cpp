// In: a hyph_*.dic file. Out: where its patterns hyphenate a word, by libhyphen.
// libhyphen reads only from a FILE, so it gets the prepared patterns in an anonymous temporary file.
#include "language/hyphenation_dictionary.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <system_error>
#include <utility>

#include <hyphen.h>
#include <unicode/ucnv.h>

#include "base/error.h"
#include "base/handle.h"
#include "language/compound_list.h"
#include "language/hyphenation_patterns.h"

// libhyphen ends the program where it gets no memory. It calls these two through the linker, so that ours take their place.
extern "C" {
void* hnj_malloc(int size) {
    void* const memory = std::malloc(static_cast<std::size_t>(size));
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

void* hnj_realloc(void* before, int size) {
    void* const memory = std::realloc(before, static_cast<std::size_t>(size));
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}
}

namespace nabor {

namespace {

using PatternHandle = Handle<HyphenDict, hnj_hyphen_free>;
using ConverterHandle = Handle<UConverter, ucnv_close>;
using FileHandle = Handle<std::FILE, std::fclose>;

PatternHandle read_by_libhyphen(const std::string& dictionary) {
    const FileHandle file(std::tmpfile());
    if (!file || std::fwrite(dictionary.data(), 1, dictionary.size(), file.get()) != dictionary.size() || std::fflush(file.get()) != 0) {
        throw EnvironmentError("the temporary file of a hyphenation dictionary cannot be written: " + std::generic_category().message(errno));
    }
    std::rewind(file.get());
    return PatternHandle(hnj_hyphen_load_file(file.get()));
}

// The dictionary's encoding, 8-bit or UTF-8. The upper 128 bytes are decoded once.
class Encoding {
public:
    Encoding(const char* name, bool is_utf8);

    // Appends the letter's bytes; a letter outside the encoding becomes one that no pattern contains.
    void append(std::string& bytes, char16_t letter) const;
    bool is_utf8() const { return is_utf8_; }

private:
    static constexpr char unknown_letter = '\1';
    static constexpr std::size_t encoded_letters = 0x0500;   // Latin to Cyrillic: all letters of 8-bit dictionaries
    bool is_utf8_;
    std::array<char, encoded_letters> byte_of_{};
};

Encoding::Encoding(const char* name, bool is_utf8) : is_utf8_(is_utf8) {
    byte_of_.fill(unknown_letter);
    for (char c = 'a'; c <= 'z'; ++c) byte_of_[static_cast<unsigned char>(c)] = c;
    byte_of_[u'\''] = '\'';
    UErrorCode status = U_ZERO_ERROR;
    const ConverterHandle converter(is_utf8 ? nullptr : ucnv_open(name, &status));
    for (int value = 0x80; value <= 0xFF && converter && U_SUCCESS(status); ++value) {
        const char byte = static_cast<char>(value);
        std::array<char16_t, 4> decoded{};
        const std::int32_t length = ucnv_toUChars(converter.get(), decoded.data(), decoded.size(), &byte, 1, &status);
        if (length == 1 && decoded[0] < encoded_letters && decoded[0] >= 0x80) byte_of_[decoded[0]] = byte;
    }
}

void Encoding::append(std::string& bytes, char16_t letter) const {
    if (!is_utf8_) {
        bytes += letter < encoded_letters ? byte_of_[letter] : unknown_letter;
    } else if (letter < 0x80) {
        bytes += static_cast<char>(letter);
    } else if (letter < 0x800) {
        bytes += static_cast<char>(0xC0 | letter >> 6);
        bytes += static_cast<char>(0x80 | (letter & 0x3F));
    } else {
        bytes += static_cast<char>(0xE0 | letter >> 12);
        bytes += static_cast<char>(0x80 | (letter >> 6 & 0x3F));
        bytes += static_cast<char>(0x80 | (letter & 0x3F));
    }
}

}  // namespace

struct HyphenationDictionary::State {
    PatternHandle patterns;
    Encoding encoding;
    CompoundList compounds;

    void hyphenate(std::u16string_view letters, std::span<bool> allowed) const;
    bool divide_compound(std::u16string_view letters, std::span<bool> allowed) const;
    void apply_patterns(std::u16string_view letters, std::span<bool> allowed) const;
};

void HyphenationDictionary::State::hyphenate(std::u16string_view letters, std::span<bool> allowed) const {
    if (compounds.empty() || !divide_compound(letters, allowed)) apply_patterns(letters, allowed);
}

// A compound is hyphenated at its joints, and its parts like single words, but not within two letters of a joint
// (COMPOUNDLEFTHYPHENMIN and COMPOUNDRIGHTHYPHENMIN of the German dictionary). False for other words.
bool HyphenationDictionary::State::divide_compound(std::u16string_view letters, std::span<bool> allowed) const {
    constexpr std::size_t beside_joint = 2;
    std::string bytes;
    std::array<std::size_t, longest_word> offset{};
    for (std::size_t i = 0; i < letters.size(); ++i) {
        offset[i] = bytes.size();
        encoding.append(bytes, letters[i]);
    }
    std::array<bool, 3 * longest_word> joint{};
    compounds.find_joints(bytes, joint);
    std::size_t begin = 0;
    for (std::size_t end = 1; end <= letters.size(); ++end) {
        const bool at_end = end == letters.size();
        if (!at_end && !joint[offset[end]]) continue;
        if (at_end && begin == 0) return false;
        hyphenate(letters.substr(begin, end - begin), allowed.subspan(begin));
        for (std::size_t i = begin + 1; begin > 0 && i < std::min(begin + beside_joint, end); ++i) allowed[i] = false;
        for (std::size_t i = end - 1; !at_end && i > begin && i + beside_joint > end; --i) allowed[i] = false;
        if (!at_end) allowed[end] = true;
        begin = end;
    }
    return true;
}

void HyphenationDictionary::State::apply_patterns(std::u16string_view letters, std::span<bool> allowed) const {
    std::string word;
    word.reserve(3 * longest_word);
    for (const char16_t letter : letters) encoding.append(word, letter);
    std::array<char, 3 * longest_word + 6> marks{};   // hyphen.h: the word's size and 5 more
    char** replacements = nullptr;                    // stay null: prepare_patterns drops patterns that change spelling
    int* places = nullptr;
    int* lengths = nullptr;
    hnj_hyphen_hyphenate3(patterns.get(), word.data(), static_cast<int>(word.size()), marks.data(), nullptr, &replacements, &places,
                          &lengths, 1, 1, 1, 1);
    for (std::size_t i = 0; i + 1 < letters.size(); ++i) allowed[i + 1] = (marks[i] & 1) != 0;
}

HyphenationDictionary::HyphenationDictionary(std::unique_ptr<const State> state) : state_(std::move(state)) {}

HyphenationDictionary::~HyphenationDictionary() = default;

std::unique_ptr<const HyphenationDictionary> HyphenationDictionary::load(const Files& files, const std::filesystem::path& path) {
    const ReadResult read = files.read(path);
    if (!read.bytes || read.bytes->empty()) return nullptr;
    PatternFile file = prepare_patterns(*read.bytes);
    PatternHandle patterns = read_by_libhyphen(file.patterns);
    if (!patterns) return nullptr;
    const Encoding encoding(patterns->cset, patterns->utf8 != 0);
    auto state = std::make_unique<const State>(State{std::move(patterns), encoding, CompoundList(std::move(file.compounds))});
    return std::make_unique<const HyphenationDictionary>(std::move(state));
}

void HyphenationDictionary::hyphenate(std::u16string_view letters, std::span<bool> allowed) const { state_->hyphenate(letters, allowed); }

}  // namespace nabor
