// In: a name from a book. Out: whether an output may have it.
// Holds: such a name stays in its folder, on every system, and is safe to print.
#pragma once

#include <string>
#include <string_view>

namespace nabor {

// "" or what is wrong with the name of an output, to which a suffix is added: "it has a slash", "it is empty", …
// Refused are what leads out of the folder (/ \ ..), what names nothing or something hidden, control characters and those that turn the
// direction of text, what Windows reserves (CON, < > : " | ? *), and a dot at the end.
std::string fault_of_file_name(std::string_view name);

// Whether a text has nothing but spaces, of whatever width.
bool is_blank_text(std::string_view text);

// The name of a file or folder of this machine, with a hyphen for each character that a terminal would obey; else as it is.
std::string without_controls(std::string_view name);

}  // namespace nabor
