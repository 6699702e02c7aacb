// In: the table of flags. Out: the texts of --help and of the man page.
// Holds: no line of help is longer than 80 characters.
#pragma once

#include <string>

#include "nabor/flags.h"

namespace nabor {

std::string help_text();
std::string help_text(const CommandRow& command);
std::string man_page();  // roff, man(7); equal to docs/nabor.1

}  // namespace nabor
