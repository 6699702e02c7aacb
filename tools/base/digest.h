// In: bytes and numbers. Out: a 128-bit hash of them. Fast, not cryptographic: collisions can be constructed.
// Holds: the same on every machine. Each piece of bytes is hashed with its length, so that splitting it differently gives another hash.
#pragma once

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nabor {

struct Digest {
    std::uint64_t high = 0, low = 0;

    friend auto operator<=>(const Digest&, const Digest&) = default;
};

inline constexpr std::size_t digest_size = 16;

// Two lanes of 64 bits. Each word of eight bytes enters both lanes, multiplied and rotated differently in each; each lane is then rotated and
// adds the other. This is the round of Appleby's MurmurHash3 (public domain), except that every word enters both lanes, so that each half
// of the digest depends on all input. For a given state, the map from word to next state is injective. The finalizer mixes the lanes so
// that each bit of the state flips half of the digest's bits on average.
class Hasher {
public:
    Hasher& add(std::uint64_t word) {
        first_ ^= std::rotl(word * first_factor, 31) * second_factor;
        first_ = (std::rotl(first_, 27) + second_) * 5 + 0x52DCE729;
        second_ ^= std::rotl(word * second_factor, 33) * third_factor;
        second_ = (std::rotl(second_, 31) + first_) * 5 + 0x38495AB5;
        return *this;
    }
    Hasher& add(const Digest& digest) { return add(digest.high).add(digest.low); }
    Hasher& add(std::string_view bytes);
    Hasher& add(const char* text) = delete;  // would convert to a number

    Digest digest() const;

private:
    // `word_at(i)` gives word i of `words`, a multiple of lane_count.
    template <typename WordAt>
    void add_in_lanes(std::size_t words, WordAt word_at);

    static constexpr std::size_t lane_count = 4;
    static constexpr std::uint64_t first_factor = 0x87C37B91114253D5, second_factor = 0x4CF5AD432745937F, third_factor = 0x9E3779B97F4A7C15;

    std::uint64_t first_ = 0, second_ = 0;
};

Digest digest_of(std::string_view bytes);

// 16 bytes, most significant first.
std::string to_bytes(const Digest& digest);

}  // namespace nabor
