// In: a paragraph's text and its languages. Out: break opportunities, each with its reluctance.
// UAX #14 through ICU, tailored by the rules of each language (docs/typography.md).
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace nabor {

// A stretch of text in one language; stretches cover the text in order.
struct LanguageRun {
    std::size_t begin = 0, end = 0;      // UTF-16 code units
    std::string_view language;           // BCP 47
    bool is_code = false;                // no text of a language: it breaks at its own signs, as addresses do
};

enum class BreakKind : std::uint8_t {
    prohibited,
    allowed,        // at a space, after a dash or a hyphen in the text …
    mandatory,      // a line separator in the text
};

struct BreakOpportunity {
    BreakKind kind = BreakKind::prohibited;
    std::uint8_t reluctance = 0;         // 0 (none) … 100 (last resort): after a short Russian word, inside a name
};

// One entry for each position 0 … text.size(); entry i is the break before code unit i. `heading` applies the stricter
// rules of headings (no line ends with a preposition).
std::vector<BreakOpportunity> line_breaks(std::u16string_view text, const std::vector<LanguageRun>& languages, bool heading);

// The parts of a text that are no words of any language, which hyphens would change: web addresses, DOIs and other identifiers (words with
// digits or underscores inside). In ascending order.
struct TextRange {
    std::size_t begin = 0, end = 0;
};
std::vector<TextRange> identifiers(std::u16string_view text);

// The same for many texts on one thread: opening a language's rules costs as much as breaking a paragraph.
class LineBreakFinder {
public:
    LineBreakFinder();
    ~LineBreakFinder();

    std::vector<BreakOpportunity> find(std::u16string_view text, const std::vector<LanguageRun>& languages, bool heading);

    // The positions at which programs that know none of the customs could break a line, and a line must not end: after a space, or where
    // UAX #14 allows it. Ascending. None is in an identifier: an address that held together would leave a narrow screen, and a character in
    // it would go along when it is copied.
    std::vector<std::size_t> ties(std::u16string_view text, const std::vector<LanguageRun>& languages);

private:
    struct Opened;
    std::unique_ptr<Opened> opened_;
};

}  // namespace nabor
