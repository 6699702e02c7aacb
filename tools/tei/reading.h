// THE READER'S STATE. In: the tree. Out: the Book being filled.
// Holds: a Scope is the state at one place of the tree, passed down by value; a Reading is the state of the whole run.
// Every read_… function appends to the Flow it is given, and to the Book's notes, images and index terms.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "book/product.h"
#include "reading/builder.h"
#include "reading/images.h"
#include "reading/parted_words.h"
#include "tei/attached_entries.h"
#include "tei/rendition.h"
#include "tei/targets.h"
#include "tei/tree.h"
#include "tei/witness_names.h"

namespace nabor::tei {

using reading::Flow;
using reading::leaf_header;
using reading::Marks;
using reading::text_inline;
using reading::text_leaf;

struct Scope {
    LanguageId language = LanguageId::main;
    LanguageId around = LanguageId::main;  // of the text around the element: quotation marks follow it
    Role paragraph = Role::paragraph;  // the role of a p here
    Role division = Role::section;     // the enclosing division
    std::uint8_t level = 1;            // of the next division
    bool divisible = false;            // a div here is a division of the book
    bool preserve = false;             // lines and spaces are kept
    bool verbatim = false;             // a listing: every character stands as written
    bool breaks = false;               // lb is a line break also where the source's lines are not kept
    bool spaced_marks = false;         // French spaces before ; : ! ?
    bool note = false;
    bool verse = false;
    bool heading = false;              // a line of verse is a line of the leaf around it
    bool title_page = false;
    bool interview = false;
    bool apparatus = false;            // in a reading of an apparatus: a note is part of it
    std::uint8_t quoted = 0;           // how many quotation elements are around
    std::string_view quote = {};       // the opening mark of the innermost one that Nabor marks
    NodeIndex asker = NodeIndex::none;     // a speech of the one who asks in this interview
    NodeIndex left_out = NodeIndex::none;  // a child that is read already: the number of a note, the label of an item
};

struct Reading : reading::BookBuilder {
    Reading(const TeiTree& manuscript, const Files& files, const Product& facts, Book& filled, Report& complaints);

    const TeiTree& tree;
    const Product& product;
    Targets targets;
    AttachedEntries attached;
    Renditions renditions;
    reading::ImageLoader images;
    std::vector<AnchorId> anchors_by_node;          // AnchorId::none until needed
    std::map<NodeIndex, std::string> shown_people;  // the people of printed registers, with their sort names
    std::map<std::string_view, LanguageId> languages_by_tag;
    std::map<std::string, std::string, std::less<>> character_names;  // charDecl: id → the character
    std::map<NodeIndex, NoteId> notes_by_node;                        // those called by reference, once they are read
    WitnessSigla witnesses;
    NodeIndex witness = NodeIndex::none;   // whose readings the product prints
    bool is_replaced = false;              // in text for which the reading of that witness stands (attached_apparatus.cpp)
    reading::PartedWords parted_words;
    bool source_lines = false;  // lb in running text marks the lines of the printed source (source_lines.cpp)
    bool marks_typed = false;   // the header says that the text has all its quotation marks

    // Warns of a reference to nothing, unless it may lead into a file that could not be read.
    void report_dangling(std::string_view target, Span span);
    AnchorId anchor_of(NodeIndex id);             // created on first use
    AnchorId anchor_if_referenced(NodeIndex id);  // placed; none when nothing refers to the node
};

// The scope inside a node: its language, its white space.
Scope scope_inside(Reading& reading, NodeIndex id, const Scope& outside);

// Left alignment becomes natural, where the language begins at the left.
void drop_usual_left(const Reading& reading, Block& block);
// A block or a phrase of that role with the node's span, language, looks and (when referenced) anchor.
Block block_header(Reading& reading, NodeIndex id, const Scope& scope, Role role);
Inline phrase_shell(Reading& reading, NodeIndex id, const Scope& scope, Role role);
// Appends a label of one's own words, in the line of what it labels.
void put_label(Flow& flow, std::string_view words, Span span, const Scope& scope);
// A phrase that has nothing but the language.
Inline language_shell(const Reading& reading, NodeIndex id, const Scope& scope);
// Whether an element without a block or a phrase of its own needs one for its language: it is not that of the text around it, and nothing in
// the element is a block.
bool needs_language_shell(const Reading& reading, const Flow& flow, NodeIndex id, const Scope& scope);
Block loose_header(const Scope& scope, Span span, Role role);

// Whether most running text has the lines of its printed source marked by lb.
bool keeps_source_lines(const TeiTree& tree);

// Whether a node stands in running text: inside a leaf, or beside text of its parent.
bool in_running_text(const Reading& reading, const Flow& flow, NodeIndex id);
bool has_block_inside(const TeiTree& tree, NodeIndex id);

}  // namespace nabor::tei
