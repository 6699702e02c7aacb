// In: the bytes of a JPEG file, or samples. Out: samples, or such bytes.
// Holds: libjpeg reports errors through a jump. No function between a setjmp and libjpeg's own frames owns anything that has a destructor,
// and no local is changed after setjmp, so the jumps are defined (C++ [csetjmp.syn]). The slow integer transform gives the same samples on
// every machine.
// jpeglib.h takes what cstdio declares for granted.
// clang-format off
#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>
#include <jerror.h>
// clang-format on

#include "image/formats.h"
#include "image/raster.h"

namespace nabor {

namespace {

constexpr int finest_chroma_from = 90;
constexpr int most_scans = 500;  // more are made to keep a reader busy

// What libjpeg's callbacks see; plain data.
struct JpegState {
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    std::jmp_buf jump{};
    char message[JMSG_LENGTH_MAX] = {};
    bool damaged = false;
};

JpegState& state_of(j_common_ptr jpeg) { return *static_cast<JpegState*>(jpeg->client_data); }

[[noreturn]] void on_error(j_common_ptr jpeg) {
    JpegState& state = state_of(jpeg);
    jpeg->err->format_message(jpeg, state.message);
    std::longjmp(state.jump, 1);
}

// Data that is lost. What is only odd (bytes between segments, a marker of another version) hurts nobody.
bool is_damage(int code) {
    return code == JWRN_HIT_MARKER || code == JWRN_JPEG_EOF || code == JWRN_HUFF_BAD_CODE || code == JWRN_MUST_RESYNC ||
           code == JWRN_BOGUS_PROGRESSION;
}

void on_message(j_common_ptr jpeg, int level) {
    JpegState& state = state_of(jpeg);
    if (level >= 0 || state.damaged || !is_damage(jpeg->err->msg_code)) return;
    state.damaged = true;
    jpeg->err->format_message(jpeg, state.message);
}

void on_progress(j_common_ptr jpeg) {
    if (jpeg->is_decompressor == 0) return;
    if (reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number > most_scans) ERREXIT(jpeg, JERR_INPUT_EOF);
}

void prepare(JpegState& state) {
    jpeg_std_error(&state.errors);
    state.errors.error_exit = on_error;
    state.errors.emit_message = on_message;
    state.progress.progress_monitor = on_progress;
}

class Decompressor {
public:
    Decompressor() {
        prepare(state_);
        jpeg_.err = &state_.errors;
        jpeg_.client_data = &state_;
    }
    ~Decompressor() { jpeg_destroy_decompress(&jpeg_); }
    Decompressor(const Decompressor&) = delete;
    Decompressor& operator=(const Decompressor&) = delete;

    jpeg_decompress_struct& jpeg() { return jpeg_; }
    JpegState& state() { return state_; }

private:
    JpegState state_;
    jpeg_decompress_struct jpeg_{};
};

bool start(jpeg_decompress_struct& jpeg, JpegState& state, std::string_view bytes) {
    if (setjmp(state.jump) != 0) return false;
    jpeg_create_decompress(&jpeg);
    jpeg.progress = &state.progress;
    jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&jpeg, TRUE);
    if (jpeg.num_components == 3) jpeg.out_color_space = JCS_RGB;
    if (jpeg.num_components == 4) jpeg.out_color_space = JCS_CMYK;
    jpeg.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&jpeg);
    return true;
}

// Each row to its place, or all to the same.
bool read_rows(jpeg_decompress_struct& jpeg, JpegState& state, char* target, std::size_t step) {
    if (setjmp(state.jump) != 0) return false;
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = reinterpret_cast<JSAMPROW>(target + step * jpeg.output_scanline);
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    return true;
}

std::string damage(const JpegState& state) { return std::string("is a damaged JPEG file (") + state.message + ")"; }

class Compressor {
public:
    Compressor() {
        prepare(state_);
        jpeg_.err = &state_.errors;
        jpeg_.client_data = &state_;
    }
    ~Compressor() {
        jpeg_destroy_compress(&jpeg_);
        std::free(bytes_);
    }
    Compressor(const Compressor&) = delete;
    Compressor& operator=(const Compressor&) = delete;

