// In: bytes. Out: a zlib stream, by libdeflate.
#include "pdf/compressor.h"

#include <libdeflate.h>

#include "base/error.h"
#include "base/handle.h"

namespace nabor::pdf {

namespace {

// Measured on a tagged book: 9 saves 1 % over 6 and takes twice its time.
constexpr int level = 6;

}  // namespace

struct Compressor::State {
    Handle<libdeflate_compressor, libdeflate_free_compressor> deflate{libdeflate_alloc_compressor(level)};
    std::string buffer;
};

Compressor::Compressor() : state_(std::make_unique<State>()) {
    if (!state_->deflate) throw EnvironmentError("no memory for libdeflate");
}

Compressor::~Compressor() = default;

std::string_view Compressor::compress(std::string_view bytes) {
    std::string& buffer = state_->buffer;
    const std::size_t bound = libdeflate_zlib_compress_bound(state_->deflate.get(), bytes.size());
    if (buffer.size() < bound) buffer.resize(bound);
    const std::size_t size = libdeflate_zlib_compress(state_->deflate.get(), bytes.data(), bytes.size(), buffer.data(), buffer.size());
    if (size == 0) throw EnvironmentError("libdeflate could not compress");
    return std::string_view(buffer).substr(0, size);
}

}  // namespace nabor::pdf
