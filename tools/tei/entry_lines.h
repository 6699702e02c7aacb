// In: numbered lines of the text, and an entry's @loc: "1.5" (poem and line), "15.23" (page and line), "5", "1.5 1.7", "1.5-1.7". Out: where its
// lemma stands there.
// Holds: a lemma that stands in its line once is found; of several the one that lem/@n or the order of entries with this lemma counts, or the
// only one behind the entry before (entries of a line come in the order of its words); else the entry is about the whole line.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tei/attached_entries.h"
#include "tei/tree.h"

namespace nabor::tei {

class EntryLines {
public:
    explicit EntryLines(const TeiTree& tree);

    // The entries must be asked for in their order. Nothing where no line has the number.
    std::vector<TextRange> ranges_of(NodeIndex entry);
    // Of several places of an entry those with a number that no line has: "1.9" of "1.5 1.9". What has no number ("Aen. 1.5") is no place.
    std::vector<std::string_view> unknown_places(NodeIndex entry) const;

private:
    // The nodes of a line: those from `begin` on, up to `end`.
    struct Line {
        std::uint32_t begin = 0, end = 0;
        std::uint8_t rank = 0;  // of two lines with one number the one with the smaller rank has it
        bool is_ambiguous = false;
    };
    // The text of a line, white space collapsed, and where each byte of it stands.
    struct LineText {
        std::uint32_t begin = 0, end = 0;
        std::string text;
        std::vector<TextPlace> places;
    };

    void add_numbered(NodeIndex id, const std::string& number);
    void add_printed_lines();
    void add(const std::string& number, Line line);
    std::optional<Line> find(std::string_view number) const;
    std::optional<Line> find_range(std::string_view place) const;
    const LineText& text_of(const Line& line);
    TextRange range_in(const Line& line, NodeIndex entry);
    TextRange range_of_bytes(std::size_t begin, std::size_t end) const;
    std::size_t count_of(NodeIndex lemma, const std::string& words, std::size_t found);
    void count_lemmas(NodeIndex entry);
    std::optional<std::pair<std::size_t, std::size_t>> find_lemma(NodeIndex lemma);

    const TeiTree& tree_;
    std::map<std::string, Line, std::less<>> lines_;
    LineText text_;            // of the line asked for last
    struct Count {
        std::size_t total = 0, asked = 0;
    };
    std::map<std::string, Count, std::less<>> counts_;  // how many entries of this line in a row have a lemma, and how many of them were asked for
    std::size_t behind_ = 0;   // where the lemma before begins in it
    std::size_t point_ = 0;    // and ends: what is added comes there
};

// "В Дарги … чуть не месяц!": how a lemma of many words begins and ends; the second is empty where nothing is left out between them.
std::pair<std::string, std::string> ends_of_lemma(const std::string& words);

}  // namespace nabor::tei
