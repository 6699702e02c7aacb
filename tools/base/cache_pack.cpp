#include "base/cache_pack.h"

#include <vector>

#include "base/byte_stream.h"

namespace nabor {

namespace {

constexpr std::string_view mark = "NaborPk2";  // the digit changes with the form of the file

struct Entry {
    Digest key, seal;
    std::size_t size = 0;
};

// Nothing when the keys do not ascend, or the blobs are not all that follows.
std::optional<Blobs> read_blobs(ByteReader& reader, const std::vector<Entry>& entries) {
    Blobs blobs;
    for (const Entry& entry : entries) {
        if (!blobs.empty() && entry.key <= blobs.rbegin()->first) return std::nullopt;
        blobs.emplace_hint(blobs.end(), entry.key, Blob{reader.raw(entry.size), entry.seal});
    }
    if (!reader.ok() || !reader.at_end()) return std::nullopt;
    return blobs;
}

}  // namespace

std::string pack_head(const Blobs& blobs, const Digest& stamp) {
    ByteWriter writer;
    writer.raw(mark);
    writer.digest(stamp);
    writer.number(blobs.size());
    for (const auto& [key, blob] : blobs) {
        writer.digest(key);
        writer.number(blob.bytes.size());
        writer.digest(blob.seal);
    }
    std::string head = writer.take();
    return head += to_bytes(digest_of(head));
}

std::string write_pack(const Blobs& blobs, const Digest& stamp) {
    std::string pack = pack_head(blobs, stamp);
    for (const auto& [key, blob] : blobs) pack += blob.bytes;
    return pack;
}

PackResult read_pack(std::string_view bytes, const Digest& stamp) {
    if (!bytes.starts_with(mark)) return {std::nullopt, "is not one that this program wrote"};
    ByteReader reader(bytes);
    reader.raw(mark.size());
    const Digest written_by = reader.digest();
    std::vector<Entry> entries(reader.count(2 * digest_size + 1));
    for (Entry& entry : entries) {
        entry.key = reader.digest();
        entry.size = reader.number();
        entry.seal = reader.digest();
    }
    const Digest seal = digest_of(bytes.substr(0, reader.position()));
    if (!reader.ok() || reader.digest() != seal || !reader.ok()) return {std::nullopt, "is damaged"};
    if (written_by != stamp) return {std::nullopt, "was written by another build of the program"};
    std::optional<Blobs> blobs = read_blobs(reader, entries);
    if (!blobs) return {std::nullopt, "is damaged"};
    return {std::move(blobs), {}};
}

}  // namespace nabor
