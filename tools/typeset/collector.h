// In: the blocks and inlines of a book, in reading order. Out: flow blocks, appended to the section at hand.
// Holds: chain_ is the chain of elements from the book's root to the place where collecting is; pending_ is what the next
// flow block will carry (space, destinations, labels) because a container opened before it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "book/product.h"
#include "book/structure.h"
#include "layout/layout.h"
#include "typeset/element_chain.h"
#include "typeset/flow.h"
#include "typeset/paragraph_builder.h"
#include "typeset/skeleton.h"
#include "typeset/styles.h"

namespace nabor {

using RunningStrings = std::vector<std::pair<std::string, std::string>>;

// Where collecting stands: what a block inherits from the containers around it.
struct FlowContext {
    StyleId style{};
    NodeId node = NodeId::none;
    LanguageId language = LanguageId::main;
    Length left, right;
    std::uint32_t centring_group = 0;
    Length label_width;     // the column that items' labels hang in
    Length widest_label;    // of the list around, with the white after it
    bool numbered = false;  // its labels are numbers
};

class Collector {
public:
    Collector(const Book& book, const Product& product, const Layout& layout, StyleTable& styles, Skeleton& skeleton, Report& report);

    std::vector<FlowSection> collect();

private:
    // A block that is set into another, and the words of the sibling before it.
    struct RunInHead {
        const Block* block = nullptr;
        std::string_view after;
    };

    // What waits for the next flow block.
    struct Pending {
        Length space_before;
        PageBreak break_before = PageBreak::automatic;
        bool keep_with_previous = false;
        Length sink;
        std::vector<DestinationId> destinations;
        RunningStrings strings;
        std::string label;                    // marker of a list item
        BlockId label_block = BlockId::none;  // that says it; none when it is made
        TextPlace label_place;
        bool label_set = false;
        std::vector<RunInHead> run_in;  // a speaker, and what he does, set into the paragraph that follows
        std::vector<RunInHead> run_on;  // set on after the next leaf's own text, because no paragraph follows that could take them
    };

    // Notes that stand at the end of their chapter or of the book, and what the chapter that calls them is called.
    struct WaitingNotes {
        std::string chapter;
        LanguageId language = LanguageId::main;
        std::vector<NoteId> notes;
    };

    // The block whose text is being collected; its notes are collected in between.
    class TextOf;

    // One element of the chain; siblings are told apart by the words of the one before.
    class Element;

    // collect.cpp: units and divisions
    void collect_unit(const Unit& unit);
    bool runs_on(const Unit& unit, const FlowContext& context);
    void collect_contents();
    void collect_contents_entry(const ContentsEntry& entry, const FlowContext& context, NodeId list);
    FlowContext enter_division(const Block& division, const FlowContext& context, bool first_time);
    void begin_section(bool front_matter);
    void finish_section();
    void collect_chapter_notes();
    void collect_book_notes();
    void collect_notes_of(const WaitingNotes& waiting, NodeId node);
    // Collects from a block that is made here.
    template <typename Collect>
    void collect_made(const Collect& collect) {
        const bool around = std::exchange(text_is_made_, true);
        collect();
        text_is_made_ = around;
    }
    void made_heading(std::string_view words, std::uint8_t level, LanguageId language, BlockId id, const FlowContext& context);

    // collect_blocks.cpp
    void blocks(const Blocks& all, const FlowContext& context);
    void child(const Blocks& siblings, std::size_t i, const FlowContext& context);
    void sibling(const Block& one, const Block* previous, const Block* next, const FlowContext& context);
    void block(const Block& block, const Block* next, const FlowContext& context);
    void container(const Block& block, const FlowContext& context);
    void gloss_list(const Blocks& children, const FlowContext& context);
    void list(const Block& block, const Style& style, const FlowContext& context);
    std::vector<std::string> labels_of(const Block& list, const Style& style) const;
    void list_item(const Block& block, const FlowContext& context);
    void leaf(const Block& block, const FlowContext& context);
    void index_entry(const Block& block, ParagraphBuilder& paragraph, const TextPlace& place, NodeId node);
    void image(const Block& block, const FlowContext& context);
    void note_body(NoteId note, NodeId parent);
    void note_content(NoteId note, NodeId parent);
    void emit(FlowBlock block, const Style& style, const FlowContext& context, AnchorId anchor);
    void close_container(const Style& style, std::size_t first_block);
    void plate(const Block& block, const FlowContext& context);
    NodeId structure_of(const Block& block, const FlowContext& context);
    FlowContext inside(const Block& block, const FlowContext& context, StyleId style);
    void give_alternative(NodeId node, const ImageUse& use, LanguageId language);
    void lone_label(const FlowContext& context, LanguageId language);
    void prepend_label(ParagraphBuilder& paragraph, const FlowContext& context, NodeId node);

