#include "base/digest.h"

#include <array>

#include "base/eight_bytes.h"

namespace nabor {

namespace {

// The finalizer of MurmurHash3: every bit of the word flips every bit of the result with probability 1/2.
std::uint64_t mixed(std::uint64_t word) {
    word = (word ^ (word >> 33)) * 0xFF51AFD7ED558CCD;
    word = (word ^ (word >> 33)) * 0xC4CEB9FE1A85EC53;
    return word ^ (word >> 33);
}

}  // namespace

// Long input in independent lanes, with the round of Collet's xxHash (BSD 2-clause; the idea, not its code). A lane's round is injective, so
// that inputs which differ in one lane differ in that lane's state.
template <typename WordAt>
void Hasher::add_in_lanes(std::size_t words, WordAt word_at) {
    std::array<std::uint64_t, lane_count> lanes = {first_factor, second_factor, third_factor, 0};
    for (std::size_t at = 0; at < words; at += lane_count) {
        for (std::size_t lane = 0; lane < lane_count; ++lane)
            lanes[lane] = std::rotl(lanes[lane] + word_at(at + lane) * second_factor, 31) * first_factor;
    }
    for (const std::uint64_t lane : lanes) add(lane);
}

Hasher& Hasher::add(std::string_view bytes) {
    const std::size_t words = bytes.size() / 8, in_lanes = words / lane_count * lane_count;
    const auto word = [&](std::size_t i) { return eight_bytes(bytes.data() + 8 * i); };
    if (in_lanes > 0) add_in_lanes(in_lanes, word);
    for (std::size_t i = in_lanes; i < words; ++i) add(word(i));
    std::uint64_t rest = 0;
    for (std::size_t i = words * 8; i < bytes.size(); ++i) rest |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * (i % 8));
    return add(rest).add(std::uint64_t{bytes.size()});
}

Digest Hasher::digest() const {
    const std::uint64_t sum = first_ + second_;
    const std::uint64_t first = mixed(sum), second = mixed(second_ + sum);
    return {first + second, first + second * 2};
}

Digest digest_of(std::string_view bytes) { return Hasher().add(bytes).digest(); }

std::string to_bytes(const Digest& digest) {
    std::string bytes;
    for (const std::uint64_t half : {digest.high, digest.low})
        for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(half >> shift);
    return bytes;
}

}  // namespace nabor
