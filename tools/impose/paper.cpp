// In: names of sheets as printers write them. Out: sizes.
#include "impose/paper.h"

#include <algorithm>

namespace nabor {

namespace {

struct Named {
    std::string_view name;
    double width, height;  // millimetres
    bool is_common;        // smallest_sheet may choose it for a smaller area
};

// ISO 216 and ISO 217 (RA and SRA leave room for trimming); ANSI and the North American office sizes.
constexpr Named sizes[] = {
    {"A6", 105, 148, true},           {"A5", 148, 210, true},     {"A4", 210, 297, true},          {"A3", 297, 420, true},
    {"A2", 420, 594, true},           {"A1", 594, 841, true},     {"A0", 841, 1189, true},         {"B5", 176, 250, false},
    {"B4", 250, 353, false},          {"B3", 353, 500, false},    {"B2", 500, 707, false},         {"B1", 707, 1000, false},
    {"RA4", 215, 305, false},         {"RA3", 305, 430, false},   {"RA2", 430, 610, false},        {"RA1", 610, 860, false},
    {"RA0", 860, 1220, false},        {"SRA4", 225, 320, false},  {"SRA3", 320, 450, false},       {"SRA2", 450, 640, false},
    {"SRA1", 640, 900, false},        {"SRA0", 900, 1280, false}, {"Letter", 215.9, 279.4, false}, {"Legal", 215.9, 355.6, false},
    {"Tabloid", 279.4, 431.8, false},
};

const Length a_point = Length::points(1);

Size size_of(const Named& named) { return {Length::millimetres(named.width), Length::millimetres(named.height)}; }

bool same_word(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

bool is_near(Length a, Length b) { return a - b < a_point && b - a < a_point; }
bool is_near(Size a, Size b) { return is_near(a.width, b.width) && is_near(a.height, b.height); }

// Half a point of tolerance: PDFs round their sizes.
bool holds(Size sheet, Size needed) { return needed.width < sheet.width + a_point / 2 && needed.height < sheet.height + a_point / 2; }

// "8.5x11in": a width without a unit takes the unit of the height.
std::optional<Sheet> read_measures(std::string_view text) {
    const std::size_t cross = text.find_first_of("xX");
    if (cross == std::string_view::npos) return std::nullopt;
    const std::string_view height_text = text.substr(cross + 1);
    std::string width_text(text.substr(0, cross));
    if (width_text.find_first_not_of("0123456789.") == std::string::npos)
        width_text += height_text.substr(std::min(height_text.find_first_not_of("0123456789."), height_text.size()));
    const auto width = read_length(width_text), height = read_length(height_text);
    if (!width || !height || *width < a_point || *height < a_point) return std::nullopt;
    return Sheet{{*width, *height}, false};
}

}  // namespace

std::optional<Sheet> read_sheet(std::string_view text) {
    for (const Named& named : sizes) {
        if (same_word(text, named.name)) return Sheet{size_of(named), true};
    }
    return read_measures(text);
}

std::vector<std::string_view> sheet_names() {
    std::vector<std::string_view> names;
    for (const Named& named : sizes) names.push_back(named.name);
    return names;
}

Size smallest_sheet(Size needed) {
    for (const Named& named : sizes) {
        for (const Size size : {size_of(named), size_of(named).turned()}) {
            if (is_near(size, needed)) return size;
        }
    }
    for (const Named& named : sizes) {
        const Size size = size_of(named);
        if (!named.is_common) continue;
        if (holds(size, needed)) return size;
        if (holds(size.turned(), needed)) return size.turned();
    }
    return needed;
}

std::string_view sheet_name(Size size) {
    for (const Named& named : sizes) {
        if (is_near(size_of(named), size) || is_near(size_of(named).turned(), size)) return named.name;
    }
    return {};
}

}  // namespace nabor
