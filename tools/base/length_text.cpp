#include "base/length_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace nabor {

namespace {

const Length longest = Length::millimetres(20'000);

bool same_word(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::optional<double> millimetres_in(std::string_view unit) {
    constexpr std::pair<std::string_view, double> units[] = {{"mm", 1}, {"cm", 10}, {"in", 25.4}, {"pt", 25.4 / 72}};
    for (const auto& [name, millimetres] : units) {
        if (same_word(unit, name)) return millimetres;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Length> read_length(std::string_view text) {
    const std::size_t unit = std::min(text.find_first_not_of("0123456789."), text.size());
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + unit, value, std::chars_format::fixed);
    const auto millimetres = millimetres_in(text.substr(unit));
    const bool is_number = problem == std::errc() && end == text.data() + unit && value >= 0 && value < 1e6;
    if (!is_number || !millimetres) return std::nullopt;
    const Length length = Length::millimetres(value * *millimetres);
    return length <= longest ? std::optional(length) : std::nullopt;
}

std::string in_millimetres(Length length) {
    const std::int64_t hundredths = std::llround(length.in_points() * 2540 / 72);
    if (hundredths % 100 == 0) return fmt::format("{}", hundredths / 100);
    if (hundredths % 10 == 0) return fmt::format("{}.{}", hundredths / 100, hundredths / 10 % 10);
    return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

}  // namespace nabor
