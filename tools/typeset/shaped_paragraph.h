// In: a FlowParagraph. Out: its glyphs, and prefix sums of their widths by text position.
// Holds: runs cover the text in logical order; widths are integers of 1/65536 pt.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "base/report.h"
#include "font/font.h"
#include "typeset/flow.h"
#include "typeset/styles.h"

namespace nabor {

struct SetGlyph {
    std::uint32_t id = 0;
    std::uint32_t cluster = 0;
    std::int32_t advance = 0, x_offset = 0, y_offset = 0;  // 1/65536 pt
    bool unsafe_to_break = false;
};

// Text of one face, style, language, direction and structure node; or one object.
struct ShapedRun {
    std::uint32_t begin = 0, end = 0;
    StyleId style{};
    FaceId face{};
    PageLanguageId language = PageLanguageId::main;
    NodeId node = NodeId::none;
    PageLinkId link = PageLinkId::none;
    std::uint32_t script = 0;
    std::uint8_t level = 0;    // bidi embedding level
    std::int32_t object = -1;  // index into FlowParagraph::objects
    std::uint32_t first_glyph = 0, glyph_count = 0;
    std::int64_t white = 0;         // after each letter, where they are spaced
    bool closes_up = false;         // its letters are spaced, what follows them at once is not
    std::int64_t white_at_end = 0;  // of the space at its end, before spaced letters: as much as after their last
};

struct ShapedParagraph {
    std::vector<ShapedRun> runs;
    std::vector<SetGlyph> glyphs;
    std::vector<std::int64_t> width_before;  // by text position, text.size() + 1 entries
    std::vector<std::int64_t> space_before;  // the part of it that word spaces have, which may stretch and shrink
    std::vector<std::int64_t> sizes_before;  // the type sizes of the letters before it that may be letterspaced
    bool has_right_to_left = false;
    // The text with stand-ins for the characters that no font has, of the same length; empty where fonts have them all.
    std::u16string substituted;

    const std::u16string& text_of(const FlowParagraph& paragraph) const { return substituted.empty() ? paragraph.text : substituted; }
};

// Paragraphs of a list of blocks that are shaped already, by the index of their block.
using ShapedParagraphs = std::map<std::size_t, ShapedParagraph>;

// A part [begin, end) of a run, and whether it begins or ends its line.
struct RunPiece {
    std::uint32_t begin = 0, end = 0;
    bool line_start = false, line_end = false;
};

// Which characters the faces of a book's styles have. Every character of the book is looked up, so the alphabets are a bit a character.
// Characters beyond them, and fallback faces, are looked up in the face itself.
class Coverage {
public:
    Coverage(const FontSet& fonts, const StyleTable& styles);
    bool has(FaceId face, char32_t code_point) const;

private:
    struct OfFace {
        std::once_flag asked;
        std::atomic<bool> is_known = false;
        std::vector<bool> has;  // by code point
    };
    void ask(FaceId face, OfFace& known) const;

    const FontSet& fonts_;
    std::vector<std::unique_ptr<OfFace>> by_face_;  // filled when a character is first looked up; null: a fallback face
};

// Shapes paragraphs. One object a thread, for its scratch vectors.
class Shaper {
public:
    Shaper(const FontSet& fonts, const Coverage& coverage, const StyleTable& styles, const std::vector<std::string>& languages,
           Report& report);

    // Reports each character that no font has, at its place in the manuscript: so every paragraph is shaped once.
    ShapedParagraph shape(const FlowParagraph& paragraph);

    // Appends the glyphs of a piece of a run of `text`. Line edges are no context for the letters beside them.
    void shape_piece(std::u16string_view text, const ShapedRun& run, RunPiece piece, std::vector<SetGlyph>& glyphs);

    const FontSet& fonts() const { return fonts_; }
    const StyleTable& styles() const { return styles_; }
    const std::string& language(PageLanguageId id) const { return languages_[static_cast<std::size_t>(id)]; }
    Report& report() { return report_; }
    // The type size of a run whose letters justification may space; 0 for scripts whose letters join, and for letters that are spaced already:
    // more would make words of them for readers of the PDF.
    std::int64_t spaced_size(const ShapedRun& run) const;

private:
    // The white that a run's style asks for after each letter; 0 where letters join.
    std::int64_t white_after_letters(std::u16string_view text, const ShapedRun& run) const;
    // A base character and the marks that follow it.
    struct Cluster {
        std::uint32_t begin = 0, end = 0;
    };

    void find_runs(const FlowParagraph& paragraph, ShapedParagraph& shaped);
    void close_up_at_ends(const FlowParagraph& paragraph, ShapedParagraph& shaped) const;
    FaceId face_of(const FlowParagraph& paragraph, const TextStretch& stretch, Cluster cluster, ShapedParagraph& shaped);
    FaceId face_of_some(const FlowParagraph& paragraph, const std::vector<FaceId>& faces, Cluster cluster, ShapedParagraph& shaped);
    void report_equivalent(const FlowParagraph& paragraph, std::uint32_t position, char32_t code_point, char32_t equivalent);
    void report_missing(const FlowParagraph& paragraph, std::uint32_t position, char32_t code_point, std::string_view substitute);
    void measure(const FlowParagraph& paragraph, ShapedParagraph& shaped) const;

    const FontSet& fonts_;
    const Coverage& coverage_;
    const StyleTable& styles_;
    const std::vector<std::string>& languages_;
    Report& report_;
    std::vector<ShapedGlyph> scratch_;
    std::u32string characters_;  // of a base and its marks
    std::set<char32_t> told_;    // characters that an equivalent stands for
};

char32_t code_point_at(std::u16string_view text, std::size_t position);
bool is_word_space(char16_t unit);  // U+0020, U+00A0
// Spaces at which a line may end, where they lose their width: U+0020, U+2028 and those of fixed width but for U+2007.
bool is_blank(char16_t unit);
// Whether justification changes the space at a position of the text. The space after the dash that opens a speech has the same width in
// every line, so that speeches begin alike.
bool is_stretchable_space(const FlowParagraph& paragraph, std::uint32_t position);

}  // namespace nabor
