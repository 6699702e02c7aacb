// In: the sizes of pages, and the binding. Out: the sides of the sheets, each with its placed pages.
// Holds: x to the right and y UP from the lower left corner of a sheet, as in a PDF. Every page is on exactly one side. Sheets that are
// folded, gathered and cut as docs/imposition.md says read 1, 2, 3, … with every page upright. The same settings give the same sheets.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "impose/paper.h"

namespace nabor {

// saddle: nested sheets, stitched through the fold. perfect: stacked signatures, their spine milled off or sewn.
// n_up: pages side by side in reading order, nothing folded.
enum class Scheme : std::uint8_t { saddle, perfect, n_up };

// The edge on which a sheet is turned over between printing its front and its back.
enum class TurnOver : std::uint8_t { short_edge, long_edge };

struct ImpositionSettings {
    Scheme scheme = Scheme::saddle;
    std::uint32_t signature = 0;  // pages; 0: all pages with saddle, 16 with perfect
    std::uint32_t per_side = 2;   // 2, 4, 8 or 16 with saddle and perfect: the sheet is folded once, twice, …
    std::optional<Sheet> sheet;   // nothing: the smallest standard sheet that holds the pages at full size
    Length creep;                 // how far each leaf is pushed out by the one around it: about the thickness of the paper
    Length trim;                  // cut off at head, foot and fore-edge (with n_up, on all sides of a page)
    Length spine;                 // milled off at the spine
    bool bound_at_right = false;  // as for Arabic, Hebrew or vertical Japanese
    std::optional<TurnOver> turn_over;
};

// Why settings are refused: "a signature must have 4, 8, 12 … 32 pages, not 10". "" for valid settings.
std::string fault_of(const ImpositionSettings& settings);

// The rotation of a page on the sheet, counter-clockwise in degrees.
enum class Turn : std::uint16_t { none = 0, left = 90, over = 180, right = 270 };

struct Rectangle {
    Length x, y, width, height;
};

inline constexpr std::uint32_t blank_page = 0xFFFFFFFF;
inline constexpr std::int64_t full_scale = 1'000'000;
inline constexpr std::int64_t smallest_scale = full_scale / 100;

struct Placement {
    std::uint32_t page = blank_page;  // index of the page in the source
    std::uint32_t place = 0;          // index in the bound book, blanks included
    Rectangle cell;                   // between folds and cuts
    Rectangle leaf;                   // the cell after trimming
    Rectangle area;                   // the page itself; for a blank, where one would be
    std::int64_t scale = full_scale;  // millionths
    Turn turn = Turn::none;
    Length creep;  // how far it was moved toward the spine
};

struct SheetSide {
    std::uint32_t signature = 0;  // from 0; sheets count from 0 within their signature, the outermost first
    std::uint32_t sheet = 0;
    bool is_back = false;
    std::vector<Placement> placements;  // rows from the top, each from the left
};

struct Signature {
    std::uint32_t first = 0, pages = 0;  // indices in the bound book
};

struct Imposition {
    Scheme scheme = Scheme::saddle;
    Size sheet;
    Size page;  // the most frequent size; other pages are fitted to it
    std::int64_t scale = full_scale;
    bool bound_at_right = false;
    TurnOver turn_over = TurnOver::short_edge;
    bool pages_lie = false;               // every page is turned by a quarter, so rows of pages run up the sheet
    std::uint32_t columns = 0, rows = 0;  // of cells, with the pages upright
    std::vector<Signature> signatures;
    std::vector<SheetSide> sides;  // front, back, front, back, …

    std::uint32_t blank_count() const;
};

// A point of a turned rectangle: `across` from its left and `up` from its foot, measured when it is upright.
struct Point {
    Length x, y;
};
Point point_of(const Rectangle& rectangle, Turn turn, Length across, Length up);

// True for the rectos of a book bound at the left, and the versos of one bound at the right.
bool has_spine_at_left(const Imposition& imposition, const Placement& placement);

// Requires one page or more, each with an area, and settings without a fault. Nothing when the pages would be scaled below a hundredth.
std::optional<Imposition> impose_pages(std::span<const Size> pages, const ImpositionSettings& settings);

}  // namespace nabor
