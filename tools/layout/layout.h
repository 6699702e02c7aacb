// In: a stylesheet in Nabor's subset of CSS (docs/layouts.md). Out: page geometry, and styles by role.
// Holds: a Layout does not change once read, so any number of threads may use it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/length.h"
#include "base/report.h"
#include "base/source.h"
#include "language/counter.h"
#include "layout/style.h"

namespace nabor {

// One element of the chain from the book's root to the block or phrase to be styled.
struct ElementKey {
    std::string_view element;       // "blockquote"
    std::string_view css_class;     // "epigraph", space-separated when several; may be ""
    std::string_view language;      // BCP 47, for :lang()
    bool first_child = false;
    std::string_view after;         // "element.class" of the preceding sibling, for the + combinator; "" for the first child
    std::string_view looks{};       // classes of the looks that its source asks for; rules that name them are laid over those looks
};

// Running heads and folios: a page's margin box.
struct ContentPiece {
    enum class Kind : std::uint8_t { text, page_number, string };
    Kind kind = Kind::text;
    std::string text;               // literal text, or the running string's name
};

enum class MarginBoxPlace : std::uint8_t { top_left, top_centre, top_right, bottom_left, bottom_centre, bottom_right };

struct MarginBox {
    MarginBoxPlace place = MarginBoxPlace::bottom_centre;
    std::vector<ContentPiece> content;
    Style style;
};

enum class PageSide : std::uint8_t { right, left };   // recto, verso

struct PageGeometry {
    Length width = Length::millimetres(140), height = Length::millimetres(210);
    Length margin_top, margin_bottom, margin_left, margin_right;   // of this side
    Length head_gap;                // from the head's baseline to the top of the text block
    Length foot_gap;                // from the text block's bottom to the folio's baseline
    std::vector<MarginBox> boxes;
};

// Where a document says what it was printed from: in a note to its title, in a line under it, in a line at its end.
enum class DocumentSource : std::uint8_t { none, note, line, end };

enum class SideMargin : std::uint8_t { outer, inner };

// Which lines and paragraphs have numbers in the margin.
struct TextNumbering {
    enum class Margin : std::uint8_t { outer, inner, left, right };
    std::uint16_t every = 0;                       // the numbers of lines that are printed: 5, 10, 15; 0: lines are not counted
    CounterScope lines = CounterScope::section;    // where the lines of prose are counted anew
    bool verse_with_prose = false;                 // verse is counted as prose is, line by line of print
    std::optional<CounterScope> paragraphs;        // nothing: they have no numbers
    Margin margin = Margin::outer;
};

// One series of notes, such as the author's or the editor's.
struct NoteSeries {
    enum class Area : std::uint8_t { foot, margin, chapter_end, book_end };  // foot and margin: of the page of the call
    enum class Arrangement : std::uint8_t { blocks, run_in };                // at the foot: one note below another; all in one paragraph
    NoteCounter counter;                                                      // which notes it has
    std::string title;                                                        // of notes that stand at an end; "": the book's word for notes
    Area area = Area::foot;
    SideMargin margin = SideMargin::outer;  // of notes in the margin
    Arrangement arrangement = Arrangement::blocks;
    std::uint8_t columns = 1;               // of blocks
    Length column_gap = Length::millimetres(4);
    Length gap_above = Length::points(6);  // at least: between the series' rule and the text, or the series above it
    Length rule_width = Length::millimetres(20);
    Length rule_thickness = Length::points(0.4);
    Length gap_below_rule = Length::points(4);

    // What a series takes at the foot of a page beside its notes.
    Length overhead() const { return gap_above + rule_thickness + gap_below_rule; }
    // From one column to the next in a text block of this width. The columns leave the space between them at most a quarter of it.
    Length column_step(Length measure) const;
    Length column_width(Length measure) const { return measure - column_step(measure) * (columns - 1); }
};

// How a text and its translation stand on paper.
struct ParallelSetting {
    // One after the other; on the two pages of a spread, the left text on its left page; in two columns of each page.
    enum class Kind : std::uint8_t { in_turn, facing, columns };
    Kind kind = Kind::in_turn;
    Length gap = Length::millimetres(6);  // between the columns
    bool shares_folios = false;           // facing pages have one number
};

// What a reading system makes of an element. Families, weight, slant, capitals, numerals, list markers and generated text are those of
// the EPUB's stylesheet; lengths are not to be used.
struct EbookLook {
    Style style;                          // `before` and `after` are its generated text
    std::optional<Style> initial;         // of ::first-letter, where a rule speaks of it
    std::optional<Style> before, after;   // of the generated text, where there is any
};

// Where a stylesheet, or [layout] of book.toml, first names a family; by its name in small letters (ASCII).
using FamilyPlaces = std::map<std::string, Span>;

// By a family that a stylesheet asks for: the families of embedded fonts to be asked for first.
using StandInFamilies = std::map<std::string, std::vector<std::string>>;

// All that the typesetter and the EPUB take from a layout.
class Layout {
public:
    struct Rules;                   // the parsed stylesheet

