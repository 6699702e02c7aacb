#include "epub/deflated.h"

#include <libdeflate.h>

#include "base/error.h"
#include "base/handle.h"

namespace nabor::epub {

namespace {

// Measured on a novel: 9 saves 1 % over 6 and takes twice its time.
constexpr int level = 6;

}  // namespace

struct Deflater::State {
    Handle<libdeflate_compressor, libdeflate_free_compressor> deflate{libdeflate_alloc_compressor(level)};
};

Deflater::Deflater() : state_(std::make_unique<State>()) {
    if (!state_->deflate) throw EnvironmentError("no memory for libdeflate");
}

Deflater::~Deflater() = default;
Deflater::Deflater(Deflater&&) noexcept = default;

Deflated Deflater::deflate(std::string_view bytes) {
    Deflated result;
    result.crc = libdeflate_crc32(0, bytes.data(), bytes.size());
    result.bytes.resize(bytes.size());
    const std::size_t size =
        libdeflate_deflate_compress(state_->deflate.get(), bytes.data(), bytes.size(), result.bytes.data(), result.bytes.size());
    result.bytes.resize(size);   // 0 where it does not fit
    result.bytes.shrink_to_fit();
    return result;
}

}  // namespace nabor::epub
