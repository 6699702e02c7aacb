// In: the inlines of a block. Out: their text, images, links, anchors and calls of notes, added to a paragraph.
// Holds: structure nodes are made in reading order.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "book/book.h"
#include "book/reference_words.h"
#include "book/structure.h"
#include "typeset/collect_scope.h"
#include "typeset/paragraph_builder.h"

namespace nabor {

// Where a piece of text stands: what it takes from the phrases around it.
struct TextContext {
    ElementChain chain;
    StyleId style{};
    LanguageId language = LanguageId::main;
    NodeId parent = NodeId::none;   // the structure node around it
    NodeId content = NodeId::none;  // the node of the text itself; none: the next text makes one
    NodeId around_lemma = NodeId::none;  // the node around a lemma that links: no note stands inside of a link
    PageLinkId link = PageLinkId::none;
    bool is_code = false;
    bool is_left_to_right = false;  // whatever its language
};

// The width of a slot for a page number: three digits.
Length page_slot_width(const StyleTable& styles, StyleId style);

// Collects the text of one block into a paragraph.
class TextCollector {
public:
    // `origin`: of the block's first word.
    TextCollector(const CollectScope& scope, FlowArea area, Origin origin, ParagraphBuilder& paragraph)
        : scope_(scope), area_(area), origin_(origin), paragraph_(paragraph) {}

    void inlines(std::span<const Inline> pieces, const TextContext& context);
    // Text that the layout adds, in a node of its own; none for "".
    void generated(const std::string& text, TextContext context, Span span);
    void anchor(AnchorId anchor);
    Origin origin() const { return origin_; }  // of the text that comes next

private:
    void own_text(const Inline& piece, const TextContext& context);
    std::string_view without_white_of_call(std::string_view text);
    void part_from_call(const TextContext& context, StyleId call_style);
    bool ends_raised();
    void pass_over(const Inlines& pieces);  // text of the block that is not set
    bool runs_from_right(const TextContext& context) const;
    std::size_t begin_isolate(const TextContext& around, const TextContext& own);
    void end_isolate(std::size_t isolate);
    void enter_phrase(const Phrase& phrase, TextContext& inner) const;
    void phrase(const Phrase& phrase, const TextContext& context, Span span);
    void note_call(const NoteCall& call, const TextContext& context);
    // How a note's call is printed.
    struct CallText {
        const std::string& number;
        const NoteSlot& slot;
        StyleId style{};
    };
    NodeId call_text(const NoteCall& call, const CallText& words, const TextContext& context);
    // The node of the note where it is set now.
    NodeId set_note(NoteId note, NodeId parent);
    NodeId set_margin_note(NoteId note, NodeId parent);
    void call_at_foot(const std::vector<SectionNoteId>& notes);
    void link(const Link& link, const TextContext& context, Span span);
    bool holds_link(const Inlines& lemma) const;
    void lemma(const Link& link, const TextContext& context, TextContext inner);
    void linked(const Link& link, const TextContext& context, TextContext inner, Span span);
    bool prints_number(const Link& link) const;
    void number_reference(const Link& link, DestinationId target, TextContext& inner, Span span);
    void heading_reference(const Link& link, DestinationId target, TextContext& inner, Span span);
    void target_words(const ReferenceWords& words, const TextContext& context, Span span);
    void image(const ImageUse& use, const TextContext& context);
    void page_mark(const PageMark& mark, const TextContext& context);
    StyleId phrase_style(const TextContext& context, std::string_view element, std::string_view css_class) const;
    TextPlace place_of(const TextContext& context) const;

    CollectScope scope_;
    FlowArea area_;
    Origin origin_;
    ParagraphBuilder& paragraph_;
    std::optional<std::uint32_t> call_end_;  // of the last call of a note: a position in the paragraph
    std::optional<std::uint32_t> unseen_call_;  // of the last call that prints nothing
    std::map<NoteId, NodeId> lemmas_;        // the nodes of lemmas that refer to notes without calls
};

}  // namespace nabor
