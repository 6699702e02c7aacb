#include "typeset/page_filling.h"

#include <optional>
#include <utility>

namespace nabor {

const std::vector<TextEnd>& PageFiller::fill(const PagePosition& start) {
    ends_.clear();
    text_.begin_page(start);
    if (!text_.has_text(start)) {
        end_with_notes();
        return ends_;
    }
    for (const FillRung rung : {FillRung::none, FillRung::depth, FillRung::keeps})
        if (ends_.empty()) fill_text(start, rung);
    if (ends_.empty()) offer(text_.end_alone());
    return ends_;
}

// As far as the next block that begins a new page.
void PageFiller::fill_text(const PagePosition& start, FillRung rung) {
    TextBand text{start, text_.page_break_after(start.block), {}, {}};
    if (start == begin()) text.above.y = text_.item_at(start).sink;
    text.top = text_.top_of(text_.item_at(start), text.above.y, true);
    TextRun run = text_.run(text, rung);
    for (TextEnd& end : run.ends) offer(std::move(end));
    for (const TextDepth& bottom : run.bottoms)
        if (std::optional<TextEnd> end = text_.end_before(text.end, bottom, rung)) offer(std::move(*end));
}

void PageFiller::offer(TextEnd end) {
    constexpr std::int64_t line = 1'000;
    ends_.push_back(end);
    if (!end.facts.has_notes) return;
    while (end.facts.white >= line && end.facts.shortfall < highest_end) {
        end.facts.shortfall += line;
        end.facts.white -= line;
        ends_.push_back(end);
    }
}

// White above notes that have no text is no fault.
void PageFiller::end_with_notes() {
    TextEnd end = text_.end_with_notes();
    end.facts.white = 0;
    ends_.push_back(std::move(end));
}

}  // namespace nabor
