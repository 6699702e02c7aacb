#include "typeset/paragraph_builder.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <array>
#include <utility>

#include "base/utf8.h"

namespace nabor {

namespace {

constexpr std::size_t tab_width = 4;

// A byte order mark inside a text is an old word joiner. The text of a PDF may contain neither it nor noncharacters
// (ISO 19005-2, 6.2.11.7.2).
char32_t fit_for_text(char32_t point) {
    if (point == 0xFEFF) return 0x2060;
    return point == 0xFFFE || point == 0xFFFF ? 0xFFFD : point;
}

// General category Cc, which no version of Unicode adds to.
bool is_control(char32_t point) { return point < 0x20 || (point >= 0x7F && point < 0xA0); }

// Fast path for characters of one or two bytes that are no controls. Appends those that the text begins with; returns their bytes.
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

// Code blocks keep their white space: a line feed ends a line, a tab becomes four spaces. Other controls are dropped.
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

constexpr std::int64_t small_capital_percent = 78;  // of the size, in faces without small capitals

// Only capitals of one code unit, which keep shown and spoken text parallel: ß and the like stay as they are.
std::u16string upper_cased(std::u16string_view text) {
    std::u16string upper(text);
    for (char16_t& unit : upper) {
        if (U16_IS_SURROGATE(unit)) continue;
        const UChar32 capital = u_toupper(unit);
        if (capital <= 0xFFFF) unit = static_cast<char16_t>(capital);
    }
    return upper;
}

bool is_lower(char16_t unit) { return !U16_IS_SURROGATE(unit) && u_islower(unit) && u_toupper(unit) != unit; }
bool is_mark(char16_t unit) { return !U16_IS_SURROGATE(unit) && u_charType(unit) == U_NON_SPACING_MARK; }

}  // namespace

void append_utf16(std::u16string& text, std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size();) {
        i += append_usual(text, utf8.substr(i));
        if (i < utf8.size()) append_unusual(text, next_code_point(utf8, i));
    }
}

void ParagraphBuilder::text(std::string_view utf8, const TextPlace& place, Span span) {
    if (utf8.empty()) return;
    note_span(span);
    const SetStyle& style = styles_[place.style];
    const bool says_what_it_shows = paragraph_.spoken.empty() && !style.synthetic_small_caps && !style.style.uppercase;
    if (says_what_it_shows) {
        const std::uint32_t begin = position();
        append_utf16(paragraph_.text, utf8);
        return stretch_from(begin, place);
    }
    std::u16string text;
    append_utf16(text, utf8);
    if (style.synthetic_small_caps)
        append_small_capitals(text, place);
    else
        append(style.style.uppercase ? upper_cased(text) : text, text, place);
}

void ParagraphBuilder::note_span(Span span) {
    if (span.known() && (paragraph_.spans.empty() || paragraph_.spans.back().first != position()))
        paragraph_.spans.emplace_back(position(), span);
}

void ParagraphBuilder::line_break(const TextPlace& place) {
    const std::u16string separator(1, line_separator);
    append(separator, place);
}

void ParagraphBuilder::image(PageImageId image, Length width, Length height, const TextPlace& place) {
    paragraph_.objects.push_back({position(), image, width, height});
    const std::u16string object(1, object_character);
    append(object, place);
}

void ParagraphBuilder::slot(SlotKind kind, DestinationId target, Length width, const TextPlace& place) {
    paragraph_.objects.push_back({position(), PageImageId{}, width, Length{}, true, target, kind});
    const std::u16string object(1, object_character);
    append(object, place);
}

// Pieces that follow each other both here and in the book are one.
void ParagraphBuilder::came_from(std::uint32_t begin, Origin origin) {
    auto& origins = paragraph_.origins;
    const bool goes_on = !origins.empty() && origins.back().end == begin && origins.back().origin.block == origin.block &&
                         origins.back().origin.unit + (begin - origins.back().begin) == origin.unit;
    if (goes_on)
        origins.back().end = position();
    else
        origins.push_back({begin, position(), origin});
}

void ParagraphBuilder::end_label(Length width) {
    paragraph_.label_end = position();
    paragraph_.label_width = width;
}

void ParagraphBuilder::append(std::u16string_view text, const TextPlace& place) { append(text, text, place); }

void ParagraphBuilder::append(std::u16string_view shown, std::u16string_view spoken, const TextPlace& place) {
    const std::uint32_t begin = position();
    const bool differs = shown != spoken;
    if (differs) paragraph_.keep_what_it_says();
    if (differs || !paragraph_.spoken.empty()) paragraph_.spoken += spoken;
    paragraph_.text += shown;
    stretch_from(begin, place);
}

void ParagraphBuilder::stretch_from(std::uint32_t begin, const TextPlace& place) {
    auto& stretches = paragraph_.stretches;
    const auto continues = [&](const TextStretch& last) {
        return last.style == place.style && last.language == place.language && last.node == place.node && last.link == place.link &&
               last.is_code == place.is_code;
    };
    const bool joins = !stretches.empty() && continues(stretches.back()) && begin != paragraph_.label_end;
    if (joins)
        stretches.back().end = position();
    else
        stretches.push_back({begin, position(), place.style, place.language, place.node, place.link, place.is_code});
}

void ParagraphBuilder::append_small_capitals(const std::u16string& text, const TextPlace& place) {
    TextPlace small = place;
    small.style = styles_.scaled(place.style, small_capital_percent);
    const bool all = styles_[place.style].style.capitals == Capitals::all_small;
    for (std::size_t i = 0; i < text.size();) {
        const bool lower = all || is_lower(text[i]);
        std::size_t end = i + 1;
        while (end < text.size() && (all || is_lower(text[end]) == lower || (lower && is_mark(text[end])))) ++end;
        const std::u16string_view piece = std::u16string_view(text).substr(i, end - i);
        append(lower ? upper_cased(piece) : std::u16string(piece), piece, lower ? small : place);
        i = end;
    }
}

}  // namespace nabor
