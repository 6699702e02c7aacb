// In: @rend, @rendition and @style (TEI att.global.rendition). Out: what a page can show of them.
// Holds: tokens are read without regard to case; the spellings are those that real files use (56 of them make 99 %).
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/report.h"
#include "book/book.h"
#include "tei/tree.h"

namespace nabor::tei {

// What a token says beyond looks: some name a kind of block or of list.
enum class Hint : std::uint8_t {
    none,
    verse_line,
    ordered,
    bulleted,
    plain,
    block_quotation,
    page_number,
    inline_block,
};

struct Appearance {
    Rendition rendition;
    Hint hint = Hint::none;
    std::uint16_t columns = 1, rows = 1;  // "colspan:2", "rowspan:3"
};

class Renditions {
public:
    Renditions(const TeiTree& tree, Report& report);

    Appearance of(NodeIndex id);

    // Alignment::left in @rend of prose is how a great many files say "an ordinary paragraph".
    Appearance of_prose(NodeIndex id);

private:
    void apply_rend(std::string_view rend, NodeIndex id, Appearance& appearance);
    void apply_words(std::string_view attribute, std::string_view list, NodeIndex id, Appearance& appearance);
    void apply_style(std::string_view attribute, std::string_view style, NodeIndex id, Appearance& appearance);
    void apply_declared(std::string_view references, NodeIndex id, Appearance& appearance);
    // Notes, once a word, that it changes nothing.
    void tell(std::string_view attribute, std::string_view written, NodeIndex id);

    const TeiTree& tree_;
    Report& report_;
    std::map<std::string, std::string, std::less<>> declared_;  // rendition/@xml:id (tagsDecl) → CSS
    std::map<std::string_view, Appearance> by_rend_;            // books repeat a few values thousands of times
    std::set<std::string, std::less<>> reported_;
};

}  // namespace nabor::tei
