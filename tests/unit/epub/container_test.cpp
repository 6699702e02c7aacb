#include <cstdlib>
#include <ctime>

#include <gtest/gtest.h>

#include "sample.h"

namespace nabor {
namespace {

using namespace sample;

unsigned two_bytes(const std::string& bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) | static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1])) << 8U;
}

std::string container_in_zone(const Package& package, const char* zone) {
    setenv("TZ", zone, 1);
    tzset();
    std::string bytes = container_of(package);
    unsetenv("TZ");
    tzset();
    return bytes;
}

// OCF 3.3, 4.2: a reader finds "mimetype" at byte 30 and its text at byte 38, without looking at the archive's directory.
TEST(Container, BeginsWithTheStoredMimetype) {
    const std::string bytes = container_of(package_of(book_of_every_role()));
    ASSERT_GT(bytes.size(), 100U);
    EXPECT_EQ(bytes.substr(0, 4), "PK\x03\x04");
    EXPECT_EQ(two_bytes(bytes, 8), 0U);    // stored
    EXPECT_EQ(two_bytes(bytes, 28), 0U);   // no extra field
    EXPECT_EQ(bytes.substr(30, 28), "mimetypeapplication/epub+zip");
}

TEST(Container, CarriesTheMomentInUtc) {
    const std::string bytes = container_of(package_of(book_of_every_role()));
    EXPECT_EQ(two_bytes(bytes, 10), 9U << 11);                          // 09:00:00
    EXPECT_EQ(two_bytes(bytes, 12), (2025U - 1980U) << 9 | 11U << 5 | 23U);
    const std::string early = container_of(package_of(book_of_every_role()), 1, Moment{0});
    EXPECT_EQ(two_bytes(early, 12), 1U << 5 | 1U);                      // ZIP knows nothing before 1980
    const std::string leap = container_of(package_of(book_of_every_role()), 1, Moment{1709251199});
    EXPECT_EQ(two_bytes(leap, 12), (2024U - 1980U) << 9 | 2U << 5 | 29U);
}

TEST(Container, IsTheSameInEveryTimeZone) {
    const Package package = package_of(book_of_every_role());
    const std::string here = container_in_zone(package, "UTC0");
    EXPECT_EQ(here, container_in_zone(package, "ALMT-5"));
    EXPECT_EQ(here, container_in_zone(package_of(book_of_every_role()), "EST5EDT"));
}

TEST(Container, IsTheSameWithAnyNumberOfThreads) {
    const Package package = package_of(book_of_every_role());
    const std::string bytes = container_of(package);
    EXPECT_EQ(bytes, container_of(package, 3));
    EpubOptions how = options();
    how.jobs = 4;
    Report report;
    EXPECT_EQ(bytes, container_of(make_package({book_of_every_role(), {}, {}}, how, report), 2));
}

}  // namespace
}  // namespace nabor
