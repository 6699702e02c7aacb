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
        if (blob.bytes.data() < bytes.data() || blob.bytes.data() + blob.bytes.size() > bytes.data() + bytes.size()) std::abort();
    const std::string again = write_pack(*result.blobs, stamp);
    if (read_pack(again, stamp).blobs != result.blobs) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    read(bytes);
    for (std::size_t head = 0; head <= size && head < 200; ++head)  // with a right seal of the head, which no fuzzer finds
        if (head + digest_size <= size)
            read(bytes.substr(0, head) + to_bytes(digest_of(bytes.substr(0, head))) + bytes.substr(head + digest_size));
    return 0;
}
