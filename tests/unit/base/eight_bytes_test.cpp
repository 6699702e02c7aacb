#include "base/eight_bytes.h"

#include <gtest/gtest.h>

#include <string>

namespace nabor {

TEST(EightBytes, HaveTheFirstInTheLowestBits) { EXPECT_EQ(eight_bytes("\x01\x02\x03\x04\x05\x06\x07\x08"), 0x0807060504030201u); }

TEST(EightBytes, TellEachByteBelowALimit) {
    for (const unsigned limit : {0x01u, 0x20u, 0x21u, 0x7Fu, 0x80u}) {
        for (unsigned byte = 0; byte < 256; ++byte) {
            std::string eight(8, static_cast<char>(byte));
            eight[3] = static_cast<char>(limit);  // never below: what its neighbours are must not show in it
            std::uint64_t expected = 0;
            for (unsigned i = 0; i < 8; ++i) expected |= i != 3 && byte < limit ? std::uint64_t{0x80} << (8 * i) : 0;
            EXPECT_EQ(bytes_below(eight_bytes(eight.data()), static_cast<std::uint8_t>(limit)), expected) << byte << " below " << limit;
        }
    }
}

}  // namespace nabor
