// THE READER'S STATE. In: the tree. Out: the Book being filled.
// Holds: what is true of the place where the reader stands is a Scope, handed down by value; what is true of the whole run is a Reading.
// Every read_… function appends to the Flow it is given, and to nothing else but the Book's notes, images and index terms.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "book/product.h"
#include "tei/flow.h"
#include "tei/rendition.h"
#include "tei/targets.h"
#include "tei/tree.h"

namespace nabor::tei {

struct Scope {
    LanguageId language = LanguageId::main;
    Role paragraph = Role::paragraph;  // what a p becomes here
    Role division = Role::section;     // the division around
    std::uint8_t level = 1;            // of the next division
    bool divisible = false;            // a div here is a division of the book
    bool preserve = false;             // white space stands as written
    bool breaks = false;               // lb is a line break, not the layout of the source's page
    bool spaced_marks = false;         // French spaces before ; : ! ?
    bool note = false;
    bool verse = false;
    bool title_page = false;
    bool interview = false;
    NodeIndex left_out = NodeIndex::none;  // a head that is not printed: a note's own number
};

struct Reading {
    Reading(const TeiTree& manuscript, const Product& facts, Book& filled, Report& complaints);

    const TeiTree& tree;
    const Product& product;
    Book& book;
    Report& report;
    Targets targets;
    Anchors anchors;
    Renditions renditions;
    Marks marks;
    std::vector<AnchorId> anchors_by_node;          // AnchorId::none until something needs one
    std::vector<bool> placed;                       // by AnchorId: stands in the book
    std::map<NodeIndex, std::string> shown_people;  // the people of registers that are printed, with the name they are sorted by
    std::map<std::string, std::size_t> images;      // by path: index into the book's
    std::map<std::string_view, LanguageId> languages_by_tag;
    std::map<std::string, std::string, std::less<>> character_names;  // charDecl: id → the character
    std::set<std::string, std::less<>> said;                          // diagnostics given once a book
    std::size_t dangling = 0;

    // True the first time for a code and a key.
    bool first_time(std::string_view code, std::string_view key);

    LanguageId language_id(std::string_view canonical);
    AnchorId new_anchor(std::string_view wanted, Span span);
    AnchorId anchor_of(NodeIndex id);             // made when first asked for
    AnchorId place(AnchorId anchor);              // says that it now stands in the book; gives it back
    AnchorId anchor_if_referenced(NodeIndex id);  // placed; none when nobody refers to the node
};

// The scope inside a node: its language, its white space.
Scope scope_inside(Reading& reading, NodeIndex id, const Scope& outside);

// A block or a phrase of that role with the node's span, language, looks and (when referenced) anchor.
Block block_header(Reading& reading, NodeIndex id, const Scope& scope, Role role);
Inline phrase_shell(Reading& reading, NodeIndex id, const Scope& scope, Role role);
Block loose_header(const Scope& scope, Span span, Role role);

Inline text_inline(std::string text, Span span);
Block text_leaf(Role role, std::string text, const Scope& scope, Span span);

// Whether a node stands in running text: inside a leaf, or beside text of its parent.
bool in_running_text(const Reading& reading, const Flow& flow, NodeIndex id);
bool has_block_inside(const TeiTree& tree, NodeIndex id);

}  // namespace nabor::tei
