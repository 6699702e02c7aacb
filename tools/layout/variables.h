// In: the custom properties of :root, and the values that --set puts in their place. Out: values with every var() replaced.
// Holds: what one value grows to is bounded, so properties that multiply or name each other in a circle end as errors.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/report.h"
#include "layout/token.h"

namespace nabor {

class Variables {
public:
    // `name` with its dashes. A later declaration replaces an earlier one.
    void declare(const std::string& name, Tokens value);

    // --set: `name` with or without dashes, `value` as the user wrote it. Unknown names and malformed values are errors.
    void override_value(const std::string& name, const std::string& value, Report& report);

    // Nothing when a var() names no custom property and has no fallback, or grows too large; that is then reported at `where`.
    std::optional<Tokens> replaced(const Tokens& value, Span where, Report& report) const;

    // Every name, without dashes, and its value with var() replaced.
    std::map<std::string, std::string> values() const;

private:
    std::string known_names() const;

    std::map<std::string, Tokens> values_;
};

// Whether a part of the value came from --set: such tokens stand in no file.
bool is_from_setting(const Tokens& value);

}  // namespace nabor
