// In: page sizes and settings. Out: sheet sides with their pages placed.
// Pages are placed on an upright grid of cells first. The grid is then placed on the sheet, turned by a quarter where that fits better.
#include "impose/imposition.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "impose/folding.h"

namespace nabor {

namespace {

using pdf::FoldedCell;
using pdf::FoldedSheet;

constexpr std::uint32_t usual_signature = 16;
constexpr std::uint32_t most_per_side = 64;
// PDFs round their sizes: a page that is too large by a thousandth is not scaled.
constexpr std::int64_t as_good_as_full = full_scale - full_scale / 1000;
const Length widest_allowance = Length::millimetres(100);

bool is_folded(Scheme scheme) { return scheme != Scheme::n_up; }

// The pages of a folded sheet, both sides.
std::uint32_t pages_of_sheet(const ImpositionSettings& settings) { return 2 * settings.per_side; }

std::uint32_t rounded_up(std::uint32_t count, std::uint32_t unit) { return (count + unit - 1) / unit * unit; }

std::string fault_of_signature(const ImpositionSettings& settings) {
    const std::uint32_t pages = settings.signature;
    if (pages == 0) return {};
    if (!is_folded(settings.scheme)) return "n-up has no signatures";
    if (pages < 4 || pages > 32 || pages % 4 != 0) return fmt::format("a signature must have 4, 8, 12 … 32 pages, not {}", pages);
    if (pages % pages_of_sheet(settings) == 0) return {};
    return fmt::format("a signature of {} pages cannot be made of sheets of {}", pages, pages_of_sheet(settings));
}

std::vector<Signature> split(std::uint32_t pages, const ImpositionSettings& settings) {
    const std::uint32_t unit = pages_of_sheet(settings);
    const std::uint32_t all = rounded_up(pages, unit);
    const std::uint32_t usual = settings.scheme == Scheme::saddle ? all : std::max(usual_signature, unit);
    const std::uint32_t size = settings.signature == 0 ? usual : settings.signature;
    std::vector<Signature> signatures;
    for (std::uint32_t first = 0; first < all; first += size) signatures.push_back({first, std::min(size, all - first)});
    return signatures;
}

// Sizes that agree to a tenth of a point are one size.
std::pair<std::int64_t, std::int64_t> size_class(Size size) {
    return {scaled(size.width.units, 10, Length::per_point), scaled(size.height.units, 10, Length::per_point)};
}

Size most_frequent(std::span<const Size> pages) {
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> counts;
    for (const Size& page : pages) ++counts[size_class(page)];
    const auto rarer = [&](const Size& a, const Size& b) { return counts[size_class(a)] < counts[size_class(b)]; };
    return *std::max_element(pages.begin(), pages.end(), rarer);  // the first of equally frequent ones
}

// Room in a cell outside its page.
struct Allowance {
    Length left, right, below, above;  // of a recto bound at the left

    Length across() const { return left + right; }
    Length along() const { return below + above; }
};

Allowance allowance_of(const ImpositionSettings& settings) {
    const Length at_spine = is_folded(settings.scheme) ? settings.spine : settings.trim;
    return {at_spine, settings.trim, settings.trim, settings.trim};
}

struct Grid {
    std::uint32_t columns = 1, rows = 1;
    Size sheet;             // as the grid stands
    bool lies = false;      // the sheet is turned by a quarter
    std::int64_t room = 0;  // the scale at which the pages would fill it; may exceed full_scale
};

std::int64_t room_for(Size page, Size sheet, std::uint32_t columns, std::uint32_t rows, const Allowance& allowance) {
    const Length width = sheet.width / columns - allowance.across(), height = sheet.height / rows - allowance.along();
    return std::min(scaled(width.units, full_scale, page.width.units), scaled(height.units, full_scale, page.height.units));
}

class GridChooser {
public:
    GridChooser(Size page, const ImpositionSettings& settings) : page_(page), settings_(settings), allowance_(allowance_of(settings)) {}

