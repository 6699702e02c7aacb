// In: the environment. Out: the date that outputs give.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace nabor {

struct Moment {
    std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z
};

// SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock. The variable is read in clock.cpp alone. Throws EnvironmentError for a
// malformed value.
Moment build_moment();

// SOURCE_DATE_EPOCH, or nothing when it is not set: for outputs whose default date is not the clock's.
std::optional<Moment> set_moment();

std::string iso_8601(Moment moment);   // 2026-11-23T08:19:31Z
std::string pdf_date(Moment moment);   // D:20261123081931Z  (ISO 32000-1 7.9.4)

}  // namespace nabor
