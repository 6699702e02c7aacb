// In: what a part of a package is made of, as a digest. Out: the part: as an earlier build kept it, or made now and kept.
// Holds: what is found is what making would give. Without a cache everything is made. Anything in the file that is not as it should be is
// not found.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/byte_stream.h"
#include "base/cache.h"
#include "epub/epub.h"
#include "font/font.h"

namespace nabor::epub {

enum class PartKind : std::uint8_t { deflated, cover, font, image };

std::string write_part(const std::string& bytes);
std::string write_part(const Deflated& deflated);
std::string write_part(const FontFile& file);

// Nothing when the bytes are not what write_part() writes.
void read_part(std::string_view bytes, std::optional<std::string>& part);
void read_part(std::string_view bytes, std::optional<Deflated>& part);
void read_part(std::string_view bytes, std::optional<FontFile>& part);

// Any thread may ask. `content()` is the digest of all that `make()` depends on, but for the program and its libraries, which the cache's
// stamp stands for; it is called only where there is a cache.
template <typename Content, typename Make>
auto kept_or_made(Cache* cache, PartKind kind, Content content, Make make) -> decltype(make()) {
    if (cache == nullptr) return make();
    const Digest key = Hasher().add(static_cast<std::uint64_t>(kind)).add(content()).digest();
    if (const auto blob = cache->find(key)) {
        std::optional<decltype(make())> part;
        read_part(*blob, part);
        if (part) {
            cache->keep(key);
            return *std::move(part);
        }
    }
    auto part = make();
    std::string blob = write_part(part);
    if (!blob.empty()) cache->keep(key, std::move(blob));  // nothing could be made, and whoever makes it says why each time
    return part;
}

}  // namespace nabor::epub