    Grid choose() const {
        if (is_folded(settings_.scheme)) {
            const FoldedSheet folded = pdf::unfold(settings_.per_side);
            return fitted(folded.columns, folded.rows);
        }
        Grid best = fitted(1, settings_.per_side);
        for (std::uint32_t columns = 2; columns <= settings_.per_side; ++columns) {
            const Grid grid = fitted(columns, (settings_.per_side + columns - 1) / columns);
            if (grid.room > best.room) best = grid;
        }
        return best;
    }

private:
    Grid fitted(std::uint32_t columns, std::uint32_t rows) const {
        const Sheet sheet = sheet_for(columns, rows);
        Grid grid{columns, rows, sheet.size, false, room_for(page_, sheet.size, columns, rows, allowance_)};
        const std::int64_t turned = room_for(page_, sheet.size.turned(), columns, rows, allowance_);
        // On a sheet of fixed orientation, pages are turned only where they would be smaller otherwise.
        if (turned > grid.room && (sheet.may_turn || grid.room < as_good_as_full))
            grid = {columns, rows, sheet.size.turned(), !sheet.may_turn, turned};
        return grid;
    }

    Sheet sheet_for(std::uint32_t columns, std::uint32_t rows) const {
        if (settings_.sheet) return *settings_.sheet;
        const Size cell{page_.width + allowance_.across(), page_.height + allowance_.along()};
        if (!is_folded(settings_.scheme)) return {smallest_sheet(cell), true};
        return {smallest_sheet({cell.width * columns, cell.height * rows}), true};
    }

    Size page_;
    const ImpositionSettings& settings_;
    Allowance allowance_;
};

class Imposer {
public:
    Imposer(std::span<const Size> pages, const ImpositionSettings& settings, const Grid& grid, Imposition& imposition)
        : pages_(pages), settings_(settings), grid_(grid), imposition_(imposition), allowance_(allowance_of(settings)) {
        const Size page = slot();
        cell_ = {page.width + allowance_.across(), page.height + allowance_.along()};
        origin_ = {(grid.sheet.width - cell_.width * grid.columns) / 2, (grid.sheet.height - cell_.height * grid.rows) / 2};
    }

    void fold() {
        imposition_.signatures = split(static_cast<std::uint32_t>(pages_.size()), settings_);
        const FoldedSheet folded = pdf::unfold(settings_.per_side);
        for (std::uint32_t i = 0; i < imposition_.signatures.size(); ++i) {
            const std::uint32_t sheets = imposition_.signatures[i].pages / pages_of_sheet(settings_);
            for (std::uint32_t sheet = 0; sheet < sheets; ++sheet) {
                for (const bool is_back : {false, true}) add_folded(folded, {i, sheet, is_back, {}});
            }
        }
    }

    void lay_side_by_side() {
        const auto count = static_cast<std::uint32_t>(pages_.size());
        for (std::uint32_t first = 0, number = 0; first < count; first += settings_.per_side, ++number) {
            SheetSide side{0, number / 2, number % 2 == 1, {}};
            for (std::uint32_t i = 0; i < settings_.per_side; ++i) {
                const std::uint32_t column = i % grid_.columns;
                side.placements.push_back(placed(first + i, mirrored_if_bound_at_right(column), i / grid_.columns, true, false));
            }
            add(std::move(side));
        }
        imposition_.signatures = {{0, count}};
    }

private:
    Size slot() const { return at_scale(imposition_.page, imposition_.scale); }

    static Size at_scale(Size size, std::int64_t scale) {
        return {scaled(size.width, scale, full_scale), scaled(size.height, scale, full_scale)};
    }

