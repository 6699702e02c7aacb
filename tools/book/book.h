// THE MODEL. In: a manuscript, as a reader understands it. Out: the book that epub/, typeset/ and check/ take.
// Holds: values only; references are indices into the Book's vectors, never pointers. White space in Text is already
// normalised: no line feeds, no double spaces, none at a leaf's ends; a code_block keeps its own.
// Every division has an anchor and a level ≥ 1. A leaf block holds Inlines, a container Blocks, as its role's Shape says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shared_bytes.h"
#include "base/source.h"
#include "book/role.h"
#include "image/image.h"

namespace nabor {

enum class LanguageId : std::uint16_t { main = 0 };  // index into Book::languages
enum class AnchorId : std::uint32_t { none = 0xFFFFFFFF };
enum class NoteId : std::uint32_t {};
enum class ImageId : std::uint32_t {};
enum class IndexTermId : std::uint32_t {};
enum class FormulaId : std::uint32_t { none = 0xFFFFFFFF };
enum class DocumentId : std::uint32_t { none = 0xFFFFFFFF };
// The blocks in reading order, those of notes last. The two names are for blocks that a writer makes of metadata.
enum class BlockId : std::uint32_t { none = 0xFFFFFFFF, made_title_page = 0xFFFFFFFE, contents = 0xFFFFFFFD };

template <typename Id>
constexpr std::size_t index_of(Id id) { return static_cast<std::size_t>(id); }

// The appearance in the source (TEI att.global.rendition), as far as a page can show it.
enum class Look : std::uint16_t {
    italic = 1 << 0, bold = 1 << 1, small_caps = 1 << 2, capitals = 1 << 3, letterspaced = 1 << 4, superscript = 1 << 5,
    subscript = 1 << 6, underlined = 1 << 7, struck = 1 << 8, larger = 1 << 9, smaller = 1 << 10, monospaced = 1 << 11,
    upright = 1 << 12, no_indent = 1 << 13, run_in = 1 << 14,
};

enum class Alignment : std::uint8_t { natural, left, centre, right, justified };

struct Rendition {
    std::uint16_t looks = 0;
    Alignment alignment = Alignment::natural;
    std::uint8_t indent = 0;  // of a verse line or paragraph, from the left, in em

