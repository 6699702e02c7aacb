// In: samples. Out: the image at a smaller size.
// Holds: weights are whole numbers: along each axis a new pixel covers `from` parts of old pixels of `to` parts each, so every sum is
// exact.
#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "image/alpha.h"
#include "image/raster.h"

namespace nabor {

namespace {

bool is_plain(const Raster& raster) { return raster.colour != ImageColour::palette && raster.bits == 8; }

// 8-bit grey, RGB or CMYK of the same picture.
Raster expanded(const Raster& raster) {
    Raster out;
    out.width = raster.width;
    out.height = raster.height;
    out.alpha = raster.alpha;
    const bool is_palette = raster.colour == ImageColour::palette;
    const unsigned largest = (1U << raster.bits) - 1;
    out.colour = is_palette ? ImageColour::rgb : ImageColour::grey;
    out.samples.reserve(out.row_size() * out.height);
    for (std::size_t y = 0; y < raster.height; ++y) {
        const char* row = raster.samples.data() + y * raster.row_size();
        for (std::size_t x = 0; x < raster.width; ++x) {
            const unsigned sample = sample_at(row, x, raster.bits);
            if (!is_palette) out.samples += static_cast<char>(sample * 255 / largest);
            for (std::size_t c = 0; is_palette && c < 3; ++c) {
                const std::size_t at = sample * 3 + c;
                out.samples += at < raster.palette.size() ? raster.palette[at] : '\0';
            }
        }
    }
    return out;
}

// The old pixels that a new one covers along one axis, with their weights.
struct Share {
    std::uint32_t first = 0;
    std::vector<std::uint32_t> weights;
};

std::vector<Share> shares(std::uint32_t from, std::uint32_t to) {
    std::vector<Share> all(to);
    for (std::uint32_t i = 0; i < to; ++i) {
        const std::uint64_t begin = std::uint64_t{i} * from, end = begin + from;  // in parts of 1/to of an old pixel
        all[i].first = static_cast<std::uint32_t>(begin / to);
        for (std::uint64_t at = begin; at < end;) {
            const std::uint64_t next = std::min(end, (at / to + 1) * to);
            all[i].weights.push_back(static_cast<std::uint32_t>(next - at));
            at = next;
        }
    }
    return all;
}

unsigned byte_of(const std::string& samples, std::size_t at) { return static_cast<unsigned char>(samples[at]); }

class Scaler {
public:
    Scaler(const Raster& from, std::uint32_t width, std::uint32_t height)
        : from_(from),
          columns_(shares(from.width, width)),
          rows_(shares(from.height, height)),
          channels_(from.channels()),
          sums_(channels_) {
        to_.width = width;
        to_.height = height;
        to_.colour = from.colour;
        to_.bits = from.bits;
    }

    Raster scale() {
        for (const Share& row : rows_) {
            for (const Share& column : columns_) add_pixel(row, column);
        }
        return std::move(to_);
    }

private:
    void add_pixel(const Share& row, const Share& column) {
        sums_.assign(channels_, 0);
        std::uint64_t visible = 0, area = 0;
        for (std::size_t y = 0; y < row.weights.size(); ++y) {
            for (std::size_t x = 0; x < column.weights.size(); ++x) {
                const std::size_t pixel = (row.first + y) * from_.width + column.first + x;
                const std::uint64_t weight = std::uint64_t{row.weights[y]} * column.weights[x];
                const std::uint64_t seen = weight * (from_.alpha.empty() ? 1 : byte_of(from_.alpha, pixel));
                for (std::size_t c = 0; c < channels_; ++c) sums_[c] += seen * byte_of(from_.samples, pixel * channels_ + c);
                visible += seen;
                area += weight;
            }
        }
        for (const std::uint64_t sum : sums_) to_.samples += static_cast<char>(visible == 0 ? 0 : (sum + visible / 2) / visible);
        if (!from_.alpha.empty()) to_.alpha += static_cast<char>(area == 0 ? 0 : (visible + area / 2) / area);
    }

    const Raster& from_;
    Raster to_;
    std::vector<Share> columns_, rows_;
    std::size_t channels_;
    std::vector<std::uint64_t> sums_;
};

}  // namespace

Raster scaled_down(const Raster& raster, std::uint32_t width, std::uint32_t height) {
    return is_plain(raster) ? Scaler(raster, width, height).scale() : Scaler(expanded(raster), width, height).scale();
}

}  // namespace nabor
