// Holds: dates are computed in UTC from the count of seconds; neither time zone nor locale has an effect.
#include "base/clock.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include "base/error.h"

namespace nabor {

namespace {

// 9999-12-31T23:59:59Z: both date formats have four digits for the year.
constexpr std::int64_t last_second = 253'402'300'799;

std::int64_t parse_epoch(std::string_view text) {
    std::int64_t seconds = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (problem != std::errc() || end != text.data() + text.size() || seconds < 0 || seconds > last_second) {
        throw EnvironmentError(fmt::format("SOURCE_DATE_EPOCH is \"{}\"; it must be a count of seconds since 1970, digits only", text));
    }
    return seconds;
}

struct Civil {
    int year;
    unsigned month, day;
    long hour, minute, second;
};

Civil civil(Moment moment) {
    using namespace std::chrono;
    const sys_seconds time{seconds(moment.seconds)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    return {static_cast<int>(date.year()),
            static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day()),
            static_cast<long>(clock.hours().count()),
            static_cast<long>(clock.minutes().count()),
            static_cast<long>(clock.seconds().count())};
}

}  // namespace

std::optional<Moment> set_moment() {
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) return Moment{parse_epoch(epoch)};
    return std::nullopt;
}

Moment build_moment() {
    if (const auto moment = set_moment()) return *moment;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::seconds>(now).count()};
}

std::string iso_8601(Moment moment) {
    const Civil c = civil(moment);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

std::string pdf_date(Moment moment) {
    const Civil c = civil(moment);
    return fmt::format("D:{:04}{:02}{:02}{:02}{:02}{:02}Z", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

}  // namespace nabor
