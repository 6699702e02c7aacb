// In: pieces of text with their styles, languages and structure nodes. Out: one FlowParagraph.
// Holds: neighbouring stretches that agree in all of these are one.
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
    bool is_code = false;
};

// Appends UTF-8 text as it is shaped: line feeds become line separators, tabs four spaces; other controls are dropped.
void append_utf16(std::u16string& text, std::string_view utf8);

class ParagraphBuilder {
public:
    explicit ParagraphBuilder(StyleTable& styles) : styles_(styles) {}

    void text(std::string_view utf8, const TextPlace& place, Span span);
    void line_break(const TextPlace& place);
    void image(PageImageId image, Length width, Length height, const TextPlace& place);
    void slot(SlotKind kind, DestinationId target, Length width, const TextPlace& place);
    void note(SectionNoteId note) { paragraph_.notes.push_back({position(), note}); }
    void destination(DestinationId destination) { paragraph_.destinations.push_back({position(), destination, false}); }
    // Of what belongs to the text so far.
    void destination_behind(DestinationId destination) { paragraph_.destinations.push_back({position(), destination, true}); }
    // Says that the text from `begin` on is the book's own, from `origin` on.
    void came_from(std::uint32_t begin, Origin origin);
    void end_label(Length width);

    FlowParagraph& paragraph() { return paragraph_; }
    std::uint32_t position() const { return static_cast<std::uint32_t>(paragraph_.text.size()); }

private:
    void append(std::u16string_view text, const TextPlace& place);
    void append(std::u16string_view shown, std::u16string_view spoken, const TextPlace& place);
    void note_span(Span span);
    void stretch_from(std::uint32_t begin, const TextPlace& place);
    void append_small_capitals(const std::u16string& text, const TextPlace& place);

    StyleTable& styles_;
    FlowParagraph paragraph_;
};

}  // namespace nabor
