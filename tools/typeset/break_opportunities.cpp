#include "typeset/break_opportunities.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "book/book.h"
#include "language/language.h"
#include "language/line_break.h"

namespace nabor {

namespace {

constexpr std::int32_t emergency_penalty = 4000;
constexpr std::int32_t reluctance_factor = 4;  // a reluctance of 100 is a penalty of 400
constexpr std::uint32_t shortest_divided_word = 4;  // letters

struct Protrusion {
    char32_t mark;
    std::int64_t left, right;  // thousandths of the mark's width
};

constexpr Protrusion protrusions[] = {
    {U'-', 0, 500},     {0x2010, 0, 500},   {0x00AD, 0, 500},   {U'.', 0, 600},     {U',', 0, 600},     {U':', 0, 300},
    {U';', 0, 300},     {U'!', 0, 120},     {U'?', 0, 120},     {0x2013, 200, 250}, {0x2014, 120, 150}, {0x00AB, 250, 150},
    {0x00BB, 150, 250}, {0x201C, 400, 300}, {0x201D, 300, 400}, {0x201E, 400, 0},   {0x2018, 500, 300}, {0x2019, 300, 500},
    {0x201A, 500, 0},   {U'(', 120, 0},     {U')', 0, 120},     {U'"', 400, 400},   {U'\'', 400, 400},  {0x2026, 0, 200},
};

bool asked_is_letter(char16_t unit) { return u_isalpha(unit) || u_charType(unit) == U_NON_SPACING_MARK || unit == 0x00AD; }

// Letters in lower case; 0 for other characters. A table of the alphabets, filled from ICU once: each character of a book is looked up
// several times.
class Letters {
public:
    static const Letters& all() {
        static const Letters letters;
        return letters;
    }

    char16_t lower(char16_t unit) const { return unit < table_.size() ? table_[unit] : asked(unit); }

private:
    Letters() {
        for (std::size_t unit = 0; unit < table_.size(); ++unit) table_[unit] = asked(static_cast<char16_t>(unit));
    }
    static char16_t asked(char16_t unit) { return asked_is_letter(unit) ? static_cast<char16_t>(u_tolower(unit)) : u'\0'; }

