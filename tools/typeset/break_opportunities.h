// In: a paragraph and its glyph widths. Out: every place where one of its lines may end, with its penalty and its protrusion.
// Holds: the break opportunities of UAX #14 and the language's customs (language/line_break.h), the hyphens of words, and in what is wider
// than the measure all the same every boundary between clusters: with a hyphen in words, without one in identifiers. The last one is the
// paragraph's end.
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

// The hyphens of the words seen so far, by language. One object a thread, for all its sections: words recur.
using KnownHyphens = std::unordered_map<std::string, std::unordered_map<std::u16string, std::vector<std::uint16_t>>>;

class BreakOpportunityFinder {
public:
    // `script_languages` by Script: the language of runs in a script that their own language does not use.
    BreakOpportunityFinder(const Hyphenator& hyphenator, Shaper& shaper, const std::vector<std::string>& script_languages,
                           KnownHyphens& known);

    // In ascending order. `measure`, in 1/65536 pt: what is wider may break between any two clusters.
    std::vector<LineBreakPoint> find(const FlowParagraph& paragraph, const ShapedParagraph& shaped, std::int64_t measure);
    // The width of the widest part that no line break divides, and no hyphen unless `hyphenates`; a long identifier counts with a part of it.
    Length widest_part(const FlowParagraph& paragraph, const ShapedParagraph& shaped, bool hyphenates);

private:
    // A paragraph whose break opportunities are looked for.
    struct Search {
        const FlowParagraph& paragraph;
        const ShapedParagraph& shaped;
        std::int64_t measure = 0;
        std::vector<TextRange> identifiers{};
        std::vector<LineBreakPoint> points{};

        bool is_identifier(std::uint32_t position) const;
    };

    std::vector<LineBreakPoint> find_all(Search& search, bool hyphenates);
    void add_breaks_in_word(Search& search, std::uint32_t begin, std::uint32_t end, bool hyphenates);
    void add_hyphens(Search& search, std::uint32_t begin, std::uint32_t end, bool asked);
    void add_hyphens_of_word(Search& search, const TextStretch& stretch, std::u16string_view word, std::uint32_t at, std::uint32_t line_begin);
    LineBreakPoint hyphen_in(const TextStretch& stretch) const;
    void add_emergency_breaks(Search& search, std::uint32_t begin, std::uint32_t end) const;
    const std::vector<std::uint16_t>& hyphens_of(std::u16string_view word, const std::string& language);
    const std::string& language_of(char16_t letter, const TextStretch& stretch) const;

    const Hyphenator& hyphenator_;
    Shaper& shaper_;
    const std::vector<std::string>& script_languages_;
    KnownHyphens& known_;
    LineBreakFinder breaks_;
};

// How far a mark may protrude beyond the measure, in thousandths of its width.
std::int64_t right_protrusion_share(char32_t c);
std::int64_t left_protrusion_share(char32_t c);

}  // namespace nabor
