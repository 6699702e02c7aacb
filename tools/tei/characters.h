// In: code points and short strings. Out: what the reader asks of them.
#pragma once

#include <string>
#include <string_view>

namespace nabor::tei {

bool is_letter(char32_t c);
bool is_lower_case_letter(char32_t c);
bool is_hyphen(char32_t c);                        // - ‐ ‑ soft hyphen, ¬ and ⸗ of old prints
char32_t first_code_point(std::string_view text);  // 0 of an empty text
char32_t last_code_point(std::string_view text);
std::string_view without_last_code_point(std::string_view text);

// In lower case, any script, without regard to the language.
std::string folded(std::string_view text);

}  // namespace nabor::tei