    // collect_verse.cpp
    bool runs_in(const Block& block, const Block* next, const FlowContext& context);
    void heads_alone(const FlowContext& context);
    void run_in_head(const RunInHead& head, ParagraphBuilder& paragraph, const FlowContext& context, NodeId node);
    StyleId style_of(const Block& block, const FlowContext& context);
    void keep_shared_line(const Block& block);
    void finish_verse(const Block& verse, std::size_t first_block);

    // collect_tables.cpp
    void table(const Block& block, const FlowContext& context);
    FlowRow table_row(const Row& row, std::size_t rows_left, const FlowContext& context, std::vector<std::uint16_t>& covered,
                      std::vector<DestinationId>& destinations);
    FlowCell table_cell(const Cell& cell, bool in_header, StyleId row_style, NodeId node, std::vector<DestinationId>& destinations);
    void fill_rows(const FlowTable& table, const std::vector<NodeId>& rows, LanguageId language);

    // collect_text.cpp
    void inlines(std::span<const Inline> pieces, ParagraphBuilder& paragraph, const TextPlace& place, NodeId parent, LanguageId language);
    void own_text(const Inline& piece, ParagraphBuilder& paragraph, const TextPlace& place);
    void pass_over(const Inlines& pieces);  // text of the block at hand that is not set
    void phrase(const Phrase& phrase, ParagraphBuilder& paragraph, const TextPlace& place, NodeId parent, LanguageId language, Span span);
    void note_call(const NoteCall& call, ParagraphBuilder& paragraph, const TextPlace& place, NodeId parent, LanguageId language);
    void link(const Link& link, ParagraphBuilder& paragraph, const TextPlace& place, NodeId parent, LanguageId language, Span span);
    void inline_image(const ImageUse& use, ParagraphBuilder& paragraph, const TextPlace& place, NodeId parent, LanguageId language);
    void place_anchor(AnchorId anchor, ParagraphBuilder& paragraph);
    NodeId content_node(NodeId parent, LanguageId language) { return skeleton_.node("", parent, language); }
    StyleId phrase_style(StyleId parent, Role role, LanguageId language);
    Length slot_width(StyleId style) const;
    bool can_print(const Image& image, Span span);

    std::string_view class_of(const Block& block) const;
    bool is_opening(const Block& block) const;
    void give_initial(FlowParagraph& paragraph, StyleId style);
    std::string_view words_of(const Block& block) const;  // "element.class" of a block, for the + combinator
    std::string_view element_of(const Block& block) const;

    const Book& book_;
    const Product& product_;
    const Layout& layout_;
    StyleTable& styles_;
    Skeleton& skeleton_;
    Report& report_;

    std::vector<FlowSection> sections_;
    std::vector<DestinationId> plates_ahead_;  // of a section that holds nothing else: they follow what the next begins with
    FlowSection section_;
    std::vector<FlowBlock>* target_ = nullptr;  // the blocks being filled: the section's, a note's or a cell's
    Pending pending_;
    ElementChain chain_;
    std::vector<std::string> note_numbers_;
    std::vector<bool> note_set_;
    std::vector<WaitingNotes> end_notes_;  // by chapter; a note goes to the last
    ParagraphBuilder* outer_paragraph_ = nullptr;  // the paragraph that cites the note being collected
    std::map<const Block*, FlowContext> open_divisions_;
    std::map<const Block*, RunningStrings> division_strings_;
    std::vector<const Block*> division_path_;
    std::uint32_t last_centring_group_ = 0, plates_ = 0;
    bool line_is_shared_ = false;  // a verse line has begun that another speaker ends
    bool in_body_ = false;         // a unit that is no front matter has come
    NodeId last_note_node_ = NodeId::none;
    std::map<std::size_t, std::string> drawing_problems_;  // by image; "" where it can be drawn
    Origin origin_;                 // of the text that comes next
    bool text_is_made_ = false;     // here, in a block that will be gone when the paragraphs are set
    BlockId made_ = BlockId::none;  // stands for the blocks that are made here
    std::vector<BlockId> openings_;  // of divisions, where the layout names them; ascending
    std::map<AnchorId, std::string> headings_;  // of divisions, by their anchor: what a reference without words says
};

}  // namespace nabor
