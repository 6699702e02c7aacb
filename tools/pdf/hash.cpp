// In: bytes. Out: FNV-1a over them, and a 128-bit identity made of two passes' worth in one.
#include "pdf/hash.h"

namespace nabor::pdf {

namespace {

constexpr std::uint64_t prime = 0x100000001B3;

}  // namespace

std::uint64_t hash(std::string_view bytes, std::uint64_t basis) {
    for (const char byte : bytes) basis = (basis ^ static_cast<unsigned char>(byte)) * prime;
    return basis;
}

std::string content_hash(std::string_view bytes) {
    std::uint64_t low = hash_basis, high = ~hash_basis;
    for (const char byte : bytes) {
        low = (low ^ static_cast<unsigned char>(byte)) * prime;
        high = (high + static_cast<unsigned char>(byte)) * 0x9E3779B97F4A7C15;
        high ^= high >> 29;
    }
    std::string out;
    for (const std::uint64_t half : {low, high}) {
        for (int i = 56; i >= 0; i -= 8) out += static_cast<char>(half >> i & 0xFF);
    }
    return out;
}

}  // namespace nabor::pdf
