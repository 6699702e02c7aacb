// In: a paragraph and its glyph widths. Out: every place where a line may end, with its cost and protrusion.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/hyphenation.h"
#include "language/line_break.h"
#include "typeset/line_breaking.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

// The hyphens of words that have been seen, by language. One object a thread, for all its sections: words recur.
using KnownHyphens = std::unordered_map<std::string, std::unordered_map<std::u16string, std::vector<std::uint16_t>>>;

class LinePointFinder {
public:
    // `script_languages` by Script: the language of runs in a script that their own language does not use.
    LinePointFinder(const Hyphenator& hyphenator, Shaper& shaper, const std::vector<std::string>& script_languages, KnownHyphens& known);

    // `measure`: a word wider than it may break between any two clusters.
    std::vector<LineBreakPoint> find(const FlowParagraph& paragraph, const ShapedParagraph& shaped, std::int64_t measure);

private:
    void add_hyphens(const FlowParagraph& paragraph, std::uint32_t begin, std::uint32_t end, std::vector<LineBreakPoint>& points);
    void add_emergency_points(const ShapedParagraph& shaped, std::uint32_t begin, std::uint32_t end,
                              std::vector<LineBreakPoint>& points) const;
    const std::vector<std::uint16_t>& hyphens_of(std::u16string_view word, const std::string& language);
    const std::string& language_of(char16_t letter, const TextStretch& stretch) const;

    const Hyphenator& hyphenator_;
    Shaper& shaper_;
    const std::vector<std::string>& script_languages_;
    KnownHyphens& known_;
    LineBreakFinder breaks_;
};

// The glyph a line break adds: U+2010, or the hyphen-minus in a face without it.
std::uint32_t hyphen_glyph(const FontSet& fonts, FaceId face);

// How far a mark may stand out of the measure, in thousandths of its width.
std::int64_t right_protrusion_share(char32_t c);
std::int64_t left_protrusion_share(char32_t c);

}  // namespace nabor
