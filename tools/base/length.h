// Exact integer lengths, so that no decision of the typesetter depends on floating-point sums.
#pragma once

#include <compare>
#include <cstdint>
#include <cmath>

namespace nabor {

struct Length {
    std::int64_t units = 0;  // 1/65536 of a PostScript point (1/72 inch)

    static constexpr std::int64_t per_point = 65536;
    static constexpr double farthest = 1'000'000;  // points: 350 m, beyond any page

    // At most `farthest` in either direction; no number is zero.
    static Length points(double value) {
        return {std::isnan(value) ? 0 : std::llround(std::fmin(std::fmax(value, -farthest), farthest) * per_point)};
    }
    static Length millimetres(double value) { return points(value * 72.0 / 25.4); }
    double in_points() const { return static_cast<double>(units) / per_point; }
    double in_millimetres() const { return in_points() * 25.4 / 72; }

    friend constexpr auto operator<=>(Length, Length) = default;
    friend constexpr Length operator+(Length a, Length b) { return {a.units + b.units}; }
    friend constexpr Length operator-(Length a, Length b) { return {a.units - b.units}; }
    friend constexpr Length operator-(Length a) { return {-a.units}; }
    friend constexpr Length operator*(Length a, std::int64_t n) { return {a.units * n}; }
    friend constexpr Length operator/(Length a, std::int64_t n) { return {a.units / n}; }
    constexpr Length& operator+=(Length b) { units += b.units; return *this; }
    constexpr Length& operator-=(Length b) { units -= b.units; return *this; }
};

// `value` × numerator / denominator, rounded to nearest. The product must fit into 63 bits.
constexpr std::int64_t scaled(std::int64_t value, std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t product = value * numerator;
    const std::int64_t half = denominator / 2;
    return product >= 0 ? (product + half) / denominator : -((-product + half) / denominator);
}

constexpr Length scaled(Length value, std::int64_t numerator, std::int64_t denominator) {
    return {scaled(value.units, numerator, denominator)};
}

}  // namespace nabor
