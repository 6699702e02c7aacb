#include "base/clock.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/error.h"

namespace nabor {
namespace {

class Clock : public testing::Test {
protected:
    void TearDown() override { unsetenv("SOURCE_DATE_EPOCH"); }
    static void set(const char* epoch) { setenv("SOURCE_DATE_EPOCH", epoch, 1); }
};

TEST_F(Clock, TakesTheEpochFromTheEnvironment) {
    set("1795421971");
    EXPECT_EQ(iso_8601(build_moment()), "2026-11-23T08:19:31Z");
    EXPECT_EQ(pdf_date(build_moment()), "D:20261123081931Z");
}

TEST_F(Clock, RefusesWhatIsNoCountOfSeconds) {
    for (const char* wrong : {"", "yesterday", "12 ", "-1", "1e9", "0x10", "99999999999999999999", "253402300800"}) {
        set(wrong);
        EXPECT_THROW(build_moment(), EnvironmentError) << wrong;
    }
}

TEST_F(Clock, ElseItIsNow) {
    unsetenv("SOURCE_DATE_EPOCH");
    EXPECT_GT(build_moment().seconds, 1'700'000'000);
}

TEST(Moments, KnowTheCalendar) {
    EXPECT_EQ(iso_8601({0}), "1970-01-01T00:00:00Z");
    EXPECT_EQ(iso_8601({951'782'400}), "2000-02-29T00:00:00Z");
    EXPECT_EQ(iso_8601({253'402'300'799}), "9999-12-31T23:59:59Z");
}

}  // namespace
}  // namespace nabor
