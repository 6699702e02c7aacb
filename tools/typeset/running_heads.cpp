#include "typeset/running_heads.h"

#include <unicode/utf16.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "language/characters.h"
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

// A text of more bytes is wider than any page.
constexpr std::size_t most_bytes = 400;
// A beginning of fewer letters is an abbreviation.
constexpr std::size_t least_beginning = 4;

const RunningString* find(const NamedStrings& strings, std::string_view name) {
    const auto found = std::find_if(strings.begin(), strings.end(), [&](const RunningString& one) { return one.name == name; });
    return found == strings.end() ? nullptr : &*found;
}

// The names of the strings that the boxes of a page ask for.
std::vector<std::string_view> asked_by(const PageGeometry& geometry) {
    std::vector<std::string_view> names;
    for (const MarginBox& box : geometry.boxes)
        for (const ContentPiece& piece : box.content)
            if (piece.kind == ContentPiece::Kind::string) names.push_back(piece.text);
    return names;
}

// The forms of a string, and of the levels above it that no other box of the page asks for.
std::vector<std::string> forms_of(std::string_view name, const NamedStrings& strings, const std::vector<std::string_view>& asked) {
    std::vector<std::string> forms;
    const RunningString* own = find(strings, name);
    for (const RunningString* string = own != nullptr || strings.empty() ? own : &strings.back(); string != nullptr;
         string = string == &strings.front() ? nullptr : string - 1) {
        if (string != own && std::find(asked.begin(), asked.end(), string->name) != asked.end()) continue;
        forms.push_back(string->text);
        const std::vector<std::string> shorter = shorter_forms(*string);
        forms.insert(forms.end(), shorter.begin(), shorter.end());
    }
    std::erase_if(forms, [](const std::string& form) { return form.empty(); });
    return forms;
}

// What a box may say, the best first: its n-th form has the n-th form of each string in it, or the last.
std::vector<std::string> forms_of(const MarginBox& box, const std::string& folio, const NamedStrings& strings,
                                  const std::vector<std::string_view>& asked) {
    std::vector<std::string> made(1);
    for (const ContentPiece& piece : box.content) {
        std::vector<std::string> forms{piece.kind == ContentPiece::Kind::page_number ? folio : piece.text};
        if (piece.kind == ContentPiece::Kind::string) forms = forms_of(piece.text, strings, asked);
        if (forms.empty()) continue;
        made.resize(std::max(made.size(), forms.size()), made.back());
        for (std::size_t i = 0; i < made.size(); ++i) made[i] += forms[std::min(i, forms.size() - 1)];
    }
    return made;
}

void set_string(const RunningString& string, NamedStrings& strings) {
    const auto known = std::find_if(strings.begin(), strings.end(), [&](const RunningString& one) { return one.name == string.name; });
    if (known == strings.end())
        strings.push_back(string);
    else
        *known = string;
}

// At most so many bytes of a text, whole characters.
std::string beginning_of(const std::string& text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

// The next shorter beginning of a text: without its last word, or without its last character where it has only one word.
std::size_t shorter(const std::u16string& text, std::size_t length) {
    const std::size_t space = length < 2 ? std::u16string::npos : text.rfind(u' ', length - 2);
    if (space != std::u16string::npos && space != 0) return space;
    return length - (length > 1 && U16_IS_TRAIL(text[length - 1]) ? 2 : 1);
}

// "from Mr", "см. гл": a full stop after so few letters is an abbreviation's, but for Roman numerals.
bool ends_with_abbreviation(std::u32string_view beginning) {
    constexpr std::size_t most_letters = 4;
    const std::size_t space = beginning.rfind(U' ');
    const std::u32string_view word = beginning.substr(space == std::u32string_view::npos ? 0 : space + 1);
    const bool is_numeral = word.find_first_not_of(U"IVXLCDM") == std::u32string_view::npos;
    return word.size() <= most_letters && !is_numeral && std::all_of(word.begin(), word.end(), is_letter);
}

}  // namespace

