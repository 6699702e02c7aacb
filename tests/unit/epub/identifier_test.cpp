#include "epub/identifier.h"

#include <gtest/gtest.h>

#include "epub/address.h"
#include "epub/plan.h"

namespace nabor::epub {
namespace {

std::string hexadecimal(const std::array<std::uint8_t, 20>& digest) {
    std::string text;
    for (std::uint8_t byte : digest) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

TEST(Identifier, Sha1IsThatOfFips180) {
    EXPECT_EQ(hexadecimal(sha1("abc")), "a9993e364706816aba3e25717850c26c9cd0d89d");
    EXPECT_EQ(hexadecimal(sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")), "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    EXPECT_EQ(hexadecimal(sha1("")), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
}

TEST(Identifier, UuidIsOfVersion5AndFollowsTheName) {
    const std::string uuid = name_uuid("A Small Book\n\nen");
    ASSERT_EQ(uuid.size(), 36U);
    EXPECT_EQ(uuid[14], '5');
    EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
    EXPECT_EQ(uuid, name_uuid("A Small Book\n\nen"));
    EXPECT_NE(uuid, name_uuid("A Small Book\n\nru"));
}

TEST(Address, IsEncodedOrRefused) {
    EXPECT_EQ(outside_address("https://example.org/a b?c=[d]#e#f"), "https://example.org/a%20b?c=%5Bd%5D#e%23f");
    EXPECT_EQ(outside_address(" HTTP://example.org/100%25 "), "http://example.org/100%25");
    EXPECT_EQ(outside_address("http://example.org/100%"), "http://example.org/100%25");
    EXPECT_EQ(outside_address("www.example.org"), "https://www.example.org");
    EXPECT_EQ(outside_address("mailto:editor@example.org"), "mailto:editor@example.org");
    EXPECT_EQ(outside_address("https://ru.wikipedia.org/wiki/Рогович"), "https://ru.wikipedia.org/wiki/Рогович");
    EXPECT_EQ(outside_address("http://user@example.org:8080/"), "http://user@example.org:8080/");
    for (const char* refused : {"", "chapter2.xml", "file:///etc/passwd", "data:text/html,x", "javascript:x()", "http:", "http://",
                                "http://a b/", "https://example..org", "http://example.org:port/", "odd:thing"})
        EXPECT_EQ(outside_address(refused), std::nullopt) << refused;
}

TEST(FileWord, IsAscii) {
    EXPECT_EQ(file_word("Portrait of L. D. (1928)"), "portrait-of-l-d-1928");
    EXPECT_EQ(file_word("Карта"), "");
    EXPECT_EQ(file_word(std::string(100, 'x')).size(), 40U);
}

}  // namespace
}  // namespace nabor::epub
