// In: the environment. Out: the moment a build says it was made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace nabor {

// Seconds since 1970-01-01T00:00:00Z. SOURCE_DATE_EPOCH, when set, is the only source (reproducible-builds.org); it is
// read here and nowhere else. A malformed value throws EnvironmentError.
struct Moment {
    std::int64_t seconds = 0;
};

Moment build_moment();

// What SOURCE_DATE_EPOCH says; nothing when it is not set. For outputs that have another date to give than the clock's.
std::optional<Moment> set_moment();

std::string iso_8601(Moment moment);   // 2026-11-23T08:19:31Z
std::string pdf_date(Moment moment);   // D:20261123081931Z  (ISO 32000-1 7.9.4)

}  // namespace nabor
