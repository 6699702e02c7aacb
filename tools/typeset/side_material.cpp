#include "typeset/side_material.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nabor {

namespace {

constexpr Length gap = {Length::per_point * 9};      // between the text block and side material
constexpr Length edge = {Length::per_point * 17};    // between side material and the page's edge, 6 mm
constexpr Length apart = {Length::per_point * 2};    // least white between two items

// Free space in a margin, between items that may not move.
struct Room {
    Length first, last;
    std::vector<std::size_t> items;
    Length taken;  // by the items, with the white below each

    bool holds(Length height) const { return first + taken + height <= last; }
};

std::vector<Room> rooms_between(const std::vector<SideWish>& wishes, Length first, Length last) {
    std::vector<Room> rooms(1);
    rooms.back().first = first;
    for (const SideWish& wish : wishes) {
        if (wish.may_move) continue;
        rooms.back().last = wish.top - apart;
        rooms.emplace_back().first = wish.top + wish.height + apart;
    }
    rooms.back().last = last;
    return rooms;
}

// The room that holds an item nearest to its wish, not above the items before it; without one, the last room.
std::size_t room_for(const SideWish& wish, const std::vector<Room>& rooms, std::size_t from) {
    std::size_t best = rooms.size() - 1;
    Length least;
    bool found = false;
    for (std::size_t r = from; r < rooms.size(); ++r) {
        if (!rooms[r].holds(wish.height)) continue;
        const Length top = std::clamp(wish.top, rooms[r].first, rooms[r].last - wish.height);
        const Length move = top < wish.top ? wish.top - top : top - wish.top;
        if (found && move >= least) continue;
        best = r;
        least = move;
        found = true;
    }
    return best;
}

// Items that touch, and move together: `wish` is the mean of where their wishes would put the first of them.
struct Cluster {
    std::int64_t sum = 0, count = 0;

    std::int64_t wish() const { return sum >= 0 ? sum / count : -((-sum + count - 1) / count); }
};

// Least squares under a fixed order: neighbours that overlap are merged until none do (the pool adjacent violators algorithm). Bounds then
// only clip the result.
void place_in(const Room& room, const std::vector<SideWish>& wishes, std::vector<Length>& tops) {
    std::vector<Cluster> clusters;
    Length above;
    std::vector<Length> offsets;  // of each item, below the first
    for (const std::size_t item : room.items) {
        offsets.push_back(above);
        clusters.push_back({(wishes[item].top - above).units, 1});
        above += wishes[item].height + apart;
        while (clusters.size() > 1 && clusters[clusters.size() - 2].wish() >= clusters.back().wish()) {
            clusters[clusters.size() - 2].sum += clusters.back().sum;
            clusters[clusters.size() - 2].count += clusters.back().count;
            clusters.pop_back();
        }
    }
    const std::int64_t lowest = std::max(room.first.units, (room.last - above + apart).units);
    std::size_t i = 0;
    for (const Cluster& cluster : clusters)
        for (std::int64_t n = 0; n < cluster.count; ++n, ++i)
            tops[room.items[i]] = offsets[i] + Length{std::clamp(cluster.wish(), room.first.units, lowest)};
}

}  // namespace

std::vector<Length> place_apart(const std::vector<SideWish>& wishes, Length first, Length last) {
    std::vector<Length> tops;
    tops.reserve(wishes.size());
    for (const SideWish& wish : wishes) tops.push_back(wish.top);
    std::vector<Room> rooms = rooms_between(wishes, first, last);
    std::size_t from = 0;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        if (!wishes[i].may_move) continue;
        from = room_for(wishes[i], rooms, from);
        rooms[from].items.push_back(i);
        rooms[from].taken += wishes[i].height + apart;
    }
    for (const Room& room : rooms) place_in(room, wishes, tops);
    return tops;
}

SideWidths side_widths(const PageGeometry& right, const PageGeometry& left, const NumberColumn& numbers) {
    const auto width = [&](SideMargin margin, Length one, Length other) {
        const Length taken = numbers.may_stand_in(margin) ? numbers.width : Length{};
        return std::max(Length{}, std::min(one, other) - gap - edge - taken);
    };
    return {width(SideMargin::outer, right.margin_right, left.margin_left), width(SideMargin::inner, right.margin_left, left.margin_right), numbers};
}

SideWidths side_widths(const Layout& layout, std::string_view page, const NumberColumn& numbers) {
    return side_widths(layout.page(page, PageSide::right, false), layout.page(page, PageSide::left, false), numbers);
}

SideWidths for_either_margin(SideWidths widths) {
    const auto beyond_numbers = [&](SideMargin margin, Length width) {
        return std::max(Length{}, width - (widths.numbers.may_stand_in(margin) ? Length{} : widths.numbers.width));
    };
    widths.outer = widths.inner = std::min(beyond_numbers(SideMargin::outer, widths.outer), beyond_numbers(SideMargin::inner, widths.inner));
    widths.numbers.margin = TextNumbering::Margin::left;  // the number column stands in either margin, too
    return widths;
}

std::vector<PlacedSideItem> take_overflow(SetPage& page, Length page_height) {
    std::vector<PlacedSideItem> over;
    for (const SideMargin margin : {SideMargin::outer, SideMargin::inner}) {
        Length room = page_height - edge * 2 + apart;
        bool is_first = true;
        const auto fits = [&](const PlacedSideItem& one) {
            if (one.item.margin != margin) return true;
            room -= one.item.height + apart;
            return std::exchange(is_first, false) || room >= Length{} || !one.item.may_move;
        };
        const auto first_over = std::stable_partition(page.side.begin(), page.side.end(), fits);
        std::move(first_over, page.side.end(), std::back_inserter(over));
        page.side.erase(first_over, page.side.end());
    }
    for (PlacedSideItem& one : over) one.y = {};
    return over;
}

SetSide set_side_material(std::vector<PlacedSideItem> side, const PageGeometry& geometry, PageSide page, const SideWidths& widths) {
    SetSide set;
    for (const SideMargin margin : {SideMargin::outer, SideMargin::inner}) {
        std::vector<SideWish> wishes;
        for (const PlacedSideItem& one : side)
            if (one.item.margin == margin) wishes.push_back({geometry.margin_top + one.y, one.item.height, one.item.may_move});
        const std::vector<Length> tops = place_apart(wishes, edge, geometry.height - edge);
        const Length width = widths.of(margin);
        const bool is_left = (page == PageSide::left) == (margin == SideMargin::outer);
        const bool is_beyond_numbers = widths.numbers.width.units > 0 && widths.numbers.is_left(page) == is_left;
        const Length before = gap + (is_beyond_numbers ? widths.numbers.width : Length{});
        const Length x = is_left ? geometry.margin_left - before - width : geometry.width - geometry.margin_right + before;
        std::size_t next = 0;
        for (PlacedSideItem& one : side) {
            if (one.item.margin != margin) continue;
            const auto first = static_cast<std::uint32_t>(set.items.size());
            for (PageItem& item : one.item.items) {
                move_by(item, x, tops[next]);
                set.items.push_back(std::move(item));
            }
            set.boxes.push_back({tops[next], one.item.height, first, static_cast<std::uint32_t>(set.items.size())});
            ++next;
        }
    }
    return set;
}

}  // namespace nabor
