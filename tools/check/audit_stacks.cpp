// In: the lines of the text or of the notes. Out: stacked words: consecutive lines that begin, or end, with the same word.
// A stack catches the eye, and at the left edge the reader may return to the wrong line.
#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "check/audit_rules.h"
#include "check/words.h"
#include "language/language.h"

namespace nabor {

namespace {

constexpr std::size_t seen_letters = 4;    // a word of this length is noticed on two lines; "the" over "the" is not
constexpr std::size_t likeness = 5;        // equal first letters that make two words look alike at the left edge
constexpr std::size_t any_word_lines = 3;  // on this many lines any word is noticed: "и", "a"

using Letters = std::u32string;

// Capitals, without soft hyphens and combining marks.
Letters folded(std::string_view word) {
    Letters letters = to_utf32(upper_case(word));
    std::erase_if(letters, [](char32_t c) { return c == 0x00AD || script_of(c) == Script::inherited; });
    return letters;
}

// The first word of a line, folded, without punctuation; empty if the line begins with a number or an isolated sign.
Letters first_word(const AuditLine& line) {
    const auto words = words_of(line.text);
    if (words.empty() || words.front().gap_before.find_first_of(" 0123456789") != std::string_view::npos) return {};
    return folded(words.front().text);
}

// The last word of a line, or its part before the hyphen, folded, without punctuation and the number of a note.
Letters last_word(const AuditLine& line) {
    const auto words = words_of(line.text);
    if (words.empty()) return {};
    const std::string_view rest = std::string_view(line.text).substr(
        static_cast<std::size_t>(words.back().text.data() + words.back().text.size() - line.text.data()));
    return rest.find(' ') == std::string_view::npos ? folded(words.back().text) : Letters{};
}

bool same(const Letters& a, const Letters& b) { return !a.empty() && a == b; }

// "революция" over "революционный" counts as a stack.
bool begin_alike(const Letters& a, const Letters& b) {
    return same(a, b) || (a.size() >= likeness && b.size() >= likeness && std::equal(a.begin(), a.begin() + likeness, b.begin()));
}

struct Edge {
    std::function<Letters(const AuditLine&)> word;
    bool (*alike)(const Letters&, const Letters&);
    bool left;
};

AuditMark mark_of_word(const AuditLine& line, bool left) {
    AuditMark mark = mark_of(line);
    mark.x = left || line.gaps.empty() ? line.left : line.gaps.back().right;
    mark.width = (left && !line.gaps.empty() ? line.gaps.front().left : line.right) - mark.x;
    return mark;
}

void audit_edge(std::span<const AuditLine> lines, const Edge& edge, AuditFindings& findings) {
    for (std::size_t begin = 0; begin < lines.size();) {
        const Letters word = edge.word(lines[begin]);
        Letters above = word;
        std::size_t end = begin + 1;
        for (; end < lines.size() && lines[end].page == lines[begin].page; ++end) {
            Letters below = edge.word(lines[end]);
            if (!edge.alike(above, below)) break;
            above = std::move(below);
        }
        const std::size_t count = end - begin;
        if (count >= any_word_lines || (count == 2 && word.size() >= seen_letters)) {
            AuditFinding finding = finding_at(AuditKind::stacked_words, static_cast<std::int64_t>(count) * 1000, lines[begin]);
            finding.marks.clear();
            for (const AuditLine& line : lines.subspan(begin, count)) finding.marks.push_back(mark_of_word(line, edge.left));
            findings.push_back(std::move(finding));
        }
        begin = end;
    }
}

}  // namespace

// The last line of a paragraph ends inside the measure, so its last word is under no other last word.
void audit_stacks(std::span<const AuditLine> lines, AuditFindings& findings) {
    const Edge left{first_word, begin_alike, true}, right{last_word, same, false};
    for (std::span<const AuditLine> paragraph : paragraphs_of(lines)) {
        audit_edge(paragraph, left, findings);
        audit_edge(paragraph.back().set.last ? paragraph.first(paragraph.size() - 1) : paragraph, right, findings);
    }
}

}  // namespace nabor
