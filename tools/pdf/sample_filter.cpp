// In: samples. Out: each row with the filter that gives the smallest sum of absolute values.
#include "pdf/sample_filter.h"

#include <array>
#include <cstdint>
#include <cstdlib>

namespace nabor::pdf {

namespace {

struct Neighbours {
    int left = 0, above = 0, above_left = 0;
};

int paeth(const Neighbours& near) {
    const int estimate = near.left + near.above - near.above_left;
    const int left = std::abs(estimate - near.left), above = std::abs(estimate - near.above), corner = std::abs(estimate - near.above_left);
    if (left <= above && left <= corner) return near.left;
    return above <= corner ? near.above : near.above_left;
}

// The filters that are tried: none (flat drawings), sub, up, and Paeth (photographs).
constexpr std::array<std::uint8_t, 4> kinds{0, 1, 2, 4};

int prediction(std::uint8_t kind, const Neighbours& near) {
    switch (kind) {
        case 1: return near.left;
        case 2: return near.above;
        case 4: return paeth(near);
        default: return 0;
    }
}

// Filters one row into `out`. Returns the sum of absolute values.
std::uint64_t filter_row(std::uint8_t kind, std::string_view row, std::string_view above, std::size_t pixel, std::string& out) {
    const auto byte = [](std::string_view bytes, std::size_t i) { return bytes.empty() ? 0 : int{static_cast<unsigned char>(bytes[i])}; };
    std::uint64_t sum = 0;
    out.assign(1, static_cast<char>(kind));
    for (std::size_t i = 0; i < row.size(); ++i) {
        Neighbours near;
        near.above = byte(above, i);
        if (i >= pixel) {
            near.left = byte(row, i - pixel);
            near.above_left = byte(above, i - pixel);
        }
        const auto rest = static_cast<std::int8_t>(byte(row, i) - prediction(kind, near));
        sum += static_cast<std::uint64_t>(std::abs(int{rest}));
        out += static_cast<char>(rest);
    }
    return sum;
}

}  // namespace

std::string filtered_samples(std::string_view samples, std::size_t row, std::size_t pixel) {
    std::string out, best, tried;
    out.reserve(samples.size() + samples.size() / row);
    std::string_view above;
    for (std::size_t at = 0; at < samples.size(); at += row) {
        const std::string_view current = samples.substr(at, row);
        std::uint64_t least = UINT64_MAX;
        for (const std::uint8_t kind : kinds) {
            const std::uint64_t sum = filter_row(kind, current, above, pixel, tried);
            if (sum >= least) continue;
            least = sum;
            best.swap(tried);
        }
        out += best;
        above = current;
    }
    return out;
}

}  // namespace nabor::pdf
