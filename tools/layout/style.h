// In: nothing. Out: Style, what a block or phrase looks like once the cascade is done.
// Holds: all lengths are absolute. A property is inherited exactly when its members are InheritedStyle's (property.cpp).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/length.h"

namespace nabor {

enum class TextAlign : std::uint8_t { justify, left, right, centre };
enum class PageBreak : std::uint8_t { automatic, page, right, avoid, left };  // left: of parallel texts alone
enum class Capitals : std::uint8_t { none, small, all_small, titling };    // font-variant-caps
enum class Numerals : std::uint8_t { natural, lining, oldstyle };          // font-variant-numeric
enum class BlockPlacement : std::uint8_t { normal, centre_on_longest };    // -nabor-block-align: verse
enum class LineCounting : std::uint8_t { by_kind, yes, no };               // -nabor-count-lines

// What children take over from their parent.
struct InheritedStyle {
    std::vector<std::string> families{"Gentium Book Plus"};
    Length size = Length::points(10);
    Length leading = Length::points(13);
    std::int32_t leading_factor = 0;    // 1/1000 of the size when line-height is a bare number, which children apply to their own size; else 0
    std::uint16_t weight = 400;         // 1–1000
    bool italic = false;
    Capitals capitals = Capitals::none;
    bool uppercase = false;
    Numerals numerals = Numerals::natural;
    bool tabular_numerals = false;
    std::int32_t letter_spacing = 0;    // 1/1000 em
    TextAlign align = TextAlign::justify;
    Length first_indent;
    bool hyphenate = true;
    std::uint16_t orphans = 2, widows = 2;
    std::uint32_t colour = 0;           // 0xRRGGBB
    LineCounting count_lines = LineCounting::by_kind;
    std::string marker = "•";           // list-style-type: the text of the marker, "decimal" or "none"

    friend bool operator==(const InheritedStyle&, const InheritedStyle&) = default;
};

// What concerns the element alone.
struct OwnStyle {
    bool shown = true;                          // false: display: none
    Length margin_left, margin_right, space_before, space_after;
    Length hanging;                             // -nabor-hang: indent of every line but the first
    PageBreak break_before = PageBreak::automatic;
    PageBreak break_after = PageBreak::automatic;
    PageBreak break_inside = PageBreak::automatic;
    std::uint16_t keep_with_next_lines = 2;     // -nabor-keep-lines, where break_after is avoid
    Length sink;                                // -nabor-sink: space above the first block of a page
    bool underline = false, strike = false;
    std::int32_t rise = 0;                      // vertical-align: 1/1000 of this style's own em, upwards
    bool run_in = false;                        // display: run-in: a speaker or label set into the paragraph that follows
    BlockPlacement placement = BlockPlacement::normal;
    std::uint16_t columns = 1;                  // that the blocks inside are set in
    std::string page;                           // name of an @page; "" is the default page
    std::string string_set;                     // name of the running string that this block's text sets; "" for none
    std::string before, after;                  // literal text of ::before and ::after
    bool table_rule_above = false, table_rule_below = false;
    std::uint16_t initial_lines = 0;            // initial-letter of ::first-letter: height in lines, 2–5; 0 for no drop cap

    friend bool operator==(const OwnStyle&, const OwnStyle&) = default;
};

struct Style : InheritedStyle, OwnStyle {
    friend bool operator==(const Style&, const Style&) = default;
};

}  // namespace nabor
