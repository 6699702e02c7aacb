#include "book/setting_value.h"

#include <algorithm>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/file_name.h"
#include "base/nearest.h"

namespace nabor {

void invalid_setting(const Setting& entry, std::string_view wanted, Report& report) {
    report.error("product-wrong-value", entry.span, fmt::format("\"{}\" must be {}", entry.key, wanted));
}

std::optional<std::string> text_of(const Setting& entry, Report& report, std::string_view wanted) {
    if (const auto* text = std::get_if<std::string>(&entry.value)) return *text;
    invalid_setting(entry, wanted, report);
    return std::nullopt;
}

bool is_one_word(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

bool is_empty_text(const Setting& entry, std::string_view text, Report& report) {
    if (!is_blank_text(text)) return false;
    report.note("product-empty-value", entry.span, fmt::format("\"{}\" is empty, which is as if it were not there", entry.key),
                "write a value, or take the key away");
    return true;
}

std::optional<std::string> full_text_of(const Setting& entry, Report& report, std::string_view wanted) {
    auto text = text_of(entry, report, wanted);
    return text && is_empty_text(entry, *text, report) ? std::nullopt : std::move(text);
}

std::optional<std::string> scalar_of(const Setting& entry, Report& report) {
    if (const auto* number = std::get_if<std::int64_t>(&entry.value)) return fmt::format("{}", *number);
    if (const auto* real = std::get_if<double>(&entry.value)) return fmt::format("{}", *real);
    if (const auto* truth = std::get_if<bool>(&entry.value)) return *truth ? "true" : "false";
    return text_of(entry, report);
}

std::optional<bool> truth_of(const Setting& entry, Report& report) {
    if (const auto* truth = std::get_if<bool>(&entry.value)) return *truth;
    invalid_setting(entry, "true or false", report);
    return std::nullopt;
}

std::optional<std::int64_t> number_of(const Setting& entry, std::int64_t least, std::int64_t most, Report& report) {
    const auto* number = std::get_if<std::int64_t>(&entry.value);
    if (number != nullptr && *number >= least && *number <= most) return *number;
    invalid_setting(entry, fmt::format("a whole number from {} to {}", least, most), report);
    return std::nullopt;
}

std::optional<std::size_t> choice_of(const Setting& entry, std::span<const std::string_view> choices, Report& report) {
    const auto* text = std::get_if<std::string>(&entry.value);
    const auto found = text == nullptr ? choices.end() : std::find(choices.begin(), choices.end(), *text);
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    report.error("product-wrong-value", entry.span, fmt::format("\"{}\" must be one of {}", entry.key, fmt::join(choices, ", ")),
                 text == nullptr ? "" : did_you_mean(*text, choices));
    return std::nullopt;
}

}  // namespace nabor
