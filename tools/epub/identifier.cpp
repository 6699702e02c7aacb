// In: names. Out: UUIDs of version 5.
#include "epub/identifier.h"

#include <bit>

#include <fmt/format.h>

namespace nabor::epub {

namespace {

using Sha1State = std::array<std::uint32_t, 5>;

// The name space of books without an ISBN: random, drawn once for Nabor.
constexpr std::array<std::uint8_t, 16> name_space = {0x6b, 0x1f, 0x9d, 0x0e, 0x52, 0x4c, 0x4e, 0x6a,
                                                     0x9a, 0x37, 0xd8, 0x21, 0xf0, 0x5b, 0xc3, 0x74};

std::uint32_t mixed(unsigned round, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    if (round < 20) return ((b & c) | (~b & d)) + 0x5A827999U;
    if (round < 40) return (b ^ c ^ d) + 0x6ED9EBA1U;
    if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDCU;
    return (b ^ c ^ d) + 0xCA62C1D6U;
}

void add_block(Sha1State& state, const std::uint8_t* block) {
    std::array<std::uint32_t, 80> words{};
    for (unsigned i = 0; i < 16; ++i)
        for (unsigned byte = 0; byte < 4; ++byte) words[i] = (words[i] << 8U) | block[4 * i + byte];
    for (unsigned i = 16; i < 80; ++i) words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    auto [a, b, c, d, e] = state;
    for (unsigned round = 0; round < 80; ++round) {
        const std::uint32_t next = std::rotl(a, 5) + mixed(round, b, c, d) + e + words[round];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
}

}  // namespace

std::array<std::uint8_t, 20> sha1(std::string_view bytes) {
    std::string padded(bytes);
    padded += '\x80';
    while (padded.size() % 64 != 56) padded += '\0';
    for (unsigned shift = 64; shift > 0; shift -= 8)
        padded += static_cast<char>((static_cast<std::uint64_t>(bytes.size()) * 8) >> (shift - 8));
    Sha1State state = {0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};
    for (std::size_t at = 0; at < padded.size(); at += 64) add_block(state, reinterpret_cast<const std::uint8_t*>(padded.data()) + at);
    std::array<std::uint8_t, 20> digest{};
    for (std::size_t i = 0; i < digest.size(); ++i) digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
    return digest;
}

std::string name_uuid(std::string_view name) {
    std::string bytes(name_space.begin(), name_space.end());
    bytes += name;
    std::array<std::uint8_t, 20> digest = sha1(bytes);
    digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0FU) | 0x50U);
    digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3FU) | 0x80U);
    std::string uuid;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
        uuid += fmt::format("{:02x}", digest[i]);
    }
    return uuid;
}

}  // namespace nabor::epub
