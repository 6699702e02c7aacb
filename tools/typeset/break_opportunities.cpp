#include "typeset/break_opportunities.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "book/book.h"
#include "language/language.h"
#include "language/line_break.h"

namespace nabor {

namespace {

constexpr std::int32_t emergency_penalty = 4000;
// A longer word than this is no word: breaks between all of its letters would take more time and memory than they are worth.
constexpr std::uint32_t longest_real_word = 10'000, letters_between_breaks = 8;
constexpr std::size_t most_breaks = 100'000;  // of a paragraph with a hyphen between all letters
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

void move_to(std::u16string_view text, std::uint32_t position, LineBreakPoint& point) {
    point.end = point.next = position;
    compare_edges(text, point);
}

// Whether words of a letter's script are divided with hyphens.
bool has_hyphens(char16_t letter) {
    const Script script = script_of(letter);
    return script == Script::latin || script == Script::cyrillic || script == Script::greek || script == Script::inherited;
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
        if (!runs.empty() && runs.back().language == language && runs.back().is_code == stretch.is_code)
            runs.back().end = stretch.end;
        else
            runs.push_back({stretch.begin, stretch.end, language, stretch.is_code});
    }
    return runs;
}

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

// Where soft hyphens by the hundred thousand stand between the letters, those at some distance from each other will do.
void thin_out(std::vector<LineBreakPoint>& points) {
    if (points.size() <= most_breaks) return;
    std::uint32_t last = 0;
    const auto is_too_close = [&](const LineBreakPoint& point) {
        if (point.adds_hyphen && point.end < last + 2 * letters_between_breaks) return true;
        last = point.end;
        return false;
    };
    points.erase(std::remove_if(points.begin(), points.end(), is_too_close), points.end());
}

// Whether the number of a note or the ordinal of a word, which wait for their page, stands before or behind a position: it belongs to the signs
// around it as any other call does.
bool stands_at_call(const FlowParagraph& paragraph, std::uint32_t position) {
    for (const std::uint32_t at : {position, position - 1}) {
        if (paragraph.text[at] != object_character) continue;
        const auto object = std::partition_point(paragraph.objects.begin(), paragraph.objects.end(),
                                                 [&](const InlineObject& one) { return one.position < at; });
        if (object != paragraph.objects.end() && object->position == at && object->is_slot &&
            (object->slot_kind == SlotKind::note || object->slot_kind == SlotKind::ordinal))
            return true;
    }
    return false;
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
    Search search{paragraph, shaped, measure};
    return find_all(search, paragraph.hyphenates || shaper_.styles()[paragraph.style].style.hyphenate);
}

std::vector<LineBreakPoint> BreakOpportunityFinder::find_all(Search& search, bool hyphenates) {
    const FlowParagraph& paragraph = search.paragraph;
    const ShapedParagraph& shaped = search.shaped;
    const std::u16string& text = shaped.text_of(paragraph);
    const auto length = static_cast<std::uint32_t>(text.size());
    search.identifiers = nabor::identifiers(text);
    const std::vector<BreakOpportunity> breaks = breaks_.find(text, language_runs(paragraph, shaper_), paragraph.is_heading);
    std::uint32_t word = paragraph.lines_begin();
    for (std::uint32_t position = paragraph.lines_begin() + 1; position < length; ++position) {
        if (breaks[position].kind == BreakKind::prohibited || stands_at_call(paragraph, position)) continue;
        LineBreakPoint point = break_after_spaces(text, shaped, word, position);
        point.forced = breaks[position].kind == BreakKind::mandatory;
        point.penalty = breaks[position].reluctance * reluctance_factor;
        point.left_protrusion = width_at(shaped, position) * left_protrusion_share(text[position]) / 1000;
        point.hyphen = point.end > 1 && is_hyphen(text[point.end - 1]) && is_letter(text[point.end - 2]);
        compare_edges(text, point);
        add_breaks_in_word(search, word, std::max(point.end, word), hyphenates);
        search.points.push_back(point);
        word = position;
    }
    add_breaks_in_word(search, word, std::max(length, word), hyphenates);
    search.points.push_back(break_after_spaces(text, shaped, 0, length));
    search.points.back().forced = true;
    thin_out(search.points);
    return std::move(search.points);
}

bool BreakOpportunityFinder::Search::is_identifier(std::uint32_t position) const {
    const auto after = std::upper_bound(identifiers.begin(), identifiers.end(), position,
                                        [](std::uint32_t place, const TextRange& range) { return place < range.begin; });
    return after != identifiers.begin() && position < (after - 1)->end;
}

// A word wider than its measure is hyphenated whatever the layout says: better than cut, or beyond the margin.
void BreakOpportunityFinder::add_breaks_in_word(Search& search, std::uint32_t begin, std::uint32_t end, bool hyphenates) {
    const std::vector<std::int64_t>& width_before = search.shaped.width_before;
    const bool is_too_wide = width_before[end] - width_before[begin] > search.measure;
    if (!is_too_wide && !hyphenates) return;
    const std::size_t first = search.points.size();
    add_hyphens(search, begin, end, hyphenates);
    if (!is_too_wide) return;
    // Whatever part the hyphens leave too wide is cut.
    std::vector<std::uint32_t> edges{begin};
    for (std::size_t i = first; i < search.points.size(); ++i) edges.push_back(search.points[i].end);
    edges.push_back(end);
    for (std::size_t i = 1; i < edges.size(); ++i)
        if (width_before[edges[i]] - width_before[edges[i - 1]] > search.measure) add_emergency_breaks(search, edges[i - 1], edges[i]);
    const auto is_before = [](const LineBreakPoint& a, const LineBreakPoint& b) { return a.end < b.end; };
    std::sort(search.points.begin() + static_cast<std::ptrdiff_t>(first), search.points.end(), is_before);
}

Length BreakOpportunityFinder::widest_part(const FlowParagraph& paragraph, const ShapedParagraph& shaped, bool hyphenates) {
    constexpr std::int64_t widest_identifier_ems = 8;
    Search search{paragraph, shaped, std::numeric_limits<std::int64_t>::max()};
    const std::int64_t cut = shaper_.styles()[paragraph.style].style.size.units * widest_identifier_ems;
    std::int64_t widest = 0;
    std::uint32_t begin = paragraph.lines_begin();
    for (const LineBreakPoint& point : find_all(search, hyphenates)) {
        const std::int64_t width = shaped.width_before[std::max(point.end, begin)] - shaped.width_before[begin] + point.extra_width;
        widest = std::max(widest, search.is_identifier(begin) ? std::min(width, cut) : width);
        begin = point.next;
    }
    return Length{widest};
}

const std::string& BreakOpportunityFinder::language_of(char16_t letter, const TextStretch& stretch) const {
    const std::string& language = shaper_.language(stretch.language);
    const Script script = script_of(letter);
    if (script == script_of_language(language)) return language;
    const auto index = static_cast<std::size_t>(script);
    return index < script_languages_.size() && !script_languages_[index].empty() ? script_languages_[index] : language;
}

// `asked`: by the layout; code is hyphenated all the same never, nor are identifiers.
void BreakOpportunityFinder::add_hyphens(Search& search, std::uint32_t begin, std::uint32_t end, bool asked) {
    const FlowParagraph& paragraph = search.paragraph;
    const std::u16string_view text = paragraph.text;
    // The word that a drop cap begins is hyphenated as a whole.
    const bool has_initial = !paragraph.initial.styles.empty() && begin == paragraph.initial.next;
    const auto is_of_identifier = [&](std::uint32_t i) { return i < text.size() && (u_isdigit(text[i]) || text[i] == u'_'); };
    std::uint32_t i = has_initial ? paragraph.initial.marks_end : begin;
    while (i < end) {
        while (i < end && !is_letter(text[i])) ++i;
        std::uint32_t word_end = i;
        while (word_end < end && word_end - i < longest_real_word && is_letter(text[word_end])) ++word_end;
        if (word_end - i >= shortest_divided_word) {
            const TextStretch& stretch = stretch_at(paragraph, std::max(i, begin));
            const bool is_word = !stretch.is_code && !search.is_identifier(i) && !is_of_identifier(word_end) && (i == 0 || !is_of_identifier(i - 1));
            const bool may = !asked || paragraph.hyphenates || shaper_.styles()[stretch.style].style.hyphenate;
            if (is_word && may) add_hyphens_of_word(search, stretch, text.substr(i, word_end - i), i, begin);
        }
        i = word_end;
    }
}

void BreakOpportunityFinder::add_hyphens_of_word(Search& search, const TextStretch& stretch, std::u16string_view word, std::uint32_t at,
                                                 std::uint32_t line_begin) {
    const std::vector<std::uint16_t>& offsets = hyphens_of(word, language_of(word.front(), stretch));
    if (offsets.empty()) return;
    LineBreakPoint point = hyphen_in(stretch);
    for (const std::uint16_t offset : offsets) {
        if (at + offset <= line_begin) continue;
        move_to(search.paragraph.text, at + offset, point);
        search.points.push_back(point);
    }
}

// A break that adds a hyphen in the type of `stretch`, without its place.
LineBreakPoint BreakOpportunityFinder::hyphen_in(const TextStretch& stretch) const {
    const SetStyle& style = shaper_.styles()[stretch.style];
    const FontSet& fonts = shaper_.fonts();
    const std::uint32_t glyph = hyphen_glyph(fonts, style.faces.front());
    LineBreakPoint point;
    point.hyphen = point.adds_hyphen = true;
    point.extra_width =
        scaled(style.style.size.units, fonts.advance_of(style.faces.front(), glyph), fonts.metrics(style.faces.front()).units_per_em);
    point.right_protrusion = point.extra_width * right_protrusion_share(U'-') / 1000;
    return point;
}

// With a hyphen between the letters of a word, without one in identifiers and in code.
void BreakOpportunityFinder::add_emergency_breaks(Search& search, std::uint32_t begin, std::uint32_t end) const {
    const std::u16string_view text = search.paragraph.text;
    const std::vector<std::int64_t>& width_before = search.shaped.width_before;
    const std::uint32_t step = end - begin > longest_real_word ? letters_between_breaks : 1;
    std::uint32_t letters = 0;
    for (std::uint32_t position = begin + 1; position < end; ++position) {
        if (width_before[position + 1] == width_before[position]) continue;  // inside a cluster, or before a mark
        if (++letters % step != 0) continue;
        const TextStretch& stretch = stretch_at(search.paragraph, position);
        const bool in_word = is_letter(text[position - 1]) && is_letter(text[position]) && !search.is_identifier(position) &&
                             !stretch.is_code && has_hyphens(text[position]);
        LineBreakPoint point;
        if (in_word) {
            point = hyphen_in(stretch);
            move_to(text, position, point);
        }
        point.end = point.next = position;
        point.penalty = emergency_penalty;
        search.points.push_back(point);
    }
}

const std::vector<std::uint16_t>& BreakOpportunityFinder::hyphens_of(std::u16string_view word, const std::string& language) {
    auto& words = known_[language];
    std::u16string key(word);
    const auto found = words.find(key);
    if (found != words.end()) return found->second;
    return words.emplace(std::move(key), hyphenator_.positions(word, language)).first->second;
}

}  // namespace nabor
