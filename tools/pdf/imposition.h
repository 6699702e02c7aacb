// In: how many pages of which sizes, and how they are to be bound. Out: the sides of the sheets, each with the pages that stand on it.
// Holds: x to the right and y UP from a sheet's lower left corner, as in a PDF. Every page stands on exactly one side; sheets folded,
// gathered and cut as docs/imposition.md says read 1, 2, 3, … with every page the right way up. The same settings give the same sheets.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pdf/paper.h"

namespace nabor {

// saddle: sheets nested in each other and stitched through the fold. perfect: signatures stacked, their spine cut off or sewn.
// n_up: pages side by side in reading order, nothing folded.
enum class Scheme : std::uint8_t { saddle, perfect, n_up };

// The edge round which a sheet is turned over between printing its front and its back.
enum class TurnOver : std::uint8_t { short_edge, long_edge };

struct ImpositionSettings {
    Scheme scheme = Scheme::saddle;
    std::uint32_t signature = 0;  // pages; 0: with saddle one signature of all pages, with perfect 16
    std::uint32_t per_side = 2;   // with saddle and perfect 2, 4, 8 or 16: a sheet is folded once, twice, …
    std::optional<Sheet> sheet;   // nothing: the smallest standard sheet that holds the pages as large as they are
    Length creep;                 // how far each leaf is pushed out by the one it lies in: about the thickness of the paper
    Length trim;                  // what is cut off at head, foot and fore-edge (with n_up, on all sides of a page)
    Length spine;                 // what is milled off at the spine
    bool bound_at_right = false;  // as books in Arabic, Hebrew or vertical Japanese are
    std::optional<TurnOver> turn_over;
};

// Why settings are refused, e.g. "a signature of 10 pages is none of 4, 8, … 32"; "" when they are sound.
std::string fault_of(const ImpositionSettings& settings);

// Counter-clockwise, as a page stands on the sheet.
enum class Turn : std::uint16_t { none = 0, left = 90, over = 180, right = 270 };

struct Rectangle {
    Length x, y, width, height;
};

inline constexpr std::uint32_t blank_page = 0xFFFFFFFF;
inline constexpr std::int64_t full_scale = 1'000'000;
inline constexpr std::int64_t smallest_scale = full_scale / 100;

struct Placement {
    std::uint32_t page = blank_page;  // index of the source's page
    std::uint32_t place = 0;          // which page of the bound book it is, from 0; blanks count
    Rectangle cell;                   // what belongs to this page alone: folds and cuts are its edges
    Rectangle leaf;                   // what is left of the cell when it is trimmed
    Rectangle area;                   // the page itself; of a blank, where one would stand
    std::int64_t scale = full_scale;  // millionths
    Turn turn = Turn::none;
    Length creep;  // how far it was moved to the spine
};

struct SheetSide {
    std::uint32_t signature = 0;  // from 0, as are sheets within their signature, the outermost first
    std::uint32_t sheet = 0;
    bool is_back = false;
    std::vector<Placement> placements;  // rows from the top, each from the left
};

struct Signature {
    std::uint32_t first = 0, pages = 0;  // places of the bound book
};

struct Imposition {
    Scheme scheme = Scheme::saddle;
    Size sheet;
    Size page;  // of most pages: what the others are fitted to
    std::int64_t scale = full_scale;
    bool bound_at_right = false;
    TurnOver turn_over = TurnOver::short_edge;
    bool pages_lie = false;               // the rows of pages run up the sheet: every page is turned by a quarter
    std::uint32_t columns = 0, rows = 0;  // of cells, as the sheet is held when its pages stand
    std::vector<Signature> signatures;
    std::vector<SheetSide> sides;  // front, back, front, back, …

    std::uint32_t blank_count() const;
};

// A point of a rectangle that has been turned: `across` from its left and `up` from its foot, as they are when it stands.
struct Point {
    Length x, y;
};
Point point_of(const Rectangle& rectangle, Turn turn, Length across, Length up);

// A recto bound at the left has its spine at its left.
bool has_spine_at_left(const Imposition& imposition, const Placement& placement);

// At least one page, none without an area; settings without a fault. Nothing when the sheet leaves the pages less than a hundredth of their
// size.
std::optional<Imposition> impose_pages(std::span<const Size> pages, const ImpositionSettings& settings);

}  // namespace nabor
