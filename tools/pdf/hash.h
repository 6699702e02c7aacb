// In: bytes. Out: numbers that differ where the bytes do. Not for secrets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nabor::pdf {

// FNV-1a, 64 bits; `basis` lets a hash go on from another.
inline constexpr std::uint64_t hash_basis = 0xCBF29CE484222325;
std::uint64_t hash(std::string_view bytes, std::uint64_t basis = hash_basis);

// 16 bytes that identify a file by its content (ISO 32000-1, 14.4).
std::string content_hash(std::string_view bytes);

}  // namespace nabor::pdf
