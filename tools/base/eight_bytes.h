// SWAR: loops over eight bytes at once in a 64-bit word.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace nabor {

// Eight bytes as a word, the first in the lowest bits on every machine.
inline std::uint64_t eight_bytes(const char* bytes) {
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&word, bytes, sizeof word);
    } else {
        for (unsigned i = 0; i < 8; ++i) word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    return word;
}

// `byte` in each of the eight bytes.
constexpr std::uint64_t eight_times(std::uint8_t byte) { return byte * std::uint64_t{0x0101010101010101}; }

// Sets the highest bit of each byte below `limit`, which is at most 0x80; all other bits are 0.
constexpr std::uint64_t bytes_below(std::uint64_t eight, std::uint8_t limit) {
    const std::uint64_t high = eight_times(0x80);
    return ~(((eight & ~high) + eight_times(static_cast<std::uint8_t>(0x80 - limit))) | eight) & high;
}

}  // namespace nabor
