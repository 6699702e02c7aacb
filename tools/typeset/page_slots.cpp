#include "typeset/page_slots.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "typeset/shaped_paragraph.h"

namespace nabor {

namespace {

// The glyphs of a run's word spaces; none of a right-to-left run, whose text counts from its end.
template <typename Visit>
void each_word_space(PageItem& item, Visit&& visit) {
    auto* run = std::get_if<GlyphRun>(&item);
    if (!run || run->right_to_left) return;
    std::size_t position = 0;
    for (Glyph& glyph : run->glyphs) {
        if (glyph.text_length > 0 && glyph.advance > 0 && is_word_space(run->text[position])) visit(glyph);
        position += glyph.text_length;
    }
}

// Fills the slots of one line, from left to right.
class LineOfSlots {
public:
    LineOfSlots(std::span<const WaitingSlot> slots, std::vector<SetLine> numbers, Page& page)
        : slots_(slots), numbers_(std::move(numbers)), page_(page) {
        for (std::size_t i = 0; i < slots_.size(); ++i) left_over_ += given_back(i);
    }

    void fill() {
        const PageSlot& slot = slots_.front().slot;
        if (slot.led)
            set_number(slot.x + (slot.flush_right ? Length{left_over_} : Length{}));
        else
            fill_running();
    }

private:
    void fill_running() {
        const WaitingSlot& first = slots_.front();
        const bool is_justified = std::any_of(slots_.begin(), slots_.end(), [](const WaitingSlot& one) { return one.slot.justified; });
        for (std::size_t i = first.first_item; is_justified && i < first.last_item; ++i)
            each_word_space(page_.items[i], [&](Glyph&) { ++spaces_; });
        for (std::size_t i = first.first_item; i < first.last_item; ++i) {
            set_numbers_before(std::visit([](const auto& item) { return item.x; }, page_.items[i]));
            std::visit([&](auto& item) { item.x += Length{given_ - closed_}; }, page_.items[i]);
            if (spaces_ > 0) stretch_spaces(page_.items[i]);
        }
        set_numbers_before(page_.width);
    }

    // The width that a number does not use, which the rest of the line gets.
    std::int64_t given_back(std::size_t i) const { return slots_[i].slot.hangs ? 0 : (slots_[i].slot.width - numbers_[i].natural_width).units; }

    void stretch_spaces(PageItem& item) {
        each_word_space(item, [&](Glyph& glyph) {
            const std::int64_t due = left_over_ * ++seen_ / spaces_;
            glyph.advance += static_cast<std::int32_t>(due - given_);
            given_ = due;
        });
    }

    void set_numbers_before(Length x) {
        while (next_ < slots_.size() && slots_[next_].slot.x <= x) {
            const PageSlot& slot = slots_[next_].slot;
            const std::int64_t back = given_back(next_);
            const Length in = slot.hangs && slot.flush_right ? slot.width - numbers_[next_].natural_width : Length{};
            set_number(slot.x + in + Length{given_ - closed_});
            closed_ += back;
        }
    }

    void set_number(Length x) {
        for (PageItem& item : numbers_[next_].items) {
            move_by(item, x, slots_[next_].slot.y);
            page_.items.push_back(std::move(item));
        }
        ++next_;
    }

    std::span<const WaitingSlot> slots_;
    std::vector<SetLine> numbers_;
    Page& page_;
    std::int64_t left_over_ = 0, spaces_ = 0;
    std::int64_t seen_ = 0, given_ = 0, closed_ = 0;  // spaces; width given to them; width of the slots that the numbers left
    std::size_t next_ = 0;                            // the number to set next
};

}  // namespace

void fill_slots(const std::vector<WaitingSlot>& slots, const std::function<SetLine(const PageSlot&)>& number_of,
                std::vector<Page>& pages) {
    for (std::size_t begin = 0, end = 0; begin < slots.size(); begin = end) {
        std::vector<SetLine> numbers;
        const auto is_same_line = [&](const WaitingSlot& slot) {
            return slot.page == slots[begin].page && slot.first_item == slots[begin].first_item;
        };
        for (; end < slots.size() && is_same_line(slots[end]); ++end) numbers.push_back(number_of(slots[end].slot));
        LineOfSlots(std::span(slots).subspan(begin, end - begin), std::move(numbers), pages[slots[begin].page]).fill();
    }
}

}  // namespace nabor