    bool has(Look look) const { return (looks & static_cast<std::uint16_t>(look)) != 0; }
    void set(Look look) { looks = static_cast<std::uint16_t>(looks | static_cast<std::uint16_t>(look)); }
    void clear(Look look) { looks = static_cast<std::uint16_t>(looks & ~static_cast<std::uint16_t>(look)); }
    friend bool operator==(const Rendition&, const Rendition&) = default;
};

struct Inline;
struct Block;
using Inlines = std::vector<Inline>;
using Blocks = std::vector<Block>;

struct Text {
    std::string text;  // UTF-8
};

struct Phrase {
    Role role = Role::unknown_phrase;
    LanguageId language = LanguageId::main;  // resolved
    Rendition rendition;
    AnchorId anchor = AnchorId::none;
    Inlines content;
    FormulaId formula = FormulaId::none;     // of a phrase of role math, whose content is the formula's plain form
};

struct NoteCall {
    NoteId note{};
    AnchorId anchor = AnchorId::none;  // target of the note's back link; every call has one
};

// What a reference prints of its target instead of a heading: the number of the page, line or paragraph in which it begins.
enum class ReferenceNumber : std::uint8_t { none, page, line, paragraph };

// A link inside the book (target) or outside (address). A dangling reference has neither and is only text.
// If it has no content, the writers print the target's heading, or its `number` where there is one.
struct Link {
    Role role = Role::reference;
    AnchorId target = AnchorId::none;
    std::string address;
    ReferenceNumber number = ReferenceNumber::none;
    AnchorId anchor = AnchorId::none;
    Inlines content;
};

struct LineBreak {};

// Where a page of an earlier edition began (TEI pb). Layouts can show it; it is not part of the text.
struct PageMark {
    std::string label;
    AnchorId anchor = AnchorId::none;
};

struct AnchorMark {
    AnchorId anchor = AnchorId::none;
};

struct IndexMark {
    IndexTermId term{};
};

struct ImageUse {
    ImageId image{};
    std::string alternative_text;           // empty and not decorative: the reader has reported it
    bool decorative = false;
    std::optional<double> width_millimetres; // as the manuscript says; at most the measure
    std::optional<double> width_share;       // of the measure, 0–1
    std::optional<LanguageId> language = {}; // of the alternative text, where it is another than that around the image
};

struct Inline {
    Span span;
    std::variant<Text, Phrase, NoteCall, Link, LineBreak, PageMark, AnchorMark, IndexMark, ImageUse> content;
};

struct Cell {
    Span span;
    bool header = false;      // a heading of its row or column
    std::uint16_t rows = 1;   // rows and columns that it spans
    std::uint16_t columns = 1;
    LanguageId language = LanguageId::main;
    Rendition rendition;
    AnchorId anchor = AnchorId::none;
    Blocks content;
};

struct Row {
    Span span;
    bool header = false;
    AnchorId anchor = AnchorId::none;
    std::vector<Cell> cells;
};

struct Table {
    Blocks caption;           // leaves of role table_caption
    std::vector<Row> rows;
};

enum class VersePart : std::uint8_t { whole, initial, middle, final };  // TEI l/@part: a line shared by speakers

struct Block {
    Span span;
    Role role = Role::unknown_block;
    std::uint8_t level = 0;                  // divisions: 1 for the outermost; headings: their division's level
    VersePart part = VersePart::whole;
    LanguageId language = LanguageId::main;  // resolved
    Rendition rendition;
    AnchorId anchor = AnchorId::none;
    BlockId id = BlockId::none;              // set by number_blocks()
    DocumentId document = DocumentId::none;  // a division that is a document of its own
    bool other_form = false;                 // a division or heading of text that the Book has in another form too: lists have that form alone
    std::string short_heading;               // of a division: its heading where there is room for few words; "": the source has none
    std::string number;                      // @n of an item or a verse line, as the source gives it; first number of a list; name of the index that an index_list prints
    std::variant<Inlines, Blocks, Table, ImageUse> content;

