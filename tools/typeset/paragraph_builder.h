// In: pieces of text with their styles, languages and structure. Out: one FlowParagraph.
// Holds: stretches that agree are joined.
#pragma once

#include <string>
#include <string_view>

#include "base/source.h"
#include "typeset/flow.h"
#include "typeset/styles.h"

namespace nabor {

struct TextPlace {
    StyleId style{};
    PageLanguageId language = PageLanguageId::main;
    NodeId node = NodeId::none;
    PageLinkId link = PageLinkId::none;
};

class ParagraphBuilder {
public:
    explicit ParagraphBuilder(StyleTable& styles) : styles_(styles) {}

    void text(std::string_view utf8, const TextPlace& place, Span span);
    // The same of text that stays where it is as long as the paragraph.
    void book_text(std::string_view utf8, const TextPlace& place, Span span);
    void line_break(const TextPlace& place);
    void image(PageImageId image, Length width, Length height, const TextPlace& place);
    void page_slot(DestinationId target, Length width, const TextPlace& place);
    void note(SectionNoteId note) { paragraph_.notes.push_back({position(), note}); }
    void destination(DestinationId destination) { paragraph_.destinations.push_back({position(), destination}); }
    // The text from `begin` on is the book's own.
    void came_from(std::uint32_t begin, Origin origin);
    void end_label(Length width);

    bool empty() const { return length_ == 0 && paragraph_.objects.empty(); }
    FlowParagraph& paragraph() { return paragraph_; }
    std::uint32_t position() const { return length_; }

private:
    void append(std::u16string_view text, const TextPlace& place);
    void append(std::u16string_view shown, std::u16string_view spoken, const TextPlace& place);
    void note_span(Span span);
    void stretch_from(std::uint32_t begin, const TextPlace& place);
    void append_small_capitals(const std::u16string& text, const TextPlace& place);

    StyleTable& styles_;
    FlowParagraph paragraph_;
    std::uint32_t length_ = 0;  // of the text, with what is left in the book
};

}  // namespace nabor
