// In: a Book. Out: empty divisions, skipped heading levels, empty notes.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <variant>

#include "book/structure.h"
#include "book/walk.h"
#include "check/rules.h"

namespace nabor {

namespace {

bool has_content(const Inlines& inlines) {
    return std::any_of(inlines.begin(), inlines.end(), [](const Inline& piece) {
        if (const auto* text = std::get_if<Text>(&piece.content)) return !text->text.empty();
        if (const auto* phrase = std::get_if<Phrase>(&piece.content)) return has_content(phrase->content);
        if (std::holds_alternative<Link>(piece.content)) return true;  // the writers give an empty link a text
        return std::holds_alternative<NoteCall>(piece.content) || std::holds_alternative<ImageUse>(piece.content);
    });
}

// Any text, image or table in these blocks.
bool has_content(const Blocks& blocks) {
    bool found = false;
    visit_blocks(blocks, [&](const Block& block) {
        found = found || std::holds_alternative<ImageUse>(block.content) || (block.is_leaf() && has_content(block.inlines()));
    });
    return found;
}

void report_empty_division(Span span, Report& report) {
    report.warning("empty-division", span, "this division has no text and no image", "remove it, or give it its text");
}

void report_empty_note(Span span, Report& report) {
    report.warning("empty-note", span, "this note has no text", "remove it, or write what it should say");
}

void check_division(const Block& division, bool parent_is_titled, Report& report) {
    if (!has_content(division.blocks())) {
        report_empty_division(division.span, report);
        return;
    }
    const bool titled = !heading_text(division).empty();
    if (titled && !parent_is_titled) {
        report.note("heading-skips-level", division.span,
                    fmt::format("\"{}\" is a heading of level {}, but the division around it has no heading", heading_text(division),
                                division.level),
                    "readers who go by headings miss a step; give the outer division a heading");
    }
    for (const Block& block : division.blocks()) {
        if (is_division(block.role) && block.is_container()) check_division(block, titled, report);
    }
}

void check_divisions(const Blocks& blocks, Report& report) {
    for (const Block& block : blocks) {
        if (is_division(block.role) && block.is_container()) check_division(block, true, report);
    }
}

}  // namespace

void check_structure(const Book& book, Report& report) {
    for (const Blocks* matter : {&book.front, &book.body, &book.back}) check_divisions(*matter, report);
    for (const Span span : book.empty_divisions) report_empty_division(span, report);
    for (const Note& note : book.notes)
        if (!has_content(note.content)) report_empty_note(note.span, report);
    for (const Span span : book.empty_notes) report_empty_note(span, report);
}

}  // namespace nabor
