// In: finished Pages. Out: their lines, with text and word gaps.
#include "check/audit_text.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <variant>

#include "base/utf8.h"

namespace nabor {

namespace {

constexpr char16_t soft_hyphen = 0x00AD, no_break_space = 0x00A0, hyphen = 0x2010;

bool is_space(char16_t unit) { return unit == u' ' || unit == no_break_space; }

// Calls visit(glyph, its text, its left edge) for the glyphs of a run, from left to right.
template <typename Visit>
void visit_glyphs(const GlyphRun& run, Visit&& visit) {
    Length x = run.x;
    std::size_t seen = 0;
    for (const Glyph& glyph : run.glyphs) {
        const std::size_t length = std::min<std::size_t>(glyph.text_length, run.text.size() - seen);
        const std::size_t begin = run.right_to_left ? run.text.size() - seen - length : seen;
        visit(glyph, std::u16string_view(run.text).substr(begin, length), x);
        x += Length{glyph.advance};
        seen += length;
    }
}

// Runs of the text that belong to no line: page numbers filled in by make-up, cells of tables.
std::vector<const GlyphRun*> loose_runs(const Page& page) {
    std::vector<bool> named(page.items.size());
    for (const PageLine& line : page.lines) {
        for (std::size_t i = line.first_item; i < std::min<std::size_t>(line.last_item, named.size()); ++i) named[i] = true;
    }
    std::vector<const GlyphRun*> loose;
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        const auto* run = std::get_if<GlyphRun>(&page.items[i]);
        if (run && !named[i] && run->node != NodeId::none) loose.push_back(run);
    }
    return loose;
}

bool stands_on(const PageLine& line, const GlyphRun& run) {
    return run.y >= line.y && run.y < line.y + line.height && run.x >= line.x && run.x < line.x + line.width;
}

// The runs of a line and the page numbers filled in on it, from left to right.
std::vector<const GlyphRun*> runs_of(const Page& page, const PageLine& line, const std::vector<const GlyphRun*>& loose) {
    std::vector<const GlyphRun*> runs;
    for (std::size_t i = line.first_item; i < std::min<std::size_t>(line.last_item, page.items.size()); ++i) {
        if (const auto* run = std::get_if<GlyphRun>(&page.items[i])) runs.push_back(run);
    }
    for (const GlyphRun* run : loose) {
        if (!stands_on(line, *run)) continue;
        const auto after = std::find_if(runs.begin(), runs.end(), [run](const GlyphRun* other) { return other->x > run->x; });
        runs.insert(after, run);
    }
    return runs;
}

class LineReader {
public:
    LineReader(std::uint32_t page, const PageLine& set) {
        line_.page = page;
        line_.set = set;
        line_.left = line_.right = set.x;
    }

    AuditLine read(const std::vector<const GlyphRun*>& runs) {
        for (const GlyphRun* run : runs) read(*run);
        // Spaces at either end of the line are not gaps.
        std::erase_if(line_.gaps, [&](const WordGap& gap) { return gap.left >= line_.right || gap.right <= line_.left; });
        line_.ends_with_space = !text_.empty() && is_space(text_.back());
        while (!text_.empty() && is_space(text_.back())) text_.pop_back();
        finish_text();
        return std::move(line_);
    }

private:
    void read(const GlyphRun& run) {
        text_ += run.text;
        if (run.is_initial) return;  // a drop cap: beside this line and those below
        if (line_.size.units == 0) line_.size = run.size;
        visit_glyphs(run, [&](const Glyph& glyph, std::u16string_view text, Length x) {
            const Length end = x + Length{glyph.advance};
            if (text.size() == 1 && is_space(text.front())) {
                if (glyph.advance > 0)
                    line_.gaps.push_back({x, end, scaled(glyph.advance, 10'000, std::max<std::int64_t>(1, run.size.units))});
            } else if (glyph.advance > 0) {
                line_.left = printed_ ? std::min(line_.left, x) : x;
                line_.right = printed_ ? std::max(line_.right, end) : end;
                printed_ = true;
            }
        });
    }

    void finish_text() {
        line_.hyphen = line_.set.hyphen || (!text_.empty() && (text_.back() == u'-' || text_.back() == hyphen));
        if (!text_.empty() && text_.back() == soft_hyphen) text_.back() = u'-';
        std::erase(text_, soft_hyphen);
        line_.text = to_utf8(std::u16string_view(text_));
    }

    AuditLine line_;
    std::u16string text_;
    bool printed_ = false;
};

// The least of the most common heights, so that the outcome does not depend on the order of pages.
Length most_common_height(std::span<const AuditLine> lines) {
    std::map<Length, std::size_t> heights;
    for (const AuditLine& line : lines) ++heights[line.set.height];
    const auto most = std::max_element(heights.begin(), heights.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == heights.end() ? Length{} : most->first;
}

// The lower of the two in the middle.
std::int64_t median(std::vector<std::int64_t>& values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// A book whose text has no justified lines is measured by its notes.
void measure_spaces(AuditText& text) {
    const bool body_is_justified = std::any_of(text.body.begin(), text.body.end(), is_justified);
    std::vector<std::int64_t> spaces, gaps;
    for (const AuditLine& line : body_is_justified ? text.body : text.notes) {
        if (!is_justified(line)) continue;
        spaces.push_back(line.set.word_space);
        for (const WordGap& gap : line.gaps) gaps.push_back(gap.per_size);
    }
    if (!spaces.empty()) text.mean_space = scaled(std::accumulate(spaces.begin(), spaces.end(), std::int64_t{0}), 1, static_cast<std::int64_t>(spaces.size()));
    text.usual_space = median(spaces);
    text.usual_gap = median(gaps);
}

}  // namespace

AuditText audit_text(const Pages& pages) {
    AuditText text;
    for (std::uint32_t i = 0; i < pages.pages.size(); ++i) {
        const Page& page = pages.pages[i];
        const std::vector<const GlyphRun*> loose = loose_runs(page);
        for (const PageLine& line : page.lines)
            (line.is_note ? text.notes : text.body).push_back(LineReader(i, line).read(runs_of(page, line, loose)));
    }
    text.leading = most_common_height(text.body.empty() ? text.notes : text.body);
    measure_spaces(text);
    return text;
}

std::vector<std::span<const AuditLine>> paragraphs_of(std::span<const AuditLine> lines) {
    std::vector<std::span<const AuditLine>> paragraphs;
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin + 1;
        while (end < lines.size() && lines[end].set.paragraph == lines[begin].set.paragraph && !lines[end].set.first) ++end;
        paragraphs.push_back(lines.subspan(begin, end - begin));
        begin = end;
    }
    return paragraphs;
}

AuditMark mark_of(const AuditLine& line) { return {line.page, line.set.x, line.set.y, line.set.width, line.set.height}; }

}  // namespace nabor