    Layout();
    ~Layout();
    Layout(Layout&&) noexcept;
    Layout& operator=(Layout&&) noexcept;

    std::string name;
    std::string description;        // the /* @description … */ line, for `nabor layouts`
    std::map<std::string, std::string> variables;      // :root custom properties as --set names them
    FamilyPlaces family_places;
    Length grid;                    // -nabor-grid of :root; zero: no baseline grid
    // Never empty; one under another at a page's foot. One of them has no words: it takes the notes that no other takes.
    std::vector<NoteSeries> note_series = std::vector<NoteSeries>(1);
    TextNumbering numbering;
    std::optional<std::string> between_calls;   // of notes that follow each other without a word between them; nothing: each output's own
    std::uint16_t image_density = 300;
    std::uint16_t hyphen_penalty = 160;         // added to the badness of a line that ends in a hyphen (docs/typography.md)
    std::uint8_t contents_depth = 3;
    bool contents_at_end = false;   // Russian custom
    bool show_source_pages = false;
    DocumentSource document_source = DocumentSource::none;
    bool interleaves_parallel_texts = false;  // in an ebook, piece by piece
    ParallelSetting parallel;                 // on paper
    bool roman_front = false;       // front matter has folios of its own, in roman numerals: English custom

    // Whether lines have numbers, printed beside them or in notes that are keyed to them.
    bool counts_lines() const;
    // How each series is counted, in the order of `note_series`.
    std::vector<NoteCounter> note_counters() const;

    // The page named `page` ("" is the default) on a side; `opening` selects :first.
    PageGeometry page(std::string_view page, PageSide side, bool opening) const;

    // The style of the last element of the chain, below `parent` (the computed style of the element before it). Rules that the element obeys
    // for its looks alone are left out: they come with style_over_looks().
    Style style(const Style& parent, std::span<const ElementKey> chain) const;
    // The same, of an element that has the style `own` before any rule.
    Style style(const Style& parent, std::span<const ElementKey> chain, const Style& own) const;
    // `looked`, the element's style with its looks, with the rules that name them; nothing if none does.
    std::optional<Style> style_over_looks(const Style& parent, std::span<const ElementKey> chain, const Style& looked) const;
    Style root_style() const;

    // The style of its ::first-letter, below `own`, the element's style; nothing if no rule makes it a drop cap.
    bool has_initials() const;
    std::optional<Style> initial_style(const Style& own, std::span<const ElementKey> chain) const;
    // The elements and classes that rules for paper name: "p", ".dateline".
    bool names(std::string_view element_or_class) const;
    const std::set<std::string, std::less<>>& names() const;
    // Whether a rule with an effect names the class `opening`: on paper, in the ebook.
    bool names_openings = false, names_openings_in_ebook = false;

    // What the ebook shows of the last element of a chain that begins with `body`, below `parent`; that of `body` is ebook_root_style().
    EbookLook ebook_look(const Style& parent, std::span<const ElementKey> chain) const;
    Style ebook_root_style() const;

    // The rules of the ebook as CSS text: the shared default style, then the layout's own without what concerns paper (docs/layouts.md).
    // Deterministic.
    std::string epub_stylesheet(const StandInFamilies& stand_ins = {}) const;

private:
    std::unique_ptr<Rules> rules_;
    friend class LayoutReader;
};

// `@import "reference"` in the sheet `from`.
struct LayoutImport {
    std::string reference;
    Span span;       // of the rule
    SourceId from = SourceId::none;
};

// The imported sheet; nothing, and an error in the report, when it cannot be read. Two sources of one path are one sheet.
using OpenImport = std::function<std::optional<SourceId>(const LayoutImport& import, Report& report)>;
std::optional<SourceId> without_imports(const LayoutImport& import, Report& report);  // of a sheet that is read without files

struct LayoutRequest {
    SourceId source = SourceId::none;
    std::map<std::string, std::string> overrides{};  // of custom properties declared in :root; an unknown name is an error that lists them
    std::map<std::string, Span> places{};            // of those overrides that stand in a file
    // The default style of ebooks (layouts/ebook.css), read as if it stood in @media screen before the layout. Without it the ebook has the
    // layout's own rules alone.
    SourceId ebook_defaults = SourceId::none;
    OpenImport open_import = without_imports;
};

// Reads a stylesheet. Unknown properties, values and selectors are warnings with line and column; syntax errors are errors and the
// rule is skipped.
std::optional<Layout> read_layout(const LayoutRequest& request, const Sources& sources, Report& report);

}  // namespace nabor
