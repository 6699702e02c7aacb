// In: @rend, @rendition and @style (TEI att.global.rendition). Out: what a page can show of them.
// Holds: tokens are case-insensitive. Their spellings come from real files: 56 of them make up 99 %.
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

// A meaning of a token besides looks: some name a kind of block or list.
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

    // The same, but left alignment is natural: in many files rend="left" marks an ordinary paragraph, if its language begins at the left.
    Appearance of_prose(NodeIndex id, bool right_to_left);

private:
    void apply_rend(std::string_view rend, NodeIndex id, Appearance& appearance);
    void apply_words(std::string_view attribute, std::string_view list, NodeIndex id, Appearance& appearance);
    void apply_style(std::string_view attribute, std::string_view style, NodeIndex id, Appearance& appearance);
    void apply_declared(std::string_view references, NodeIndex id, Appearance& appearance);
    // Reports, once a word, that it changes nothing.
    void tell(std::string_view attribute, std::string_view written, NodeIndex id);

    const TeiTree& tree_;
    Report& report_;
    std::map<std::string, std::string, std::less<>> declared_;  // rendition/@xml:id (tagsDecl) → CSS
    std::map<std::string_view, Appearance> by_rend_;            // a cache: books repeat a few values thousands of times
    std::set<std::string, std::less<>> reported_;
};

}  // namespace nabor::tei
