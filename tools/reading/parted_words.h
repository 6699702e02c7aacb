// In: a word that a line's end of the source parts after a hyphen, and all words of the source. Out: whether it is one word.
// Holds: the source itself is the dictionary. A word that it has in one piece is joined; one that it has with a hyphen keeps it. In doubt
// a word is joined at a mark of the source's line end (TEI lb), where the hyphen is the printer's; elsewhere it is kept, and told.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/report.h"

namespace nabor::reading {

// A word that follows a hyphen which stands for a part left out: "Haus- und Hoftür".
bool is_joining_word(std::string_view word);

enum class Joint : std::uint8_t { joined, hyphened, apart };

class PartedWords {
public:
    using Visit = std::function<void(std::string_view)>;

    // `texts` calls its argument with each text of the source; it is called at the first question.
    PartedWords(Report& report, std::function<void(const Visit&)> texts) : report_(report), texts_(std::move(texts)) {}

    // `before` without its hyphen, `after` of letters only. `marked`: the line end is markup.
    Joint joint(std::string_view before, std::string_view after, Span span, bool marked);

    // Whether the source has the two parts as one word without a hyphen.
    bool is_one_word(std::string_view before, std::string_view after);

    // Reports how many doubtful words were not named.
    void report_rest();

private:
    bool has(const std::string& word);
    void collect(std::string_view text);
    void tell(std::string_view before, std::string_view after, Span span);

    Report& report_;
    std::function<void(const Visit&)> texts_;
    std::unordered_set<std::string> words_;  // case-folded, with the hyphens inside them; never iterated
    bool collected_ = false;
    std::size_t told_ = 0;
};

}  // namespace nabor::reading
