// In: pairs of glyph and text. Out: aliases and their ToUnicode CMaps.
#include "pdf/glyph_texts.h"

#include <algorithm>

#include "pdf_file/tokens.h"

namespace nabor::pdf {

namespace {

constexpr std::size_t glyphs_of_a_face = 65536;
constexpr std::size_t entries_in_a_section = 100;  // Adobe Technical Note 5014

struct Mapping {
    std::uint16_t code;
    std::u16string_view text;
};

// A range requires codes with one high byte, and texts of which only the last byte grows.
bool follows(const Mapping& before, const Mapping& after) {
    return after.code == before.code + 1 && after.code >> 8 == before.code >> 8 && before.text.size() == 1 && after.text.size() == 1 &&
           after.text[0] == before.text[0] + 1 && after.text[0] >> 8 == before.text[0] >> 8;
}

void append_code(std::string& out, std::uint16_t code) {
    out += '<';
    append_hexadecimal(out, std::string{static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)});
    out += '>';
}

void append_text(std::string& out, std::u16string_view text) {
    out += '<';
    append_hexadecimal(out, big_endian(text));
    out += ">\n";
}

// Sections have a hundred entries at most.
void append_sections(std::string& out, const std::vector<std::string>& lines, std::string_view kind) {
    for (std::size_t i = 0; i < lines.size(); i += entries_in_a_section) {
        const std::size_t end = std::min(lines.size(), i + entries_in_a_section);
        out += std::to_string(end - i) + " begin" + std::string(kind) + '\n';
        for (std::size_t k = i; k < end; ++k) out += lines[k];
        out += "end" + std::string(kind) + '\n';
    }
}

std::string character_map(const std::vector<Mapping>& mappings) {
    std::vector<std::string> characters, ranges;
    for (std::size_t i = 0; i < mappings.size();) {
        std::size_t last = i;
        while (last + 1 < mappings.size() && follows(mappings[last], mappings[last + 1])) ++last;
        std::string line;
        append_code(line, mappings[i].code);
        if (last > i) append_code(line, mappings[last].code);
        append_text(line, mappings[i].text);
        (last > i ? ranges : characters).push_back(std::move(line));
        i = last + 1;
    }
    std::string out =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
    append_sections(out, characters, "bfchar");
    append_sections(out, ranges, "bfrange");
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace

const GlyphTexts::Entry* GlyphTexts::find(std::uint16_t glyph, std::u16string_view text, std::uint16_t& alias) const {
    alias = 0;
    for (std::uint32_t i = first_[glyph].entry; i != 0; i = entries_[i].next, ++alias) {
        if (entries_[i].text == text) return &entries_[i];
    }
    return nullptr;
}

void GlyphTexts::add_unless_known(std::uint16_t glyph, std::u16string_view text) {
    if (first_.empty()) {  // allocated for used faces only
        first_.resize(glyphs_of_a_face);
        entries_.resize(1);
    }
    if (text.empty()) text = says_nothing;
    std::uint16_t alias = 0;
    if (find(glyph, text, alias) != nullptr) return;
    const auto index = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({std::u16string(text), 0});
    if (alias == 0)
        first_[glyph] = {index, text.size() == 1 ? text[0] : u'\0'};
    else {
        std::uint32_t last = first_[glyph].entry;
        while (entries_[last].next != 0) last = entries_[last].next;
        entries_[last].next = index;
    }
    alias_count_ = std::max<std::size_t>(alias_count_, alias + 1U);
}

void GlyphTexts::add(const GlyphTexts& later) {
    for (const std::uint32_t glyph : later.glyphs()) {
        for (std::uint32_t i = later.first_[glyph].entry; i != 0; i = later.entries_[i].next) {
            add(static_cast<std::uint16_t>(glyph), later.entries_[i].text);
        }
    }
}

std::uint16_t GlyphTexts::search_alias(std::uint16_t glyph, std::u16string_view text) const {
    std::uint16_t alias = 0;
    find(glyph, text.empty() ? says_nothing : text, alias);
    return alias;
}

std::vector<std::uint32_t> GlyphTexts::glyphs() const {
    std::vector<std::uint32_t> used;
    for (std::size_t glyph = 0; glyph < first_.size(); ++glyph) {
        if (first_[glyph].entry != 0) used.push_back(static_cast<std::uint32_t>(glyph));
    }
    return used;
}

std::string GlyphTexts::to_unicode(std::size_t alias, std::span<const std::uint16_t> codes) const {
    std::vector<Mapping> mappings;
    for (std::size_t glyph = 0; glyph < first_.size(); ++glyph) {
        std::uint32_t entry = first_[glyph].entry;
        for (std::size_t i = 0; i < alias && entry != 0; ++i) entry = entries_[entry].next;
        if (entry != 0) mappings.push_back({codes[glyph], entries_[entry].text});
    }
    std::sort(mappings.begin(), mappings.end(), [](const Mapping& a, const Mapping& b) { return a.code < b.code; });
    return character_map(mappings);
}

}  // namespace nabor::pdf