    const Inlines& inlines() const { return std::get<Inlines>(content); }
    const Blocks& blocks() const { return std::get<Blocks>(content); }
    bool is_leaf() const { return std::holds_alternative<Inlines>(content); }
    bool is_container() const { return std::holds_alternative<Blocks>(content); }
};

// Where the source wants a note (TEI att.placement). A layout may have a series for it.
enum class NotePlace : std::uint8_t { unspecified, foot, margin, end, chapter_end, book_end };

// The stretch of the text that an entry of an apparatus is about (TEI chapter 13). Lines are counted where it begins and ends.
struct Lemma {
    std::string words;                  // as the text has them, or as the editor gives them
    std::string sigla;                  // of its own witnesses, where the source names them: "A B"
    AnchorId begin = AnchorId::none;    // of the text: before its first character
    AnchorId end = AnchorId::none;      // behind its last character
    bool is_cut_short = false;          // by the editor: "et … susurro" is printed as it is
};

struct Note {
    Span span;
    NoteKind kind = NoteKind::unspecified;
    std::string type;                   // @type as the name of a class: "sources"; "" where the source has none
    NotePlace place = NotePlace::unspecified;
    LanguageId language = LanguageId::main;
    AnchorId anchor = AnchorId::none;   // every note has one
    std::optional<Lemma> lemma;         // of an entry of an apparatus, whose content are the readings
    std::string source_label;           // the mark in the source ("*", "12"); not the printed number
    Blocks content;
};

struct Image {
    std::string reference;              // as the manuscript wrote it
    std::filesystem::path path;         // where it was found
    SharedBytes bytes;
    ImageFacts facts;
    Span span;
};

// MathML, for outputs that can show it.
struct Formula {
    std::string mathml;                 // a math element of presentation MathML, well-formed, without attributes that are not known; "" without one
    std::string words;                  // the same as one line of text
};

struct Anchor {
    std::string id;                     // unique in the book, an XML Name of ASCII letters, digits, '-', '_', '.'
    Span span;
};

struct IndexTerm {
    std::string index;                  // which index: "subject", "person", "place", …
    std::vector<std::string> levels;    // main entry, sub-entry, …
    std::string sort_key;
    AnchorId anchor = AnchorId::none;
};

struct Title {
    std::string text;
    std::string type;                   // "main", "sub", "short", "parallel", …
    std::string language;               // BCP 47
    Span span{};                        // of its words
};

struct Contributor {
    std::string name;                   // as it is printed
    std::string file_as;                // as it is sorted: "Rogovin, Vadim"
    std::string relator;                // MARC relator code: aut, edt, trl, …
    std::string language;               // of the name
    std::string authority;              // VIAF, ISNI, Wikidata … address, or empty
    bool corporate = false;             // an institution or a group: the name has no forename
    Span span{};                        // of the name
    std::string words{};                // what the source says that a person did for the text, where that is neither writing, editing nor translating
};

// Facts about a text, from its teiHeader (TEI chapter 2).
struct Metadata {
    std::vector<Title> titles;
    std::vector<Contributor> contributors;
    std::string language;               // BCP 47 of the text
    std::vector<std::string> languages; // profileDesc/langUsage
    std::string publisher, place, date; // publicationStmt; date as printed, ISO where @when gives it
    std::string date_iso;
    Span publication;                   // of the words of publicationStmt
    std::string created;                // origDate, creation/date: when the text was written
    std::string created_place;
    std::string rights;                 // availability as text
    std::string licence;                // licence/@target
    std::string source;                 // sourceDesc or archive reference, as one line
    Span source_span;                   // of its element
    std::string description;            // abstract
    std::vector<std::string> subjects;
    std::string series, series_position;
    std::vector<std::string> identifiers;

    std::string main_title() const;     // the first title of type main, else the first; "" when none
    std::string subtitle() const;
};

struct Document {
    Metadata metadata;
    Span span;
};

// What says the same in two texts. One side is empty where the other text has nothing.
struct AlignedPiece {
    std::vector<AnchorId> left, right;  // of divisions, blocks, phrases or marks, in reading order
    bool divided = false;               // other pieces are parts of it, and they are blocks
    bool within_blocks = false;         // phrases or marks inside of blocks
};

// A text and its translation, or another form of it, which stand in the book one after the other.
struct ParallelTexts {
    AnchorId left = AnchorId::none, right = AnchorId::none;  // their divisions; none: it has none of its own
    LanguageId left_language = LanguageId::main, right_language = LanguageId::main;
    std::vector<AlignedPiece> pieces;   // in the order of the left text; a divided piece before its parts
};

struct Book {
    Metadata metadata;
    std::vector<std::string> languages; // BCP 47, by LanguageId; the first is the book's
    Blocks front, body, back;
    AnchorId title_page = AnchorId::none;  // of the full title page, where the source has half titles too; none: the first one
    std::vector<Note> notes;
    std::vector<Image> images;
    std::vector<Formula> formulas;
    std::vector<Anchor> anchors;
    std::vector<IndexTerm> index_terms;
    std::vector<Document> documents;
    std::vector<ParallelTexts> parallel_texts;
    std::vector<Span> empty_divisions;  // what the source has and the Book leaves out, because nothing is in it
    std::vector<Span> empty_notes;

    const std::string& language(LanguageId id) const { return languages[index_of(id)]; }
    const Anchor& anchor(AnchorId id) const { return anchors[index_of(id)]; }
    const Note& note(NoteId id) const { return notes[index_of(id)]; }
    const Formula& formula(FormulaId id) const { return formulas[index_of(id)]; }
};

}  // namespace nabor
