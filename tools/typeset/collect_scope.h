// In: blocks of the book, in reading order. Out: flow blocks, in a stream.
// Holds: a section, a note and a cell each have a stream of their own, so what waits in one never reaches another. A context says where a
// block stands; it is a value, copied and changed on the way inwards.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "book/book.h"
#include "layout/layout.h"
#include "typeset/book_sources.h"
#include "typeset/element_chain.h"
#include "typeset/flow.h"
#include "typeset/paragraph_builder.h"

namespace nabor {

using StringSettings = std::vector<RunningString>;

// Where a stream of blocks ends up. Drop capitals and plates are for the text alone; calls in a note belong to the paragraph that calls it.
enum class FlowArea : std::uint8_t { text, cell, note };

// Where a block stands: what it takes from the containers around it.
struct FlowContext {
    ElementChain chain;  // the containers
    StyleId style{};     // of the innermost
    NodeId node = NodeId::none;
    LanguageId language = LanguageId::main;
    FlowArea area = FlowArea::text;
    BlockId made = BlockId::none;  // stands for blocks without an id, which collecting makes
    Length left, right;
    std::uint32_t centring_group = 0;
    Length label_column;     // that the labels of the list around hang in, with the white after them; 0: they run in
    bool is_numbered = false;  // the list's labels are numbers
    bool is_aligned = false;   // the source aligns a container around
    const Block* division = nullptr;  // the innermost
    std::string item_label;  // of the item that comes; "": none
    bool is_counted = true;  // lines and paragraphs have numbers here, unless they are of a kind or a style that has none
};

// A block among its siblings, and the chain that ends with it.
struct SiblingBlock {
    const Block& block;
    const Block* next = nullptr;
    ElementChain chain;
};

// A block that is set into another, and the words of the sibling before it.
struct RunInHead {
    const Block* block = nullptr;
    std::string_view after;
};

// Where a label hangs.
struct LabelColumn {
    Length end, width;         // no width: the label runs in
    bool is_numbered = false;  // it stands at the column's end
};

inline constexpr std::string_view after_line_number = "\u2002";  // before the words of a note that is keyed to lines

// Room for the number of a note that is counted by page, or for the lines that a note is about.
struct NoteSlot {
    DestinationId note = DestinationId::none;  // none: the note's number is known
    Length width;
    SlotKind kind = SlotKind::note;

    bool is_used() const { return note != DestinationId::none; }
};

// The marker of a list item, or a note's number.
struct WaitingLabel {
    std::string text;
    const Block* block = nullptr;  // that says it; none when it is made
    ElementChain chain;            // of that block
    TextPlace place;
    LabelColumn column;
    NoteSlot slot{};  // in place of the text
};

// What waits for the next flow block.
struct PendingBlock {
    Length space_before;
    PageBreak break_before = PageBreak::automatic;
    bool keep_with_previous = false;
    bool restarts_lines = false;
    Length sink;
    std::vector<DestinationId> destinations;
    std::optional<WaitingLabel> label;
    std::optional<NoteId> entry;    // whose lemma stands before the words of the next paragraph
    std::vector<FlowBlock> labels;  // set beside the block
    std::vector<RunInHead> run_in;  // a speaker, and what he does, set into the paragraph that follows
};

struct BlockStream {
    std::vector<FlowBlock> blocks;
    PendingBlock pending;
    std::vector<SectionNoteId> nested_notes;  // called in this note: the line that calls it calls them too
    bool runs_in = false;                     // notes that stand in one paragraph: no label hangs beside its block
    bool line_is_shared = false;              // a verse line has begun that another speaker ends

    // Adds a block in the style, with what waits for it.
    void add(FlowBlock block, const Style& style, const FlowContext& context, DestinationId destination = DestinationId::none);
    // Gives the blocks of a container, from `first_block` on, what its style asks of its end and its inside.
    // `kept`: how its blocks are kept together, if its style asks for that.
    void close_container(const Style& style, std::size_t first_block, Keep kept = Keep::firmly);
};

// A section that is being collected.
struct OpenSection {
    FlowSection section;  // its blocks are in `body`
    BlockStream body;
    std::vector<FlowSection> plates;  // which come before it
};

// What a collector reads, and what it fills.
struct CollectScope {
    BookSources& sources;
    OpenSection& section;
    BlockStream& stream;

    Origin origin_of(const Block& block, const FlowContext& context) const;
    // A node without a type, for text inside of `parent`.
    NodeId content_node(NodeId parent, LanguageId language) const { return sources.tree.node("", parent, language); }
    // The computed style of a block, with its source's looks.
    StyleId style_of(const SiblingBlock& place, const FlowContext& context) const;
    // Gives the next block the destination of an anchor; none is no anchor.
    void wait_for(AnchorId anchor) const;
};

// Whether the number of a note depends on its page, and the room for it in a style.
bool is_counted_by_page(const BookSources& sources, NoteId note);
NoteSlot note_slot(const BookSources& sources, NoteId note, StyleId style);
// What stands before a note that is keyed to lines: their numbers, where these are known, or the room for them.
std::string key_text(BookSources& sources, NoteId note);
NoteSlot key_slot(const BookSources& sources, NoteId note, StyleId style);

// Whether the lines of prose are counted anew in a division.
bool restarts_lines(const Layout& layout, const Block& division);

// The title of type short; "" without one.
std::string short_title(const Metadata& metadata);

// The structure node of a block's text.
NodeId structure_node(const BookSources& sources, const Block& block, const FlowContext& context);

// The context of a container's children.
FlowContext inside(BookSources& sources, const SiblingBlock& place, const FlowContext& context, StyleId style);

}  // namespace nabor
