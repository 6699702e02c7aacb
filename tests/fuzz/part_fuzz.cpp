// In: any bytes as what a cache keeps of a part of an EPUB. Out: nothing; what is read must come back the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "epub/kept_part.h"

namespace {

using namespace nabor;

template <typename Part>
void read(std::string_view bytes) {
    std::optional<Part> part, again;
    epub::read_part(bytes, part);
    if (!part) return;
    const std::string written = epub::write_part(*part);
    epub::read_part(written, again);
    if (!again || epub::write_part(*again) != written) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read<Deflated>(bytes);
    read<FontFile>(bytes);
    return 0;
}
