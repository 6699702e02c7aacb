// In: the custom properties of :root, and the values of --set that replace them. Out: values with every var() replaced.
// Holds: the size of a value is bounded, so properties that multiply or refer to each other in a circle are errors.
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

    // --set: `name` with or without dashes, `value` as the user wrote it, at `place` if it is in a file. Unknown names and malformed values
    // are errors.
    void override_value(const std::string& name, const std::string& value, Span place, Report& report);

    // Nothing, and a warning at `where`, when a var() names an unknown property without a fallback, or the value grows too large.
    std::optional<Tokens> replaced(const Tokens& value, Span where, Report& report) const;

    // Every name, without dashes, and its value with var() replaced.
    std::map<std::string, std::string> values() const;

private:
    std::string known_names() const;
    std::string hint_for(std::string_view name) const;  // the nearest name, else all

    std::map<std::string, Tokens> values_;
};

// The first token that came from --set or [layout]; nullptr when there is none.
const Token* token_of_setting(const Tokens& value);

}  // namespace nabor
