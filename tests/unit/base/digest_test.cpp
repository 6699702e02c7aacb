#include "base/digest.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace nabor {
namespace {

int bits_that_differ(const Digest& a, const Digest& b) { return std::popcount(a.high ^ b.high) + std::popcount(a.low ^ b.low); }

TEST(Digest, IsTheSameOnEveryMachine) {
    EXPECT_EQ(digest_of(""), (Digest{0x7DE1370434B612E3, 0x193BB89B56C90018}));
    EXPECT_EQ(digest_of("набор"), (Digest{0xC3D723E2C99AE858, 0xA1947DA365B368D2}));
}

TEST(Digest, DependsOnHowTheInputIsSplit) {
    const auto of = [](std::string_view one, std::string_view other) { return Hasher().add(one).add(other).digest(); };
    EXPECT_NE(of("ab", "c"), of("a", "bc"));
    EXPECT_NE(of("abc", ""), of("", "abc"));
    EXPECT_NE(digest_of(std::string_view("\0", 1)), digest_of(std::string_view("\0\0", 2)));
    EXPECT_NE(Hasher().add(std::uint64_t{1}).add(std::uint64_t{2}).digest(), Hasher().add(std::uint64_t{2}).add(std::uint64_t{1}).digest());
}

TEST(Digest, EachInputBitFlipsHalfOfTheDigest) {
    const std::string content(100, 'x');  // three blocks, and what is left
    const Digest before = digest_of(content);
    for (std::size_t bit = 0; bit < content.size() * 8; ++bit) {
        std::string changed = content;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << (bit % 8));
        const int moved = bits_that_differ(before, digest_of(changed));
        EXPECT_TRUE(moved > 32 && moved < 96) << "bit " << bit << " moves " << moved;
    }
}

TEST(Digest, HasNoCollisionsAmongManySimilarInputs) {
    std::set<std::uint64_t> high, low;
    constexpr std::uint64_t count = 200'000;
    for (std::uint64_t i = 0; i < count; ++i) {
        const Digest digest = Hasher().add(i % 600).add(i / 600).digest();
        high.insert(digest.high);
        low.insert(digest.low);
    }
    EXPECT_EQ(high.size(), count);
    EXPECT_EQ(low.size(), count);
}

TEST(Digest, BytesAreMostSignificantFirst) {
    EXPECT_EQ(to_bytes({0x0102030405060708, 0x090A0B0C0D0E0F10}), "\1\2\3\4\5\6\7\10\11\12\13\14\15\16\17\20");
}

// With lanes or without, every byte, its place and their number count.
TEST(Digest, LongInputDiffersByEachByte) {
    std::string bytes(90, '\0');
    std::set<Digest> seen;
    for (std::size_t size = 0; size <= bytes.size(); ++size) EXPECT_TRUE(seen.insert(digest_of(bytes.substr(0, size))).second) << size;
    for (char& byte : bytes) {
        byte = 1;
        EXPECT_TRUE(seen.insert(digest_of(bytes)).second);
        byte = 0;
    }
}

}  // namespace
}  // namespace nabor
