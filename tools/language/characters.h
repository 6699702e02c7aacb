// In: code points and short strings of UTF-8. Out: their kind, their ends, their folded form.
#pragma once

#include <string>
#include <string_view>

namespace nabor {

bool is_letter(char32_t c);
bool is_lower_case_letter(char32_t c);
bool is_combining_mark(char32_t c);                // non-spacing or enclosing: it stands on the letter before it
bool is_line_end_control(char32_t c);              // soft hyphen, zero width space, word joiner: they say where lines may end, and no more
bool is_direction_control(char32_t c);             // UAX #9, 2
bool is_hyphen(char32_t c);                        // - ‐ ‑, soft hyphen, and ¬ ⸗ of old prints
char32_t first_code_point(std::string_view text);  // 0 of an empty text
char32_t last_code_point(std::string_view text);
std::string_view without_last_code_point(std::string_view text);

// Case-folded (Unicode full case folding), the same for all languages.
std::string folded(std::string_view text);

}  // namespace nabor
