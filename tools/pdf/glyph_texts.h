// In: the used glyphs of one face, each with its text. Out: the PDF font of the face that shows it.
// Holds: in one PDF font a glyph has one text, so ToUnicode is complete and correct. A second text of a glyph (a hyphen for a soft hyphen,
// a small capital for a capital) is in an alias: the same font program with another ToUnicode.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nabor::pdf {

// The text of a glyph that has none, such as a later part of a cluster: every code must map to a text (ISO 19005-2, 6.2.11.7.2).
inline constexpr std::u16string_view says_nothing = u"\u200B";

class GlyphTexts {
public:
    void add(std::uint16_t glyph, std::u16string_view text) {
        if (first_.empty() || !says_as_ever(glyph, text)) add_unless_known(glyph, text);
    }
    // Adds the texts of a later part of the book: the same as adding them one by one.
    void add(const GlyphTexts& later);
    std::uint16_t alias_of(std::uint16_t glyph, std::u16string_view text) const {
        return says_as_ever(glyph, text) ? std::uint16_t{0} : search_alias(glyph, text);
    }

    std::size_t alias_count() const { return alias_count_; }
    std::vector<std::uint32_t> glyphs() const;  // sorted, without repeats

    // The ToUnicode CMap of an alias (ISO 32000-1, 9.10.3); `codes` gives each old glyph's code.
    std::string to_unicode(std::size_t alias, std::span<const std::uint16_t> codes) const;

private:
    struct Entry {
        std::u16string text;
        std::uint32_t next = 0;  // index of the next text of the glyph; 0: none
    };
    struct First {
        std::uint32_t entry = 0;  // index of the first text of the glyph; 0: none
        char16_t character = 0;   // that text, when it is one UTF-16 unit
    };
    // The fast path: nearly every glyph of a book has one text of one character.
    bool says_as_ever(std::uint16_t glyph, std::u16string_view text) const {
        return text.size() == 1 && text[0] == first_[glyph].character && text[0] != 0;
    }
    void add_unless_known(std::uint16_t glyph, std::u16string_view text);
    std::uint16_t search_alias(std::uint16_t glyph, std::u16string_view text) const;
    const Entry* find(std::uint16_t glyph, std::u16string_view text, std::uint16_t& alias) const;

    std::vector<First> first_;  // by glyph
    std::vector<Entry> entries_;
    std::size_t alias_count_ = 0;
};

}  // namespace nabor::pdf
