#include "typeset/book_text.h"

#include <unicode/utf16.h>

#include <array>
#include <cassert>
#include <variant>

#include "base/eight_bytes.h"
#include "base/utf8.h"

namespace nabor {

namespace {

constexpr std::size_t tab_width = 4;

// A byte order mark inside of a text is an old word joiner, and a PDF's text may say neither it nor what is no character
// (ISO 19005-2, 6.2.11.7.2).
char32_t fit_for_text(char32_t point) {
    if (point == 0xFEFF) return 0x2060;
    return point == 0xFFFE || point == 0xFFFF ? 0xFFFD : point;
}

// General category Cc, which no version of Unicode adds to.
bool is_control(char32_t point) { return point < 0x20 || (point >= 0x7F && point < 0xA0); }

// Appends the characters that the text begins with, of one byte or two and no controls: books are mostly made of those. Returns their bytes.
std::size_t append_usual(std::u16string& text, std::string_view utf8) {
    std::array<char16_t, 256> some;
    const char* at = utf8.data();
    const char* const end = at + utf8.size();
    for (std::size_t count = some.size(); count == some.size();) {
        for (count = 0; count < some.size() && at != end; ++count) {
            const unsigned first = static_cast<unsigned char>(*at);
            if (first >= 0x20 && first < 0x7F) {
                some[count] = static_cast<char16_t>(first);
                ++at;
            } else if (first >= 0xC3 && first < 0xE0 && end - at > 1 && (static_cast<unsigned char>(at[1]) & 0xC0) == 0x80) {
                some[count] = static_cast<char16_t>((first & 0x1F) << 6 | (static_cast<unsigned char>(at[1]) & 0x3F));
                at += 2;
            } else {
                break;
            }
        }
        text.append(some.data(), count);
    }
    return static_cast<std::size_t>(at - utf8.data());
}

// Code blocks keep their white space: a line feed ends a line, a tab is as wide as code usually has it. Other controls say nothing.
void append_unusual(std::u16string& text, char32_t point) {
    point = fit_for_text(point);
    if (point == U'\n') {
        text += line_separator;
    } else if (point == U'\t') {
        text.append(tab_width, u' ');
    } else if (point >= 0x10000) {
        text += static_cast<char16_t>(U16_LEAD(point));
        text += static_cast<char16_t>(U16_TRAIL(point));
    } else if (!is_control(point)) {
        text += static_cast<char16_t>(point);
    }
}

// Reads eight bytes after eight, and knows what the eight before them began.
class PlainCounter {
public:
    // False when one of them is of no plain text.
    bool read(std::uint64_t eight) { return read_usual(eight) || read_any(eight); }

    bool is_whole() const { return owed_ == 0; }
    std::uint32_t units() const { return units_; }

private:
    static constexpr std::uint64_t high = eight_times(0x80);

    // Of ASCII and characters of two bytes from U+0400 on alone. False, and nothing is read, when there are others.
    bool read_usual(std::uint64_t eight) {
        const std::uint64_t set = eight & high, starts = set & eight << 1, continuations = set ^ starts;
        const std::uint64_t other_starts = starts & (eight << 2 | ~(eight << 3));
        const std::uint64_t wanted = starts << 8 | owed_;
        if ((controls(eight) | other_starts | begun_control_ | (continuations ^ wanted)) != 0) return false;
        owed_ = starts >> 56;
        units_ += 8 - count(continuations);
        return true;
    }

    bool read_any(std::uint64_t eight) {
        const std::uint64_t set = eight & high, second = eight << 1 & high, third = eight << 2 & high, fourth = eight << 3 & high;
        const std::uint64_t continuations = set & ~second, of_two = set & second & ~third, of_three = set & second & third & ~fourth;
        const std::uint64_t of_four = set & second & third & fourth;
        const std::uint64_t payload = eight & eight_times(0x1F), low = eight & eight_times(0x0F);
        const std::uint64_t begin_control = of_two & bytes_below(payload ^ eight_times(2), 1);  // U+0080 to U+009F, or to U+00BF
        const std::uint64_t controls_of_two = (begin_control << 8 | begun_control_) & ~third;
        const std::uint64_t overlong = (of_two & bytes_below(payload, 2)) | (of_three & bytes_below(low, 1));
        const std::uint64_t beyond = of_four | (of_three & ~bytes_below(low, 0x0D));  // from U+D000 on
        const std::uint64_t wanted = (of_two | of_three) << 8 | of_three << 16 | owed_;
        if ((controls(eight) | controls_of_two | overlong | beyond | (continuations ^ wanted)) != 0) return false;
        owed_ = (of_two | of_three) >> 56 | of_three >> 48;
        begun_control_ = begin_control >> 56;
        units_ += 8 - count(continuations);
        return true;
    }

    static std::uint64_t controls(std::uint64_t eight) { return bytes_below(eight, 0x20) | bytes_below(eight ^ eight_times(0x7F), 1); }
    static std::uint32_t count(std::uint64_t highest_bits) { return static_cast<std::uint32_t>((highest_bits >> 7) * eight_times(1) >> 56); }

    std::uint64_t owed_ = 0;           // the places of continuations that characters begun before want
    std::uint64_t begun_control_ = 0;  // the place of the byte that makes a control of one begun before
    std::uint32_t units_ = 0;
};

template <typename Visit>
void visit_paragraphs(std::vector<FlowBlock>& blocks, const Visit& visit) {
    for (FlowBlock& block : blocks) {
        if (auto* paragraph = std::get_if<FlowParagraph>(&block.content)) visit(*paragraph);
        if (auto* table = std::get_if<FlowTable>(&block.content))
            for (FlowRow& row : table->rows)
                for (FlowCell& cell : row.cells) visit_paragraphs(cell.blocks, visit);
    }
}

}  // namespace

void append_utf16(std::u16string& text, std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size();) {
        i += append_usual(text, utf8.substr(i));
        if (i < utf8.size()) append_unusual(text, next_code_point(utf8, i));
    }
}

std::optional<std::uint32_t> plain_units(std::string_view utf8) {
    PlainCounter counter;
    std::size_t at = 0;
    for (; at + 8 <= utf8.size(); at += 8)
        if (!counter.read(eight_bytes(utf8.data() + at))) return std::nullopt;
    const auto rest = static_cast<std::uint32_t>(utf8.size() - at);
    if (rest != 0) {
        std::array<char, 8> last;
        last.fill(' ');
        utf8.copy(last.data(), rest, at);
        if (!counter.read(eight_bytes(last.data()))) return std::nullopt;
    }
    const std::uint32_t spaces_added = rest == 0 ? 0 : 8 - rest;
    return counter.is_whole() ? std::optional(counter.units() - spaces_added) : std::nullopt;
}

void take_book_text(FlowParagraph& paragraph) {
    for (const std::string_view piece : paragraph.book_text) append_utf16(paragraph.text, piece);
    paragraph.book_text.clear();
    assert(paragraph.stretches.empty() || paragraph.text.size() == paragraph.stretches.back().end);
}

void take_book_text(FlowSection& section) {
    const auto take = [](FlowParagraph& paragraph) { take_book_text(paragraph); };
    visit_paragraphs(section.blocks, take);
    for (FlowNote& note : section.notes) visit_paragraphs(note.blocks, take);
}

}  // namespace nabor
