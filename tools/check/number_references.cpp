// In: a Book, and the numbers that a layout gives its lines and paragraphs. Out: references by number that have none to print.
#include <string>
#include <string_view>
#include <variant>

#include "book/text_numbers.h"
#include "book/walk.h"
#include "check/check.h"

namespace nabor {

namespace {

class NumberReferences {
public:
    NumberReferences(const NumberedText& text, Report& report) : text_(text), report_(report) {}

    void check(const Blocks& blocks) {
        for (const Block& block : blocks)
            visit_inlines_of(block, [&](const Inline& piece) {
                if (const auto* link = std::get_if<Link>(&piece.content); link != nullptr && link->target != AnchorId::none) check(*link, piece.span);
            });
    }

private:
    void check(const Link& link, Span span) {
        if (link.number == ReferenceNumber::line && !text_.counts_lines)
            report_.warning("reference-without-number", span, "the reference asks for the number of a line, and the layout counts none",
                            "a layout that numbers lines has -nabor-line-numbers on :root");
        if (link.number != ReferenceNumber::paragraph || text_.paragraphs.contains(link.target)) return;
        const std::string_view reason = text_.paragraphs.empty() ? "the layout gives them none" : "its target begins in none that has one";
        report_.warning("reference-without-number", span, "the reference asks for the number of a paragraph, and " + std::string(reason),
                        text_.paragraphs.empty() ? "a layout that numbers paragraphs has -nabor-paragraph-numbers on :root" : "point it at a paragraph of the text");
    }

    const NumberedText& text_;
    Report& report_;
};

}  // namespace

void check_number_references(const Book& book, const NumberedText& text, Report& report) {
    NumberReferences references(text, report);
    for (const Blocks* matter : {&book.front, &book.body, &book.back}) references.check(*matter);
    for (const Note& note : book.notes) references.check(note.content);
}

}  // namespace nabor
