// In: blobs by key. Out: the bytes of one file, and from them the blobs again.
// The file: a mark of eight bytes; the stamp; how many blobs; of each its key, size and seal, keys ascending; a digest of all before; the
// blobs.
// Holds: nothing in the bytes is trusted. A file whose head differs from one that was written in as much as a bit, or whose size does,
// gives no blobs; a blob is believed when its digest is its seal, which is looked at when it is wanted: most of a large file never is.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace nabor {

struct Blob {
    std::string_view bytes;
    Digest seal;  // what digest_of(bytes) was when they were written

    bool is_sound() const { return digest_of(bytes) == seal; }
    friend bool operator==(const Blob&, const Blob&) = default;
};

using Blobs = std::map<Digest, Blob>;

// What stands before the blobs.
std::string pack_head(const Blobs& blobs, const Digest& stamp);
// The whole file.
std::string write_pack(const Blobs& blobs, const Digest& stamp);

// The blobs are parts of `bytes`. Without blobs, `problem` says what the file is: "is damaged", …
struct PackResult {
    std::optional<Blobs> blobs;
    std::string_view problem;
};
PackResult read_pack(std::string_view bytes, const Digest& stamp);

}  // namespace nabor