    // The back is the inside of the folded sheet: the first page of a booklet is on the outside, which is printed first.
    void add_folded(const FoldedSheet& folded, SheetSide side) {
        for (std::uint32_t i = 0; i < folded.inside.size(); ++i) {
            const FoldedCell& cell = folded.inside[i];
            const std::uint32_t column = i % folded.columns, row = i / folded.columns;
            const std::uint32_t leaf = leaf_of(side, cell.leaf);
            const bool is_recto = cell.is_recto_up == side.is_back;
            const std::uint32_t place = imposition_.signatures[side.signature].first + 2 * leaf + (is_recto ? 0 : 1);
            const std::uint32_t seen = side.is_back ? column : folded.columns - 1 - column;
            Placement placement = placed(place, mirrored_if_bound_at_right(seen), row, is_recto, cell.is_upside_down);
            move_to_spine(placement, depth_of(side, leaf), is_recto, cell.is_upside_down);
            side.placements.push_back(placement);
        }
        add(std::move(side));
    }

    // A nested sheet has the next leaves of the first half of its signature, and the matching leaves of the second half, counted from the
    // end.
    std::uint32_t leaf_of(const SheetSide& side, std::uint32_t leaf) const {
        const std::uint32_t half = settings_.per_side / 2, leaves = imposition_.signatures[side.signature].pages / 2;
        return leaf < half ? side.sheet * half + leaf : leaves - (side.sheet + 1) * half + leaf - half;
    }

    std::uint32_t depth_of(const SheetSide& side, std::uint32_t leaf) const {
        return std::min(leaf, imposition_.signatures[side.signature].pages / 2 - 1 - leaf);
    }

    std::uint32_t mirrored_if_bound_at_right(std::uint32_t column) const {
        return settings_.bound_at_right ? grid_.columns - 1 - column : column;
    }

    Placement placed(std::uint32_t place, std::uint32_t column, std::uint32_t row, bool is_recto, bool is_upside_down) const {
        Placement result;
        result.place = place;
        result.scale = imposition_.scale;
        Size size = slot();
        if (place < pages_.size()) {
            result.page = place;
            result.scale = std::min(imposition_.scale, room_for(pages_[place], slot(), 1, 1, {}));
            size = at_scale(pages_[place], result.scale);
        }
        const bool spine_at_left = is_recto != settings_.bound_at_right;
        const Length left = spine_at_left ? allowance_.left : allowance_.right;
        result.cell = {origin_.width + cell_.width * column, origin_.height + cell_.height * (grid_.rows - 1 - row), cell_.width,
                       cell_.height};
        result.leaf = {result.cell.x + left, result.cell.y + allowance_.below, slot().width, slot().height};
        const Length beside = (slot().width - size.width) / 2, beneath = (slot().height - size.height) / 2;
        result.area = {result.leaf.x + beside, result.leaf.y + beneath, size.width, size.height};
        if (is_upside_down) turn_in_cell(result);
        return result;
    }

    static void turn_in_cell(Placement& placement) {
        const Rectangle& cell = placement.cell;
        for (Rectangle* part : {&placement.leaf, &placement.area}) {
            part->x = cell.x + cell.x + cell.width - part->x - part->width;
            part->y = cell.y + cell.y + cell.height - part->y - part->height;
        }
        placement.turn = Turn::over;
    }

    void move_to_spine(Placement& placement, std::uint32_t depth, bool is_recto, bool is_upside_down) const {
        placement.creep = settings_.creep * depth;
        const bool spine_at_left = (is_recto != settings_.bound_at_right) != is_upside_down;
        placement.area.x += spine_at_left ? -placement.creep : placement.creep;
    }

    void add(SheetSide side) {
        if (grid_.lies) {
            for (Placement& placement : side.placements) lay(placement);
        }
        if (side.is_back && turns_over_across()) {
            for (Placement& placement : side.placements) turn_on_sheet(placement);
        }
        const auto above = [](const Placement& a, const Placement& b) {
            return std::pair(-a.cell.y.units, a.cell.x.units) < std::pair(-b.cell.y.units, b.cell.x.units);
        };
        std::sort(side.placements.begin(), side.placements.end(), above);
        imposition_.sides.push_back(std::move(side));
    }

    // By a quarter counter-clockwise: the head goes to the left.
    void lay(Placement& placement) const {
        const auto laid = [&](const Rectangle& r) { return Rectangle{imposition_.sheet.width - r.y - r.height, r.x, r.height, r.width}; };
        for (Rectangle* part : {&placement.cell, &placement.leaf, &placement.area}) *part = laid(*part);
        placement.turn = static_cast<Turn>((static_cast<unsigned>(placement.turn) + 90) % 360);
    }