    std::array<char16_t, 0x600> table_{};
};

bool is_letter(char16_t unit) { return Letters::all().lower(unit) != 0; }

constexpr std::uint32_t shortest_edge = 2, longest_edge = 12;  // letters compared where lines meet
constexpr std::uint32_t marks_at_edge = 3;                     // punctuation that may stand between a letter and the edge

// FNV-1a over letters in one case, going by `step` from `position` while they last; 0 for fewer than shortest_edge.
std::uint32_t letters_at(std::u16string_view text, std::int64_t position, int step) {
    const Letters& letters = Letters::all();
    const auto inside = [&] { return position >= 0 && position < static_cast<std::int64_t>(text.size()); };
    const auto unit = [&] { return text[static_cast<std::size_t>(position)]; };
    for (std::uint32_t marks = 0; inside() && letters.lower(unit()) == 0; position += step)
        if (++marks > marks_at_edge || unit() == u' ' || unit() == line_separator) return 0;
    std::uint32_t hash = 2166136261U, count = 0;
    for (; inside() && count < longest_edge; position += step, ++count) {
        const char16_t letter = letters.lower(unit());
        if (letter == 0) break;
        hash = (hash ^ letter) * 16777619U;
    }
    return count < shortest_edge ? 0 : std::max(hash, 1U);
}

void compare_edges(std::u16string_view text, LineBreakPoint& point) {
    point.edge_before = letters_at(text, std::int64_t{point.end} - 1, -1);
    point.edge_after = letters_at(text, point.next, 1);
}

bool is_hyphen(char16_t unit) { return unit == u'-' || unit == 0x2010; }

const TextStretch& stretch_at(const FlowParagraph& paragraph, std::uint32_t position) {
    const auto after = std::upper_bound(paragraph.stretches.begin(), paragraph.stretches.end(), position,
                                        [](std::uint32_t p, const TextStretch& stretch) { return p < stretch.begin; });
    return *(after - 1);
}

std::vector<LanguageRun> language_runs(const FlowParagraph& paragraph, const Shaper& shaper) {
    std::vector<LanguageRun> runs;
    for (const TextStretch& stretch : paragraph.stretches) {
        const std::string_view language = shaper.language(stretch.language);
        if (!runs.empty() && runs.back().language == language)
            runs.back().end = stretch.end;
        else
            runs.push_back({stretch.begin, stretch.end, language});
    }
    return runs;
}

bool is_blank(char16_t unit) { return unit == u' ' || unit == line_separator; }

std::int64_t width_at(const ShapedParagraph& shaped, std::uint32_t position) {
    return shaped.width_before[position + 1] - shaped.width_before[position];
}

// The end of a line whose next one begins at `next`: before the spaces between them, but not before `least`.
LineBreakPoint break_after_spaces(const std::u16string& text, const ShapedParagraph& shaped, std::uint32_t least, std::uint32_t next) {
    LineBreakPoint point;
    point.end = point.next = next;
    while (point.end > least && is_blank(text[point.end - 1])) --point.end;
    if (point.end > 0) point.right_protrusion = width_at(shaped, point.end - 1) * right_protrusion_share(text[point.end - 1]) / 1000;
    return point;
}

}  // namespace

std::int64_t right_protrusion_share(char32_t c) {
    for (const Protrusion& entry : protrusions)
        if (entry.mark == c) return entry.right;
    return 0;
}

std::int64_t left_protrusion_share(char32_t c) {
    for (const Protrusion& entry : protrusions)
        if (entry.mark == c) return entry.left;
    return 0;
}

BreakOpportunityFinder::BreakOpportunityFinder(const Hyphenator& hyphenator, Shaper& shaper,
                                               const std::vector<std::string>& script_languages, KnownHyphens& known)
    : hyphenator_(hyphenator), shaper_(shaper), script_languages_(script_languages), known_(known) {}

std::vector<LineBreakPoint> BreakOpportunityFinder::find(const FlowParagraph& paragraph, const ShapedParagraph& shaped,
                                                         std::int64_t measure) {
    const std::u16string& text = shaped.text_of(paragraph);
    const auto length = static_cast<std::uint32_t>(text.size());
    const std::vector<BreakOpportunity> breaks = breaks_.find(text, language_runs(paragraph, shaper_), paragraph.is_heading);
    const bool hyphenates = shaper_.styles()[paragraph.style].style.hyphenate;
    std::vector<LineBreakPoint> points;
    std::uint32_t word = paragraph.lines_begin();
    const auto add_breaks_in_word = [&](std::uint32_t end) {
        const bool too_wide = shaped.width_before[end] - shaped.width_before[word] > measure;
        if (too_wide)
            add_emergency_breaks(shaped, word, end, points);
        else if (hyphenates)
            add_hyphens(paragraph, word, end, points);
    };
    for (std::uint32_t position = paragraph.lines_begin() + 1; position < length; ++position) {
        if (breaks[position].kind == BreakKind::prohibited) continue;
        LineBreakPoint point = break_after_spaces(text, shaped, word, position);
        point.forced = breaks[position].kind == BreakKind::mandatory;
        point.penalty = breaks[position].reluctance * reluctance_factor;
        point.left_protrusion = width_at(shaped, position) * left_protrusion_share(text[position]) / 1000;
        point.hyphen = point.end > 1 && is_hyphen(text[point.end - 1]) && is_letter(text[point.end - 2]);
        compare_edges(text, point);
        add_breaks_in_word(std::max(point.end, word));
        points.push_back(point);
        word = position;
    }
    add_breaks_in_word(std::max(length, word));
    points.push_back(break_after_spaces(text, shaped, 0, length));
    points.back().forced = true;
    return points;
}

const std::string& BreakOpportunityFinder::language_of(char16_t letter, const TextStretch& stretch) const {
    const std::string& language = shaper_.language(stretch.language);
    const Script script = script_of(letter);
    if (script == script_of_language(language)) return language;
    const auto index = static_cast<std::size_t>(script);
    return index < script_languages_.size() && !script_languages_[index].empty() ? script_languages_[index] : language;
}

void BreakOpportunityFinder::add_hyphens(const FlowParagraph& paragraph, std::uint32_t begin, std::uint32_t end,
                                         std::vector<LineBreakPoint>& points) {
    const std::u16string_view text = paragraph.text;
    // The word that a drop cap begins is hyphenated as a whole.
    const bool has_initial = !paragraph.initial.styles.empty() && begin == paragraph.initial.next;
    std::uint32_t i = has_initial ? paragraph.initial.marks_end : begin;
    while (i < end) {
        while (i < end && !is_letter(text[i])) ++i;
        std::uint32_t word_end = i;
        while (word_end < end && is_letter(text[word_end])) ++word_end;
        if (word_end - i >= shortest_divided_word) add_hyphens_of_word(paragraph, text.substr(i, word_end - i), i, begin, points);
        i = word_end;
    }
}

void BreakOpportunityFinder::add_hyphens_of_word(const FlowParagraph& paragraph, std::u16string_view word, std::uint32_t at,
                                                 std::uint32_t line_begin, std::vector<LineBreakPoint>& points) {
    const TextStretch& stretch = stretch_at(paragraph, std::max(at, line_begin));
    const SetStyle& style = shaper_.styles()[stretch.style];
    const FontSet& fonts = shaper_.fonts();
    const std::uint32_t glyph = hyphen_glyph(fonts, style.faces.front());
    const std::int64_t hyphen_width =
        scaled(style.style.size.units, fonts.advance_of(style.faces.front(), glyph), fonts.metrics(style.faces.front()).units_per_em);
    for (const std::uint16_t offset : hyphens_of(word, language_of(word.front(), stretch))) {
        LineBreakPoint point;
        point.end = point.next = at + offset;
        if (point.end <= line_begin) continue;
        point.hyphen = point.adds_hyphen = true;
        compare_edges(paragraph.text, point);
        point.extra_width = hyphen_width;
        point.right_protrusion = hyphen_width * right_protrusion_share(U'-') / 1000;
        points.push_back(point);
    }
}

void BreakOpportunityFinder::add_emergency_breaks(const ShapedParagraph& shaped, std::uint32_t begin, std::uint32_t end,
                                           std::vector<LineBreakPoint>& points) const {
    for (std::uint32_t position = begin + 1; position < end; ++position) {
        if (shaped.width_before[position + 1] == shaped.width_before[position]) continue;  // inside a cluster, or before a mark
        LineBreakPoint point;
        point.end = point.next = position;
        point.penalty = emergency_penalty;
        points.push_back(point);
    }
}

const std::vector<std::uint16_t>& BreakOpportunityFinder::hyphens_of(std::u16string_view word, const std::string& language) {
    auto& words = known_[language];
    std::u16string key(word);
    const auto found = words.find(key);
    if (found != words.end()) return found->second;
    return words.emplace(std::move(key), hyphenator_.positions(word, language)).first->second;
}

std::uint32_t hyphen_glyph(const FontSet& fonts, FaceId face) {
    const std::uint32_t hyphen = fonts.glyph_of(face, 0x2010);
    return hyphen != 0 ? hyphen : fonts.glyph_of(face, U'-');
}

}  // namespace nabor
