// In: the pages of the printed book that begin in a file. Out: their markers (EPUB Accessibility 1.1, 2.4.2), each before the page's first
// word; before the division if the page begins with its heading, so that the number is not part of the heading's name.
#include <algorithm>
#include <string>
#include <utility>

#include "epub/page_list.h"
#include "epub/writer.h"

namespace nabor::epub {

namespace {

bool is_heading(const Block& block) { return block.is_leaf() && block.role == Role::heading; }

// The heading that a division opens with, directly or through its first division.
const Block* opening_heading(const Block& block) {
    if (is_heading(block)) return &block;
    if (!is_division(block.role) || !block.is_container() || block.blocks().empty()) return nullptr;
    return opening_heading(block.blocks().front());
}

}  // namespace

bool ChapterWriter::is_written(const PrintPage& page) const {
    return std::find(written_pages_.begin(), written_pages_.end(), &page) != written_pages_.end();
}

void ChapterWriter::page_break(const PrintPage& page, std::string_view element) {
    xml_.open(element);
    xml_.attribute("id", page.id);
    page_break_attributes(xml_, page.label);
    xml_.close();
    written_pages_.push_back(&page);
}

// Pages that begin with the block or its opening heading.
void ChapterWriter::pages_before(const Block& block) {
    if (plan_.print_pages.empty()) return;
    const Block* heading = opening_heading(block);
    for (const PrintPage& page : plan_.pages_in(heading != nullptr ? heading->id : block.id)) {
        if (is_written(page) || (heading != nullptr && page.unit > 0)) continue;
        page_break(page, "div");
        xml_.line();
    }
}

void ChapterWriter::pages_with(const Block& image) {
    for (const PrintPage& page : plan_.pages_in(image.id)) page_break(page, "span");
}

void ChapterWriter::own_text(const Block& leaf) {
    ties_.find(book_, leaf);
    call_end_ = no_call;
    keeps_space_ = leaf.role == Role::code_block;
    pages_ = plan_.pages_in(leaf.id);
    units_ = 0;
    while (!pages_.empty() && is_written(pages_.front())) pages_ = pages_.subspan(1);
    if (leaf.role == Role::index_entry && !plan_.page_of_anchor.empty())
        index_places(leaf.inlines());
    else
        inlines(leaf.inlines());
    for (; !pages_.empty(); pages_ = pages_.subspan(1)) page_break(pages_.front(), "span");
    if (!blanks_.empty()) put_text(std::exchange(blanks_, std::string()), leaf.span);
}

void ChapterWriter::text_with_pages(const Text& text, Span span) {
    std::size_t done = 0;  // bytes
    while (!pages_.empty()) {
        const std::string_view rest = std::string_view(text.text).substr(done);
        const std::size_t before = pages_.front().unit - std::min(pages_.front().unit, units_);
        const std::size_t bytes = bytes_of_units(rest, before);
        if (bytes == rest.size() && before > 0) break;
        if (bytes > 0) put_own(text, done, done + bytes, span);
        units_ += static_cast<std::uint32_t>(length_in_units(rest.substr(0, bytes)));
        done += bytes;
        page_break(pages_.front(), "span");
        pages_ = pages_.subspan(1);
    }
    if (!pages_.empty()) units_ += static_cast<std::uint32_t>(length_in_units(std::string_view(text.text).substr(done)));
    put_own(text, done, text.text.size(), span);
}

std::string_view ChapterWriter::printed_page(const Link& link) const {
    const std::size_t target = index_of(link.target);
    return link.number == ReferenceNumber::page && target < plan_.page_of_anchor.size() ? std::string_view(plan_.page_of_anchor[target]) : std::string_view();
}

std::string ChapterWriter::printed_number(const Link& link) const {
    if (link.number == ReferenceNumber::page) return std::string(printed_page(link));
    if (link.number == ReferenceNumber::none) return {};
    const NumbersOfAnchors& numbers = link.number == ReferenceNumber::line ? plan_.verse_of_anchor : plan_.paragraph_of_anchor;
    const auto number = numbers.find(link.target);
    return number == numbers.end() ? std::string() : std::to_string(number->second);
}

// As on paper: every page once, with the comma before it; places on no page are left out.
void ChapterWriter::index_places(const Inlines& content) {
    std::string_view last;
    for (std::size_t i = 0; i < content.size(); ++i) {
        const auto* link = i + 1 < content.size() ? std::get_if<Link>(&content[i + 1].content) : nullptr;
        if (link != nullptr && link->number == ReferenceNumber::page) {
            const std::string_view page = printed_page(*link);
            if (page.empty() || page == last)
                ++i;
            else
                put(content[i]);
            last = page;
        } else {
            put(content[i]);
        }
    }
}

}  // namespace nabor::epub
