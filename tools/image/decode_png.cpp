// In: the bytes of a PNG file. Out: grey, RGB or palette samples, alpha apart.
// Holds: libpng reports errors by longjmp. No function between a setjmp and libpng's own frames owns anything that has a
// destructor, and no local is changed after setjmp, so the jumps are defined (C++ [csetjmp.syn]); all memory of ours is owned above.
#include <png.h>

#include <csetjmp>
#include <cstring>
#include <memory>
#include <vector>

#include "image/alpha.h"
#include "image/formats.h"
#include "image/raster.h"
#include "image/raw_profile.h"

namespace nabor {

namespace {

// The state of libpng's callbacks; plain data.
struct PngInput {
    const char* bytes = nullptr;
    std::size_t size = 0;
    std::size_t position = 0;
    bool cut_short = false;
    char message[120] = {};
};

void read_bytes(png_structp png, png_bytep target, png_size_t count) {
    auto* input = static_cast<PngInput*>(png_get_io_ptr(png));
    if (count > input->size - input->position) {
        input->cut_short = true;
        png_error(png, "cut short");
    }
    std::memcpy(target, input->bytes + input->position, count);
    input->position += count;
}

[[noreturn]] void on_error(png_structp png, png_const_charp message) {
    auto* input = static_cast<PngInput*>(png_get_error_ptr(png));
    std::strncpy(input->message, message, sizeof input->message - 1);
    png_longjmp(png, 1);
}

// Called for a chunk that libpng leaves out.
void on_warning(png_structp png, png_const_charp message) {
    auto* input = static_cast<PngInput*>(png_get_error_ptr(png));
    std::strncpy(input->message, message, sizeof input->message - 1);
}

// Owns libpng's two structs.
class PngReader {
public:
    explicit PngReader(PngInput& input) : png_(png_create_read_struct(PNG_LIBPNG_VER_STRING, &input, on_error, on_warning)) {
        if (png_ != nullptr) info_ = png_create_info_struct(png_);
        if (info_ != nullptr) png_set_read_fn(png_, &input, read_bytes);
    }
    ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    png_structp png() const { return png_; }
    png_infop info() const { return info_; }

private:
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
};

// Reads the header. A palette and opaque grey stay as they are; all else becomes 8 bits, its tRNS alpha.
bool read_header(png_structp png, png_infop info) {
    if (setjmp(png_jmpbuf(png)) != 0) return false;
    png_read_info(png, info);
    const bool is_palette = png_get_color_type(png, info) == PNG_COLOR_TYPE_PALETTE;
    if (!is_palette && png_get_valid(png, info, PNG_INFO_tRNS) != 0) png_set_expand(png);
    png_set_scale_16(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    return true;
}

bool read_rows(png_structp png, png_bytepp rows) {
    if (setjmp(png_jmpbuf(png)) != 0) return false;
    png_read_image(png, rows);
    png_read_end(png, nullptr);
    return true;
}

DecodeResult failure(const PngInput& input) {
    if (input.cut_short) return {std::nullopt, image_is_cut_short};
    return {std::nullopt, std::string("is a damaged PNG file (") + input.message + ")"};
}

// The palette of an image that has one; its transparency becomes alpha, pixel by pixel.
void read_palette(png_structp png, png_infop info, Raster& raster) {
    png_colorp colours = nullptr;
    int count = 0;
    if (png_get_PLTE(png, info, &colours, &count) == 0) return;
    for (int i = 0; i < count; ++i) {
        for (const png_byte component : {colours[i].red, colours[i].green, colours[i].blue}) raster.palette += static_cast<char>(component);
    }
    png_bytep alphas = nullptr;
    int alpha_count = 0;
    if (png_get_tRNS(png, info, &alphas, &alpha_count, nullptr) == 0) return;
    raster.alpha = alpha_of_indices(raster, {reinterpret_cast<const char*>(alphas), static_cast<std::size_t>(alpha_count)});
}

bool read_information(png_structp png, png_infop info) {
    if (setjmp(png_jmpbuf(png)) != 0) return false;
    png_read_info(png, info);
    return true;
}

}  // namespace

RawProfile png_profile(std::string_view bytes) {
    if (bytes.find("iCCP") == std::string_view::npos) return {};
    PngInput input;
    input.bytes = bytes.data();
    input.size = bytes.size();
    const PngReader reader(input);
    if (reader.info() == nullptr || !read_information(reader.png(), reader.info())) return {};  // decode_png says why
    png_charp name = nullptr;
    png_bytep profile = nullptr;
    png_uint_32 size = 0;
    int compression = 0;
    if (png_get_iCCP(reader.png(), reader.info(), &name, &compression, &profile, &size) != 0)
        return {std::string(reinterpret_cast<const char*>(profile), size), {}};
    if (input.message[0] == '\0') return {};
    return {{}, std::string("cannot be used (") + input.message + ")"};
}

DecodeResult decode_png(std::string_view bytes) {
    const ProbeResult probed = probe(bytes);  // refuses what is too large before anything is allocated
    if (!probed.facts) return {std::nullopt, probed.problem};
    if (probed.facts->kind != ImageKind::png) return {std::nullopt, "is not a PNG file"};
    PngInput input;
    input.bytes = bytes.data();
    input.size = bytes.size();
    const PngReader reader(input);
    if (reader.info() == nullptr) return {std::nullopt, "could not be decoded: no memory"};
    png_set_user_limits(reader.png(), 0x7FFFFFFF, 0x7FFFFFFF);
    if (!read_header(reader.png(), reader.info())) return failure(input);

    Raster raster;
    raster.width = png_get_image_width(reader.png(), reader.info());
    raster.height = png_get_image_height(reader.png(), reader.info());
    const std::size_t channels = png_get_channels(reader.png(), reader.info());
    const std::size_t row_bytes = png_get_rowbytes(reader.png(), reader.info());
    const bool is_palette = png_get_color_type(reader.png(), reader.info()) == PNG_COLOR_TYPE_PALETTE;
    raster.colour = is_palette ? ImageColour::palette : channels <= 2 ? ImageColour::grey : ImageColour::rgb;
    raster.bits = png_get_bit_depth(reader.png(), reader.info());
    raster.samples.resize(row_bytes * raster.height);
    std::vector<png_bytep> rows(raster.height);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = reinterpret_cast<png_bytep>(raster.samples.data()) + i * row_bytes;
    if (!read_rows(reader.png(), rows.data())) return failure(input);
    if (channels == 2 || channels == 4) split_alpha(raster, channels);
    if (is_palette) read_palette(reader.png(), reader.info(), raster);
    return {std::move(raster), {}};
}

}  // namespace nabor
