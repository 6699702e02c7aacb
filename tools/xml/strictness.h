// In: the text of a file that was read as XML. Out: findings of what makes it no well-formed XML.
// Holds: the parser is tolerant and keeps the text, but other readers of XML refuse the whole file (XML 1.0, 1.2 "fatal error"). Time in
// proportion to the text.
#pragma once

#include <string_view>

#include "base/report.h"
#include "base/source.h"

namespace nabor::xml {

// Reports every ampersand that begins no reference, "<" in an attribute's value, attribute that stands twice in a tag or touches the one
// before, "--" in a comment, "]]>" in a text, raw control character, and XML declaration that is not the file's beginning; after a hundred
// it stops.
void report_malformed(SourceId source, std::string_view text, Report& report);

}  // namespace nabor::xml
