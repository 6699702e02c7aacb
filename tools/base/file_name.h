// In: a name from a book. Out: whether an output may have it.
// Holds: such a name stays in its folder, on every system, and is safe to print.
#pragma once

#include <string>
#include <string_view>

namespace nabor {

// "" or what is wrong with the name of an output, to which a suffix is added: "it has a slash", "it is empty", …
// Refused are what leads out of the folder (/ \ ..), what names nothing or something hidden, control characters and those that turn the
// direction of text, and what Windows reserves (CON, < > : " | ? *).
std::string fault_of_file_name(std::string_view name);

// The name with every character that is refused replaced by a hyphen; "book" when nothing of it can stay.
std::string as_file_name(std::string_view name);

}  // namespace nabor
