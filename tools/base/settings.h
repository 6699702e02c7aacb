// In: the text of a TOML file (book.toml, fonts/families.toml). Out: its values with their places.
// Holds: TOML 1.0, by toml++, which only settings.cpp includes. Keys keep their order.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/report.h"
#include "base/source.h"

namespace nabor {

struct Setting;
using SettingTable = std::vector<Setting>;
struct SettingItem;
using SettingArray = std::vector<SettingItem>;
using SettingValue = std::variant<std::string, std::int64_t, double, bool, SettingArray, SettingTable>;

struct SettingItem {
    SettingValue value;
    Span span;
};

struct Setting {
    std::string key;
    SettingValue value;
    Span span;
};

// A syntax error goes to the report; the result is then empty.
std::optional<SettingTable> read_settings(SourceId source, const Sources& sources, Report& report);

// Finds a dotted key ("output.layout"); nullptr when absent.
const Setting* find_setting(const SettingTable& table, std::string_view dotted_key);

}  // namespace nabor
