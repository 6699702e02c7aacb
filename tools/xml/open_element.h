// In: XML that is not well-formed, and a place in it. Out: the element that is open there, for a message.
// Holds: it only names; no tree is made of it. Time in proportion to the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/report.h"
#include "base/source.h"

namespace nabor::xml {

struct OpenElement {
    std::string_view name;
    std::size_t offset = 0;  // of its start tag
};

// The innermost element whose end tag is missing before `end`: that which an end tag of another name stands in, else the last one open.
// Nothing when all elements are closed.
std::optional<OpenElement> open_element(std::string_view xml, std::size_t end);

// Reports the element that is open at `noticed`, where a parser found an end tag of another name, or the end of the file. False when all
// elements are closed.
bool report_unclosed(const Sources& sources, Span noticed, Report& report);

// Git leaves both versions of a place in the file, between lines that are no XML. False, and nothing reported, where there are none.
bool report_conflict(const Sources& sources, SourceId source, Report& report);

}  // namespace nabor::xml
