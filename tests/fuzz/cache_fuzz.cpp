// In: any bytes as a cache's file. Out: nothing; what is read must be parts of the bytes, and such as write_pack writes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/cache_pack.h"

namespace {

using namespace nabor;

constexpr Digest stamp{1, 2};

void read(std::string_view bytes) {
    const PackResult result = read_pack(bytes, stamp);
    if (result.blobs.has_value() == !result.problem.empty()) std::abort();  // blobs, or the reason why there are none
    if (!result.blobs) return;
    for (const auto& [key, blob] : *result.blobs)
        if (blob.data() < bytes.data() || blob.data() + blob.size() > bytes.data() + bytes.size()) std::abort();
    const std::string again = write_pack(*result.blobs, stamp);
    if (read_pack(again, stamp).blobs != result.blobs) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    read(bytes);
    read(bytes + to_bytes(digest_of(bytes)));  // with a right seal, which no fuzzer finds
    return 0;
}
