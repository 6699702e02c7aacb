#include "base/deflater.h"

#include <libdeflate.h>

#include "base/error.h"
#include "base/handle.h"

namespace nabor {

namespace {

// Measured on a tagged book and on a novel's chapters: level 9 saves 1 % over level 6 and takes twice the time.
constexpr int level = 6;

}  // namespace

struct Deflater::State {
    // Room for `size` bytes. Overwrites earlier results.
    char* room_for(std::size_t size) {
        if (buffer.size() < size) buffer.resize(size);
        return buffer.data();
    }
    std::string_view filled(std::size_t size) const { return std::string_view(buffer).substr(0, size); }

    Handle<libdeflate_compressor, libdeflate_free_compressor> compressor{libdeflate_alloc_compressor(level)};
    std::string buffer;
};

Deflater::Deflater() : state_(std::make_unique<State>()) {
    if (!state_->compressor) throw EnvironmentError("no memory for libdeflate");
}

Deflater::~Deflater() = default;
Deflater::Deflater(Deflater&&) noexcept = default;

std::string_view Deflater::zlib(std::string_view bytes) {
    libdeflate_compressor* compressor = state_->compressor.get();
    const std::size_t bound = libdeflate_zlib_compress_bound(compressor, bytes.size());
    const std::size_t size = libdeflate_zlib_compress(compressor, bytes.data(), bytes.size(), state_->room_for(bound), bound);
    if (size == 0) throw EnvironmentError("libdeflate could not compress");
    return state_->filled(size);
}

std::string Deflater::owned_zlib(std::string_view bytes) {
    libdeflate_compressor* compressor = state_->compressor.get();
    std::string deflated(libdeflate_zlib_compress_bound(compressor, bytes.size()), '\0');
    deflated.resize(libdeflate_zlib_compress(compressor, bytes.data(), bytes.size(), deflated.data(), deflated.size()));
    if (deflated.empty()) throw EnvironmentError("libdeflate could not compress");
    return deflated;
}

std::string_view Deflater::raw(std::string_view bytes) {
    char* room = state_->room_for(bytes.size());
    return state_->filled(libdeflate_deflate_compress(state_->compressor.get(), bytes.data(), bytes.size(), room, bytes.size()));
}

std::uint32_t crc32(std::string_view bytes) { return libdeflate_crc32(0, bytes.data(), bytes.size()); }

}  // namespace nabor
