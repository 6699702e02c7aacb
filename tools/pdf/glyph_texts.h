// In: the glyphs of one face as the book uses them, each with what it says there. Out: which of the face's PDF fonts shows it.
// Holds: within one PDF font a glyph says one thing only, so its ToUnicode is complete and true. A glyph that says a second thing
// (a hyphen that is a soft hyphen, a small capital that is a capital) has it in an alias: same font program, another ToUnicode.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>


namespace nabor::pdf {

// What a later part of a cluster says by itself, since every code must map to something (ISO 19005-2, 6.2.11.7.2).
inline constexpr std::u16string_view says_nothing = u"\u200B";

class GlyphTexts {
public:
    void add(std::uint16_t glyph, std::u16string_view text) {
        if (first_.empty() || !says_as_ever(glyph, text)) add_unless_known(glyph, text);
    }
    // What other glyphs of the book say, after these: the same as if they had been added one by one.
    void add(const GlyphTexts& later);
    std::uint16_t alias_of(std::uint16_t glyph, std::u16string_view text) const {
        return says_as_ever(glyph, text) ? std::uint16_t{0} : search_alias(glyph, text);
    }

    std::size_t alias_count() const { return alias_count_; }
    std::vector<std::uint32_t> glyphs() const;  // in order, without repeats

    // The ToUnicode CMap of an alias (ISO 32000-1, 9.10.3); `codes` gives each old glyph's code.
    std::string to_unicode(std::size_t alias, std::span<const std::uint16_t> codes) const;

private:
    struct Entry {
        std::u16string text;
        std::uint32_t next = 0;  // index of the glyph's next text, 0 for none
    };
    struct First {
        std::uint32_t entry = 0;  // index of the glyph's first text, 0 for none
        char16_t character = 0;   // that text when it is one unit
    };
    // Nearly every glyph of a book says one character wherever it stands: that needs no search.
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