    void turn_on_sheet(Placement& placement) const {
        const auto turned = [&](const Rectangle& r) {
            return Rectangle{imposition_.sheet.width - r.x - r.width, imposition_.sheet.height - r.y - r.height, r.width, r.height};
        };
        for (Rectangle* part : {&placement.cell, &placement.leaf, &placement.area}) *part = turned(*part);
        placement.turn = static_cast<Turn>((static_cast<unsigned>(placement.turn) + 180) % 360);
    }

    // The grid assumes a sheet that is turned over like the page of a book. Turned over on the other edge, its back is upside down.
    bool turns_over_across() const { return imposition_.turn_over != natural_turn_over(grid_.sheet); }

public:
    static TurnOver natural_turn_over(Size standing) { return standing.is_landscape() ? TurnOver::short_edge : TurnOver::long_edge; }

private:
    std::span<const Size> pages_;
    const ImpositionSettings& settings_;
    const Grid& grid_;
    Imposition& imposition_;
    Allowance allowance_;
    Size cell_;    // of the grid
    Size origin_;  // lower left corner of the grid
};

}  // namespace

std::string fault_of(const ImpositionSettings& settings) {
    const std::uint32_t n = settings.per_side;
    const bool folds = n == 2 || n == 4 || n == 8 || n == 16;
    if (is_folded(settings.scheme) && !folds) return fmt::format("{} pages on a side cannot be folded; it must be 2, 4, 8 or 16", n);
    if (n < 1 || n > most_per_side) return fmt::format("{} pages on a side are not from 1 to {}", n, most_per_side);
    if (!is_folded(settings.scheme) && settings.creep > Length{}) return "n-up is not folded and has no creep";
    if (!is_folded(settings.scheme) && settings.spine > Length{}) return "n-up has no spine";
    for (const Length length : {settings.creep, settings.trim, settings.spine}) {
        if (length < Length{} || length > widest_allowance) return fmt::format("{} mm are more than 100 mm", in_millimetres(length));
    }
    return fault_of_signature(settings);
}

std::uint32_t Imposition::blank_count() const {
    std::uint32_t count = 0;
    for (const SheetSide& side : sides) {
        for (const Placement& placement : side.placements) count += placement.page == blank_page ? 1 : 0;
    }
    return count;
}

Point point_of(const Rectangle& rectangle, Turn turn, Length across, Length up) {
    const Length right = rectangle.x + rectangle.width, top = rectangle.y + rectangle.height;
    switch (turn) {
        case Turn::none: return {rectangle.x + across, rectangle.y + up};
        case Turn::left: return {right - up, rectangle.y + across};
        case Turn::over: return {right - across, top - up};
        case Turn::right: return {rectangle.x + up, top - across};
    }
    return {};
}

bool has_spine_at_left(const Imposition& imposition, const Placement& placement) {
    return (placement.place % 2 == 0) != imposition.bound_at_right;
}

std::optional<Imposition> impose_pages(std::span<const Size> pages, const ImpositionSettings& settings) {
    Imposition result;
    result.scheme = settings.scheme;
    result.page = most_frequent(pages);
    const Grid grid = GridChooser(result.page, settings).choose();
    if (grid.room < smallest_scale) return std::nullopt;
    result.scale = grid.room >= as_good_as_full ? full_scale : grid.room;
    result.sheet = grid.lies ? grid.sheet.turned() : grid.sheet;
    result.pages_lie = grid.lies;
    result.bound_at_right = settings.bound_at_right;
    result.turn_over = settings.turn_over.value_or(Imposer::natural_turn_over(grid.sheet));
    result.columns = grid.columns;
    result.rows = grid.rows;
    Imposer imposer(pages, settings, grid, result);
    if (is_folded(settings.scheme))
        imposer.fold();
    else
        imposer.lay_side_by_side();
    return result;
}

}  // namespace nabor
