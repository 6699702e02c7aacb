// In: the table of flags. Out: the texts of --help and of the man page.
#pragma once

#include <string>

#include "nabor/flags.h"

namespace nabor {

std::string help_text();
std::string help_text(const CommandRow& command);
std::string man_page();  // roff, man(7); docs/nabor.1 is this text, and a test compares them

}  // namespace nabor
