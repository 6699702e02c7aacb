// In: blobs by key. Out: the bytes of one file, and from them the blobs again.
// The file: a mark of eight bytes; the stamp; how many blobs; of each its key and size, keys ascending; the blobs; a digest of all before.
// Holds: nothing in the bytes is trusted. A file that differs from one that write_pack made in as much as a bit gives no blobs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"

namespace nabor {

using Blobs = std::map<Digest, std::string_view>;

std::string write_pack(const Blobs& blobs, const Digest& stamp);

// The blobs are parts of `bytes`. Without blobs, `problem` says what the file is: "is damaged", …
struct PackResult {
    std::optional<Blobs> blobs;
    std::string_view problem;
};
PackResult read_pack(std::string_view bytes, const Digest& stamp);

}  // namespace nabor
