// In: one value of book.toml. Out: the value as its key takes it; nothing when it is invalid, which is then reported.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/report.h"
#include "base/settings.h"

namespace nabor {

// No white space and no control: an address has none.
bool is_one_word(std::string_view text);
// A text without a visible character, which says as much as no key at all: reported as a note.
bool is_empty_text(const Setting& entry, std::string_view text, Report& report);
// A text with something in it; nothing, and a note, for an empty one.
std::optional<std::string> full_text_of(const Setting& entry, Report& report, std::string_view wanted = "a string in quotes");

// Reports "KEY" must be WANTED.
void invalid_setting(const Setting& entry, std::string_view wanted, Report& report);

std::optional<std::string> text_of(const Setting& entry, Report& report, std::string_view wanted = "a string in quotes");
std::optional<std::string> scalar_of(const Setting& entry, Report& report);  // a string, number or truth value, as text
std::optional<bool> truth_of(const Setting& entry, Report& report);
std::optional<std::int64_t> number_of(const Setting& entry, std::int64_t least, std::int64_t most, Report& report);
std::optional<std::size_t> choice_of(const Setting& entry, std::span<const std::string_view> choices, Report& report);  // its index

}  // namespace nabor
