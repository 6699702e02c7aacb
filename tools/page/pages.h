// FINISHED PAGES. In: the typesetter's decisions. Out: all that pdf/ needs, tagging included.
// Holds: x goes right and y goes DOWN from the page's top left corner, in Lengths; a glyph run's y is its baseline.
// Every item names the structure node it belongs to; an artifact (running head, folio, rule) has none.
// Structure nodes are in reading order: a node's children are the later nodes that have it as parent, in index order.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/length.h"
#include "base/rare.h"
#include "base/shared_bytes.h"
#include "base/source.h"
#include "font/font.h"
#include "image/image.h"

namespace nabor {

enum class NodeId : std::uint32_t { none = 0xFFFFFFFF };  // none: an artifact
enum class PageLinkId : std::uint32_t { none = 0xFFFFFFFF };
enum class DestinationId : std::uint32_t { none = 0xFFFFFFFF };
enum class PageImageId : std::uint32_t {};
enum class PageLanguageId : std::uint16_t { main = 0 };  // index into Pages::languages

// Where in the book something comes from. book/page_map.h defines the numbers; here only their order matters.
struct Origin {
    std::uint32_t block = 0xFFFFFFFF;  // none
    std::uint32_t unit = 0;            // UTF-16 units of the block's text before it

    bool known() const { return block != 0xFFFFFFFF; }
    auto operator<=>(const Origin&) const = default;
};

// A glyph stands for the next text_length UTF-16 units of its run's text, in LOGICAL order. The glyphs of a right-to-left run are in visual
// order, so their text is taken from the run's end.
// A mark or a ligature's later part has text_length 0.
struct Glyph {
    std::uint16_t id = 0;
    std::uint16_t text_length = 0;
    std::int32_t advance = 0;                 // 1/65536 pt on the page: expansion, justification, kerning, letterspacing included
    std::int32_t x_offset = 0, y_offset = 0;  // 1/65536 pt, y upwards
};

struct GlyphRun {
    FaceId face{};
    Length size;
    Length x, y;
    std::int32_t horizontal_scale = 1000;  // thousandths: font expansion
    std::int32_t letter_spacing = 0;       // thousandths of a point, before horizontal_scale; the advances include it
    std::uint32_t colour = 0;              // 0xRRGGBB
    bool right_to_left = false;
    bool is_initial = false;  // a drop cap, or a mark before it: the rest of its word follows
    bool joins_next = false;  // its last word goes on in the next run, whose type is of another size
    bool spaced_out = false;  // its letters stand so far apart that readers of the PDF would take each for a word
    NodeId node = NodeId::none;
    PageLanguageId language = PageLanguageId::main;
    PageLinkId link = PageLinkId::none;
    Span place{};         // in the manuscript; unknown for what is made
    std::u16string text;  // what the run says; a hyphen that the line break added is U+00AD
    std::vector<Glyph> glyphs;
};

struct PlacedImage {
    PageImageId image{};
    Length x, y, width, height;  // y: its top
    NodeId node = NodeId::none;
    Span place{};                // in the manuscript
};

// A filled rectangle: note rule, table rule, underline. Always an artifact.
struct RuleLine {
    Length x, y, width, height;  // y: its top
    std::uint32_t colour = 0;
};

using PageItem = std::variant<GlyphRun, PlacedImage, RuleLine>;

// Where its last glyph ends.
inline Length end_of(const GlyphRun& run) {
    Length end = run.x;
    for (const Glyph& glyph : run.glyphs) end += Length{glyph.advance};
    return end;
}

inline void move_by(PageItem& item, Length x, Length y) {
    std::visit(
        [&](auto& placed) {
            placed.x += x;
            placed.y += y;
        },
        item);
}

enum class FolioStyle : std::uint8_t { arabic, roman, none };

// A line of text as it was set, for the audit. Running heads, folios, table cells and side material have none.
struct PageLine {
    Length x, y, width, height;                   // of the measure it was set to; y: its top
    std::uint32_t first_item = 0, last_item = 0;  // its items are [first_item, last_item) of the page, without page numbers printed in slots
    std::uint32_t paragraph = 0;                  // the lines of one paragraph, and of no other in the book, share it
    std::int32_t word_space = 0;                  // mean of its word spaces in thousandths of their natural width; 0: it has none
    bool is_note = false;                         // a line of a note
    bool justified = false;                       // it fills its measure
    bool first = false, last = false;             // of its paragraph
    bool hyphen = false;                          // it ends with a hyphen that the line break made
    Span place;                                   // in the manuscript
    bool is_heading = false;
    bool ragged = false;                          // its paragraph was to be justified, but a space would have been too wide
};

// Something in a margin beside the lines: a note, a line's number. Its items are [first_item, last_item) of the page.
struct SideBox {
    Length y, height;
    std::uint32_t first_item = 0, last_item = 0;
};

// A rule that the page breaker did not keep. docs/typography.md has the ladder of relaxations.
struct Relaxation {
    enum class Kind : std::uint8_t {
        uneven_spread,  // facing pages end at different heights; amount: thousandths of a line
        short_page,     // a page ends early, its neighbour with it or not; amount: thousandths of a line
        split_note,     // notes continue on the next page; amount: their lines there
        late_note,      // a note begins after the page of its call; amount: pages between
        recto_hyphen,   // a word is divided between a right-hand page and the next
        lone_line,      // a widow, an orphan, or lines separated that belong together
        too_tall        // something is taller than the text block; amount: thousandths of a line
    };
    Kind kind = Kind::lone_line;
    std::uint32_t page = 0;  // index into pages
    Length y;                // where on the page
    Span place;              // in the manuscript: of the line that the page ends with
    std::int64_t amount = 0;
    std::int64_t cost = 0;  // demerits that the page breaker paid for it
};

struct Page {
    Length width, height;
    std::uint32_t number = 0;  // as counted, from 1 in each numbering
    FolioStyle folio_style = FolioStyle::arabic;
    std::string folio_prefix;          // of a page outside the count: "Plate " before its own number; the whole folio if folio_style is none
    std::vector<PageItem> items;       // in painting order: the text, then side material, running heads and folios
    std::vector<PageLine> lines;       // in reading order, notes last
    std::vector<SideBox> side;
    bool ends_section = false;         // it may end anywhere: what follows opens a new page
    Origin start;                      // of what it begins with; unknown when no text stands on it
    Origin start_beside;               // of what its right column begins with, where two texts stand beside each other
    std::string shared_side;           // of a page that has one number with the page facing it: "a" the left one, "b" the right one
};

struct Destination {
    std::string name;            // the book's anchor id; unique
    std::uint32_t page = 0;      // index into pages
    Length y;                    // top of the line
    NodeId node = NodeId::none;  // the structure element it belongs to
    bool placed = true;          // false: nothing of it was set, and `page` is just some page of the book
    std::uint32_t line = 0;      // the number of its line; 0: lines are not counted, or no line that is has it
};

struct PageLink {
    DestinationId destination = DestinationId::none;
    std::string address;         // when it leads out of the book
    NodeId node = NodeId::none;  // Link or Reference node that holds its text
    std::string description;     // /Contents of the annotation (ISO 14289-1, 7.18.5)
};

struct OutlineEntry {
    std::uint8_t depth = 1;
    std::string title;
    DestinationId destination = DestinationId::none;
    PageLanguageId language = PageLanguageId::main;
};

struct NodeTexts {
    std::string alternative;  // Alt of figures and formulas
    std::string id;           // of notes and targets; unique
    std::string title;        // T
};

// A structure element, or (type "") a stretch of content below its parent: items name only stretches and Figure nodes. A book has some
// hundred thousand, of which few have texts.
struct StructureNode {
    std::string_view type;  // PDF structure type: "P", "H1", "Note", "" for content. In static memory
    NodeId parent = NodeId::none;
    PageLanguageId language = PageLanguageId::main;
    Rare<NodeTexts> texts;
    bool undescribed = false;  // the manuscript has no description: the alternative says only that there is an image
    NodeId refers_to = NodeId::none;  // a Reference to its Note, a Note to its Reference
    std::uint16_t row_span = 1, column_span = 1;
    bool header = false;     // TH: scope below
    bool row_scope = false;  // Scope /Row, else /Column
    bool ordered = false;    // L: ListNumbering Decimal, else unordered
};

struct PageImage {
    SharedBytes bytes;
    ImageFacts facts;
    std::string name{};  // as the manuscript names it
    Span place{};        // where it does so first
};

struct PageMetadata {
    std::string title, author, subject, keywords, language, publisher, rights, identifier;
    std::string producer;  // "Nabor 0.1.0"
    Moment moment;
};

struct Pages {
    std::vector<Page> pages;
    std::vector<std::string> languages;    // BCP 47 by PageLanguageId; the first is the document's
    std::vector<StructureNode> structure;  // the first is the root, type "Document"
    std::vector<Destination> destinations;
    std::vector<PageLink> links;
    std::vector<OutlineEntry> outline;
    std::vector<PageImage> images;
    std::vector<Relaxation> relaxations;  // by page
    PageMetadata metadata;
};

// Text goldens: pages, lines, what stands on them (nabor dump --stage=pages).
std::string dump_pages(const Pages& pages, const FontSet& fonts);

}  // namespace nabor
