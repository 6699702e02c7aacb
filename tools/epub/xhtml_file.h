// In: a file's language and title. Out: all of an XHTML file that comes before its body.
#pragma once

#include <string_view>

#include "epub/xml.h"

namespace nabor::epub {

// Leaves `html` open. `style`: the stylesheet's address from the file.
void open_xhtml_file(Xml& xml, std::string_view language, std::string_view title, std::string_view style);

}  // namespace nabor::epub
