// In: chains of elements, a Layout, fonts. Out: computed styles by index, each with its faces.
// Holds: the same chain below the same style has the same index, so the cascade runs once for each distinct chain.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/report.h"
#include "book/book.h"
#include "book/looks.h"
#include "font/font.h"
#include "layout/layout.h"
#include "typeset/element_chain.h"
#include "typeset/flow.h"

namespace nabor {

// A style and what shaping needs of it.
struct SetStyle {
    Style style;
    std::vector<FaceId> faces;          // the families asked for, in order; never empty
    bool synthetic_small_caps = false;  // the face has no small capitals: smaller capitals replace them
};

// The glyph that a break in a word adds: U+2010, or the hyphen-minus in a face without it; 0 in a face with neither.
std::uint32_t hyphen_glyph(const FontSet& fonts, FaceId face);

class StyleTable {
public:
    StyleTable(const Layout& layout, FontSet& fonts, Report& report);

    // The style of an element whose parent has the style `parent`. `chain` ends with the element itself.
    StyleId of(StyleId parent, const ElementChain& chain);
    // The same with a source's looks laid over it, and over those the rules that name them.
    StyleId of(StyleId parent, const ElementChain& chain, const Rendition& rendition);
    // Of a phrase's element: what the element implies of the looks is what it is before any rule.
    StyleId of_phrase(StyleId parent, const ElementChain& chain, const Rendition& rendition);
    // Of an element for a look, inside of an element for the same text that has the style `outer`. It keeps what `outer` does not pass on.
    StyleId of_look(StyleId outer, const ElementChain& chain, const LookRow& look);
    // `base` with a source's rendition applied (italic, small capitals, letterspacing …).
    StyleId with_looks(StyleId base, const Rendition& rendition);
    // A phrase's style inside of the style around it: raised from its baseline, under its line and struck by its stroke, as CSS has it.
    StyleId inside(StyleId around, StyleId phrase);
    // `base` at `percent` of its size, without small capitals.
    StyleId scaled(StyleId base, std::int64_t percent);
    // `base` in smaller type, at `percent` of its size, line height and indents.
    StyleId smaller(StyleId base, std::int64_t percent);
    // The same, where it was asked for before. Else `base`.
    StyleId known_smaller(StyleId base, std::int64_t percent) const;
    // A verse line's style whose turned-over part is indented deeper than a line that begins `deepest` to the right of this one.
    StyleId with_turnover(StyleId base, Length deepest);

    // The styles of a drop cap beside 2, 3 … lines of `paragraph`, as the ::first-letter of its chain asks: its top is that of the first
    // line's capitals, its baseline the last line's. Empty where no rule asks for one.
    std::vector<StyleId> initials(StyleId paragraph, const ElementChain& chain);

    // Any other style, such as a margin box's. Searches linearly: there are few.
    StyleId of(const Style& style);
    // The width of a text in the style's first face, without kerning.
    Length width_of(StyleId style, std::string_view text) const;

    // The classes of looks, where the layout names any; else "".
    std::string_view look_classes(const Block& block);
    std::string_view look_classes(const Rendition& rendition);
    std::string_view phrase_look_classes(const Rendition& rendition, std::string_view element);

    // The words of an element's key, which outlive every chain.
    std::string_view kept(std::string words) { return *words_.insert(std::move(words)).first; }

    StyleId root() const { return StyleId{0}; }
    const SetStyle& operator[](StyleId id) const { return styles_[index_of(id)]; }
    std::size_t count() const { return styles_.size(); }
    bool usable() const { return usable_; }  // every family was found

private:
    StyleId add(const Style& style);
    StyleId over_looks(StyleId looked, StyleId parent, const ElementChain& chain);
    bool serves(FaceId face, const std::string& family);

    const Layout& layout_;
    FontSet& fonts_;
    Report& report_;
    std::deque<SetStyle> styles_;  // references stay valid when styles are added
    std::map<Digest, StyleId> by_chain_, over_looks_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, StyleId> by_looks_;
    std::map<std::pair<std::uint32_t, std::int64_t>, StyleId> by_scale_;
    std::map<std::pair<std::uint32_t, std::int64_t>, StyleId> by_turnover_;
    std::map<std::pair<std::uint32_t, std::int64_t>, StyleId> smaller_;
    std::map<std::pair<StyleId, StyleId>, StyleId> inside_;
    std::vector<StyleId> others_;
    const bool names_looks_;
    std::set<std::string> words_;  // nodes keep their place
    std::map<Digest, std::vector<StyleId>> initials_;  // by the paragraph's style and its chain
    std::map<std::string, bool> missing_;
    std::map<FaceId, bool> serves_;
    bool usable_ = true;
};

}  // namespace nabor
