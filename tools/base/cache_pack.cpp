#include "base/cache_pack.h"

#include <vector>

#include "base/byte_stream.h"

namespace nabor {

namespace {

constexpr std::string_view mark = "NaborPk1";  // the digit changes with the form of the file

Digest read_digest(ByteReader& reader) {
    Digest digest;
    const std::string_view bytes = reader.raw(digest_size);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::uint64_t& half = i < digest_size / 2 ? digest.high : digest.low;
        half = half << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return digest;
}

std::optional<Blobs> read_blobs(ByteReader& reader) {
    struct Entry {
        Digest key;
        std::size_t size = 0;
    };
    std::vector<Entry> entries(reader.count(digest_size + 1));
    for (Entry& entry : entries) {
        entry.key = read_digest(reader);
        entry.size = reader.count(1);
        if (&entry != &entries.front() && entry.key <= (&entry - 1)->key) return std::nullopt;
    }
    Blobs blobs;
    for (const Entry& entry : entries) blobs.emplace_hint(blobs.end(), entry.key, reader.raw(entry.size));
    if (!reader.ok() || !reader.at_end()) return std::nullopt;
    return blobs;
}

}  // namespace

std::string write_pack(const Blobs& blobs, const Digest& stamp) {
    ByteWriter writer;
    writer.raw(mark);
    writer.raw(to_bytes(stamp));
    writer.number(blobs.size());
    for (const auto& [key, blob] : blobs) {
        writer.raw(to_bytes(key));
        writer.number(blob.size());
    }
    std::size_t size = writer.size() + digest_size;
    for (const auto& [key, blob] : blobs) size += blob.size();
    std::string pack = writer.take();
    pack.reserve(size);
    for (const auto& [key, blob] : blobs) pack += blob;
    return pack += to_bytes(digest_of(pack));
}

PackResult read_pack(std::string_view bytes, const Digest& stamp) {
    if (!bytes.starts_with(mark)) return {std::nullopt, "is not one that this program wrote"};
    if (bytes.size() < mark.size() + 2 * digest_size) return {std::nullopt, "is damaged"};
    const std::string_view sealed = bytes.substr(0, bytes.size() - digest_size);
    if (to_bytes(digest_of(sealed)) != bytes.substr(sealed.size())) return {std::nullopt, "is damaged"};
    ByteReader reader(sealed.substr(mark.size()));
    if (read_digest(reader) != stamp) return {std::nullopt, "was written by another build of the program"};
    std::optional<Blobs> blobs = read_blobs(reader);
    if (!blobs) return {std::nullopt, "is damaged"};
    return {std::move(blobs), {}};
}

}  // namespace nabor
