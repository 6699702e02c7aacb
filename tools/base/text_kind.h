// In: a text without markup of XML, or the beginning of one with it. Out: what kind of document it is.
// Holds: private to this folder (file_kind.h). Guesses go by lines that a kind has and prose has not.
#pragma once

#include <string_view>

#include "base/file_kind.h"

namespace nabor {

inline bool contains(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

// Of a text that begins with "<".
FileKind kind_of_markup(std::string_view text);
FileKind kind_of_text(std::string_view text);

}  // namespace nabor
