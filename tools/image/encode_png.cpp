// In: grey or RGB samples, alpha apart. Out: a PNG file without text, times or density.
// Holds: libpng reports errors by longjmp; the rules of decode_png.cpp hold here too.
#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <new>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "image/raster.h"

namespace nabor {

namespace {

constexpr int compression_level = 9;  // images are few, and read more often than written

struct Output {
    std::string bytes;
    char message[120] = {};
};

// Returns false when memory runs out; an exception must not cross libpng's frames.
bool append(Output& output, const char* bytes, std::size_t count) noexcept {
    try {
        output.bytes.append(bytes, count);
    } catch (const std::bad_alloc&) {
        return false;
    }
    return true;
}

void write_bytes(png_structp png, png_bytep bytes, png_size_t count) {
    if (!append(*static_cast<Output*>(png_get_io_ptr(png)), reinterpret_cast<const char*>(bytes), count)) png_error(png, "no memory");
}

void flush(png_structp) {}

[[noreturn]] void on_write_error(png_structp png, png_const_charp message) {
    auto* output = static_cast<Output*>(png_get_error_ptr(png));
    std::strncpy(output->message, message, sizeof output->message - 1);
    png_longjmp(png, 1);
}

void on_write_warning(png_structp, png_const_charp) {}

// Owns libpng's two structs.
class PngWriter {
public:
    explicit PngWriter(Output& output) : png_(png_create_write_struct(PNG_LIBPNG_VER_STRING, &output, on_write_error, on_write_warning)) {
        if (png_ != nullptr) info_ = png_create_info_struct(png_);
        if (info_ != nullptr) png_set_write_fn(png_, &output, write_bytes, flush);
    }
    ~PngWriter() { png_destroy_write_struct(&png_, &info_); }
    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;

    png_structp png() const { return png_; }
    png_infop info() const { return info_; }

private:
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
};

// The image as PNG stores it: colour type, rows, palette.
struct Stored {
    int colour_type = PNG_COLOR_TYPE_RGB;
    std::size_t row_bytes = 0;
    std::string rows;
    std::vector<png_color> palette;
};

bool is_grey(const Raster& raster) {
    if (raster.colour == ImageColour::grey) return true;
    for (std::size_t at = 0; at + 3 <= raster.samples.size(); at += 3) {
        if (raster.samples[at] != raster.samples[at + 1] || raster.samples[at] != raster.samples[at + 2]) return false;
    }
    return true;
}

png_color colour_at(const std::string& samples, std::size_t pixel) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(samples.data()) + 3 * pixel;
    return {bytes[0], bytes[1], bytes[2]};
}

// One byte a pixel; colours are numbered by first use. Returns false for more than 256 colours.
bool store_palette(const Raster& raster, Stored& stored) {
    std::unordered_map<std::uint32_t, std::size_t> numbers;
    const std::size_t pixels = std::size_t{raster.width} * raster.height;
    stored.rows.reserve(pixels);
    for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
        const png_color colour = colour_at(raster.samples, pixel);
        const auto [found, fresh] =
            numbers.try_emplace(std::uint32_t{colour.red} << 16U | std::uint32_t{colour.green} << 8U | colour.blue, stored.palette.size());
        if (fresh && stored.palette.size() == 256) return false;
        if (fresh) stored.palette.push_back(colour);
        stored.rows += static_cast<char>(found->second);
    }
    stored.colour_type = PNG_COLOR_TYPE_PALETTE;
    stored.row_bytes = raster.width;
    return true;
}

// The first sample of each grey pixel, all samples of others; then its alpha.
void store_samples(const Raster& raster, bool grey, Stored& stored) {
    const std::size_t components = raster.channels(), kept = grey ? 1 : components;
    const std::size_t pixels = std::size_t{raster.width} * raster.height;
    const bool has_alpha = !raster.alpha.empty();
    stored.row_bytes = raster.width * (kept + (has_alpha ? 1 : 0));
    stored.rows.reserve(stored.row_bytes * raster.height);
    for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
        stored.rows.append(raster.samples, pixel * components, kept);
        if (has_alpha) stored.rows += raster.alpha[pixel];
    }
    stored.colour_type = (grey ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB) | (has_alpha ? PNG_COLOR_MASK_ALPHA : 0);
}

Stored stored_form(const Raster& raster) {
    const bool grey = is_grey(raster);
    Stored stored;
    if (!grey && raster.alpha.empty() && store_palette(raster, stored)) return stored;
    stored = {};
    store_samples(raster, grey, stored);
    return stored;
}

bool write(const PngWriter& writer, const Raster& raster, const Stored& stored, std::string_view profile, png_bytepp rows) {
    if (setjmp(png_jmpbuf(writer.png())) != 0) return false;
    png_set_compression_level(writer.png(), compression_level);
    png_set_IHDR(writer.png(), writer.info(), raster.width, raster.height, 8, stored.colour_type, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (!stored.palette.empty()) png_set_PLTE(writer.png(), writer.info(), stored.palette.data(), static_cast<int>(stored.palette.size()));
    if (!profile.empty()) {
        png_set_benign_errors(writer.png(), 1);  // leaves out a profile that libpng rejects
        png_set_iCCP(writer.png(), writer.info(), "icc", PNG_COMPRESSION_TYPE_BASE, reinterpret_cast<png_const_bytep>(profile.data()),
                     static_cast<png_uint_32>(profile.size()));
    }
    png_write_info(writer.png(), writer.info());
    png_write_image(writer.png(), rows);
    png_write_end(writer.png(), nullptr);
    return true;
}

}  // namespace

std::string encode_png(const Raster& raster, std::string_view profile) {
    Output output;
    const PngWriter writer(output);
    if (writer.info() == nullptr) throw EnvironmentError("a PNG file could not be written: no memory");
    Stored stored = stored_form(raster);
    std::vector<png_bytep> rows(raster.height);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = reinterpret_cast<png_bytep>(stored.rows.data()) + i * stored.row_bytes;
    if (!write(writer, raster, stored, profile, rows.data())) {
        throw EnvironmentError(std::string("a PNG file could not be written: ") + output.message);
    }
    return std::move(output.bytes);
}

}  // namespace nabor
