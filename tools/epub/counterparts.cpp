// In: the end of an aligned piece. Out: the links to its counterparts. A sign with a name of its own, so that nothing is read into the sentence.
#include "epub/counterparts.h"

#include <string>

#include "epub/writer.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

constexpr std::string_view sign = "\u2194";  // ↔

bool takes_paragraph_at_end(std::string_view element) {
    return element == "section" || element == "div" || element == "blockquote" || element == "aside";
}

}  // namespace

void Counterparts::add(const ParallelTexts& texts) {
    for (const AlignedPiece& piece : texts.pieces) {
        if (piece.divided || piece.left.empty() || piece.right.empty()) continue;
        targets_[static_cast<std::uint32_t>(piece.left.back())].push_back(piece.right.front());
        targets_[static_cast<std::uint32_t>(piece.right.back())].push_back(piece.left.front());
    }
}

const std::vector<AnchorId>& Counterparts::of(AnchorId piece) const {
    static const std::vector<AnchorId> none;
    const auto found = targets_.find(static_cast<std::uint32_t>(piece));
    return found == targets_.end() ? none : found->second;
}

// Headings have none: reading systems repeat their text elsewhere. Nor have ornaments, which say nothing.
void ChapterWriter::lead_to_counterparts(const Block& block) {
    if (block.role != Role::heading && block.role != Role::subheading && block.role != Role::ornament) lead_to_counterparts(block.anchor);
}

void ChapterWriter::lead_to_counterparts(AnchorId piece) {
    for (const AnchorId counterpart : plan_.counterparts.of(piece)) link_to_counterpart(counterpart);
}

void ChapterWriter::lead_to_counterparts_below(const Block& container, std::string_view element) {
    if (plan_.counterparts.of(container.anchor).empty() || !takes_paragraph_at_end(element)) return;
    xml_.open("p");
    xml_.attribute("class", row_of(Role::counterpart).css_class);
    lead_to_counterparts(container.anchor);
    xml_.close();
    xml_.line();
}

void ChapterWriter::link_to_counterpart(AnchorId counterpart) {
    const std::string href = plan_.href(book_, counterpart, file_);
    if (href.empty()) return;
    const RoleRow& row = row_of(Role::counterpart);
    xml_.open(row.element);
    xml_.attribute("class", row.css_class);
    xml_.text("\u00A0");
    xml_.open("a");
    xml_.attribute("href", href);
    xml_.attribute("aria-label", label(Label::counterpart, book_.language(language_)));
    xml_.text(sign);
    xml_.close();
    xml_.close();
}

}  // namespace nabor::epub
