#include "book/text_numbers.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "book/walk.h"

namespace nabor {

namespace {

constexpr std::uint32_t greatest_number = 999'999;  // of the source; what is greater is no number of a line

bool has_child(const Block& block, Role role) {
    const Blocks& children = block.blocks();
    return std::any_of(children.begin(), children.end(), [&](const Block& child) { return child.role == role; });
}

std::optional<std::uint32_t> own_number(const Block& line) {
    std::uint32_t number = 0;
    const char* end = line.number.data() + line.number.size();
    const auto read = std::from_chars(line.number.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number == 0 || number > greatest_number) return std::nullopt;
    return number;
}

class VerseCounter {
public:
    // `opens_poems`: in a poem and in a speech no other poem begins.
    void count(const Blocks& blocks, bool opens_poems) {
        const Block* before = nullptr;
        std::uint32_t end_of_poem = 0;
        for (const Block& block : blocks) {
            if (block.role == Role::verse && block.is_container() && opens_poems) {
                const bool goes_on = before != nullptr && before->role == Role::verse && !has_child(block, Role::verse_head);
                end_of_poem = count_apart(block, goes_on ? end_of_poem : 0, false);
            } else if (is_headed_division(block)) {
                count_apart(block, 0, true);
            } else if (block.role == Role::verse_line) {
                count_line(block);
            } else if (block.is_container()) {
                count(block.blocks(), opens_poems && block.role != Role::speech);
            }
            before = &block;
        }
    }

    std::vector<VerseNumber> take() { return std::move(numbers_); }

private:
    // What follows goes on as if the block were not there. Returns the block's last number.
    std::uint32_t count_apart(const Block& block, std::uint32_t before_it, bool opens_poems) {
        const std::uint32_t outer = std::exchange(last_, before_it);
        count(block.blocks(), opens_poems);
        return std::exchange(last_, outer);
    }

    void count_line(const Block& line) {
        const bool goes_on = last_ > 0 && (line.part == VersePart::middle || line.part == VersePart::final);
        const std::optional<std::uint32_t> own = own_number(line);
        if (own || !goes_on) last_ = own.value_or(last_ + 1);
        numbers_.push_back({line.id, last_, goes_on});
    }

    std::vector<VerseNumber> numbers_;
    std::uint32_t last_ = 0;
};

template <typename Number>
const Number* find_by_id(std::span<const Number> numbers, BlockId Number::*id, BlockId block) {
    const auto found = std::partition_point(numbers.begin(), numbers.end(), [&](const Number& number) { return number.*id < block; });
    return found == numbers.end() || (*found).*id != block ? nullptr : &*found;
}

// Finds the number of each anchor.
template <typename Number>
class AnchorFinder {
public:
    AnchorFinder(const Book& book, std::span<const Number> numbers) : book_(book), numbers_(numbers) {}

    // Returns the first number in the blocks; 0: none has one.
    std::uint32_t find(const Blocks& blocks) {
        std::uint32_t first = 0;
        for (const Block& block : blocks) {
            const Number* own = find_number(numbers_, block.id);
            const std::uint32_t here = own != nullptr ? own->number : block.is_container() ? find(block.blocks()) : 0;
            give(block.anchor, here);
            if (own != nullptr && block.is_leaf()) visit_inlines(block.inlines(), [&](const Inline& piece) { give(anchor_of(book_, piece), here); });
            if (first == 0) first = here;
        }
        return first;
    }

    NumbersOfAnchors take() { return std::move(found_); }

private:
    void give(AnchorId anchor, std::uint32_t number) {
        if (anchor != AnchorId::none && number > 0) found_.emplace(anchor, number);
    }

    const Book& book_;
    std::span<const Number> numbers_;
    NumbersOfAnchors found_;
};

template <typename Number>
NumbersOfAnchors numbers_of_anchors(const Book& book, std::span<const Number> numbers) {
    AnchorFinder<Number> finder(book, numbers);
    if (numbers.empty()) return {};
    for (const Blocks* matter : {&book.front, &book.body, &book.back}) finder.find(*matter);
    return finder.take();
}

}  // namespace

std::vector<VerseNumber> verse_numbers(const Book& book) {
    VerseCounter counter;
    for (const Blocks* matter : {&book.front, &book.body, &book.back}) counter.count(*matter, true);
    return counter.take();
}

std::uint32_t TextNumbers::greatest() const {
    std::uint32_t greatest = 0;
    for (const VerseNumber& line : verse) greatest = std::max(greatest, line.number);
    for (const ParagraphNumber& paragraph : paragraphs) greatest = std::max(greatest, paragraph.number);
    return greatest;
}

TextNumbers text_numbers(const Book& book, bool counts_verse, std::optional<CounterScope> paragraphs) {
    TextNumbers numbers;
    if (counts_verse) numbers.verse = verse_numbers(book);
    if (paragraphs) numbers.paragraphs = paragraph_numbers(book, *paragraphs);
    return numbers;
}

const VerseNumber* find_number(std::span<const VerseNumber> numbers, BlockId line) { return find_by_id(numbers, &VerseNumber::line, line); }

const ParagraphNumber* find_number(std::span<const ParagraphNumber> numbers, BlockId paragraph) {
    return find_by_id(numbers, &ParagraphNumber::paragraph, paragraph);
}

NumbersOfAnchors verse_of_anchors(const Book& book, std::span<const VerseNumber> numbers) { return numbers_of_anchors(book, numbers); }

NumbersOfAnchors paragraphs_of_anchors(const Book& book, std::span<const ParagraphNumber> numbers) { return numbers_of_anchors(book, numbers); }

bool is_headed_division(const Block& block) { return is_division(block.role) && block.is_container() && has_child(block, Role::heading); }

bool counts_lines(Role role) {
    switch (role) {
        case Role::heading: case Role::subheading: case Role::byline: case Role::document_author: case Role::document_date:
        case Role::document_source:
        case Role::title_main: case Role::title_sub: case Role::title_author: case Role::title_imprint: case Role::title_part:
        case Role::ornament: case Role::note_block: case Role::list_head: case Role::verse_head: case Role::speaker:
        case Role::stage_direction: case Role::cast_item: case Role::table_caption: case Role::caption: case Role::credit:
        case Role::figure_text: case Role::index_letter: case Role::index_entry: return false;
        default: return true;
    }
}

bool is_outside_of_counts(Role role) {
    return role == Role::title_page || role == Role::cast_list || role == Role::index || role == Role::editor_note || role == Role::note_block ||
           role == Role::dedication || role == Role::epigraph_page || role == Role::colophon || is_figure(role);
}

}  // namespace nabor
