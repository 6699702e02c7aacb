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
    void add(std::uint16_t glyph, std::u16string_view text);
    std::uint16_t alias_of(std::uint16_t glyph, std::u16string_view text) const;

    std::size_t alias_count() const { return alias_count_; }
    std::vector<std::uint32_t> glyphs() const;   // in order, without repeats

    // The ToUnicode CMap of an alias (ISO 32000-1, 9.10.3); `codes` gives each old glyph's code.
    std::string to_unicode(std::size_t alias, std::span<const std::uint16_t> codes) const;

private:
    struct Entry {
        std::u16string text;
        std::uint32_t next = 0;   // index of the glyph's next text, 0 for none
    };
    const Entry* find(std::uint16_t glyph, std::u16string_view text, std::uint16_t& alias) const;

    std::vector<std::uint32_t> first_;   // by glyph: index of its first text, 0 for none
    std::vector<Entry> entries_;
    std::size_t alias_count_ = 0;
};

}  // namespace nabor::pdf