    bool write(const Raster& raster, int quality, std::string_view profile) {
        if (setjmp(state_.jump) != 0) return false;
        jpeg_create_compress(&jpeg_);
        jpeg_mem_dest(&jpeg_, &bytes_, &size_);
        jpeg_.image_width = raster.width;
        jpeg_.image_height = raster.height;
        jpeg_.input_components = static_cast<int>(raster.channels());
        jpeg_.in_color_space = raster.channels() == 1 ? JCS_GRAYSCALE : raster.channels() == 3 ? JCS_RGB : JCS_CMYK;
        jpeg_set_defaults(&jpeg_);
        jpeg_set_quality(&jpeg_, quality, TRUE);
        for (int i = 0; i < jpeg_.num_components && quality >= finest_chroma_from; ++i)
            jpeg_.comp_info[i].h_samp_factor = jpeg_.comp_info[i].v_samp_factor = 1;
        jpeg_.optimize_coding = TRUE;
        jpeg_.dct_method = JDCT_ISLOW;
        jpeg_start_compress(&jpeg_, TRUE);
        if (!profile.empty())
            jpeg_write_icc_profile(&jpeg_, reinterpret_cast<const JOCTET*>(profile.data()), static_cast<unsigned>(profile.size()));
        while (jpeg_.next_scanline < jpeg_.image_height) {
            const char* samples = raster.samples.data() + raster.row_size() * jpeg_.next_scanline;
            JSAMPROW row = reinterpret_cast<JSAMPROW>(const_cast<char*>(samples));
            jpeg_write_scanlines(&jpeg_, &row, 1);
        }
        jpeg_finish_compress(&jpeg_);
        return true;
    }

    std::string bytes() const { return {reinterpret_cast<const char*>(bytes_), size_}; }

private:
    JpegState state_;
    jpeg_compress_struct jpeg_{};
    unsigned char* bytes_ = nullptr;
    unsigned long size_ = 0;
};

}  // namespace

DecodeResult decode_jpeg(std::string_view bytes) {
    const ProbeResult probed = probe(bytes);
    if (!probed.facts) return {std::nullopt, probed.problem};
    if (probed.facts->kind != ImageKind::jpeg) return {std::nullopt, "is not a JPEG file"};
    Decompressor decompressor;
    jpeg_decompress_struct& jpeg = decompressor.jpeg();
    if (!start(jpeg, decompressor.state(), bytes)) return {std::nullopt, damage(decompressor.state())};
    Raster raster;
    raster.width = jpeg.output_width;
    raster.height = jpeg.output_height;
    raster.colour = jpeg.output_components == 1 ? ImageColour::grey : jpeg.output_components == 3 ? ImageColour::rgb : ImageColour::cmyk;
    raster.samples.resize(raster.row_size() * raster.height);
    const bool is_whole = read_rows(jpeg, decompressor.state(), raster.samples.data(), raster.row_size());
    if (!is_whole || decompressor.state().damaged) return {std::nullopt, damage(decompressor.state())};
    return {std::move(raster), {}};
}

std::string jpeg_damage(std::string_view bytes) {
    Decompressor decompressor;
    jpeg_decompress_struct& jpeg = decompressor.jpeg();
    if (!start(jpeg, decompressor.state(), bytes)) return damage(decompressor.state());
    std::string row(std::size_t{jpeg.output_width} * static_cast<std::size_t>(jpeg.output_components), '\0');
    const bool is_whole = read_rows(jpeg, decompressor.state(), row.data(), 0);
    return !is_whole || decompressor.state().damaged ? damage(decompressor.state()) : std::string();
}

std::string encode_jpeg(const Raster& raster, int quality, std::string_view profile) {
    Compressor compressor;
    return compressor.write(raster, quality, profile) ? compressor.bytes() : std::string();
}

}  // namespace nabor
