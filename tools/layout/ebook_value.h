// In: a declaration's value. Out: whether the EPUB's stylesheet has it, and how it is written there.
// Holds: what a device decides for itself and what no device could follow is left out.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "layout/style.h"
#include "layout/token.h"

namespace nabor {

// How the EPUB's stylesheet takes a property.
struct EbookUse {
    enum class Scope : std::uint8_t { nowhere, below_body, everywhere };  // below_body: not on :root, html and body
    Scope scope = Scope::everywhere;
    std::string_view note{};                                            // Markdown for docs/layouts.md: which values it takes
    bool (*carries)(const Tokens& value, const Style& root) = nullptr;  // nullptr: every value
    std::string (*rewritten)(const std::string& css) = nullptr;         // nullptr: as it is
    std::string_view older_name{};                                      // under which older devices know it; written first
    std::string (*older_value)(const std::string& css) = nullptr;       // nullptr: the same
};

// For the table's rows.
namespace ebook {

bool is_other_family(const Tokens& value, const Style& root);     // than the root's, which the device chooses
bool is_relative_leading(const Tokens& value, const Style& root);  // a number or `normal`
// Legible on white and on black (contrast 4.5:1, WCAG 2.2, 1.4.3), since a reader may turn the page dark.
bool is_safe_colour(const Tokens& value, const Style& root);
bool is_not_run_in(const Tokens& value, const Style& root);
// Not one that opens a page: each chapter is a file of its own and opens a page anyway.
bool is_soft_break(const Tokens& value, const Style& root);
bool is_auto(const Tokens& value, const Style& root);

std::string with_space_after(const std::string& css);   // a list's marker in quotes: on paper it stands in a column of its own
std::string older_break(const std::string& css);        // page-break-*: CSS 2.1, 13.3.1, knows `avoid` alone
std::string older_capitals(const std::string& css);     // font-variant: CSS 2.1, 15.5, knows small-caps alone
std::string older_wrap(const std::string& css);         // word-wrap: knows break-word alone

}  // namespace ebook

// The value as CSS. Lengths become em of the root's size; em, vh, % and bare numbers stay. Nothing for a value that no device could follow.
std::optional<std::string> portable_css(const Tokens& value, const Style& root);

// A property that only reading systems know, or of which they know more values: a layout gives it in @media screen, with any value.
struct ScreenRow {
    std::string_view name;
    std::string_view example;
    EbookUse ebook = {};
};

std::span<const ScreenRow> screen_table();
const ScreenRow* find_screen_property(std::string_view name);

}  // namespace nabor
