// In: bytes. Out: FNV-1a over them, and a 128-bit identity made of two hashes in one pass.
#include "pdf/hash.h"

#include <cstddef>

namespace nabor::pdf {

namespace {

constexpr std::uint64_t prime = 0x100000001B3;

}  // namespace

std::uint64_t hash(std::string_view bytes, std::uint64_t basis) {
    for (const char byte : bytes) basis = (basis ^ static_cast<unsigned char>(byte)) * prime;
    return basis;
}

namespace {

// Up to eight bytes, the first lowest: the same number on any machine.
std::uint64_t word(const char* bytes, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    return value;
}

}  // namespace

// By words, because a large file's bytes one by one take longer than anything else that only one thread can do. Both halves shift
// high bits down, where the next product spreads them again.
std::string content_hash(std::string_view bytes) {
    constexpr std::size_t step = 8;
    std::uint64_t low = hash_basis ^ bytes.size(), high = ~hash_basis;
    const auto add = [&](std::uint64_t value) {
        low = (low ^ value) * prime;
        low ^= low >> 32;
        high = (high + value) * 0x9E3779B97F4A7C15;
        high ^= high >> 29;
    };
    for (; bytes.size() >= step; bytes.remove_prefix(step)) add(word(bytes.data(), step));
    if (!bytes.empty()) add(word(bytes.data(), bytes.size()));
    std::string out;
    for (const std::uint64_t half : {low, high}) {
        for (int i = 56; i >= 0; i -= 8) out += static_cast<char>(half >> i & 0xFF);
    }
    return out;
}

}  // namespace nabor::pdf
