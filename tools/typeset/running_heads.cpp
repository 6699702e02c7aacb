#include "typeset/running_heads.h"

#include <unicode/utf16.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "typeset/set_text.h"

namespace nabor {

namespace {

constexpr Length head_gap = {Length::per_point * 12};  // least white between two margin boxes of one line
constexpr std::string_view ellipsis = "…";

bool is_at_top(MarginBoxPlace place) { return place <= MarginBoxPlace::top_right; }
bool is_left(MarginBoxPlace place) { return place == MarginBoxPlace::top_left || place == MarginBoxPlace::bottom_left; }
bool is_right(MarginBoxPlace place) { return place == MarginBoxPlace::top_right || place == MarginBoxPlace::bottom_right; }

Length baseline_of(const PageGeometry& geometry, MarginBoxPlace place) {
    if (is_at_top(place)) return geometry.margin_top - geometry.head_gap;
    return geometry.height - geometry.margin_bottom + geometry.foot_gap;
}

std::string text_of(const MarginBox& box, const std::string& folio, const std::map<std::string, std::string>& strings) {
    std::string text;
    for (const ContentPiece& piece : box.content) {
        if (piece.kind == ContentPiece::Kind::text)
            text += piece.text;
        else if (piece.kind == ContentPiece::Kind::page_number)
            text += folio;
        else if (const auto string = strings.find(piece.text); string != strings.end())
            text += string->second;
    }
    return text;
}

// The next shorter beginning of a text: without its last word, or without its last character where it has only one word.
std::size_t shorter(const std::u16string& text, std::size_t length) {
    const std::size_t space = length < 2 ? std::u16string::npos : text.rfind(u' ', length - 2);
    if (space != std::u16string::npos && space != 0) return space;
    return length - (length > 1 && U16_IS_TRAIL(text[length - 1]) ? 2 : 1);
}

}  // namespace

void RunningStrings::begin_section(const NamedStrings& strings) {
    at_end_.clear();
    for (const auto& [name, value] : strings) at_end_[name] = value;
}

std::map<std::string, std::string> RunningStrings::on_page(const NamedStrings& set) {
    std::map<std::string, std::string> values;
    for (const auto& [name, value] : set) values.try_emplace(name, value);
    values.insert(at_end_.begin(), at_end_.end());
    for (const auto& [name, value] : set) at_end_[name] = value;
    return values;
}

std::vector<PageItem> MarginBoxes::set(const std::string& folio, const PageGeometry& geometry,
                                       const std::map<std::string, std::string>& strings) {
    std::vector<PageItem> items;
    Taken taken;
    // The outer boxes of a line come first: the middle one takes what they leave.
    for (const MarginBoxPlace place : {MarginBoxPlace::top_left, MarginBoxPlace::top_right, MarginBoxPlace::top_centre,
                                       MarginBoxPlace::bottom_left, MarginBoxPlace::bottom_right, MarginBoxPlace::bottom_centre}) {
        if (place == MarginBoxPlace::bottom_left) taken = {};
        for (const MarginBox& box : geometry.boxes)
            if (box.place == place) taken = set_box(box, text_of(box, folio, strings), geometry, taken, items);
    }
    return items;
}

MarginBoxes::Taken MarginBoxes::set_box(const MarginBox& box, const std::string& text, const PageGeometry& geometry, Taken taken,
                                        std::vector<PageItem>& items) {
    if (text.empty()) return taken;
    const Length measure = geometry.width - geometry.margin_left - geometry.margin_right;
    const bool at_left = is_left(box.place), at_right = is_right(box.place);
    const Length others = at_left ? taken.right : at_right ? taken.left : std::max(taken.left, taken.right) * 2;
    TextPlace place;
    place.style = styles_.of(box.style);
    SetLine line = shortened(text, place, measure - others - (others.units > 0 ? head_gap : Length{}));
    Length x = geometry.margin_left;
    if (at_right)
        x += measure - line.natural_width;
    else if (!at_left)
        x += (measure - line.natural_width) / 2;
    for (PageItem& item : line.items) {
        move_by(item, x, baseline_of(geometry, box.place));
        items.push_back(std::move(item));
    }
    if (at_left) taken.left = line.natural_width;
    if (at_right) taken.right = line.natural_width;
    return taken;
}

// Text too wide is shaped twice more: once with an ellipsis at its end, which gives the width of every beginning; then the beginning that
// fits, whose last letter has other neighbours.
SetLine MarginBoxes::shortened(const std::string& text, const TextPlace& place, Length room) {
    SetLine whole = set_text(shaper_, styles_, text, place);
    if (whole.natural_width <= room) return whole;
    const MeasuredWords words = measure_text(shaper_, styles_, text + std::string(ellipsis), place);
    if (words.text.size() < 3) return whole;
    const std::size_t end = words.text.size() - 1;
    const std::int64_t ellipsis_width = words.width_before.back() - words.width_before[end];
    std::size_t length = shorter(words.text, end);
    while (length > 1 && words.width_before[length] + ellipsis_width > room.units) length = shorter(words.text, length);
    return set_text(shaper_, styles_, to_utf8(std::u16string_view(words.text).substr(0, length)) + std::string(ellipsis), place);
}

}  // namespace nabor
