// In: the name of a character entity, as "eacute". Out: its characters, in UTF-8.
// Holds: the names of HTML 5, which has those of HTML 4 and of the ISO entity sets of old TEI files. XML's own five are not in it.
#pragma once

#include <string_view>

namespace nabor::xml {

// "" for a name in no row.
std::string_view named_character(std::string_view name);

}  // namespace nabor::xml