std::vector<std::string> shorter_forms(const RunningString& heading) {
    std::vector<std::string> forms;
    if (!heading.short_text.empty()) forms.push_back(heading.short_text);
    const std::string& text = heading.text;
    for (std::size_t end = std::min(text.size(), most_bytes); end-- > 0;) {
        const bool parts = (text[end] == ':' || text[end] == '.') && end + 1 < text.size() && text[end + 1] == ' ';
        if (!parts) continue;
        const std::u32string beginning = to_utf32(text.substr(0, end));
        if (beginning.size() < least_beginning || (text[end] == '.' && ends_with_abbreviation(beginning))) continue;
        forms.push_back(text.substr(0, end));
    }
    return forms;
}

void RunningStrings::begin_section(const NamedStrings& strings) {
    at_end_.clear();
    for (const RunningString& string : strings) set_string(string, at_end_);
}

NamedStrings RunningStrings::on_page(const NamedStrings& set) {
    NamedStrings values = at_end_;
    for (auto string = set.rbegin(); string != set.rend(); ++string) set_string(*string, values);
    for (const RunningString& string : set) set_string(string, at_end_);
    return values;
}

std::vector<PageItem> MarginBoxes::set(const std::string& folio, const PageGeometry& geometry, const NamedStrings& strings) {
    std::vector<PageItem> items;
    Taken taken;
    const std::vector<std::string_view> asked = asked_by(geometry);
    // The outer boxes of a line come first: the middle one takes what they leave.
    for (const MarginBoxPlace place : {MarginBoxPlace::top_left, MarginBoxPlace::top_right, MarginBoxPlace::top_centre,
                                       MarginBoxPlace::bottom_left, MarginBoxPlace::bottom_right, MarginBoxPlace::bottom_centre}) {
        if (place == MarginBoxPlace::bottom_left) taken = {};
        for (const MarginBox& box : geometry.boxes)
            if (box.place == place) taken = set_box(box, forms_of(box, folio, strings, asked), geometry, taken, items);
    }
    return items;
}

MarginBoxes::Taken MarginBoxes::set_box(const MarginBox& box, const std::vector<std::string>& forms, const PageGeometry& geometry,
                                        Taken taken, std::vector<PageItem>& items) {
    if (forms.front().empty()) return taken;
    const Length measure = geometry.width - geometry.margin_left - geometry.margin_right;
    const bool at_left = is_left(box.place), at_right = is_right(box.place);
    const Length others = at_left ? taken.right : at_right ? taken.left : std::max(taken.left, taken.right) * 2;
    TextPlace place;
    place.style = styles_.of(box.style);
    SetLine line = first_that_fits(forms, place, measure - others - (others.units > 0 ? head_gap : Length{}));
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

SetLine MarginBoxes::first_that_fits(const std::vector<std::string>& forms, const TextPlace& place, Length room) {
    for (const std::string& form : forms) {
        if (form.empty() || form.size() > most_bytes) continue;
        SetLine whole = set_text(shaper_, styles_, form, place);
        if (whole.natural_width <= room) return whole;
    }
    return shortened(beginning_of(forms.front(), most_bytes), place, room);
}

// Text too wide is shaped twice more: once with an ellipsis at its end, which gives the width of every beginning; then the beginning that
// fits, whose last letter has other neighbours.
SetLine MarginBoxes::shortened(const std::string& text, const TextPlace& place, Length room) {
    const MeasuredWords words = measure_text(shaper_, styles_, text + std::string(ellipsis), place);
    if (words.text.size() < 3) return set_text(shaper_, styles_, text, place);
    const std::size_t end = words.text.size() - 1;
    const std::int64_t ellipsis_width = words.width_before.back() - words.width_before[end];
    std::size_t length = shorter(words.text, end);
    while (length > 1 && words.width_before[length] + ellipsis_width > room.units) length = shorter(words.text, length);
    return set_text(shaper_, styles_, to_utf8(std::u16string_view(words.text).substr(0, length)) + std::string(ellipsis), place);
}

}  // namespace nabor
