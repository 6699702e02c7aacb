// In: bytes and numbers. Out: 128 bits that tell contents apart. Fast, and not for secrets: whoever wants two contents of one digest
// can make them.
// Holds: what is added in other pieces is another content: each piece of bytes closes with its length. The same on every machine.
#pragma once

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace nabor {

struct Digest {
    std::uint64_t high = 0, low = 0;

    friend auto operator<=>(const Digest&, const Digest&) = default;
};

inline constexpr std::size_t digest_size = 16;

// Two lanes of 64 bits. Each word of eight bytes enters both, multiplied and turned by other amounts in each, and each lane is then turned
// and adds the other: the round of Appleby's MurmurHash3 (public domain), but every word goes into both lanes, so that either alone
// depends on all that was added. For one state, words and states that follow correspond one to one. The end mixes the lanes until
// each bit of the state moves half of the digest's.
class Hasher {
public:
    Hasher& add(std::uint64_t word) {
        first_ ^= std::rotl(word * first_factor, 31) * second_factor;
        first_ = (std::rotl(first_, 27) + second_) * 5 + 0x52DCE729;
        second_ ^= std::rotl(word * second_factor, 33) * third_factor;
        second_ = (std::rotl(second_, 31) + first_) * 5 + 0x38495AB5;
        return *this;
    }
    // Many words, which is faster than one after another, and another content.
    Hasher& add(std::span<const std::uint64_t> words);
    Hasher& add(const Digest& digest) { return add(digest.high).add(digest.low); }
    Hasher& add(std::string_view bytes);
    Hasher& add(std::u16string_view text);
    Hasher& add(const char* text) = delete;  // it would be a number

    Digest digest() const;

private:
    // `word_at(i)` gives the i-th of as many words as are a multiple of lane_count.
    template <typename WordAt>
    void add_in_lanes(std::size_t words, WordAt word_at);

    static constexpr std::size_t lane_count = 4;
    static constexpr std::uint64_t first_factor = 0x87C37B91114253D5, second_factor = 0x4CF5AD432745937F, third_factor = 0x9E3779B97F4A7C15;

    std::uint64_t first_ = 0, second_ = 0;
};

Digest digest_of(std::string_view bytes);

// As a file has it: 16 bytes, the highest first.
std::string to_bytes(const Digest& digest);

}  // namespace nabor
